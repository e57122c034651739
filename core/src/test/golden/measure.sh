#!/bin/bash
# Measures the largest errors of the functions against MPFR, class of arguments by class; see README.md.
#
#   measure.sh GOLDEN CLASSPATH [SCALE [SEED]]
#
# GOLDEN is the compiled golden.c, CLASSPATH has the classes of core and of its tests. SCALE multiplies the number
# of points: 1 takes some 10 minutes.
set -euo pipefail
golden=$1
classes=$2
scale=${3:-1}
seed=${4:-1}

measure() { # FUNCTION CLASS THOUSANDS-OF-POINTS
    printf '%-34s ' "$2"
    java -XX:+UseSerialGC -cp "$classes" org.heliosweep.function.MeasurementPoints \
        "$1" "$2" "$(($3 * 1000 * scale))" "$seed" | "$golden" measure "${1,,}"
}

for function in EXP LOG LOG2 LOG10 POW SIN COS TAN ASIN ACOS ATAN ATAN2 TANH; do
    measure $function special 3
    measure $function bits 100
done
measure NORMAL_QUANTILE special 3
measure NORMAL_PROBABILITY special 3

measure EXP uniform:-1:1 500
measure EXP uniform:-708:709.8 1000
measure EXP uniform:-746:-708 300
measure EXP multiples:log2:-1075:1024:0.5 500
measure EXP exponent:-60:-1 200

for function in LOG LOG2 LOG10; do
    measure $function exponent:-1074:1023 300
    measure $function uniform:0.5:2 800
    measure $function near:1 500
    measure $function uniform:0.69:0.72 300
    measure $function uniform:1.40:1.45 300
done

for class in wide edges subnormal nearOne seams huge model whole root one exact; do
    measure POW pow:$class 300
done

for function in SIN COS TAN; do
    measure $function uniform:-1e6:1e6 500
    measure $function uniform:-7:7 500
    measure $function multiples:pi/2:0:636619:0 400
    measure $function multiples:pi/2:0:636619:0.5 200
    measure $function exponent:-40:0 200
    # beyond 10^6
    measure $function uniform:1e6:1.07e9 300
    measure $function multiples:pi/2:636619:683000000:0 400
    measure $function multiples:pi/2:636619:683000000:0.5 200
done

for function in ASIN ACOS; do
    measure $function uniform:-1:1 500
    measure $function uniform:0.4:0.6 300
    measure $function uniform:-0.6:-0.4 300
    measure $function near:1 200
    measure $function exponent:-40:-1 200
done

measure ATAN uniform:-4:4 800
measure ATAN uniform:0.4:0.6 300
measure ATAN uniform:1.8:2.2 200
measure ATAN exponent:-40:70 300

for class in near wide seams subnormal small large; do
    measure ATAN2 atan2:$class 200
done

measure TANH uniform:-22:22 400
measure TANH uniform:0.2:0.8 400
measure TANH exponent:-30:5 400
measure TANH multiples:log2:1:60:0 100

measure NORMAL_PROBABILITY uniform:-6:6 400
measure NORMAL_PROBABILITY uniform:-39:39 200
measure NORMAL_PROBABILITY uniform:-38.6:-37.4 50
measure NORMAL_PROBABILITY exponent:-60:5 100

measure NORMAL_QUANTILE uniform:0:1 200
measure NORMAL_QUANTILE exponent:-1074:-2 5
measure NORMAL_QUANTILE exponent:-52:-2 50
measure NORMAL_QUANTILE near:0.5 50

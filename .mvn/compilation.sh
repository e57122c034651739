# shellcheck shell=sh disable=SC2034 # those that source this read the variable
# For sourcing. `compilation` tells the JVM of a sweep what to compile when.
#
# Generated code runs for seconds, not for hours: it is to be compiled soon. The inside of the Vector API is part of
# compiled code that calls it; by itself it runs only until then. The library that writes class files runs only once.
compilation='-XX:CompileCommand=quiet'
for compilation_scale in \
    'org.heliosweep.vector.GeneratedSegment*::*,0.03' \
    'jdk.incubator.vector.*::*,10.0' \
    'jdk.internal.vm.vector.*::*,10.0' \
    'jdk.internal.classfile.*::*,5.0'; do
    compilation="$compilation -XX:CompileCommand=CompileThresholdScaling,$compilation_scale"
done

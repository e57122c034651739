# shellcheck shell=sh disable=SC2034 # those that source this read the variable
# For sourcing. What the JVM of a sweep is told: `heap` and `compilation`; keep_signals says what it needs around it.

# The long arrays of a sweep lie in regions of their own, are never moved, and begin where their vectors lie in one cache
# line each (CacheLines.java). With a small young generation the memory of a sweep does not depend on how long it takes.
heap='-XX:+UseG1GC -XX:G1HeapRegionSize=1m -Xmn64m'

# Generated code runs for seconds, not for hours: it is to be compiled soon, and all else late, since most of it runs only
# once, such as what plans and what writes class files. The inside of the Vector API is part of compiled code that calls
# it; by itself it runs only until then. The first compiler always counts what happens in what it compiles: without that
# the second one does not know of what class vectors are, and makes objects of them for good.
compilation='-XX:Tier3DelayOn=1000 -XX:CompileThresholdScaling=6 -XX:CompileCommand=quiet'
for compilation_scale in \
    'org.heliosweep.vector.GeneratedSegment*::*,0.005' \
    'jdk.incubator.vector.*::*,1.7' \
    'jdk.internal.vm.vector.*::*,1.7'; do
    compilation="$compilation -XX:CompileCommand=CompileThresholdScaling,$compilation_scale"
done

# Lets the JVM whose home is $1 keep its signals. By one of them it stops its threads; the compiler inside a driver of OpenCL
# catches that, takes it for a failure, and removes the files that it is writing. With this library of the JVM it gets only
# signals that the JVM has no use for.
#
# In that list a blank or a colon ends a name, in the one of folders a colon or a semicolon does. Where neither can say the
# path, only drivers of OpenCL that fail now and then are lost.
keep_signals() {
    [ -r "$1/lib/libjsig.so" ] || return 0
    case $1 in
        *:*) return 0 ;;
        *' '*\;* | *\;*' '*) return 0 ;;
        *' '*)
            export LD_LIBRARY_PATH="$1/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
            export LD_PRELOAD="libjsig.so${LD_PRELOAD:+:$LD_PRELOAD}"
            ;;
        *) export LD_PRELOAD="$1/lib/libjsig.so${LD_PRELOAD:+:$LD_PRELOAD}" ;;
    esac
}

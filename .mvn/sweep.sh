# shellcheck shell=sh disable=SC2034 # those that source this read the variable
# For sourcing. What the JVM of a sweep is told: `heap` and `compilation`.

# The long arrays of a sweep lie in regions of their own, are never moved, and begin where their vectors lie in one cache
# line each (CacheLines.java). With a small young generation the memory of a sweep does not depend on how long it takes.
heap='-XX:+UseG1GC -XX:G1HeapRegionSize=1m -Xmn64m'

# Generated code runs for seconds, not for hours: it is to be compiled soon. The inside of the Vector API is part of
# compiled code that calls it; by itself it runs only until then. The library that writes class files runs only once.
# The first compiler always counts what happens in what it compiles: without that the second one does not know of what
# class vectors are, and makes objects of them for good.
compilation='-XX:Tier3DelayOn=1000 -XX:CompileCommand=quiet'
for compilation_scale in \
    'org.heliosweep.vector.GeneratedSegment*::*,0.03' \
    'jdk.incubator.vector.*::*,10.0' \
    'jdk.internal.vm.vector.*::*,10.0' \
    'jdk.internal.classfile.*::*,5.0'; do
    compilation="$compilation -XX:CompileCommand=CompileThresholdScaling,$compilation_scale"
done

package org.heliosweep.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.heliosweep.kernel.Backends;
import org.heliosweep.statistic.Totals;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A cold JVM: milliseconds from the text of the study until a number of scenarios is evaluated on one thread, classes
 * loaded and code compiled on the way.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
@State(Scope.Thread)
public class WarmUpBenchmark {
    /** What is done with W. */
    @Param("FLAT")
    public Variant variant;

    /** Which back end evaluates. */
    @Param(Backends.AUTO)
    public String backend;

    /** How many scenarios. */
    @Param({"1000", "1000000"})
    public long scenarios;

    /** Reads, plans, compiles and evaluates. */
    @Benchmark
    public Totals first() {
        try (Loop loop = new Loop(Workload.plan(variant), Backends.named(backend), Sweep.DEFAULT_BLOCK_SIZE)) {
            loop.evaluateFirst(scenarios);
            return loop.totals();
        }
    }
}

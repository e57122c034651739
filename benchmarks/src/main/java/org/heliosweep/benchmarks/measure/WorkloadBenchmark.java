package org.heliosweep.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The workload W on one thread: nanoseconds, and with {@code -prof gc} bytes allocated, for one scenario; 65,536 in a
 * call.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class WorkloadBenchmark {
    /** What is done with W. */
    @Param
    public Variant variant;

    /** Which back end evaluates. */
    @Param(Backends.AUTO)
    public String backend;

    /** How many scenarios a kernel call evaluates. */
    @Param("" + Sweep.DEFAULT_BLOCK_SIZE)
    public int block;

    private Loop loop;

    /** Compiles the plan. */
    @Setup
    public void prepare() {
        loop = new Loop(Workload.plan(variant), Backends.named(backend), block);
    }

    /** Gives memory back. */
    @TearDown
    public void close() {
        loop.close();
    }

    /** What the loop came to, for who checks it. */
    Loop loop() {
        return loop;
    }

    /** The kernel alone, over the scenarios of the first batch: this allocates nothing. */
    @Benchmark
    @OperationsPerInvocation(Batch.SIZE)
    public void kernel() {
        loop.blocks(Batch.SIZE);
    }

    /** What a worker of a sweep does besides: the sums of the batch are taken and merged, rows are copied. */
    @Benchmark
    @OperationsPerInvocation(Batch.SIZE)
    public int batch() {
        return loop.batch();
    }
}

package org.heliosweep.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Loop;
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
 * One expression as a whole model on a back end, on one thread: nanoseconds for one scenario, 65,536 in a call. What
 * {@code x} alone takes is the cost of a scenario without an operation: its inputs, or their draws, and the test that the
 * output is finite.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ExpressionBenchmark {
    /** Of x and y, each between 0.01 and 2. */
    @Param({
        "x",
        "x + y",
        "x / y",
        "x^15",
        "sqrt(x)",
        "exp(x)",
        "log(x)",
        "log10(x)",
        "x^y",
        "sin(x)",
        "tan(x)",
        "asin(x / 4)",
        "atan2(x, y)",
        "tanh(x)",
        "floor(x)",
        "if x < y then x else y",
        "sum(k in 1 .. 8: x^k)"
    })
    public String expression;

    /** Whether x and y are drawn, or come from columns in memory. */
    @Param("false")
    public boolean draws;

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
        loop = new Loop(Workload.plan(expression, draws), Backends.named(backend), block);
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

    /** The kernel alone, over the scenarios of the first batch. */
    @Benchmark
    @OperationsPerInvocation(Batch.SIZE)
    public void kernel() {
        loop.blocks(Batch.SIZE);
    }
}

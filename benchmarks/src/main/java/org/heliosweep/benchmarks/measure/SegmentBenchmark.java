package org.heliosweep.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
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
 * The same 400 operations in generated segments of different lengths, on one thread: nanoseconds for one scenario,
 * 65,536 in a call.
 *
 * <p>The operations are additions, subtractions and multiplications, in strands that do not depend on each other. There
 * is nothing else but count, sum, least and greatest value of the one output: no function, no table, no division.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class SegmentBenchmark {
    static final int STRANDS = 8;
    static final int STEPS = 16;

    /** Those of a step are three; then x is scaled, and the strands are added up and multiplied with y. */
    static final int OPERATIONS = STRANDS * (1 + 3 * STEPS) + STRANDS;

    /** Of x in the first value of each strand, so that it lies between 0 and 1. */
    static final double SCALE = 0.05;

    /** Where the logistic map is chaotic: an error anywhere is seen in the end. */
    static final double GROWTH = 3.9;

    /** About how many operations a segment has at most. */
    @Param({"12", "30", "90", "100", "200"})
    public int segment;

    private Loop loop;

    /** Strands of the logistic map, and their sum times y. */
    static String equations() {
        StringBuilder equations = new StringBuilder();
        for (int strand = 1; strand <= STRANDS; strand++) {
            equations.append("%s = x * %s\n".formatted(name(strand, 0), strand * SCALE));
            for (int step = 1; step <= STEPS; step++) {
                String before = name(strand, step - 1);
                equations.append("%s = %s * %s * (1 - %s)\n".formatted(name(strand, step), GROWTH, before, before));
            }
        }
        return equations
                + IntStream.rangeClosed(1, STRANDS)
                        .mapToObj(strand -> name(strand, STEPS))
                        .collect(Collectors.joining(" + ", "output z [1] = (", ") * y"));
    }

    private static String name(int strand, int step) {
        return "v" + strand + "_" + step;
    }

    /** What is evaluated. */
    static Plan plan() {
        return Workload.reduced(equations());
    }

    /** What generates segments of a length. */
    static Backend backend(int segment) {
        return Backends.named("vector").withSegment(segment);
    }

    /** Compiles the plan. */
    @Setup
    public void prepare() {
        loop = new Loop(plan(), backend(segment), Sweep.DEFAULT_BLOCK_SIZE);
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

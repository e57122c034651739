package org.heliosweep.benchmarks.measure;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.heliosweep.kernel.Batch;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
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
import org.openjdk.jmh.annotations.Warmup;

/** Each kind of accumulator: nanoseconds for one scenario, 1,024 in a call, about one in a hundred masked out. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ReductionBenchmark implements Partials.Values {
    static final int SCENARIOS = 1_024;
    static final int BUCKETS = 1 << 12;

    private static final int VALUE = 0;
    private static final int KEY = 1;
    private static final int MASK = 2;

    /** The kinds of {@link Accumulator}. */
    public enum Kind {
        /** How many. */
        COUNT(new Accumulator.Count(MASK)),
        /** The sum. */
        SUM(new Accumulator.Sum(VALUE, MASK)),
        /** The least value. */
        MINIMUM(new Accumulator.Minimum(VALUE, MASK)),
        /** The greatest value. */
        MAXIMUM(new Accumulator.Maximum(VALUE, MASK)),
        /** How often each key. */
        HISTOGRAM(new Accumulator.Histogram(KEY, BUCKETS, MASK));

        private final Accumulator accumulator;

        Kind(Accumulator accumulator) {
            this.accumulator = accumulator;
        }
    }

    /** Which kind. */
    @Param
    public Kind kind;

    private final double[] reals = new double[SCENARIOS];
    private final long[] keys = new long[SCENARIOS];
    private final boolean[] mask = new boolean[SCENARIOS];
    private Partials partials;
    private int row;

    /** Draws the values. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int index = 0; index < SCENARIOS; index++) {
            reals[index] = random.nextDouble(1, 1_000);
            keys[index] = random.nextInt(BUCKETS);
            mask[index] = random.nextInt(100) != 0;
        }
        Accumulators.Builder accumulators = new Accumulators.Builder();
        accumulators.add(kind.accumulator);
        partials = new Partials(accumulators.build(), Batch.SIZE / StridedSums.LEAF);
    }

    @Override
    public double[] reals(int node) {
        return reals;
    }

    @Override
    public long[] integers(int node) {
        return keys;
    }

    @Override
    public boolean[] truths(int node) {
        return mask;
    }

    /** Adds 1,024 scenarios, in the rows after those of the call before. */
    @Benchmark
    @OperationsPerInvocation(SCENARIOS)
    public Partials accumulate() {
        partials.accumulate(this, row, SCENARIOS);
        row = (row + SCENARIOS) % Batch.SIZE;
        return partials;
    }
}

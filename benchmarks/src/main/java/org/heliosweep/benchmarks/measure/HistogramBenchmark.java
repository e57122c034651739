package org.heliosweep.benchmarks.measure;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.heliosweep.statistic.Counts;
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

/**
 * Counting keys of logarithmic buckets: nanoseconds for one key, in turns of 256 keys for each of nine histograms, as
 * a pipeline does that has nine outputs.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class HistogramBenchmark {
    static final int KEYS = 8_192;
    static final int HISTOGRAMS = 9;

    private static final int SIZE = 1 << 22;
    private static final int PAGE = 1 << 10;
    private static final int TURN = 256;
    private static final int ONE = 1_023 * PAGE;
    private static final int NEGATIVE = SIZE / 2;

    /** Where keys lie. */
    public enum Spread {
        /** Values of ten powers of two. */
        CLOSE {
            @Override
            int key(SplittableRandom random) {
                return ONE + random.nextInt(10 * PAGE);
            }
        },
        /** Values of five powers of two, of either sign. */
        BOTH_SIGNS {
            @Override
            int key(SplittableRandom random) {
                return ONE + random.nextInt(5 * PAGE) + (random.nextBoolean() ? NEGATIVE : 0);
            }
        },
        /** One value in all scenarios. */
        SAME {
            @Override
            int key(SplittableRandom random) {
                return ONE;
            }
        };

        /** Draws a key. */
        abstract int key(SplittableRandom random);
    }

    /** Where keys lie. */
    @Param
    public Spread spread;

    private final long[][] keys = new long[HISTOGRAMS][KEYS];
    private final Counts[] counts = new Counts[HISTOGRAMS];

    /** Draws the keys. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        for (int histogram = 0; histogram < HISTOGRAMS; histogram++) {
            counts[histogram] = new Counts(SIZE);
            for (int index = 0; index < KEYS; index++) {
                keys[histogram][index] = spread.key(random);
            }
        }
    }

    /** What was counted in a histogram. */
    Counts counts(int histogram) {
        return counts[histogram];
    }

    /** Counts all keys once. */
    @Benchmark
    @OperationsPerInvocation(HISTOGRAMS * KEYS)
    public Counts[] count() {
        for (int from = 0; from < KEYS; from += TURN) {
            for (int histogram = 0; histogram < HISTOGRAMS; histogram++) {
                counts[histogram].add(keys[histogram], from, TURN);
            }
        }
        return counts;
    }
}

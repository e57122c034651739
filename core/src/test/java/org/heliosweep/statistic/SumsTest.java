package org.heliosweep.statistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumsTest {
    private static final int LEAVES = 16;
    private static final int BATCH = LEAVES * StridedSums.LEAF;

    /** The bound of {@link StridedSums}. */
    private static final double BOUND = 1.73e-14;

    /** Sums, defined by recursion over the absolute numbers: slow, and without any of the code under test. */
    private static final class Defined {
        private Defined() {}

        static double leaf(double[] values, int leaf) {
            double[] lanes = new double[32];
            for (int number = leaf * 4_096; number < Math.min(values.length, (leaf + 1) * 4_096); number++) {
                if (!Double.isNaN(values[number])) {
                    lanes[number % 32] += values[number];
                }
            }
            return folded(lanes, 0, 1);
        }

        /** Lanes first, first + step … : halves whose members are 16, then 8, 4, 2, 1 apart. */
        private static double folded(double[] lanes, int first, int step) {
            return step == 32 ? lanes[first] : folded(lanes, first, step * 2) + folded(lanes, first + step, step * 2);
        }

        static double tree(double[] values, int first, int width) {
            if ((long) first * 4_096 >= values.length) {
                return 0;
            }
            return width == 1
                    ? leaf(values, first)
                    : tree(values, first, width / 2) + tree(values, first + width / 2, width / 2);
        }
    }

    private static double[] values(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count, -1, 1)
                .map(x -> x * Math.pow(10, random.nextInt(-8, 9)))
                .toArray();
    }

    /** Sum 0 is that of the squares, sum 1 that of the values. */
    private static Sums sum(double[] values, int blockSize) {
        SumTree tree = new SumTree(2);
        StridedSums strided = new StridedSums(2, LEAVES);
        for (int batch = 0; batch * BATCH < values.length; batch++) {
            int rows = Math.min(BATCH, values.length - batch * BATCH);
            for (int row = 0; row < rows; row += blockSize) {
                int count = Math.min(blockSize, rows - row);
                int first = batch * BATCH + row;
                double[] block = Arrays.copyOfRange(values, first, first + count);
                boolean[] mask = new boolean[count];
                for (int i = 0; i < count; i++) {
                    mask[i] = !Double.isNaN(block[i]);
                }
                double[] squares =
                        Arrays.stream(block).map(value -> value * value).toArray();
                strided.add(0, row, squares, mask, count);
                strided.add(1, row, block, mask, count);
            }
            tree.add(strided.reduce());
        }
        return tree.total();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 4_095, 4_096, 4_097, 65_535, 65_536, 65_537, 200_001, 500_000})
    void theOrderOfAdditionIsTheOneThatIsDefined(int count) {
        double[] values = values(count, count);
        for (int i = 5; i < count; i += 7) {
            values[i] = Double.NaN;
        }
        double expected = Defined.tree(values, 0, 128);
        for (int blockSize : new int[] {1, 7, 31, 32, 33, 256, 4_096, 65_536}) {
            assertSameBits(expected, sum(values, blockSize).get(1));
        }
    }

    private static void assertSameBits(double expected, double found) {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(found));
    }

    @Test
    void sumsAreWithinTheirBound() {
        double[] values = values(300_000, 3);
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal size = BigDecimal.ZERO;
        for (double value : values) {
            exact = exact.add(new BigDecimal(value));
            size = size.add(new BigDecimal(value).abs());
        }
        assertClose(exact, sum(values, 1_000).get(1), size);
    }

    /**
     * 1.7 · 10^10 values: the same batch again and again. The last addend is the least favourable one: just above half
     * a unit in the last place of a lane that begins with 1, it is rounded up 127 times.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1 / 3.0, 1e-3, 0x1.8p-53, 0x1.000002p-53})
    void sumsOfAsManyScenariosAsAreStatedAreWithinTheirBound(double addend) {
        double[] values = new double[BATCH];
        for (int row = 0; row < BATCH; row++) {
            values[row] = row % 4_096 < 32 ? 1 : addend;
        }
        Sums batch = sum(values, BATCH);
        int batches = 1 << 18;
        SumTree tree = new SumTree(2);
        for (int index = 0; index < batches; index++) {
            tree.add(batch);
        }
        BigDecimal exact = new BigDecimal(addend)
                .multiply(BigDecimal.valueOf(127))
                .add(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(512L * batches));
        double found = tree.total().get(1);
        assertClose(exact, found, exact);
        if (addend == 0x1.000002p-53) {
            assertTrue(found - exact.doubleValue() > 1.39e-14 * found, "the bound could be lower");
        }
    }

    private static void assertClose(BigDecimal exact, double found, BigDecimal size) {
        double error = new BigDecimal(found).subtract(exact).abs().doubleValue();
        assertTrue(error <= BOUND * size.doubleValue(), "error " + error + " of " + size.doubleValue());
    }

    @Test
    void sumsOfWholeNumbersAreExact() {
        SplittableRandom random = new SplittableRandom(8);
        long[] whole = random.longs(200_000, -(1L << 34), 1L << 34).toArray();
        double[] values = Arrays.stream(whole).mapToDouble(value -> value).toArray();
        assertEquals((double) Arrays.stream(whole).sum(), sum(values, 777).get(1));
    }

    /** A back end may skip what is masked out, or add +0.0. */
    @Test
    void aScenarioThatIsMaskedOutIsTheSameAsZero() {
        double[] values = values(BATCH, 6);
        double[] zeros = new double[BATCH];
        boolean[] mask = new boolean[BATCH];
        boolean[] all = new boolean[BATCH];
        Arrays.fill(all, true);
        SplittableRandom random = new SplittableRandom(7);
        double[] unwanted = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1};
        for (int i = 0; i < BATCH; i++) {
            mask[i] = random.nextInt(3) > 0;
            zeros[i] = mask[i] ? values[i] : 0.0;
            values[i] = mask[i] ? values[i] : unwanted[random.nextInt(unwanted.length)];
        }
        StridedSums masked = new StridedSums(1, LEAVES);
        masked.add(0, 0, values, mask, BATCH);
        StridedSums selected = new StridedSums(1, LEAVES);
        selected.add(0, 0, zeros, all, BATCH);
        assertArrayEquals(masked.lanes(), selected.lanes());
        assertSameBits(masked.reduce().get(0), selected.reduce().get(0));
    }

    @Test
    void sumsAreNeverMinusZero() {
        double[] values = new double[BATCH + 5];
        Arrays.fill(values, -0.0);
        assertSameBits(0.0, sum(values, 1_000).get(1));
        assertSameBits(0.0, sum(new double[] {1, -1, -0.0}, 3).get(1));
    }

    @Test
    void emptyBatchesChangeNoBit() {
        double[] values = values(BATCH, 4);
        double[] surrounded = new double[6 * BATCH];
        Arrays.fill(surrounded, Double.NaN);
        System.arraycopy(values, 0, surrounded, 3 * BATCH, BATCH);
        Sums alone = sum(values, 500);
        Sums among = sum(surrounded, 500);
        assertSameBits(alone.get(1), among.get(1));
    }

    @Test
    void anythingCanBeMergedWithTheSumsOverNothing() {
        Sums some = sum(values(1_000, 9), 1_000);
        Sums merged = some.merge(Sums.none(2)).merge(Sums.none(2));
        Sums reversed = Sums.none(2).merge(some);
        for (Sums each : new Sums[] {merged, reversed}) {
            assertSameBits(some.get(0), each.get(0));
            assertSameBits(some.get(1), each.get(1));
        }
        assertEquals(0, new SumTree(1).total().get(0));
    }
}

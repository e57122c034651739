package org.heliosweep.statistic;

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

    /** Sums, defined by recursion over the absolute numbers: slow, and without any of the code under test. */
    private record Pair(double high, double low) {
        static final Pair ZERO = new Pair(0, 0);

        Pair plus(Pair other) {
            double sum = high + other.high;
            double b = sum - high;
            return new Pair(sum, (low + other.low) + ((high - (sum - b)) + (other.high - b)));
        }

        static Pair leaf(double[] values, int leaf) {
            Pair[] lanes = new Pair[32];
            Arrays.fill(lanes, ZERO);
            for (int number = leaf * 4_096; number < Math.min(values.length, (leaf + 1) * 4_096); number++) {
                if (!Double.isNaN(values[number])) {
                    lanes[number % 32] = lanes[number % 32].plus(new Pair(values[number], 0));
                }
            }
            return folded(lanes, 0, 1);
        }

        /** Lanes first, first + step … : halves whose members are 16, then 8, 4, 2, 1 apart. */
        private static Pair folded(Pair[] lanes, int first, int step) {
            return step == 32
                    ? lanes[first]
                    : folded(lanes, first, step * 2).plus(folded(lanes, first + step, step * 2));
        }

        static Pair tree(double[] values, int first, int width) {
            if ((long) first * 4_096 >= values.length) {
                return ZERO;
            }
            return width == 1
                    ? leaf(values, first)
                    : tree(values, first, width / 2).plus(tree(values, first + width / 2, width / 2));
        }
    }

    private static double[] values(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count, -1, 1)
                .map(x -> x * Math.pow(10, random.nextInt(-8, 9)))
                .toArray();
    }

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
                strided.addProducts(0, row, block, block, mask, count);
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
        Pair expected = Pair.tree(values, 0, 128);
        for (int blockSize : new int[] {1, 7, 31, 32, 33, 256, 4_096, 65_536}) {
            Sums sums = sum(values, blockSize);
            assertEquals(expected.high(), sums.high(1));
            assertEquals(expected.low(), sums.low(1));
        }
    }

    @Test
    void sumsAreExactToManyMoreDigitsThanOneRealHas() {
        double[] values = values(300_000, 3);
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        BigDecimal size = BigDecimal.ZERO;
        for (double value : values) {
            BigDecimal each = new BigDecimal(value);
            exact = exact.add(each);
            squares = squares.add(each.multiply(each));
            size = size.add(each.abs());
        }
        Sums sums = sum(values, 1_000);
        assertClose(exact, sums, 1, size);
        assertClose(squares, sums, 0, squares);
    }

    private static void assertClose(BigDecimal exact, Sums sums, int sum, BigDecimal scale) {
        BigDecimal error = new BigDecimal(sums.high(sum))
                .add(new BigDecimal(sums.low(sum)))
                .subtract(exact)
                .abs();
        assertTrue(error.doubleValue() <= 1e-27 * scale.doubleValue(), "error " + error.doubleValue());
    }

    @Test
    void emptyBatchesChangeNoBit() {
        double[] values = values(BATCH, 4);
        double[] surrounded = new double[6 * BATCH];
        Arrays.fill(surrounded, Double.NaN);
        System.arraycopy(values, 0, surrounded, 3 * BATCH, BATCH);
        Sums alone = sum(values, 500);
        Sums among = sum(surrounded, 500);
        assertEquals(alone.high(1), among.high(1));
        assertEquals(alone.low(1), among.low(1));
    }

    @Test
    void anythingCanBeMergedWithTheSumsOverNothing() {
        Sums some = sum(values(1_000, 9), 1_000);
        Sums merged = some.merge(Sums.none(2)).merge(Sums.none(2));
        Sums reversed = Sums.none(2).merge(some);
        for (Sums each : new Sums[] {merged, reversed}) {
            assertEquals(some.high(0), each.high(0));
            assertEquals(some.low(0), each.low(0));
        }
        assertEquals(0, new SumTree(1).total().high(0));
    }
}

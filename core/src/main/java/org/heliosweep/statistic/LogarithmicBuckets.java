package org.heliosweep.statistic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.UnaryOperation;

/**
 * Counts reals by their leading bits, so that quantiles come from integers and do not depend on any order:
 *
 * <pre>
 *   bit 63   62 .. 52   51 .. 42                41 .. 0
 *   sign     exponent   mantissa, leading ten   not looked at
 * </pre>
 *
 * The key of a bucket is the upper 22 bits. What is reported for a value is the middle of its bucket, which is at most
 * 1/2048 of the value away (0.0489 %). Below 2^-1022 in magnitude it is at most 2^-1032 away; the bucket around zero
 * reports zero.
 */
final class LogarithmicBuckets {
    /** How many buckets there are, those of infinity and NaN among them. */
    static final int SIZE = 1 << 22;

    private static final int IGNORED_BITS = 42;
    private static final int NEGATIVE = SIZE / 2;

    /** Behind the last bucket of finite numbers, of either sign. */
    private static final int FINITE = 2_047 << 10;

    private LogarithmicBuckets() {}

    /** The node of the key of a real. */
    static int key(GraphBuilder graph, int value) {
        return graph.binary(
                BinaryOperation.SHIFT_RIGHT_UNSIGNED,
                graph.unary(UnaryOperation.BITS_OF_REAL, value),
                graph.integer(IGNORED_BITS));
    }

    /**
     * The quantile of counted values: the middle of the bucket of the ⌈p n⌉-th least value, at least the first one.
     * The probability means the decimal number that it is written as, so 0.07 of 100 values is the seventh.
     *
     * @param counts the counts by key
     * @param count how many were counted
     * @return NaN where nothing was counted
     */
    static double quantile(Counts counts, long count, double probability) {
        if (count == 0) {
            return Double.NaN;
        }
        long rank = BigDecimal.valueOf(probability)
                .multiply(BigDecimal.valueOf(count))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        long below = 0;
        long wanted = Math.max(1, rank);
        for (int key = NEGATIVE + FINITE - 1; key >= NEGATIVE; key--) {
            below += counts.get(key);
            if (below >= wanted) {
                return middle(key);
            }
            if (counts.pageIsEmpty(key)) {
                key &= -1_024;
            }
        }
        for (int key = 0; key < FINITE; key++) {
            below += counts.get(key);
            if (below >= wanted) {
                return middle(key);
            }
            if (counts.pageIsEmpty(key)) {
                key |= 1_023;
            }
        }
        throw new IllegalArgumentException(count + " values, but only " + below + " in finite buckets");
    }

    private static double middle(int key) {
        if (key % NEGATIVE == 0) {
            return 0;
        }
        double low = Double.longBitsToDouble((long) key << IGNORED_BITS);
        return Double.longBitsToDouble(Double.doubleToRawLongBits(low) | 1L << (IGNORED_BITS - 1));
    }
}

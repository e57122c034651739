package org.heliosweep.vector;

import org.heliosweep.graph.Arithmetic;

/**
 * Primitive operations over blocks: one small loop for each, so that it is compiled soon, once for all models. Every
 * value has an array of its own, for the compiler makes vector instructions of loops over the same places of arrays.
 */
final class BlockOperations {
    private static final long CANONICAL_NAN = Double.doubleToLongBits(Double.NaN);

    private BlockOperations() {}

    static void negate(double[] a, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = -a[i];
        }
    }

    static void absolute(double[] a, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Math.abs(a[i]);
        }
    }

    static void squareRoot(double[] a, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Math.sqrt(a[i]);
        }
    }

    static void roundToSingle(double[] a, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Arithmetic.roundToSingle(a[i]);
        }
    }

    static void not(boolean[] a, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = !a[i];
        }
    }

    static void bitsOfReal(double[] a, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            double value = a[i];
            result[i] = Double.isNaN(value) ? CANONICAL_NAN : Double.doubleToRawLongBits(value);
        }
    }

    static void realOfBits(long[] a, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Double.longBitsToDouble(a[i]);
        }
    }

    static void realOfInteger(long[] a, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = (double) a[i];
        }
    }

    static void integerOfReal(double[] a, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = (long) a[i];
        }
    }

    static void add(double[] a, double[] b, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] + b[i];
        }
    }

    static void subtract(double[] a, double[] b, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] - b[i];
        }
    }

    static void multiply(double[] a, double[] b, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] * b[i];
        }
    }

    static void divide(double[] a, double[] b, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] / b[i];
        }
    }

    static void minimum(double[] a, double[] b, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Arithmetic.minimum(a[i], b[i]);
        }
    }

    static void maximum(double[] a, double[] b, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Arithmetic.maximum(a[i], b[i]);
        }
    }

    static void less(double[] a, double[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] < b[i];
        }
    }

    static void lessOrEqual(double[] a, double[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] <= b[i];
        }
    }

    static void equal(double[] a, double[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] == b[i];
        }
    }

    static void and(boolean[] a, boolean[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] && b[i];
        }
    }

    static void or(boolean[] a, boolean[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] || b[i];
        }
    }

    static void add(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] + b[i];
        }
    }

    static void subtract(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] - b[i];
        }
    }

    static void multiply(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] * b[i];
        }
    }

    static void bitsAnd(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] & b[i];
        }
    }

    static void bitsOr(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] | b[i];
        }
    }

    static void bitsExclusiveOr(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] ^ b[i];
        }
    }

    static void shiftLeft(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] << b[i];
        }
    }

    static void shiftRight(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] >> b[i];
        }
    }

    static void shiftRightUnsigned(long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] >>> b[i];
        }
    }

    static void less(long[] a, long[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] < b[i];
        }
    }

    static void equal(long[] a, long[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = a[i] == b[i];
        }
    }

    static void fusedMultiplyAdd(double[] a, double[] b, double[] c, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Math.fma(a[i], b[i], c[i]);
        }
    }

    static void singleFusedMultiplyAdd(double[] a, double[] b, double[] c, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = Arithmetic.singleFusedMultiplyAdd(a[i], b[i], c[i]);
        }
    }

    static void select(boolean[] condition, double[] a, double[] b, double[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = condition[i] ? a[i] : b[i];
        }
    }

    static void select(boolean[] condition, long[] a, long[] b, long[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = condition[i] ? a[i] : b[i];
        }
    }

    static void select(boolean[] condition, boolean[] a, boolean[] b, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = condition[i] ? a[i] : b[i];
        }
    }

    /** Truths from 1.0 and 0.0. */
    static void truthOfReal(double[] source, int from, boolean[] result, int count) {
        for (int i = 0; i < count; i++) {
            result[i] = source[from + i] != 0;
        }
    }

    /** Truths to 1.0 and 0.0. */
    static void realOfTruth(boolean[] a, double[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = a[i] ? 1 : 0;
        }
    }

    /** Whether all are finite. */
    static boolean allFinite(double[] a, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[i] * 0;
        }
        return sum == 0;
    }

    /** Whether all are true. */
    static boolean all(boolean[] a, int count) {
        boolean all = true;
        for (int i = 0; i < count; i++) {
            all &= a[i];
        }
        return all;
    }
}

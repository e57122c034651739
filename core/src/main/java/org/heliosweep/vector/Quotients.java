package org.heliosweep.vector;

/** Integer division by a constant, which no processor has vectors for. */
final class Quotients {
    /** Reals tell smaller integers apart. */
    private static final long SMALL = 1L << 53;

    private Quotients() {}

    /**
     * Divides by a positive number.
     *
     * @param integers where the dividends and the results are
     * @param from where the dividends begin
     * @param remainder whether the remainders are wanted and not the quotients
     * @param target where the results begin
     * @param length how many there are
     */
    static void divide(long[] integers, int from, long divisor, boolean remainder, int target, int length) {
        long all = divisor;
        for (int lane = 0; lane < length; lane++) {
            all |= integers[from + lane];
        }
        if (all < 0 || all >= SMALL) {
            for (int lane = 0; lane < length; lane++) {
                long dividend = integers[from + lane];
                integers[target + lane] = remainder ? dividend % divisor : dividend / divisor;
            }
            return;
        }
        // Below 2^53 the rounded quotient of reals has the right whole part: where it is not whole, the next whole
        // number above is at least 1 / divisor away, which is more than half a unit in its last place.
        double real = divisor;
        if (remainder) {
            for (int lane = 0; lane < length; lane++) {
                long dividend = integers[from + lane];
                integers[target + lane] = dividend - ((long) (dividend / real)) * divisor;
            }
        } else {
            for (int lane = 0; lane < length; lane++) {
                integers[target + lane] = (long) (integers[from + lane] / real);
            }
        }
    }
}

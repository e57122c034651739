package org.heliosweep.function;

/**
 * e^x = 2^n · e^r with n = round(x / log 2) and r = x − n · log 2.
 *
 * <p>The product of n and the upper part of log 2 (32 bits) is exact and so is its difference from x. With r = exact +
 * small, e^r = 1 + (exact + (r² · q(r) + small)): the rounding of r does not reach the result at full weight. A step of
 * the exact part outweighs the rounding errors of the rest, so the function is monotonic inside a binade of the result;
 * between them a test looks at every seam.
 *
 * <p>Coefficients: {@code coefficients.py}, "exp".
 */
final class Exponential {
    private static final double LOG2_HIGH = 0x1.62e42ffp-1;
    private static final double LOG2_LOW = -0x1.718432a1b0e26p-35;
    private static final double RECIPROCAL_LOG2 = 0x1.71547652b82fep+0;

    /** (e^r − 1 − r) / r² for |r| ≤ 0.3466; loses 2^−57.5 of e^r. */
    private static final double[] EXPONENTIAL = {
        0x1.000000000000bp-1,
        0x1.555555555550fp-3,
        0x1.55555555502a5p-5,
        0x1.1111111122b4fp-7,
        0x1.6c16c1852a4fep-10,
        0x1.a01a014494116p-13,
        0x1.a01997cc05387p-16,
        0x1.71deec7559807p-19,
        0x1.28af3ca710602p-22,
        0x1.add7c75592b0ap-26,
    };

    /** Below it the result is 0, whatever the rounding of the steps. */
    private static final double LOWEST = -746;

    /** Above it the result is infinite. */
    private static final double HIGHEST = 710;

    /** Up to it in magnitude the result is normal, and so is 2^n. */
    private static final double ORDINARY = 708;

    private Exponential() {}

    static int full(Formula f, int x) {
        int clamped = f.maximum(f.real(LOWEST), f.minimum(f.real(HIGHEST), x));
        int rounded = rounded(f, clamped);
        return f.scale(mantissa(f, clamped, rounded), rounded);
    }

    static Core core(Formula f, int x) {
        int rounded = rounded(f, x);
        int result = f.multiply(mantissa(f, x, rounded), f.powerOfTwo(f.bits(rounded)));
        return new Core(result, f.lessOrEqual(f.absolute(x), f.real(ORDINARY)));
    }

    /** {@link Formula#ROUNDER} + n. */
    private static int rounded(Formula f, int x) {
        return f.multiplyAdd(x, f.real(RECIPROCAL_LOG2), f.real(Formula.ROUNDER));
    }

    /** e^r. */
    private static int mantissa(Formula f, int x, int rounded) {
        int n = f.subtract(rounded, f.real(Formula.ROUNDER));
        int exact = f.multiplyAdd(n, f.real(-LOG2_HIGH), x);
        int small = f.multiply(n, f.real(-LOG2_LOW));
        int r = f.add(exact, small);
        int rest = f.add(exact, f.multiplyAdd(f.multiply(r, r), f.polynomial(r, EXPONENTIAL), small));
        return f.add(f.real(1), rest);
    }
}

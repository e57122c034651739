package org.heliosweep.function;

/**
 * Sine, cosine and tangent: x = n · π/2 + r with |r| ≤ π/4, sin r and cos r by polynomials, one of them by n.
 *
 * <p>Reduction. π/2 = P1 + P2 + P3 with 53, 23 and 53 bits. For |x| up to 2^30, n has 30 bits; x − n · P1 is a multiple of
 * 2^−53 below 1 (or n is 0), so one fused operation gives it exactly. n · P2 is exact as well and its difference from
 * that is caught in two parts, exactly; only the product with P3 is rounded. Beyond 2^30 the result is NaN: an angle
 * there has lost its meaning in every model that we know, and NaN says so.
 *
 * <p>Coefficients: {@code coefficients.py}, "sin" and "cos".
 */
final class Trigonometry {
    private static final double LARGEST = 0x1p30;
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double HALF_PI_1 = 0x1.921fb54442d18p+0;
    private static final double HALF_PI_2 = 0x1.1a6264p-54;
    private static final double HALF_PI_3 = -0x1.9d747f23e32edp-79;

    /** (r − sin r) / r³ in r² for |r| ≤ π/4; loses 2^−57.8 of the sine. */
    private static final double[] SINE = {
        0x1.5555555555548p-3,
        -0x1.111111110f77ep-7,
        0x1.a01a019bf8225p-13,
        -0x1.71de356509d70p-19,
        0x1.ae5e597d46e37p-26,
        -0x1.5d8fb7fd338b0p-33,
    };

    /** (cos r − 1 + r²/2) / r⁴ in r² for |r| ≤ π/4; loses 2^−64 of the cosine. */
    private static final double[] COSINE = {
        0x1.555555555554bp-5,
        -0x1.6c16c16c1504cp-10,
        0x1.a01a019c97a12p-16,
        -0x1.27e4f7f911c9bp-22,
        0x1.1ee9e17e49e17p-29,
        -0x1.8fa9a72861214p-37,
    };

    private Trigonometry() {}

    /**
     * A reduced argument.
     *
     * @param quadrant an integer whose low two bits are those of n
     * @param high r, rounded
     * @param minusLow what is to be taken away from it
     */
    private record Reduced(int quadrant, int high, int minusLow) {}

    /** A value in two parts, rounded and what the rounding left out. */
    private record Sum(int high, int low) {}

    static int sine(Formula f, int x) {
        Reduced r = reduce(f, x);
        int cosine = cosine(f, r).high;
        int sine = sine(f, r, cosine).high;
        int value = f.select(isOdd(f, r.quadrant), cosine, sine);
        return withinRange(f, x, f.exclusiveSign(value, signOfSecondBit(f, r.quadrant)));
    }

    static int cosine(Formula f, int x) {
        Reduced r = reduce(f, x);
        int cosine = cosine(f, r).high;
        int sine = sine(f, r, cosine).high;
        int value = f.select(isOdd(f, r.quadrant), sine, cosine);
        // the signs are + − − + for n = 0, 1, 2, 3: the second bit of n + 1
        int next = f.integerAdd(r.quadrant, f.integer(1));
        return withinRange(f, x, f.exclusiveSign(value, signOfSecondBit(f, next)));
    }

    /** sin r / cos r or −cos r / sin r; both are kept in two parts, so that the quotient can be corrected. */
    static int tangent(Formula f, int x) {
        Reduced r = reduce(f, x);
        Sum cosine = cosine(f, r);
        Sum sine = sine(f, r, cosine.high);
        int odd = isOdd(f, r.quadrant);
        int numerator = f.select(odd, cosine.high, sine.high);
        int numeratorLow = f.select(odd, cosine.low, sine.low);
        int denominator = f.select(odd, sine.high, cosine.high);
        int denominatorLow = f.select(odd, sine.low, cosine.low);
        int reciprocal = f.divide(f.real(1), denominator);
        int quotient = f.multiply(numerator, reciprocal);
        // arranged so that −0 stays −0
        int excess = f.add(
                f.multiplyAdd(quotient, denominator, f.negate(numerator)),
                f.multiplyAdd(quotient, denominatorLow, f.negate(numeratorLow)));
        int tangent = f.subtract(quotient, f.multiply(excess, reciprocal));
        int sign = f.shiftLeft(r.quadrant, 63);
        return withinRange(f, x, f.exclusiveSign(tangent, sign));
    }

    private static Reduced reduce(Formula f, int x) {
        int rounded = f.multiplyAdd(x, f.real(TWO_OVER_PI), f.real(Formula.ROUNDER));
        int n = f.subtract(rounded, f.real(Formula.ROUNDER));
        int first = f.multiplyAdd(n, f.real(-HALF_PI_1), x);
        int second = f.multiply(n, f.real(HALF_PI_2));
        int high = f.subtract(first, second);
        int lost = f.subtract(second, f.subtract(first, high));
        int minusLow = f.multiplyAdd(n, f.real(HALF_PI_3), lost);
        return new Reduced(f.bits(rounded), high, minusLow);
    }

    /** cos r = (1 − z/2) + (what its rounding left out + z² · C(z) − r · low), z = r². */
    private static Sum cosine(Formula f, Reduced r) {
        int z = f.multiply(r.high, r.high);
        int zLow = f.multiplyAdd(r.high, r.high, f.negate(z));
        int one = f.real(1);
        int minusHalf = f.real(-0.5);
        int first = f.multiplyAdd(z, minusHalf, one);
        int lost = f.multiplyAdd(z, minusHalf, f.subtract(one, first));
        int exact = f.multiplyAdd(zLow, minusHalf, lost);
        int rest = f.multiplyAdd(f.multiply(z, z), f.polynomial(z, COSINE), exact);
        int second = f.multiplyAdd(r.high, r.minusLow, rest);
        int high = f.add(first, second);
        return new Sum(high, f.add(f.subtract(first, high), second));
    }

    /** sin r = r − (r · z · S(z) − low · cos r), z = r²; −0 stays −0. */
    private static Sum sine(Formula f, Reduced r, int cosine) {
        int z = f.multiply(r.high, r.high);
        int cube = f.multiply(z, r.high);
        int rest = f.multiplyAdd(cube, f.polynomial(z, SINE), f.multiply(r.minusLow, cosine));
        int high = f.subtract(r.high, rest);
        return new Sum(high, f.subtract(f.subtract(r.high, high), rest));
    }

    private static int withinRange(Formula f, int x, int result) {
        return f.select(f.lessOrEqual(f.absolute(x), f.real(LARGEST)), result, f.real(Double.NaN));
    }

    private static int isOdd(Formula f, int quadrant) {
        return f.integerEqual(f.bitsAnd(quadrant, f.integer(1)), f.integer(1));
    }

    private static int signOfSecondBit(Formula f, int quadrant) {
        return f.bitsAnd(f.shiftLeft(quadrant, 62), f.integer(Formula.SIGN));
    }
}

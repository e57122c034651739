package org.heliosweep.function;

/**
 * x^y = 2^(y · log2 |x|), with a sign.
 *
 * <p>The exponent goes up to 1075, so log2 |x| is needed to some 66 bits: it is a sum of two parts, high and low, and so
 * is its product with y. With |x| = 2^k · m, f = m − 1 and s = f / (2 + f),
 * log2 m = s · (C1 + s² · (C3 + s² · (C5 + s² · T(s²)))), where everything but T is carried in two parts.
 *
 * <p>Then e = y · log2 |x| = n + r and 2^e = 2^n · 2^r. 2^r = 1 + r · log 2 + r² · q(r) is summed without losing what
 * the rounding of 1 + r · log 2 leaves out. All errors before the last rounding stay below half an ulp, so a result
 * that is a binary64 number is found exactly: x^1 = x, 3^3 = 27.
 *
 * <p>Coefficients: {@code coefficients.py}, "log2" and "exp2".
 */
final class Power {
    /** 2 / log 2. */
    private static final double FIRST_HIGH = 0x1.71547652b82fep+1;

    private static final double FIRST_LOW = 0x1.777d0ffda0d24p-55;

    /** 2 / (3 log 2). */
    private static final double THIRD_HIGH = 0x1.ec709dc3a03fdp-1;

    private static final double THIRD_LOW = 0x1.d27f05548af0cp-55;

    /** 2 / (5 log 2). */
    private static final double FIFTH_HIGH = 0x1.2776c50ef9bfep-1;

    private static final double FIFTH_LOW = 0x1.e4b29ccc535d4p-55;

    /** The rest of log2 m, over s^7, in s²; loses 2^−71 of the logarithm. */
    private static final double[] LOGARITHM = {
        0x1.a61762a7ae3c7p-2,
        0x1.484b13d72e0ebp-2,
        0x1.0c9a85057127cp-2,
        0x1.c68f028340cc9p-3,
        0x1.8a06569e7d899p-3,
        0x1.593ae5735bcbfp-3,
        0x1.601841a22758dp-3,
    };

    private static final double LOG2_HIGH = 0x1.62e42fefa39efp-1;

    /** (2^r − 1 − r · log 2) / r² for |r| ≤ 0.5; loses 2^−57.5 of 2^r. */
    private static final double[] EXPONENTIAL = {
        0x1.ebfbdff82c5a5p-3,
        0x1.c6b08d704a069p-5,
        0x1.3b2ab6fb9ffb0p-7,
        0x1.5d87fe78bb42dp-10,
        0x1.4309130f147ddp-13,
        0x1.ffcbfbf157241p-17,
        0x1.62bfc71c1621cp-20,
        0x1.b525fb66603d5p-24,
        0x1.e61c1519b1c2cp-28,
        0x1.e84a59860e9dep-32,
    };

    /** From 2^53 on every number is an even integer. */
    private static final double EVEN = 0x1p53;

    /** Neither even nor odd, as is everything between it and 0: halves of those would be rounded. */
    private static final double FRACTION = 0x1p-60;

    /**
     * An exponent y from which on nothing changes: 2^64 · log2 |x| is beyond {@link #OVERFLOW} for every |x| but 1. An
     * infinite y becomes this, so that 1 to the power of it is 1.
     */
    private static final double LARGEST = 0x1p64;

    /** A magnitude of e from which on the result is 0 or infinite. */
    private static final double OVERFLOW = 1100;

    /** A magnitude of e up to which the result is normal, and so is 2^n. */
    private static final double ORDINARY = 1021;

    private Power() {}

    /** A sum that has not been rounded. */
    private record Sum(int high, int low) {}

    static int full(Formula f, int x, int y) {
        int zero = f.real(0);
        int one = f.real(1);
        int infinity = f.real(Double.POSITIVE_INFINITY);
        int magnitude = f.absolute(x);
        Sum logarithm = logarithm(f, Logarithm.split(f, magnitude));
        int finite = f.select(f.less(magnitude, infinity), logarithm.high, magnitude);
        int high = f.select(f.equal(x, zero), f.real(Double.NEGATIVE_INFINITY), finite);
        int bounded = f.maximum(f.real(-LARGEST), f.minimum(f.real(LARGEST), y));
        Sum exponent = multiply(f, bounded, new Sum(high, logarithm.low));
        int clamped = f.maximum(f.real(-OVERFLOW), f.minimum(f.real(OVERFLOW), exponent.high));
        int low = f.select(f.equal(clamped, exponent.high), exponent.low, zero);
        int rounded = f.add(clamped, f.real(Formula.ROUNDER));
        int power = f.scale(mantissa(f, rounded, clamped, low), rounded);
        int signed = withSign(f, x, y, power);
        return f.select(f.or(f.equal(x, one), f.equal(y, zero)), one, signed);
    }

    static Core core(Formula f, int x, int y) {
        Sum exponent = multiply(f, y, logarithm(f, Logarithm.splitNormal(f, x)));
        int rounded = f.add(exponent.high, f.real(Formula.ROUNDER));
        int mantissa = mantissa(f, rounded, exponent.high, exponent.low);
        int result = f.multiply(mantissa, f.powerOfTwo(f.bits(rounded)));
        // an infinite y is ordinary only where log2 x is 0; then the exponent is NaN and not ordinary either
        int inRange = f.less(f.absolute(exponent.high), f.real(ORDINARY));
        return new Core(result, f.and(Logarithm.isNormal(f, x), inRange));
    }

    /** The sign, or NaN, that a negative x brings. */
    private static int withSign(Formula f, int x, int y, int power) {
        int bounded = f.maximum(f.real(FRACTION), f.minimum(f.real(EVEN), f.absolute(y)));
        int half = f.multiply(f.real(0.5), bounded);
        int whole = f.real(0x1p52);
        int fraction = f.absolute(f.subtract(half, f.subtract(f.add(half, whole), whole)));
        int even = f.equal(fraction, f.real(0));
        int odd = f.equal(fraction, f.real(0.5));
        int negative = f.integerLess(f.bits(x), f.integer(0));
        int signed = f.select(f.and(negative, odd), f.negate(power), power);
        // −0 and −∞ have powers that are not whole; they are those of 0 and ∞
        int ordinary = f.and(f.less(x, f.real(0)), f.less(f.real(Double.NEGATIVE_INFINITY), x));
        int undefined = f.and(ordinary, f.not(f.or(even, odd)));
        return f.select(undefined, f.real(Double.NaN), signed);
    }

    /** log2 of a number, to a relative error of some 2^−66. */
    private static Sum logarithm(Formula f, Logarithm.Split split) {
        int fraction = f.subtract(split.mantissa(), f.real(1));
        int denominator = f.add(f.real(2), fraction);
        int denominatorLow = f.subtract(fraction, f.subtract(denominator, f.real(2)));
        int reciprocal = f.divide(f.real(1), denominator);
        int s = f.multiply(fraction, reciprocal);
        int minus = f.negate(s);
        int rest = f.multiplyAdd(minus, denominatorLow, f.multiplyAdd(minus, denominator, fraction));
        int sLow = f.multiply(rest, reciprocal);

        int z = f.multiply(s, s);
        int zLow = f.multiplyAdd(f.add(s, s), sLow, f.multiplyAdd(s, s, f.negate(z)));
        int tail = f.polynomial(z, LOGARITHM);
        Sum fifth = multiplyAdd(f, z, tail, FIFTH_HIGH);
        int fifthLow = f.add(fifth.low, f.real(FIFTH_LOW));
        Sum third = multiplyAdd(f, z, fifth.high, THIRD_HIGH);
        int thirdLow = f.add(f.multiplyAdd(zLow, fifth.high, third.low), f.multiplyAdd(z, fifthLow, f.real(THIRD_LOW)));
        int product = f.multiply(z, third.high);
        int productLow = f.multiplyAdd(
                z, thirdLow, f.multiplyAdd(zLow, third.high, f.multiplyAdd(z, third.high, f.negate(product))));
        int first = f.add(f.real(FIRST_HIGH), product);
        int firstLow =
                f.add(f.add(f.subtract(f.real(FIRST_HIGH), first), product), f.add(productLow, f.real(FIRST_LOW)));
        int mantissa = f.multiply(s, first);
        int mantissaLow =
                f.multiplyAdd(s, firstLow, f.multiplyAdd(sLow, first, f.multiplyAdd(s, first, f.negate(mantissa))));

        int high = f.add(split.exponent(), mantissa);
        int low = f.add(f.add(f.subtract(split.exponent(), high), mantissa), mantissaLow);
        return new Sum(high, low);
    }

    /** a · b + c for |a · b| < |c|, with what the rounding leaves out. */
    private static Sum multiplyAdd(Formula f, int a, int b, double c) {
        int high = f.multiplyAdd(a, b, f.real(c));
        return new Sum(high, f.multiplyAdd(a, b, f.subtract(f.real(c), high)));
    }

    private static Sum multiply(Formula f, int y, Sum logarithm) {
        int high = f.multiply(y, logarithm.high);
        int low = f.multiplyAdd(y, logarithm.low, f.multiplyAdd(y, logarithm.high, f.negate(high)));
        return new Sum(high, low);
    }

    /**
     * 2^r for r = high + low − n.
     *
     * @param rounded {@link Formula#ROUNDER} + n
     */
    private static int mantissa(Formula f, int rounded, int high, int low) {
        int n = f.subtract(rounded, f.real(Formula.ROUNDER));
        int exact = f.subtract(high, n);
        int r = f.add(exact, low);
        int one = f.real(1);
        int first = f.multiplyAdd(r, f.real(LOG2_HIGH), one);
        int lost = f.multiplyAdd(r, f.real(LOG2_HIGH), f.subtract(one, first));
        int rest = f.multiplyAdd(f.multiply(r, r), f.polynomial(r, EXPONENTIAL), lost);
        return f.add(first, rest);
    }
}

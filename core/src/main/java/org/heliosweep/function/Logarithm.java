package org.heliosweep.function;

/**
 * Logarithms: x = 2^k · (1 + f) with 1 + f between √½ and √2.
 *
 * <p>With s = f / (2 + f), log(1 + f) = 2 atanh(s) = f − (f²/2 − s · (f²/2 + R)), where R = s² · P(s²) is a polynomial:
 * the terms that carry rounding errors are small beside f, which is exact. This is the arrangement of fdlibm's
 * e_log.c; for the other bases the sum is kept in two parts, high and low, until it has been multiplied.
 *
 * <p>Coefficients: {@code coefficients.py}, "log".
 */
final class Logarithm {
    private static final double LOG2_HIGH = 0x1.62e42ffp-1;
    private static final double LOG2_LOW = -0x1.718432a1b0e26p-35;

    /** 1 / log 2. */
    private static final double RECIPROCAL_LOG2_HIGH = 0x1.71547652b82fep+0;

    private static final double RECIPROCAL_LOG2_LOW = 0x1.777d0ffda0d24p-56;

    /** 1 / log 10. */
    private static final double RECIPROCAL_LOG10_HIGH = 0x1.bcb7b1526e50ep-2;

    private static final double RECIPROCAL_LOG10_LOW = 0x1.95355baaafad3p-57;

    /** log 2 / log 10; the upper part has 40 bits, so that its product with k is exact. */
    private static final double LOG10_OF_2_HIGH = 0x1.34413509f8p-2;

    private static final double LOG10_OF_2_LOW = -0x1.80433b83b532ap-44;

    /** (2 atanh(s) − 2 s) / s³ in s²; loses 2^−58.4 of the logarithm. */
    private static final double[] REST = {
        0x1.5555555555594p-1,
        0x1.999999997f73fp-2,
        0x1.249249423ac79p-2,
        0x1.c71c51d6d7e76p-3,
        0x1.746647f14b159p-3,
        0x1.39a0eaea502f7p-3,
        0x1.2f0ccd19f8017p-3,
    };

    /** √½ rounded down. */
    private static final double LEAST_MANTISSA = 0x1.6a09e667f3bccp-1;

    /** Makes every subnormal number normal. */
    private static final int SUBNORMAL_EXPONENT = 54;

    private static final double SUBNORMAL_SCALE = 0x1p54;

    private Logarithm() {}

    /**
     * A positive number as 2^exponent · mantissa.
     *
     * @param exponent a real node
     * @param mantissa a real node, from √½ to √2
     */
    record Split(int exponent, int mantissa) {}

    /** A sum that has not been rounded. */
    private record Sum(int high, int low) {}

    static int natural(Formula f, int x) {
        return withSpecialArguments(f, x, natural(f, split(f, x)));
    }

    static Core naturalCore(Formula f, int x) {
        return new Core(natural(f, splitNormal(f, x)), isNormal(f, x));
    }

    static int binary(Formula f, int x) {
        return withSpecialArguments(f, x, binary(f, split(f, x)));
    }

    static Core binaryCore(Formula f, int x) {
        return new Core(binary(f, splitNormal(f, x)), isNormal(f, x));
    }

    static int decimal(Formula f, int x) {
        return withSpecialArguments(f, x, decimal(f, split(f, x)));
    }

    static Core decimalCore(Formula f, int x) {
        return new Core(decimal(f, splitNormal(f, x)), isNormal(f, x));
    }

    /** A positive, finite number, subnormal ones too, in two parts. */
    static Split split(Formula f, int x) {
        int subnormal = f.less(x, f.real(Double.MIN_NORMAL));
        int scaled = f.select(subnormal, f.multiply(x, f.real(SUBNORMAL_SCALE)), x);
        Split split = splitNormal(f, scaled);
        int correction = f.select(subnormal, f.real(SUBNORMAL_EXPONENT), f.real(0));
        return new Split(f.subtract(split.exponent, correction), split.mantissa);
    }

    /** A positive normal number in two parts. */
    static Split splitNormal(Formula f, int x) {
        int bits = f.bits(x);
        int aboveLeast = f.integerSubtract(bits, f.integer(Double.doubleToLongBits(LEAST_MANTISSA)));
        int exponent = f.shiftRight(aboveLeast, Formula.MANTISSA_BITS);
        int mantissa = f.realOfBits(f.integerSubtract(bits, f.shiftLeft(exponent, Formula.MANTISSA_BITS)));
        // a conversion from an integer, in operations that every processor has
        int rounder = f.integer(Double.doubleToLongBits(Formula.ROUNDER));
        int real = f.subtract(f.realOfBits(f.integerAdd(exponent, rounder)), f.real(Formula.ROUNDER));
        return new Split(real, mantissa);
    }

    /** True for positive normal numbers. */
    static int isNormal(Formula f, int x) {
        return f.and(f.lessOrEqual(f.real(Double.MIN_NORMAL), x), f.less(x, f.real(Double.POSITIVE_INFINITY)));
    }

    private static int natural(Formula f, Split split) {
        int k = split.exponent;
        int fraction = f.subtract(split.mantissa, f.real(1));
        int s = f.divide(fraction, f.add(f.real(2), fraction));
        int z = f.multiply(s, s);
        int halfSquare = f.multiply(f.multiply(f.real(0.5), fraction), fraction);
        int sum = f.multiplyAdd(z, f.polynomial(z, REST), halfSquare);
        int correction = f.multiplyAdd(s, sum, f.multiply(k, f.real(LOG2_LOW)));
        int small = f.subtract(halfSquare, correction);
        return f.multiplyAdd(k, f.real(LOG2_HIGH), f.subtract(fraction, small));
    }

    private static int binary(Formula f, Split split) {
        Sum log = inTwoParts(f, split.mantissa);
        Sum product = multiply(f, log, RECIPROCAL_LOG2_HIGH, RECIPROCAL_LOG2_LOW);
        return sum(f, split.exponent, product.high, product.low);
    }

    private static int decimal(Formula f, Split split) {
        Sum log = inTwoParts(f, split.mantissa);
        Sum product = multiply(f, log, RECIPROCAL_LOG10_HIGH, RECIPROCAL_LOG10_LOW);
        int high = f.multiply(split.exponent, f.real(LOG10_OF_2_HIGH));
        int low = f.multiplyAdd(split.exponent, f.real(LOG10_OF_2_LOW), product.low);
        return sum(f, high, product.high, low);
    }

    /** The natural logarithm of a mantissa. */
    private static Sum inTwoParts(Formula f, int mantissa) {
        int fraction = f.subtract(mantissa, f.real(1));
        int s = f.divide(fraction, f.add(f.real(2), fraction));
        int z = f.multiply(s, s);
        int half = f.multiply(f.real(-0.5), fraction);
        int halfSquare = f.multiply(f.negate(half), fraction);
        int high = f.multiplyAdd(half, fraction, fraction);
        // what the rounding of the line above has left out: exact
        int lost = f.multiplyAdd(half, fraction, f.subtract(fraction, high));
        int low = f.multiplyAdd(s, f.multiplyAdd(z, f.polynomial(z, REST), halfSquare), lost);
        return new Sum(high, low);
    }

    private static Sum multiply(Formula f, Sum factor, double high, double low) {
        int product = f.multiply(factor.high, f.real(high));
        int lost = f.multiplyAdd(factor.high, f.real(high), f.negate(product));
        int rest = f.multiplyAdd(factor.low, f.real(high), f.multiplyAdd(factor.high, f.real(low), lost));
        return new Sum(product, rest);
    }

    /** a + b + low for |a| > |b| or a = 0, with one rounding that counts. */
    private static int sum(Formula f, int a, int b, int low) {
        int high = f.add(a, b);
        int lost = f.add(f.subtract(a, high), b);
        return f.add(high, f.add(lost, low));
    }

    private static int withSpecialArguments(Formula f, int x, int result) {
        int infinity = f.real(Double.POSITIVE_INFINITY);
        int zero = f.real(0);
        // the second alternative is infinity or NaN, both of which are their own logarithm
        int positive = f.select(f.less(x, infinity), result, x);
        int notPositive = f.select(f.equal(x, zero), f.real(Double.NEGATIVE_INFINITY), f.real(Double.NaN));
        return f.select(f.less(zero, x), positive, notPositive);
    }
}

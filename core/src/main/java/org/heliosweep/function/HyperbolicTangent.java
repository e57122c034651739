package org.heliosweep.function;

/**
 * tanh x = d / (d + 2) with d = e^(2|x|) − 1, and the sign of x.
 *
 * <p>2|x| = n · log 2 + r with r from 0 to log 2, not from −½ log 2: so d = 2^n · (e^r − 1) + (2^n − 1) is a sum of
 * numbers that are not negative, and nothing cancels. The quotient is corrected for what its rounding and that of d + 2
 * left out.
 *
 * <p>Coefficients: {@code coefficients.py}, "tanh".
 */
final class HyperbolicTangent {
    private static final double LOG2_HIGH = 0x1.62e42ffp-1;
    private static final double LOG2_LOW = -0x1.718432a1b0e26p-35;
    private static final double RECIPROCAL_LOG2 = 0x1.71547652b82fep+0;

    /** (e^r − 1 − r) / r² for r from 0 to log 2. */
    private static final double[] EXPONENTIAL = {
        0x1.fffffffffffa6p-2,
        0x1.5555555558736p-3,
        0x1.5555555422e12p-5,
        0x1.1111114b3bd6ap-7,
        0x1.6c16b4c4bab51p-10,
        0x1.a01bb40483716p-13,
        0x1.9ff4ef1c5df78p-16,
        0x1.73e19ad960033p-19,
        0x1.16c0ee0907dc4p-22,
        0x1.2745f545c754ep-25,
    };

    /** From it on the result is 1. */
    private static final double SATURATED = 22;

    private HyperbolicTangent() {}

    static int full(Formula f, int x) {
        int magnitude = f.minimum(f.real(SATURATED), f.absolute(x));
        int twice = f.add(magnitude, magnitude);
        // less by a half before rounding to nearest: the whole number below
        int belowHalf = f.multiplyAdd(twice, f.real(RECIPROCAL_LOG2), f.real(-0.5));
        int rounded = f.add(belowHalf, f.real(Formula.ROUNDER));
        int n = f.subtract(rounded, f.real(Formula.ROUNDER));
        int r = f.multiplyAdd(n, f.real(-LOG2_LOW), f.multiplyAdd(n, f.real(-LOG2_HIGH), twice));
        int rest = f.multiply(f.multiply(r, r), f.polynomial(r, EXPONENTIAL));
        int lessOne = f.add(r, rest);
        int lessOneLow = f.add(f.subtract(r, lessOne), rest);
        int power = f.powerOfTwo(f.bits(rounded));
        int difference = f.multiplyAdd(power, lessOne, f.subtract(power, f.real(1)));
        int two = f.real(2);
        int sum = f.add(difference, two);
        int lost = f.subtract(difference, f.subtract(sum, two));
        int reciprocal = f.divide(f.real(1), sum);
        int quotient = f.multiply(difference, reciprocal);
        int minus = f.negate(quotient);
        int exact = f.multiplyAdd(minus, sum, difference);
        int excess = f.multiplyAdd(power, lessOneLow, f.multiplyAdd(minus, lost, exact));
        return f.withSign(f.multiplyAdd(excess, reciprocal, quotient), x);
    }
}

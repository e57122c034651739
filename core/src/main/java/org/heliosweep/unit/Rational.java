package org.heliosweep.unit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact fraction in lowest terms. Scales and exponents are kept as fractions, so that no unit is off by a
 * rounding.
 *
 * @param numerator carries the sign
 * @param denominator positive
 */
public record Rational(BigInteger numerator, BigInteger denominator) {
    /** 0. */
    public static final Rational ZERO = of(0);

    /** 1. */
    public static final Rational ONE = of(1);

    /** Brings the fraction into lowest terms. */
    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("the denominator is zero");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** A whole number. */
    public static Rational of(long number) {
        return new Rational(BigInteger.valueOf(number), BigInteger.ONE);
    }

    /** A fraction. */
    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** A decimal number, exactly. */
    public static Rational of(BigDecimal decimal) {
        BigInteger unscaled = decimal.unscaledValue();
        return decimal.scale() >= 0
                ? new Rational(unscaled, BigInteger.TEN.pow(decimal.scale()))
                : new Rational(unscaled.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE);
    }

    /** The sum. */
    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** The product. */
    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** 1 divided by this. */
    public Rational reciprocal() {
        return new Rational(denominator, numerator);
    }

    /** This, multiplied with itself a whole number of times, which may be negative. */
    public Rational power(int exponent) {
        Rational base = exponent < 0 ? reciprocal() : this;
        int times = Math.abs(exponent);
        return new Rational(base.numerator.pow(times), base.denominator.pow(times));
    }

    /** −1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /** Whether the denominator is 1. */
    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    /** The nearest double. */
    public double doubleValue() {
        if (isWhole()) {
            return numerator.doubleValue();
        }
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), new java.math.MathContext(60))
                .doubleValue();
    }

    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : numerator + "/" + denominator;
    }
}

package org.heliosweep.statistic;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Mean and standard deviation from a sum and a sum of squares that are known to about 100 bits. With n up to 10^12 and
 * ρ the mean square divided by the variance, the relative error of the standard deviation is below 10^-27 ρ plus one
 * rounding: some eleven digits where the values differ in the ninth one only. That holds for values from 10^-130 to
 * 10^150 in magnitude; squares of smaller ones vanish, of greater ones overflow.
 */
final class Moments {
    private Moments() {}

    /** The mean; infinite where the sum overflows. */
    static double mean(double high, double low, long count) {
        if (count == 0) {
            return Double.NaN;
        }
        return Double.isFinite(high)
                ? exact(high, low)
                        .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                        .doubleValue()
                : high;
    }

    /** The standard deviation of the sample; infinite where the sum of squares overflows. */
    static double standardDeviation(Totals totals, int sum, int squares, long count) {
        if (count < 2) {
            return Double.NaN;
        }
        if (!Double.isFinite(totals.high(squares)) || !Double.isFinite(totals.high(sum))) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal total = exact(totals.high(sum), totals.low(sum));
        BigDecimal number = BigDecimal.valueOf(count);
        BigDecimal numerator = exact(totals.high(squares), totals.low(squares))
                .multiply(number)
                .subtract(total.multiply(total))
                .max(BigDecimal.ZERO);
        return numerator
                .divide(number.multiply(number.subtract(BigDecimal.ONE)), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128)
                .doubleValue();
    }

    private static BigDecimal exact(double high, double low) {
        return new BigDecimal(high).add(new BigDecimal(low));
    }
}

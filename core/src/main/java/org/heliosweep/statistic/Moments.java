package org.heliosweep.statistic;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Mean and standard deviation from the sum S of differences d = value − shift and the sum Q of their squares:
 *
 * <pre>
 *   mean = shift + S / n        variance = (Q − S² / n) / (n − 1)
 * </pre>
 *
 * <p>Only S and Q are rounded; the rest is computed with 34 digits. Up to 2^34 scenarios (1.7 · 10^10) a difference
 * takes part in h = 154 additions that round (see {@link StridedSums}). With u = 2^-53, a difference and a square add
 * at most 3 u of relative error, so each sum is wrong by less than γ = 157 u / (1 − 157 u) &lt; 1.75 · 10^-14 of its sum
 * of magnitudes. From that follow, with ρ = (mean − shift)² / variance,
 *
 * <pre>
 *   |error of the mean|                         &lt;  1.8 · 10^-14 · mean of |value − shift|  +  ½ ulp
 *   |relative error of the standard deviation|  &lt;  1.8 · 10^-14 · (1 + 1.5 ρ)               while ρ &lt; 10^11
 * </pre>
 *
 * <p>The second: Q is wrong by γ n (σ² + m²), with m = mean − shift and σ² the variance over n, and S² / n by
 * 2 γ n |m| √(σ² + m²), which is at most γ n (σ² + 2 m²); together γ (2 + 3 m² / σ²) of n σ², and the root halves it.
 *
 * <p>That is why the shift should be a value such as the others: then ρ is about 1, and never above n. With a shift of
 * 0.0, ρ is the square of mean over standard deviation. Errors in practice are a hundred times smaller, since roundings
 * differ in sign.
 *
 * <p>Squares of differences below 10^-154 in magnitude lose digits, below 10^-162 they vanish; those above 10^154
 * overflow, and then the standard deviation is infinite while the mean is still right.
 */
final class Moments {
    private Moments() {}

    /**
     * The mean, between the least and the greatest value also after rounding. Where the sum of differences overflows,
     * it is what that is: infinite, or NaN if partial sums overflow both ways.
     */
    static double mean(double shift, double sum, long count, double least, double greatest) {
        if (count == 0 || Double.isNaN(sum)) {
            return Double.NaN;
        }
        if (Double.isInfinite(sum)) {
            return sum;
        }
        double mean = new BigDecimal(sum)
                .divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                .add(new BigDecimal(shift))
                .doubleValue();
        return Math.clamp(mean, least, greatest);
    }

    /** The standard deviation of the sample, never negative; infinite where a sum overflows. */
    static double standardDeviation(double sum, double squares, long count) {
        if (count < 2) {
            return Double.NaN;
        }
        if (!Double.isFinite(sum) || !Double.isFinite(squares)) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal number = BigDecimal.valueOf(count);
        BigDecimal total = new BigDecimal(sum);
        return new BigDecimal(squares)
                .multiply(number)
                .subtract(total.multiply(total))
                .max(BigDecimal.ZERO)
                .divide(number.multiply(number.subtract(BigDecimal.ONE)), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128)
                .doubleValue();
    }
}

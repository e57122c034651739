package org.heliosweep.models;

/** The normal distribution, in another way than the engine has. */
final class NormalDistribution {
    /** Beyond so many deviations nothing is left that this would see. */
    private static final double FAR = 8.5;

    private NormalDistribution() {}

    /** The probability of less than a value, less than 1e-14 off, by Marsaglia's series (2004). */
    static double probability(double deviations) {
        if (Math.abs(deviations) > FAR) {
            return deviations < 0 ? 0 : 1;
        }
        double term = deviations;
        double sum = deviations;
        for (int divisor = 3; sum + term != sum; divisor += 2) {
            term *= deviations * deviations / divisor;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-deviations * deviations / 2) / Math.sqrt(2 * Math.PI);
    }
}

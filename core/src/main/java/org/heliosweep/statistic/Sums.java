package org.heliosweep.statistic;

/**
 * Sums over some scenarios, each as an unevaluated pair: {@code high + low} is the sum, {@code low} collects what
 * rounding took from {@code high}. Does not change.
 */
public final class Sums {
    private final double[] high;
    private final double[] low;

    Sums(double[] high, double[] low) {
        this.high = high;
        this.low = low;
    }

    /** The sums over no scenario. */
    static Sums none(int count) {
        return new Sums(new double[count], new double[count]);
    }

    /** The leading part of a sum. */
    public double high(int sum) {
        return high[sum];
    }

    /** What is to be added to the leading part. */
    public double low(int sum) {
        return low[sum];
    }

    /** The sums over what this one covers and what the one to its right covers. Adding nothing changes no bit. */
    public Sums merge(Sums right) {
        double[] mergedHigh = high.clone();
        double[] mergedLow = low.clone();
        for (int sum = 0; sum < high.length; sum++) {
            mergePair(mergedHigh, mergedLow, sum, right.high[sum], right.low[sum]);
        }
        return new Sums(mergedHigh, mergedLow);
    }

    /**
     * Adds a pair to the one at a position: the rounding error of {@code high + otherHigh}, by Knuth's exact
     * transformation, goes to the low part.
     */
    static void mergePair(double[] high, double[] low, int at, double otherHigh, double otherLow) {
        double a = high[at];
        double sum = a + otherHigh;
        double b = sum - a;
        double error = (a - (sum - b)) + (otherHigh - b);
        high[at] = sum;
        low[at] = (low[at] + otherLow) + error;
    }
}

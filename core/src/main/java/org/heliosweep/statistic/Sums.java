package org.heliosweep.statistic;

/** Sums over some scenarios. None of them is −0. Does not change. */
public final class Sums {
    private final double[] values;

    Sums(double[] values) {
        this.values = values;
    }

    /**
     * Sums that a back end has added up in the order of {@link StridedSums}.
     *
     * @param values the sums by their number; none is −0. They are copied
     */
    public static Sums of(double[] values) {
        return new Sums(values.clone());
    }

    /** The sums over no scenario. */
    static Sums none(int count) {
        return new Sums(new double[count]);
    }

    /** One of the sums, by its number. */
    public double get(int sum) {
        return values[sum];
    }

    /** The sums over what this one covers and what the one to its right covers. Adding nothing changes no bit. */
    public Sums merge(Sums right) {
        double[] merged = values.clone();
        for (int sum = 0; sum < merged.length; sum++) {
            merged[sum] += right.values[sum];
        }
        return new Sums(merged);
    }
}

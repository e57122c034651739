package org.heliosweep.statistic;

import java.util.List;

/** How the values of something are distributed over the scenarios that count. What cannot be said is NaN. */
public sealed interface Distribution {
    /**
     * Of numbers, in the unit in which they were accumulated.
     *
     * @param count how many values there are
     * @param mean the arithmetic mean; NaN where there is no value, not finite where the sum overflows
     * @param standardDeviation that of the sample, with n − 1; NaN for fewer than two values, infinite where squares
     *     overflow
     * @param minimum the least value, exactly; NaN where there is none
     * @param maximum the greatest value, exactly; NaN where there is none
     * @param quantiles the quantiles that were asked for, in that order
     */
    record Numbers(
            long count, double mean, double standardDeviation, double minimum, double maximum, List<Quantile> quantiles)
            implements Distribution {
        /** Keeps the quantiles unmodifiable. */
        public Numbers {
            quantiles = List.copyOf(quantiles);
        }
    }

    /**
     * Of choices.
     *
     * @param counts how often each label is chosen, in the order of the labels
     */
    record Labels(List<Long> counts) implements Distribution {
        /** Keeps the counts unmodifiable. */
        public Labels {
            counts = List.copyOf(counts);
        }

        @Override
        public long count() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        /** The share of a label; NaN where there is no value. */
        public double share(int label) {
            return (double) counts.get(label) / count();
        }
    }

    /**
     * Of a condition.
     *
     * @param count how many scenarios there are
     * @param fulfilled for how many of them it is true
     */
    record Truths(long count, long fulfilled) implements Distribution {
        /** The share for which it is true; NaN where there is no scenario. */
        public double share() {
            return (double) fulfilled / count;
        }
    }

    /**
     * A quantile.
     *
     * @param probability which one, between 0 and 1
     * @param value the value that this share does not exceed; NaN where there is none
     */
    record Quantile(double probability, double value) {}

    /** How many values there are. */
    long count();
}

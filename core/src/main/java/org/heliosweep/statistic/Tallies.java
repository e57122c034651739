package org.heliosweep.statistic;

import java.util.List;

/**
 * The accumulators whose result does not depend on any order: counts, extremes and histograms. A worker has one of its
 * own for all that it evaluates; in the end they are added.
 */
public final class Tallies {
    private final long[] counts;
    private final double[] extremes;
    private final Counts[] histograms;
    private final List<Accumulator> accumulators;

    /** What there is before the first scenario. */
    public Tallies(Accumulators accumulators) {
        this.accumulators = accumulators.list();
        int size = accumulators.size();
        counts = new long[size];
        extremes = new double[size];
        histograms = new Counts[size];
        for (int index = 0; index < size; index++) {
            switch (this.accumulators.get(index)) {
                case Accumulator.Minimum _ -> extremes[index] = Double.POSITIVE_INFINITY;
                case Accumulator.Maximum _ -> extremes[index] = Double.NEGATIVE_INFINITY;
                case Accumulator.Histogram histogram -> histograms[index] = new Counts(histogram.size());
                case Accumulator.Count _, Accumulator.Sum _ -> {}
            }
        }
    }

    /** The counts of {@link Accumulator.Count}, by the position of the accumulator. */
    public long[] counts() {
        return counts;
    }

    /** The values of {@link Accumulator.Minimum} and {@link Accumulator.Maximum}, by the position. */
    public double[] extremes() {
        return extremes;
    }

    /** The counts of the {@link Accumulator.Histogram} at a position. */
    public Counts histogram(int index) {
        return histograms[index];
    }

    /** Adds what another one has. */
    public void merge(Tallies other) {
        for (int index = 0; index < counts.length; index++) {
            switch (accumulators.get(index)) {
                case Accumulator.Count _ -> counts[index] += other.counts[index];
                case Accumulator.Minimum _ -> extremes[index] = Math.min(extremes[index], other.extremes[index]);
                case Accumulator.Maximum _ -> extremes[index] = Math.max(extremes[index], other.extremes[index]);
                case Accumulator.Histogram _ -> histograms[index].add(other.histograms[index]);
                case Accumulator.Sum _ -> {}
            }
        }
    }
}

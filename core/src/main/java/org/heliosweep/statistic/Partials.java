package org.heliosweep.statistic;

import java.util.List;

/**
 * What a worker has accumulated: the sums of the batch that it is at, and its tallies of everything so far. Back ends
 * add to it, by {@link #accumulate} or, in generated code, in the layout of {@link StridedSums} and {@link Tallies}.
 */
public final class Partials {
    /** Values of nodes for the scenarios of one call, from position 0. */
    public interface Values {
        /** The values of a node of type real. */
        double[] reals(int node);

        /** The values of a node of type integer. */
        long[] integers(int node);

        /** The values of a node of type truth. */
        boolean[] truths(int node);
    }

    private final Accumulators accumulators;
    private final StridedSums sums;
    private final Tallies tallies;

    /** What there is before the first scenario of a batch of a number of leaves. */
    public Partials(Accumulators accumulators, int leaves) {
        this.accumulators = accumulators;
        this.sums = new StridedSums(accumulators.sums(), leaves);
        this.tallies = new Tallies(accumulators);
    }

    /** The sums of the current batch. */
    public StridedSums sums() {
        return sums;
    }

    /** The tallies of all that this worker evaluated. */
    public Tallies tallies() {
        return tallies;
    }

    /**
     * Adds some scenarios.
     *
     * @param values the values of the accumulators' nodes
     * @param row the row in the batch of the first scenario
     * @param count how many scenarios there are; they do not go beyond the batch
     */
    public void accumulate(Values values, int row, int count) {
        List<Accumulator> list = accumulators.list();
        for (int index = 0; index < list.size(); index++) {
            Accumulator accumulator = list.get(index);
            boolean[] mask = values.truths(accumulator.mask());
            switch (accumulator) {
                case Accumulator.Count _ -> tallies.counts()[index] += count(mask, count);
                case Accumulator.Sum(int value, int _) ->
                    sums.add(accumulators.sumIndex(index), row, values.reals(value), mask, count);
                case Accumulator.Minimum(int value, int _) ->
                    tallies.extremes()[index] = minimum(tallies.extremes()[index], values.reals(value), mask, count);
                case Accumulator.Maximum(int value, int _) ->
                    tallies.extremes()[index] = maximum(tallies.extremes()[index], values.reals(value), mask, count);
                case Accumulator.Histogram(int key, int _, int _) ->
                    tallies.histogram(index).add(values.integers(key), mask, count);
            }
        }
    }

    private static long count(boolean[] mask, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += mask[i] ? 1 : 0;
        }
        return found;
    }

    private static double minimum(double start, double[] values, boolean[] mask, int count) {
        double least = start;
        for (int i = 0; i < count; i++) {
            if (mask[i] && values[i] < least) {
                least = values[i];
            }
        }
        return least;
    }

    private static double maximum(double start, double[] values, boolean[] mask, int count) {
        double greatest = start;
        for (int i = 0; i < count; i++) {
            if (mask[i] && values[i] > greatest) {
                greatest = values[i];
            }
        }
        return greatest;
    }
}

package org.heliosweep.device;

import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Tallies;

/** Adds to tallies what lanes have accumulated. */
final class StateTallies {
    private StateTallies() {}

    /**
     * Adds a state that is no sum.
     *
     * @param bits its value: an integer where scenarios are counted, the representation of a real otherwise
     */
    static void add(LaneState state, long bits, Tallies tallies) {
        int at = state.accumulator();
        double[] extremes = tallies.extremes();
        switch (state.kind()) {
            case SUM -> throw new IllegalStateException("a sum behind the sums");
            case LEAST -> extremes[at] = Math.min(extremes[at], Double.longBitsToDouble(bits));
            case GREATEST -> extremes[at] = Math.max(extremes[at], Double.longBitsToDouble(bits));
            case COUNT -> count(state, bits, tallies);
        }
    }

    private static void count(LaneState state, long times, Tallies tallies) {
        Counts histogram = tallies.histogram(state.accumulator());
        if (histogram == null) {
            tallies.counts()[state.accumulator()] += times;
        } else if (times > 0) {
            histogram.add(state.key(), times);
        }
    }

    /** Adds what is the same for every scenario, for a number of them. */
    static void addSame(LeafKernel kernel, long scenarios, Tallies tallies) {
        for (LeafKernel.Same each : kernel.same()) {
            Counts histogram = tallies.histogram(each.accumulator());
            if (histogram == null) {
                tallies.counts()[each.accumulator()] += scenarios;
            } else if (scenarios > 0) {
                histogram.add((int) each.key(), scenarios);
            }
        }
    }
}

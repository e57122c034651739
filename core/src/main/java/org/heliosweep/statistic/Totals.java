package org.heliosweep.statistic;

/**
 * What all accumulators came to over all scenarios.
 *
 * @param accumulators what was accumulated
 * @param sums the sums, by {@link Accumulators#sumIndex}
 * @param tallies everything else, by position
 */
public record Totals(Accumulators accumulators, Sums sums, Tallies tallies) {
    /** The leading part of the sum at a position. */
    double high(int index) {
        return sums.high(accumulators.sumIndex(index));
    }

    /** The low part of the sum at a position. */
    double low(int index) {
        return sums.low(accumulators.sumIndex(index));
    }
}

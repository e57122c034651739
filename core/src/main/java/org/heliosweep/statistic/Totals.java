package org.heliosweep.statistic;

/**
 * What all accumulators came to over all scenarios.
 *
 * @param accumulators what was accumulated
 * @param sums the sums, by {@link Accumulators#sumIndex}
 * @param tallies everything else, by position
 */
public record Totals(Accumulators accumulators, Sums sums, Tallies tallies) {
    /** The sum at a position. */
    double sum(int index) {
        return sums.get(accumulators.sumIndex(index));
    }
}

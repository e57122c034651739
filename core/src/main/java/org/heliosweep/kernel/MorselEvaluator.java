package org.heliosweep.kernel;

import org.heliosweep.statistic.Tallies;

/** What one thread of a sweep evaluates with, morsel by morsel. */
public interface MorselEvaluator extends AutoCloseable {
    /** Evaluates batches, and delivers each; fewer if the delivery is stopped. */
    void evaluate(Morsel morsel, Delivery delivery);

    /** The tallies of all morsels so far. */
    Tallies tallies();

    /** Gives back what was taken outside the heap. */
    @Override
    void close();
}

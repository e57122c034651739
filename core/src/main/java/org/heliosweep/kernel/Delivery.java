package org.heliosweep.kernel;

import org.heliosweep.statistic.Sums;

/** Where the batches of a sweep go. Several threads may use it, each for batches of its own. */
public interface Delivery {
    /** Whether nothing more is wanted: who evaluates looks now and then, and returns. */
    boolean isStopped();

    /** The room for a batch, which the caller has until it finishes it. */
    Batch open(long index);

    /**
     * A batch is evaluated, and its rows are written.
     *
     * @param sums the sums over its scenarios
     */
    void finish(long index, Sums sums);
}

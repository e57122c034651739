package org.heliosweep.kernel;

import java.util.List;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;

/** A compiled plan: evaluates scenarios. Shared by all threads; each has an {@link Evaluator} of its own. */
public interface Kernel extends AutoCloseable {
    /** What was compiled: its columns and accumulators are those of the plan that was asked for, its nodes need not be. */
    Plan plan();

    /** What a thread evaluates with. */
    Evaluator newEvaluator();

    /**
     * What a thread of a sweep evaluates with.
     *
     * @param blockSize how many scenarios a call evaluates, where that can be chosen
     */
    default MorselEvaluator newMorselEvaluator(int blockSize) {
        return new BlockByBlock(plan(), newEvaluator(), blockSize);
    }

    /**
     * How many batches a morsel has at most: more than one, since what is computed for one scenario is of use for others
     * that are near; but one where batches have rows, since each needs room.
     */
    default int longestMorsel() {
        return plan().rows() > 0 ? 1 : 32;
    }

    /**
     * How many devices evaluate, each of which is used if there are as many threads; none where the threads evaluate
     * themselves.
     */
    default int devices() {
        return 0;
    }

    /**
     * What was generated for the plan, as text for people: source code, or what stands for it. Nothing where nothing is
     * generated.
     *
     * @param all whether to give everything that may be used for the plan, in the order in which it is tried, or only
     *     the first
     */
    default List<Listing> listings(boolean all) {
        return List.of();
    }

    /**
     * Generated code as text.
     *
     * @param title what it is for, in a few words
     * @param text the code; lines that end with a line feed
     */
    record Listing(String title, String text) {}

    /** Gives back what was taken outside the heap, when no evaluator is in use any more. */
    @Override
    default void close() {}

    /** One thread's registers and buffers. */
    interface Evaluator extends AutoCloseable {
        /**
         * Evaluates a block of scenarios: writes the status and the columns of those that are rows of the batch, and
         * adds all of them to the statistics: to the sums at once, to the tallies by {@link #flush} at the latest. The
         * result does not depend on how a batch is cut into blocks.
         *
         * @param row the row in the batch of the first scenario; rows beyond {@link Batch#rows} are not written
         * @param count how many scenarios; {@code row + count} is at most {@link Batch#SIZE}
         * @param batch which batch it is, and where columns go
         * @param partials where statistics go; the same ones until they are flushed
         */
        void evaluate(int row, int count, Batch batch, Partials partials);

        /**
         * Adds to the tallies what has not been added yet.
         *
         * @param partials those that the evaluations since the last time were given
         */
        default void flush(Partials partials) {}

        /** Gives back what was taken outside the heap. */
        @Override
        default void close() {}
    }
}

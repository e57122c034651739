package org.heliosweep.sweep;

import java.io.IOException;
import java.util.Optional;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.ColumnMemory;
import org.heliosweep.plan.Plan;

/**
 * Receives the rows of a sweep, in the order of their number. All methods are called by the thread that runs the sweep:
 * {@link #begin} once; then {@link #accept} for each batch that has rows; then either {@link #complete} or {@link
 * #abort}, once. What one of them throws stops the sweep, and all sinks that are not complete are aborted: an {@link
 * IOException} becomes the cause of a {@link SweepException}, unchecked exceptions reach the caller as they are.
 */
public interface Sink {
    /** Begins; the plan says which columns there will be, and how many rows. */
    void begin(Plan plan) throws IOException;

    /**
     * Memory in which the rows are to lie, once it has begun; nothing if it takes them from wherever they are. Of all sinks
     * of a sweep the first that has some gives it.
     */
    default Optional<ColumnMemory> memory() {
        return Optional.empty();
    }

    /**
     * Takes a batch. All but the last one have {@link Batch#SIZE} rows.
     *
     * @param batch used again after the call
     */
    void accept(Batch batch) throws IOException;

    /** Everything was accepted: the file becomes visible. */
    void complete(Summary summary) throws IOException;

    /** The sweep failed or was cancelled, perhaps before it began: nothing stays behind. Must not throw. */
    void abort();
}

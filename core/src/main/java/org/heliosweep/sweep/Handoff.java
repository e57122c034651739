package org.heliosweep.sweep;

import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Sums;

/**
 * Hands batches from the workers, who finish them in any order, to the thread that runs the sweep, which takes them in
 * order. A ring of slots is all that there is: a batch can be claimed once its slot is free, so look-ahead and memory
 * are bounded, and the first batch that is still out always has a slot.
 */
final class Handoff {
    /** A place for a batch. It belongs to the worker from claim to finish, then to the taker until release. */
    static final class Slot {
        private Batch batch;
        private Sums sums;
        private boolean finished;

        Batch batch() {
            return batch;
        }

        Sums sums() {
            return sums;
        }
    }

    private final Plan plan;
    private final Slot[] slots;
    private final long batches;
    private long claimed;
    private long taken;
    private Throwable failure;
    private volatile boolean stopped;

    /** A ring with room for a number of batches. */
    Handoff(Plan plan, int room) {
        this.plan = plan;
        this.batches = Math.ceilDiv(plan.size(), (long) Batch.SIZE);
        this.slots = new Slot[(int) Math.min(room, batches)];
        java.util.Arrays.setAll(slots, _ -> new Slot());
    }

    /** How many batches there are. */
    long batches() {
        return batches;
    }

    /** The next batch to evaluate, waiting for room; null if there is none, or all is to stop. */
    synchronized Slot claim() throws InterruptedException {
        while (!stopped && claimed < batches && claimed >= taken + slots.length) {
            wait();
        }
        if (stopped || claimed == batches) {
            return null;
        }
        Slot slot = slot(claimed);
        if (slot.batch == null) {
            slot.batch = Batch.of(plan);
        }
        long first = claimed * Batch.SIZE;
        slot.batch.reset(first, Math.clamp(plan.rows() - first, 0, Batch.SIZE));
        claimed++;
        return slot;
    }

    /** A worker is done with a batch. */
    synchronized void finish(Slot slot, Sums sums) {
        slot.sums = sums;
        slot.finished = true;
        notifyAll();
    }

    /** The next batch in order, waiting until it is finished; null if all is to stop. */
    synchronized Slot take() throws InterruptedException {
        Slot slot = slot(taken);
        while (!stopped && !slot.finished) {
            wait();
        }
        return stopped ? null : slot;
    }

    /** The batch that was taken last is not needed any more. */
    synchronized void release(Slot slot) {
        slot.finished = false;
        slot.sums = null;
        taken++;
        notifyAll();
    }

    /** Makes everybody stop. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Makes everybody stop because of a failure, of which the first counts. */
    synchronized void fail(Throwable why) {
        if (failure == null) {
            failure = why;
        }
        stop();
    }

    /** Whether all is to stop. */
    boolean isStopped() {
        return stopped;
    }

    /** Why a worker failed; null if none did. */
    synchronized Throwable failure() {
        return failure;
    }

    private Slot slot(long batch) {
        return slots[(int) (batch % slots.length)];
    }
}

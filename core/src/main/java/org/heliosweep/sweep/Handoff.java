package org.heliosweep.sweep;

import java.util.Arrays;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.ColumnMemory;
import org.heliosweep.kernel.Delivery;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Sums;

/**
 * Hands batches from the workers, who finish them in any order, to the thread that runs the sweep, which takes them in
 * order. A ring of slots is all that there is: a batch can be claimed once its slot is free, so look-ahead and memory
 * are bounded, and the first batch that is still out always has a slot.
 *
 * <p>Workers claim morsels of consecutive batches, as long as the kernel wants them; they become shorter towards the end,
 * so that all workers end at about the same time.
 */
final class Handoff implements Delivery {
    /** A worker claims one part in so many of what its share of the rest would be. */
    private static final int PARTS = 4;

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
    private final int workers;
    private final Slot[] slots;
    private final long batches;
    private final int longest;
    private long claimed;
    private long taken;
    private boolean isTakerWaiting;
    private Throwable failure;
    private ColumnMemory memory;
    private volatile boolean stopped;

    /**
     * A ring for a number of workers.
     *
     * @param longest how many batches a morsel has at most
     */
    Handoff(Plan plan, int workers, int longest) {
        this.plan = plan;
        this.workers = workers;
        this.batches = Math.ceilDiv(plan.size(), (long) Batch.SIZE);
        this.longest = longest;
        this.slots = new Slot[(int) Math.min((workers + 2L) * longest, batches)];
        Arrays.setAll(slots, _ -> new Slot());
    }

    /** Says in what memory the rows are to lie, before any worker starts. */
    void memory(ColumnMemory wanted) {
        memory = wanted;
    }

    /** How many batches there are. */
    long batches() {
        return batches;
    }

    /** The next batches to evaluate, waiting for room; null if there are none, or all is to stop. */
    synchronized Morsel claim() throws InterruptedException {
        while (!stopped && claimed < batches && claimed >= taken + slots.length) {
            wait();
        }
        if (stopped || claimed == batches) {
            return null;
        }
        long share = (batches - claimed) / ((long) workers * PARTS);
        long length = Math.min(Math.clamp(share, 1, longest), taken + slots.length - claimed);
        long from = claimed;
        claimed += length;
        return new Morsel(from, claimed);
    }

    @Override
    public Batch open(long index) {
        Slot slot = slot(index);
        if (slot.batch == null) {
            slot.batch = memory == null ? Batch.of(plan) : Batch.of(plan, memory);
        }
        long first = index * Batch.SIZE;
        slot.batch.reset(first, Math.clamp(plan.rows() - first, 0, Batch.SIZE));
        return slot.batch;
    }

    @Override
    public synchronized void finish(long index, Sums sums) {
        Slot slot = slot(index);
        slot.sums = sums;
        slot.finished = true;
        if (isTakerWaiting && index == taken) {
            notifyAll();
        }
    }

    /** The next batch in order, waiting until it is finished; null if all is to stop. */
    synchronized Slot take() throws InterruptedException {
        Slot slot = slot(taken);
        isTakerWaiting = true;
        while (!stopped && !slot.finished) {
            wait();
        }
        isTakerWaiting = false;
        return stopped ? null : slot;
    }

    /** The batch that was taken last is not needed any more. */
    synchronized void release(Slot slot) {
        slot.finished = false;
        slot.sums = null;
        taken++;
        if (claimed < batches) {
            notifyAll();
        }
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

    @Override
    public boolean isStopped() {
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

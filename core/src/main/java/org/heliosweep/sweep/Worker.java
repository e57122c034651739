package org.heliosweep.sweep;

import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Tallies;

/** Claims batches and evaluates them, block by block. */
final class Worker implements Runnable {
    private final Kernel kernel;
    private final Handoff handoff;
    private final int blockSize;
    private final Partials partials;

    Worker(Kernel kernel, Handoff handoff, int blockSize) {
        this.kernel = kernel;
        this.handoff = handoff;
        this.blockSize = blockSize;
        this.partials = new Partials(kernel.plan().accumulators(), Batch.SIZE / StridedSums.LEAF);
    }

    /** What it has tallied, once it has ended. */
    Tallies tallies() {
        return partials.tallies();
    }

    @Override
    public void run() {
        try (Kernel.Evaluator evaluator = kernel.newEvaluator()) {
            Handoff.Slot slot = handoff.claim();
            while (slot != null && evaluate(evaluator, slot.batch())) {
                handoff.finish(slot, partials.sums().reduce());
                slot = handoff.claim();
            }
            evaluator.flush(partials);
        } catch (Throwable failure) {
            handoff.fail(failure);
        }
    }

    /** Evaluates a batch; false if all is to stop. */
    private boolean evaluate(Kernel.Evaluator evaluator, Batch batch) {
        Plan plan = kernel.plan();
        int scenarios = (int) Math.min(Batch.SIZE, plan.size() - batch.first());
        for (int row = 0; row < scenarios; row += blockSize) {
            if (handoff.isStopped()) {
                return false;
            }
            evaluator.evaluate(row, Math.min(blockSize, scenarios - row), batch, partials);
        }
        return true;
    }
}

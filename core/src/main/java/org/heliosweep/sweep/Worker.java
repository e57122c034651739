package org.heliosweep.sweep;

import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Tallies;

/** Claims morsels and evaluates them, block by block. */
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
            Handoff.Morsel morsel = handoff.claim();
            while (morsel != null && evaluate(evaluator, morsel)) {
                morsel = handoff.claim();
            }
            evaluator.flush(partials);
        } catch (Throwable failure) {
            handoff.fail(failure);
        }
    }

    /** Evaluates a morsel; false if all is to stop. */
    private boolean evaluate(Kernel.Evaluator evaluator, Handoff.Morsel morsel) {
        for (long number = morsel.from(); number < morsel.to(); number++) {
            Handoff.Slot slot = handoff.open(number);
            if (!evaluate(evaluator, slot.batch())) {
                return false;
            }
            handoff.finish(slot, partials.sums().reduce());
        }
        return true;
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

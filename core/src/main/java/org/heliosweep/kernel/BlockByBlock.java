package org.heliosweep.kernel;

import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Tallies;

/** Evaluates the batches of morsels one after the other, and each of them block by block. */
final class BlockByBlock implements MorselEvaluator {
    private final Plan plan;
    private final Kernel.Evaluator evaluator;
    private final int blockSize;
    private final Partials partials;

    BlockByBlock(Plan plan, Kernel.Evaluator evaluator, int blockSize) {
        this.plan = plan;
        this.evaluator = evaluator;
        this.blockSize = blockSize;
        this.partials = new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF);
    }

    @Override
    public void evaluate(Morsel morsel, Delivery delivery) {
        for (long index = morsel.from(); index < morsel.to(); index++) {
            if (!evaluate(delivery.open(index), delivery)) {
                return;
            }
            delivery.finish(index, partials.sums().reduce());
        }
    }

    /** Evaluates a batch; false if all is to stop. */
    private boolean evaluate(Batch batch, Delivery delivery) {
        int scenarios = (int) Math.min(Batch.SIZE, plan.size() - batch.first());
        for (int row = 0; row < scenarios; row += blockSize) {
            if (delivery.isStopped()) {
                return false;
            }
            evaluator.evaluate(row, Math.min(blockSize, scenarios - row), batch, partials);
        }
        return true;
    }

    @Override
    public Tallies tallies() {
        evaluator.flush(partials);
        return partials.tallies();
    }

    @Override
    public void close() {
        evaluator.close();
    }
}

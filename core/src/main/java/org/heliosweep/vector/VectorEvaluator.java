package org.heliosweep.vector;

import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;

/** Evaluates blocks in the fastest way that holds for them. */
final class VectorEvaluator implements Kernel.Evaluator {
    private static final int GROUP = StridedSums.LANES;

    private final VectorKernel kernel;
    private final Attempt ofValid;
    private final Attempt ofOrdinary;
    private StagedEvaluator staged;

    VectorEvaluator(VectorKernel kernel) {
        this.kernel = kernel;
        this.ofValid = new Attempt(
                () -> new PipelineState(kernel.ofValid(), kernel.plan().accumulators()));
        this.ofOrdinary = new Attempt(
                () -> new PipelineState(kernel.ofOrdinary(), kernel.plan().accumulators()));
    }

    @Override
    public void evaluate(int row, int count, Batch batch, Partials partials) {
        int end = row + count;
        for (int from = row; from < end; ) {
            int toEnd = Math.min(end - from, Pipeline.BLOCK - from % Pipeline.BLOCK);
            int scenarios =
                    from % GROUP == 0 && toEnd >= GROUP ? toEnd - toEnd % GROUP : Math.min(toEnd, GROUP - from % GROUP);
            evaluatePiece(from, scenarios, batch, partials);
            from += scenarios;
        }
        ofValid.give(partials);
        ofOrdinary.give(partials);
    }

    private void evaluatePiece(int row, int count, Batch batch, Partials partials) {
        if (count % GROUP == 0) {
            if (ofValid.isDue()) {
                ofOrdinary.give(partials);
                if (ofValid.evaluate(row, count, batch, partials)) {
                    return;
                }
            }
            if (ofOrdinary.isDue()) {
                ofValid.give(partials);
                if (ofOrdinary.evaluate(row, count, batch, partials)) {
                    return;
                }
            }
        }
        ofValid.give(partials);
        ofOrdinary.give(partials);
        if (staged == null) {
            staged = new StagedEvaluator(kernel.plan(), kernel.staged());
        }
        staged.evaluate(row, count, batch, partials);
    }
}

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
            int inLeaf = Math.min(end - from, StridedSums.LEAF - from % StridedSums.LEAF);
            if (from % GROUP == 0 && inLeaf >= GROUP) {
                from += evaluateGroups(from, inLeaf - inLeaf % GROUP, batch, partials);
            } else {
                from += evaluateStaged(from, Math.min(inLeaf, GROUP - from % GROUP), batch, partials);
            }
        }
        ofValid.giveSums(partials);
        ofOrdinary.giveSums(partials);
    }

    @Override
    public void flush(Partials partials) {
        ofValid.give(partials);
        ofOrdinary.give(partials);
    }

    /** Evaluates some of whole groups inside a leaf, and gives how many. */
    private int evaluateGroups(int row, int count, Batch batch, Partials partials) {
        int done = 0;
        if (kernel.isSmall() && ofValid.isDue()) {
            ofOrdinary.giveSums(partials);
            done = ofValid.evaluate(row, count, batch, partials);
        }
        // As many as may have to be done without the fastest way before it is worth another attempt.
        int part = Math.min(count - done, VectorKernel.BLOCK);
        if (done == 0 && ofOrdinary.isDue()) {
            ofValid.giveSums(partials);
            done = ofOrdinary.evaluate(row, part, batch, partials);
        }
        return done > 0 ? done : evaluateStaged(row, part, batch, partials);
    }

    private int evaluateStaged(int row, int count, Batch batch, Partials partials) {
        ofValid.giveSums(partials);
        ofOrdinary.giveSums(partials);
        if (staged == null) {
            staged = new StagedEvaluator(kernel.plan(), kernel.staged());
        }
        staged.evaluate(row, count, batch, partials);
        return count;
    }
}

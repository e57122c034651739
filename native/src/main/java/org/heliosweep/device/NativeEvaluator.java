package org.heliosweep.device;

import java.lang.foreign.Arena;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Retreat;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;

/** Evaluates scenarios leaf by leaf, in the fastest way that holds for them. */
final class NativeEvaluator implements Kernel.Evaluator {
    private static final int GROUP = StridedSums.LANES;

    /** As many as may have to be done without the fastest way before it is worth another attempt. */
    private static final int PART = 256;

    /** What is said where a compiler fails under way: what was evaluated so far cannot be handed to another back end. */
    private static final String TOO_LATE =
            "\n  this was for scenarios that are invalid or out of the ordinary, which came up"
                    + " under way; the back end vector needs no compiler";

    private final NativeKernel kernel;
    private final Arena arena = Arena.ofShared();
    private final Retreat ordinary = new Retreat();
    private LeafState ofOrdinary;
    private LeafState ofAny;

    NativeEvaluator(NativeKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void evaluate(int row, int count, Batch batch, Partials partials) {
        int end = row + count;
        for (int from = row; from < end; ) {
            int inLeaf = Math.min(end - from, StridedSums.LEAF - from % StridedSums.LEAF);
            from += evaluateInLeaf(from, inLeaf, batch, partials);
        }
    }

    /** Evaluates some of the scenarios, and gives how many. */
    private int evaluateInLeaf(int row, int count, Batch batch, Partials partials) {
        if (!kernel.hasOrdinary()) {
            return evaluateAny(row, count, batch, partials);
        }
        if (row % GROUP != 0 || count < GROUP) {
            return evaluateAny(row, Math.min(count, GROUP - row % GROUP), batch, partials);
        }
        int done = ordinary.isDue() ? evaluateOrdinary(row, count - count % GROUP, batch, partials) : 0;
        return done > 0 ? done : evaluateAny(row, Math.min(count, PART), batch, partials);
    }

    private int evaluateOrdinary(int row, int count, Batch batch, Partials partials) {
        if (ofOrdinary == null) {
            ofOrdinary = new LeafState(kernel.ofOrdinary(), kernel.plan().accumulators(), arena);
        }
        int done = ofOrdinary.evaluate(row, count, batch, partials);
        ordinary.ended(done > 0, done == count);
        return done;
    }

    private int evaluateAny(int row, int count, Batch batch, Partials partials) {
        if (ofAny == null) {
            ofAny = new LeafState(programOfAny(), kernel.plan().accumulators(), arena);
        }
        return ofAny.evaluate(row, count, batch, partials);
    }

    private LeafProgram programOfAny() {
        try {
            return kernel.ofAny();
        } catch (KernelException e) {
            throw new KernelException(e.getMessage() + TOO_LATE, e);
        }
    }

    @Override
    public void flush(Partials partials) {
        if (ofOrdinary != null) {
            ofOrdinary.give(partials.tallies());
        }
        if (ofAny != null) {
            ofAny.give(partials.tallies());
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}

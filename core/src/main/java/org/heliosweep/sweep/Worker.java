package org.heliosweep.sweep;

import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.kernel.MorselEvaluator;
import org.heliosweep.statistic.Tallies;

/** Claims morsels and evaluates them. */
final class Worker implements Runnable {
    private final Kernel kernel;
    private final Handoff handoff;
    private final int blockSize;
    private Tallies tallies;

    Worker(Kernel kernel, Handoff handoff, int blockSize) {
        this.kernel = kernel;
        this.handoff = handoff;
        this.blockSize = blockSize;
        this.tallies = new Tallies(kernel.plan().accumulators());
    }

    /** What it has tallied, once it has ended. */
    Tallies tallies() {
        return tallies;
    }

    @Override
    public void run() {
        try (MorselEvaluator evaluator = kernel.newMorselEvaluator(blockSize)) {
            for (Morsel morsel = handoff.claim(); morsel != null; morsel = handoff.claim()) {
                evaluator.evaluate(morsel, handoff);
            }
            tallies = evaluator.tallies();
        } catch (Throwable failure) {
            handoff.fail(failure);
        }
    }
}

package org.heliosweep.vector;

import java.util.function.Supplier;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Retreat;
import org.heliosweep.statistic.Partials;

/** A pipeline that may not hold for all scenarios. */
final class Attempt {
    private final Supplier<PipelineState> maker;
    private PipelineState state;
    private final Retreat retreat = new Retreat();

    Attempt(Supplier<PipelineState> maker) {
        this.maker = maker;
    }

    /** Whether it is to be tried. */
    boolean isDue() {
        return retreat.isDue();
    }

    /** Tries it, and gives how many scenarios were evaluated. */
    int evaluate(int row, int count, Batch batch, Partials partials) {
        if (state == null) {
            state = maker.get();
        }
        int done = state.evaluate(row, count, batch, partials);
        retreat.ended(done > 0, done == count);
        return done;
    }

    /** Gives the sums that it has to the statistics, so that others can go on with them. */
    void giveSums(Partials partials) {
        if (state != null) {
            state.giveSums(partials);
        }
    }

    /** Gives all that it has added up to the statistics. */
    void give(Partials partials) {
        if (state != null) {
            state.give(partials);
        }
    }
}

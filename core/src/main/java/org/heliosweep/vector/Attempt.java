package org.heliosweep.vector;

import java.util.function.Supplier;
import org.heliosweep.kernel.Batch;
import org.heliosweep.statistic.Partials;

/**
 * A pipeline that may not hold for all scenarios. Where it did not, it is left out for a while, which doubles every
 * time; so what it costs to try in vain is soon little. Which way was taken is never visible in a result.
 */
final class Attempt {
    private static final int LONGEST_PAUSE = 4_096;

    private final Supplier<PipelineState> maker;
    private PipelineState state;
    private int pause = 1;
    private int left;

    Attempt(Supplier<PipelineState> maker) {
        this.maker = maker;
    }

    /** Whether it is to be tried. */
    boolean isDue() {
        if (left > 0) {
            left--;
            return false;
        }
        return true;
    }

    /** Tries it, and gives how many scenarios were evaluated. */
    int evaluate(int row, int count, Batch batch, Partials partials) {
        if (state == null) {
            state = maker.get();
        }
        int done = state.evaluate(row, count, batch, partials);
        if (done > 0) {
            pause = 1;
        }
        if (done < count) {
            left = pause;
            pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
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

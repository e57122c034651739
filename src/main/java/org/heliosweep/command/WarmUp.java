package org.heliosweep.command;

import java.util.function.DoubleFunction;
import org.heliosweep.workload.Pace;

/** Evaluates until the JVM has compiled what is going to be measured. */
final class WarmUp {
    /** In so many turns in a row there is to be no progress. */
    private static final int SETTLED_TURNS = 5;

    private static final int TURNS = 4 * SETTLED_TURNS;

    private static final double STILL_WARMING_UP = 1.05;

    private WarmUp() {}

    /**
     * Evaluates as long as it still gets faster, and for some time at least. The time in which it has a processor counts:
     * where other work takes that, compiling takes longer too.
     *
     * @param turn evaluates for some seconds, on one thread, since the JVM needs another one to compile
     * @param least for how many seconds at least
     * @param longest after how many seconds it ends in any case
     */
    static void of(DoubleFunction<Pace> turn, double least, double longest) {
        double best = 0;
        int settled = 0;
        long start = System.nanoTime();
        double elapsed = 0;
        double worked = 0;
        while ((worked < least || settled < SETTLED_TURNS) && elapsed < longest) {
            Pace pace = turn.apply(least / TURNS);
            settled = pace.rate() > best * STILL_WARMING_UP ? 0 : settled + 1;
            best = Math.max(best, pace.rate());
            double before = elapsed;
            elapsed = (System.nanoTime() - start) * 1e-9;
            worked += pace.share() * (elapsed - before);
        }
    }
}

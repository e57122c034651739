package org.heliosweep.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.heliosweep.kernel.Backend;
import org.heliosweep.workload.Crew;
import org.heliosweep.workload.Pace;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;

/**
 * How fast a back end is on a variant of the workload.
 *
 * @param single with one thread
 * @param all with all threads together; the same if there is one only
 */
record Rates(Variant variant, Backend backend, Pace single, Pace all) {
    /** Long enough for the JVM to compile what a back end generates, as long as a processor is free for that. */
    private static final double WARM_UP_SECONDS = 2;

    /** Who measures for a short time only does not want to wait much longer than that. */
    private static final double WARM_UP_MEASUREMENTS = 10;

    /** The warm-up takes no longer than this many times what it takes at least. */
    private static final double LONGEST_WARM_UP = 3;

    /** In so many turns the warm-up is to show no progress. */
    private static final int SETTLED_TURNS = 5;

    private static final double STILL_WARMING_UP = 1.05;

    /** One thread and all of them take turns, so that a machine that is slow for a while slows both. */
    private static final int TURNS = 3;

    /** Measures on one thread and on all, each for some seconds. */
    static Rates measure(Variant variant, Backend backend, int block, int threads, double seconds) {
        try (Crew crew = new Crew(Workload.plan(variant), backend, block, threads)) {
            warmUp(crew, seconds);
            List<Pace> single = new ArrayList<>();
            List<Pace> all = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                single.add(crew.pace(1, seconds / TURNS));
                all.add(threads == 1 ? single.getLast() : crew.pace(threads, seconds / TURNS));
            }
            return new Rates(variant, backend, median(single), median(all));
        }
    }

    /**
     * On one thread, since the JVM needs another one to compile. The time in which it has a processor counts: where other
     * work takes that, compiling takes longer too.
     */
    private static void warmUp(Crew crew, double seconds) {
        double least = Math.min(WARM_UP_SECONDS, WARM_UP_MEASUREMENTS * seconds);
        double turn = least / (4 * SETTLED_TURNS);
        double best = 0;
        int settled = 0;
        long start = System.nanoTime();
        double elapsed = 0;
        double worked = 0;
        while ((worked < least || settled < SETTLED_TURNS) && elapsed < LONGEST_WARM_UP * least) {
            Pace pace = crew.pace(1, turn);
            settled = pace.rate() > best * STILL_WARMING_UP ? 0 : settled + 1;
            best = Math.max(best, pace.rate());
            double before = elapsed;
            elapsed = (System.nanoTime() - start) * 1e-9;
            worked += pace.share() * (elapsed - before);
        }
    }

    private static Pace median(List<Pace> paces) {
        paces.sort(Comparator.comparingDouble(Pace::rate));
        return paces.get(paces.size() / 2);
    }
}

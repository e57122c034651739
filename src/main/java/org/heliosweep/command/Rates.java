package org.heliosweep.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.study.Precision;
import org.heliosweep.workload.Crew;
import org.heliosweep.workload.Pace;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;

/**
 * How fast a back end is on a variant of the workload.
 *
 * @param precision in which numbers
 * @param threads how many threads all of them are
 * @param single with one thread
 * @param all with all threads together; the same if there is one only
 */
record Rates(Variant variant, Precision precision, Backend backend, int threads, Pace single, Pace all) {
    /** Long enough for the JVM to compile what a back end generates, as long as a processor is free for that. */
    private static final double WARM_UP_SECONDS = 2;

    /** Who measures for a short time only does not want to wait much longer than that. */
    private static final double WARM_UP_MEASUREMENTS = 10;

    /** The warm-up takes no longer than this many times what it takes at least. */
    private static final double LONGEST_WARM_UP = 3;

    /** One thread and all of them take turns, so that a machine that is slow for a while slows both. */
    private static final int TURNS = 3;

    /** A thread with a processor of its own has it for no less of the time. */
    private static final double UNDISTURBED = 0.9;

    /** Measures on one thread and on all, each for some seconds, after a warm-up. */
    static Rates measure(
            Variant variant, Precision precision, Backend backend, int block, int threads, double seconds) {
        try (Crew crew = new Crew(Workload.plan(variant, precision), backend, block, threads)) {
            double least = Math.min(WARM_UP_SECONDS, WARM_UP_MEASUREMENTS * seconds);
            WarmUp.of(turn -> crew.pace(1, turn), least, LONGEST_WARM_UP * least);
            return of(crew, variant, precision, backend, threads, seconds);
        }
    }

    /** Measures a crew that is warm on one thread and on several, each for some seconds. */
    static Rates of(Crew crew, Variant variant, Precision precision, Backend backend, int threads, double seconds) {
        List<Pace> single = new ArrayList<>();
        List<Pace> all = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            single.add(crew.pace(1, seconds / TURNS));
            all.add(threads == 1 ? single.getLast() : crew.pace(threads, seconds / TURNS));
        }
        return new Rates(variant, precision, backend, threads, median(single), median(all));
    }

    /** What stands above a table. */
    static String heading(Style style, Precision precision) {
        return style.heading("Million scenarios per second")
                + switch (precision) {
                    case DOUBLE -> "";
                    case SINGLE -> "  in single precision";
                };
    }

    /** Million scenarios per second. */
    static Table table(List<Rates> measured, int threads) {
        Table table = new Table("llrrr")
                .header("variant", "back end", "1 thread", Numbers.count(threads, "thread"), "speed-up");
        for (Rates each : measured) {
            table.row(
                    each.variant().label(),
                    each.backend().name(),
                    Numbers.measured(each.single().rate() * 1e-6),
                    threads == 1 ? "" : Numbers.measured(each.all().rate() * 1e-6),
                    threads == 1
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    each.all().rate() / each.single().rate()));
        }
        return table;
    }

    /** What to say if other work had the processors. */
    static Optional<String> disturbance(List<Rates> measured) {
        double least = measured.stream().mapToDouble(Rates::share).min().orElse(1);
        return least < UNDISTURBED
                ? Optional.of("other work took processors for up to " + Math.round(100 * (1 - least))
                        + " % of the time; the figures are too low")
                : Optional.empty();
    }

    /** More threads than processors are in each other's way. */
    private double share() {
        return threads <= Runtime.getRuntime().availableProcessors()
                ? Math.min(single.share(), all.share())
                : single.share();
    }

    private static Pace median(List<Pace> paces) {
        paces.sort(Comparator.comparingDouble(Pace::rate));
        return paces.get(paces.size() / 2);
    }
}

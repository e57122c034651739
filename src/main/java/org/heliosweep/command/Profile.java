package org.heliosweep.command;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Speed;
import org.heliosweep.study.Precision;
import org.heliosweep.workload.Variant;

/**
 * What was measured to be fastest on a machine. Nothing in it has an influence on what comes out of a sweep.
 *
 * @param machine which machine
 * @param measured when
 * @param threads how many threads evaluate
 * @param backends what is fastest with each back end
 */
record Profile(Machine machine, Instant measured, int threads, List<Tuned> backends) {
    /** Keeps the list unmodifiable. */
    Profile {
        backends = List.copyOf(backends);
    }

    /**
     * A back end.
     *
     * @param name what it is called
     * @param on on what it ran, as it said itself: how wide vectors are, for one
     * @param block how many scenarios a call of its kernel evaluates
     * @param segment about how many operations a segment has at most, if it cuts its code into segments
     * @param start how long it took to start
     * @param throughputs how fast it then was
     */
    record Tuned(String name, String on, int block, OptionalInt segment, Start start, List<Throughput> throughputs) {
        /** Keeps the list unmodifiable. */
        Tuned {
            throughputs = List.copyOf(throughputs);
        }

        /** How fast it is with any plan in a precision; nothing where that was not measured. */
        Optional<Speed> speed(Precision precision) {
            return rate(Variant.STATISTICS, precision)
                    .flatMap(each -> rate(Variant.GRID, precision)
                            .map(hoisted -> Speed.measured(start.seconds, start.size, each, hoisted)));
        }

        private Optional<Speed.Rate> rate(Variant variant, Precision precision) {
            List<Throughput> found = throughputs.stream()
                    .filter(each -> each.variant.equals(variant.label()) && each.precision == precision)
                    .sorted(Comparator.comparingInt(Throughput::threads))
                    .toList();
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Speed.Rate(
                            found.getLast().threads,
                            found.getFirst().rate * found.getFirst().operations,
                            found.getLast().rate * found.getLast().operations));
        }
    }

    /**
     * How long a back end took to start.
     *
     * @param seconds until its code was compiled, with what was lost while it was not; greater than 0
     * @param size how many nodes the plan had, as {@link org.heliosweep.plan.Effort} counts them
     */
    record Start(double seconds, int size) {}

    /**
     * How fast a back end was.
     *
     * @param variant on which variant of the workload
     * @param precision in which numbers
     * @param threads with how many threads
     * @param rate scenarios per second
     * @param operations how many operations a scenario takes with it, as {@link org.heliosweep.plan.Effort} counts them
     */
    record Throughput(String variant, Precision precision, int threads, double rate, double operations) {}

    /** What is fastest with a back end; empty if it was not measured. */
    Optional<Tuned> of(Backend backend) {
        return backends.stream()
                .filter(each -> each.name().equals(backend.name()))
                .findFirst();
    }

    /** Why this does not hold for a machine with some back ends, in words; empty if it does. */
    Optional<String> objection(Machine here, List<Backend> available) {
        return here.difference(machine)
                .or(() -> backends.stream()
                        .flatMap(tuned -> objection(tuned, available).stream())
                        .findFirst());
    }

    private static Optional<String> objection(Tuned tuned, List<Backend> available) {
        Optional<Backend> found = available.stream()
                .filter(backend -> backend.name().equals(tuned.name()))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of("it was measured with the back end " + tuned.name() + ", which cannot run now");
        }
        String on = found.get().availability().reason();
        return on.equals(tuned.on())
                ? Optional.empty()
                : Optional.of("the back end " + tuned.name() + " was measured on " + tuned.on() + ", not " + on);
    }
}

package org.heliosweep.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.heliosweep.plan.Effort;
import org.heliosweep.plan.Plan;

/**
 * Which back end evaluates a plan, and why: of those that keep the bits, the one that is expected to be done first. All
 * give the same results, so a wrong expectation costs time and nothing else.
 *
 * <p>Back ends of unknown speed are not taken, nor those that are there on request only.
 */
public final class BackendChoice {
    /** How many are looked for: the one that is taken, and the one that would be next. */
    private static final int WANTED = 2;

    private final List<Expected> order;
    private final List<Expected> found;
    private final List<Refusal> refusals;
    private final boolean isAsked;

    /**
     * A back end that would have been taken before the others.
     *
     * @param backend which one
     * @param reason why it was not, in a few words
     */
    public record Refusal(Backend backend, String reason) {}

    private BackendChoice(List<Expected> order, List<Refusal> refusals, boolean isAsked) {
        this.order = List.copyOf(order);
        this.isAsked = isAsked;
        this.found = new ArrayList<>();
        this.refusals = new ArrayList<>(refusals);
        if (isAsked) {
            found.addAll(order);
            return;
        }
        // To ask whether one can run takes its time, so those that would come later are not asked.
        for (int at = 0; at < order.size() && found.size() < WANTED; at++) {
            Expected next = order.get(at);
            Backend.Availability availability = next.backend().availability();
            if (!availability.available()) {
                this.refusals.add(new Refusal(next.backend(), "cannot run here: " + availability.reason()));
            } else if (!next.backend().isOnRequest()) {
                found.add(next);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no back end can run here");
        }
    }

    /**
     * The choice for a plan.
     *
     * @param threads how many threads there will be
     * @param backends those to choose among; those that hold only a tolerance are never taken
     * @param speeds how fast they are, as far as it is known
     * @throws IllegalArgumentException if none can run here
     */
    public static BackendChoice of(
            Plan plan, int threads, List<Backend> backends, Function<Backend, Optional<Speed>> speeds) {
        return of(Effort.of(plan), plan.size(), threads, backends, speeds);
    }

    /** The choice for a plan among all back ends, with the speeds that they say of themselves. */
    public static BackendChoice of(Plan plan, int threads) {
        return of(plan, threads, Backends.all(), Backend::speed);
    }

    static BackendChoice of(
            Effort effort,
            long scenarios,
            int threads,
            List<Backend> backends,
            Function<Backend, Optional<Speed>> speeds) {
        List<Expected> order = backends.stream()
                .filter(Backend::keepsBits)
                .flatMap(backend -> speeds.apply(backend).stream()
                        .map(speed -> Expected.of(backend, speed, effort, scenarios, threads)))
                // With no scenarios all take as long as they start; the order of names would be no reason.
                .sorted(Comparator.comparingDouble(Expected::seconds).thenComparingDouble(Expected::start))
                .toList();
        return new BackendChoice(order, List.of(), false);
    }

    /**
     * No choice: somebody asked for a back end.
     *
     * @param speed how fast it is, if that is known
     */
    public static BackendChoice asked(Backend backend, Optional<Speed> speed, Plan plan, int threads) {
        Expected expected = speed.map(known -> Expected.of(backend, known, Effort.of(plan), plan.size(), threads))
                .orElse(new Expected(backend, Double.NaN, Double.NaN));
        return new BackendChoice(List.of(expected), List.of(), true);
    }

    /**
     * The choice among the others, since the one that was taken has failed.
     *
     * @return nothing if there is no other one, or if this one was asked for
     */
    public Optional<BackendChoice> without(KernelException failure) {
        if (isAsked || found.size() < WANTED) {
            return Optional.empty();
        }
        List<Refusal> why = new ArrayList<>(refusals);
        why.add(new Refusal(
                backend(), "failed: " + failure.getMessage().lines().findFirst().orElse("")));
        List<Expected> rest = order.subList(order.indexOf(found.get(1)), order.size());
        return Optional.of(new BackendChoice(rest, why, false));
    }

    /** The back end. */
    public Backend backend() {
        return expected().backend();
    }

    /** How long it is expected to take; not a number if its speed is not known. */
    public Expected expected() {
        return found.getFirst();
    }

    /** What would be taken next; nothing if there is no other one. */
    public Optional<Expected> next() {
        return found.stream().skip(1).findFirst();
    }

    /** What would have been taken before, and why it was not. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Whether somebody asked for the back end. */
    public boolean isAsked() {
        return isAsked;
    }
}

package org.heliosweep.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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

    private static final Comparator<Candidate> FIRST_DONE =
            // With no scenarios all take as long as they start; the order of names would be no reason.
            Comparator.<Candidate>comparingDouble(each -> each.hoped().seconds())
                    .thenComparingDouble(each -> each.hoped().start());

    private final List<Candidate> left;
    private final List<Expected> found = new ArrayList<>();
    private final List<Refusal> refusals;
    private final Predicate<Backend> hasKept;
    private final boolean isAsked;

    /**
     * A back end that would have been taken before the others.
     *
     * @param backend which one
     * @param reason why it was not, in a few words
     */
    public record Refusal(Backend backend, String reason) {}

    /**
     * A back end before it is asked.
     *
     * @param hoped how long it takes at least: where it has kept what it compiled of the plan, if it keeps that at all
     * @param compiled how long it takes where all has to be compiled
     */
    private record Candidate(Expected hoped, Expected compiled) {
        Backend backend() {
            return compiled.backend();
        }

        Candidate withoutHope() {
            return new Candidate(compiled, compiled);
        }
    }

    private BackendChoice(List<Candidate> candidates, List<Refusal> refusals, Predicate<Backend> hasKept) {
        this.left = new ArrayList<>(candidates);
        this.refusals = new ArrayList<>(refusals);
        this.hasKept = hasKept;
        this.isAsked = false;
        find();
        if (found.isEmpty()) {
            throw new IllegalStateException("no back end can run here");
        }
    }

    private BackendChoice(Expected asked) {
        this.left = List.of();
        this.refusals = List.of();
        this.hasKept = _ -> false;
        this.isAsked = true;
        found.add(asked);
    }

    /** To ask takes its time, so those that would come later are not asked. */
    private void find() {
        while (!left.isEmpty() && found.size() < WANTED) {
            left.sort(FIRST_DONE);
            Candidate next = left.removeFirst();
            Backend backend = next.backend();
            if (next.hoped().isKept() && !hasKept.test(backend)) {
                left.add(next.withoutHope());
                continue;
            }
            Backend.Availability availability = backend.availability();
            if (!availability.available()) {
                refusals.add(new Refusal(backend, "cannot run here: " + availability.reason()));
            } else if (!backend.isOnRequest()) {
                found.add(next.hoped());
            }
        }
    }

    /**
     * The choice for a plan.
     *
     * @param threads how many threads there will be
     * @param backends those to choose among; those that hold only a tolerance are never taken
     * @param speeds how fast they are, in the precision of the plan, as far as it is known
     * @throws IllegalStateException if none can run here
     */
    public static BackendChoice of(
            Plan plan, int threads, List<Backend> backends, Function<Backend, Optional<Speed>> speeds) {
        return of(Effort.of(plan), plan.size(), threads, backends, speeds, backend -> backend.hasKept(plan));
    }

    /** The choice for a plan among all back ends, with the speeds that they say of themselves. */
    public static BackendChoice of(Plan plan, int threads) {
        return of(
                plan,
                threads,
                Backends.all(),
                backend -> backend.speed(plan.study().precision()));
    }

    static BackendChoice of(
            Effort effort,
            long scenarios,
            int threads,
            List<Backend> backends,
            Function<Backend, Optional<Speed>> speeds,
            Predicate<Backend> hasKept) {
        List<Candidate> candidates = backends.stream()
                .filter(Backend::keepsBits)
                .flatMap(backend -> speeds.apply(backend).stream().map(speed -> {
                    Expected compiled = Expected.of(backend, speed, effort, scenarios, threads);
                    return new Candidate(
                            Expected.kept(backend, speed, effort, scenarios, threads)
                                    .orElse(compiled),
                            compiled);
                }))
                .toList();
        return new BackendChoice(candidates, List.of(), hasKept);
    }

    /**
     * No choice: somebody asked for a back end.
     *
     * @param speed how fast it is, if that is known
     */
    public static BackendChoice asked(Backend backend, Optional<Speed> speed, Plan plan, int threads) {
        if (speed.isEmpty()) {
            return new BackendChoice(new Expected(backend, Double.NaN, Double.NaN, false));
        }
        Effort effort = Effort.of(plan);
        Expected compiled = Expected.of(backend, speed.get(), effort, plan.size(), threads);
        return new BackendChoice(Expected.kept(backend, speed.get(), effort, plan.size(), threads)
                .filter(_ -> backend.hasKept(plan))
                .orElse(compiled));
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
        List<Candidate> rest = new ArrayList<>(left);
        rest.add(new Candidate(found.get(1), found.get(1)));
        return Optional.of(new BackendChoice(rest, why, hasKept));
    }

    /**
     * Compiles the plan that was chosen for, with the next one where a back end fails.
     *
     * @throws KernelException if the last one fails, or the one that was asked for
     */
    public Compiled compile(Plan plan) {
        BackendChoice choice = this;
        while (true) {
            try {
                return new Compiled(choice, choice.backend().compile(plan));
            } catch (KernelException e) {
                choice = choice.without(e).orElseThrow(() -> e);
            }
        }
    }

    /**
     * A plan that a back end has compiled.
     *
     * @param choice the choice of that back end
     * @param kernel what it made
     */
    public record Compiled(BackendChoice choice, Kernel kernel) {}

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

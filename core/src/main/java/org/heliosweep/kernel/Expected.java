package org.heliosweep.kernel;

import java.util.Optional;
import java.util.OptionalDouble;
import org.heliosweep.plan.Effort;

/**
 * How long a back end is expected to take for a plan, without what a file takes.
 *
 * @param backend the back end
 * @param start seconds until it runs at full speed
 * @param work seconds for all scenarios at full speed
 * @param isKept whether it has kept what it compiled of the plan before, so that it starts sooner
 */
public record Expected(Backend backend, double start, double work, boolean isKept) {
    /**
     * For a number of scenarios, where everything has to be compiled. Threads share them batch by batch: as long as there is only one batch, one of them
     * does all of it.
     */
    static Expected of(Backend backend, Speed speed, Effort effort, long scenarios, int threads) {
        long batches = Math.ceilDiv(scenarios, (long) Batch.SIZE);
        long most = Math.min(scenarios, Math.ceilDiv(batches, (long) threads) * Batch.SIZE);
        boolean hoists = backend.hoists() && effort.hoisted() < effort.operations();
        double operations = hoists ? effort.hoisted() : effort.operations();
        double perThread = (hoists ? speed.hoisted() : speed.each()).together(threads) / threads;
        return new Expected(backend, speed.startOf(effort), most * operations / perThread, false);
    }

    /** The same where it has kept what it compiled; nothing where it keeps nothing, or that takes no less time. */
    static Optional<Expected> kept(Backend backend, Speed speed, Effort effort, long scenarios, int threads) {
        OptionalDouble start = backend.keptStart();
        if (start.isEmpty() || start.getAsDouble() >= speed.start()) {
            return Optional.empty();
        }
        Expected sooner = of(backend, speed.startingIn(start.getAsDouble()), effort, scenarios, threads);
        return Optional.of(new Expected(backend, sooner.start, sooner.work, true));
    }

    /** Seconds from the plan to the last scenario. */
    public double seconds() {
        return start + work;
    }
}

package org.heliosweep.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.heliosweep.workload.Workload;

/**
 * An example of what is chosen where nobody says which back end evaluates.
 *
 * @param scenarios how many there would be
 * @param choice what would be chosen
 */
record AutomaticChoice(long scenarios, BackendChoice choice) {
    private static final long[] SCENARIOS = {10_000, 1_000_000, 100_000_000};

    /** For the reference workload with few scenarios and with many. */
    static List<AutomaticChoice> some(MachineOptions machine) {
        return LongStream.of(SCENARIOS)
                .mapToObj(scenarios -> new AutomaticChoice(scenarios, machine.choice(plan(scenarios))))
                .toList();
    }

    private static Plan plan(long scenarios) {
        return Plan.of(Workload.drawn(scenarios));
    }

    /** Why a back end that can run here is never chosen; nothing if it may be, or cannot run. */
    static Optional<String> whyNever(Backend backend, MachineOptions machine) {
        if (!backend.availability().available()) {
            return Optional.empty();
        }
        if (!backend.keepsBits()) {
            return Optional.of("its results are near, not the same");
        }
        if (backend.isOnRequest()) {
            return Optional.of("what it runs on here is for tests");
        }
        return machine.speed(backend, Precision.DOUBLE).isPresent()
                ? Optional.empty()
                : Optional.of("how fast it is says 'heliosweep tune'");
    }
}

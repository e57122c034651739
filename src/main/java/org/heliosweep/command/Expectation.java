package org.heliosweep.command;

import java.util.List;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.workload.Measurement;
import org.heliosweep.workload.Pace;

/**
 * How long a sweep will take, without what its file takes.
 *
 * @param choice which back end was measured, and why
 * @param threads how many threads there will be
 * @param perThread how many scenarios a thread evaluates in a second; 1 if there are none
 * @param seconds how long all of them take, with the time until it runs at full speed, as far as that is known
 */
record Expectation(BackendChoice choice, int threads, double perThread, double seconds) {
    private static final double WARM_UP_SECONDS = 0.6;
    private static final double LONGEST_WARM_UP_SECONDS = 6;
    private static final double MEASURED_SECONDS = 0.3;

    /** Measures with one thread, on the first scenarios. */
    static Expectation measure(Plan plan, MachineOptions options) {
        BackendChoice.Compiled compiled = options.choice(plan).compile(plan);
        BackendChoice choice = compiled.choice();
        long batches = (plan.size() + Batch.SIZE - 1) / Batch.SIZE;
        int threads = (int) Math.max(1, Math.min(options.threads(), batches));
        double perThread;
        try (Kernel kernel = compiled.kernel()) {
            perThread = plan.size() == 0 ? 1 : perThread(kernel, options.block(choice.backend()));
        }
        double start =
                Double.isNaN(choice.expected().start()) ? 0 : choice.expected().start();
        return new Expectation(choice, threads, perThread, start + plan.size() / perThread / threads);
    }

    private static double perThread(Kernel kernel, int block) {
        try (FirstScenarios first = new FirstScenarios(kernel, block)) {
            WarmUp.of(
                    turn -> Pace.of(List.of(Measurement.of(turn, first::evaluate))),
                    WARM_UP_SECONDS,
                    LONGEST_WARM_UP_SECONDS);
            return Measurement.of(MEASURED_SECONDS, first::evaluate).rate();
        }
    }
}

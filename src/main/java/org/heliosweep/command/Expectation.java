package org.heliosweep.command;

import java.util.List;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
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
        BackendChoice choice = options.choice(plan);
        Backend backend = choice.backend();
        long batches = (plan.size() + Batch.SIZE - 1) / Batch.SIZE;
        int threads = (int) Math.max(1, Math.min(options.threads(), batches));
        double perThread = plan.size() == 0 ? 1 : perThread(plan, backend, options.block(backend));
        double start =
                Double.isNaN(choice.expected().start()) ? 0 : choice.expected().start();
        return new Expectation(choice, threads, perThread, start + plan.size() / perThread / threads);
    }

    private static double perThread(Plan plan, Backend backend, int block) {
        try (Kernel kernel = backend.compile(plan);
                Kernel.Evaluator evaluator = kernel.newEvaluator()) {
            Sample sample = new Sample(kernel.plan(), evaluator, block);
            WarmUp.of(
                    turn -> Pace.of(List.of(Measurement.of(turn, sample::block))),
                    WARM_UP_SECONDS,
                    LONGEST_WARM_UP_SECONDS);
            return Measurement.of(MEASURED_SECONDS, sample::block).rate();
        }
    }

    /** The first batch, evaluated again and again. */
    private static final class Sample {
        private final Kernel.Evaluator evaluator;
        private final int block;
        private final Batch batch;
        private final Partials partials;
        private final int scenarios;
        private int row;

        Sample(Plan plan, Kernel.Evaluator evaluator, int block) {
            this.evaluator = evaluator;
            this.block = block;
            this.batch = Batch.of(plan);
            this.partials = new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF);
            this.scenarios = (int) Math.min(Batch.SIZE, plan.size());
            batch.reset(0, (int) Math.min(Batch.SIZE, plan.rows()));
        }

        /** Evaluates the next block, and gives how many scenarios it has. */
        int block() {
            int count = Math.min(block, scenarios - row);
            evaluator.evaluate(row, count, batch, partials);
            row += count;
            if (row == scenarios) {
                partials.sums().reduce();
                row = 0;
            }
            return count;
        }
    }
}

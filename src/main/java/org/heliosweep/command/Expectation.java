package org.heliosweep.command;

import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;

/**
 * How long a sweep will take, without what its file takes.
 *
 * @param backend the back end that was measured
 * @param threads how many threads there will be
 * @param perThread how many scenarios a thread evaluates in a second
 * @param seconds how long all of them take
 */
record Expectation(String backend, int threads, double perThread, double seconds) {
    private static final double MEASURED_SECONDS = 0.3;

    /** So often the JVM gets to compile what is measured, as long as that makes it faster. */
    private static final int MOST_MEASUREMENTS = 20;

    private static final double STILL_WARMING_UP = 1.1;

    /** Measures with one thread, on the first scenarios. */
    static Expectation measure(Plan plan, MachineOptions options) {
        Backend backend = options.backend(plan);
        long batches = (plan.size() + Batch.SIZE - 1) / Batch.SIZE;
        int threads = (int) Math.max(1, Math.min(options.threads(), batches));
        double perThread;
        try (Kernel kernel = backend.compile(plan);
                Kernel.Evaluator evaluator = kernel.newEvaluator()) {
            Sample sample = new Sample(kernel.plan(), evaluator, options.block());
            perThread = settled(sample);
        }
        return new Expectation(backend.name(), threads, perThread, plan.size() / perThread / threads);
    }

    private static double settled(Sample sample) {
        double rate = sample.rate(MEASURED_SECONDS);
        for (int measurement = 1; measurement < MOST_MEASUREMENTS; measurement++) {
            double before = rate;
            rate = sample.rate(MEASURED_SECONDS);
            if (rate < before * STILL_WARMING_UP) {
                return rate;
            }
        }
        return rate;
    }

    /** The first batch, evaluated again and again. */
    private static final class Sample {
        private final Plan plan;
        private final Kernel.Evaluator evaluator;
        private final int block;
        private final Batch batch;
        private final Partials partials;

        Sample(Plan plan, Kernel.Evaluator evaluator, int block) {
            this.plan = plan;
            this.evaluator = evaluator;
            this.block = block;
            this.batch = Batch.of(plan);
            this.partials = new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF);
            batch.reset(0, (int) Math.min(Batch.SIZE, plan.rows()));
        }

        /** How many scenarios are evaluated in a second. */
        double rate(double wantedSeconds) {
            int scenarios = (int) Math.min(Batch.SIZE, plan.size());
            long evaluated = 0;
            long start = System.nanoTime();
            double seconds = 0;
            while (seconds < wantedSeconds) {
                for (int row = 0; row < scenarios && seconds < wantedSeconds; row += block) {
                    int count = Math.min(block, scenarios - row);
                    evaluator.evaluate(row, count, batch, partials);
                    evaluated += count;
                    seconds = (System.nanoTime() - start) * 1e-9;
                }
                partials.sums().reduce();
                if (scenarios == 0) {
                    return 1;
                }
            }
            return evaluated / seconds;
        }
    }
}

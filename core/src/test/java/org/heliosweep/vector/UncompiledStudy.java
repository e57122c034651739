package org.heliosweep.vector;

import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;

/** For a JVM of its own: sweeps a study with both back ends, prints whether they agree, and what became of segments. */
final class UncompiledStudy {
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private UncompiledStudy() {}

    public static void main(String[] arguments) {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("small", workbench.readModel("""
                        model small
                        input a [1] = 1  0 .. 5
                        input b [1] = 1  0 .. 5
                        require a < 4.5  "a is large"
                        output c = a * b + sqrt(a)
                        """))
                .add("design grid\nvary a = linspace(0, 5, 211)\nvary b = linspace(0, 5, 1021)")
                .add("show mean(c)")
                .build());
        Summary vector = swept(plan, "vector");
        System.out.println(vector.equals(swept(plan, "scalar")) ? "same" : "different");
        evaluateUntilCompiled(plan);
        System.out.println(SegmentCounts.now());
    }

    /** Evaluates the same scenarios again and again, until a segment is compiled or reported, or it takes too long. */
    private static void evaluateUntilCompiled(Plan plan) {
        Batch batch = Batch.of(plan);
        batch.reset(0, 0);
        Partials partials = new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF);
        long start = System.nanoTime();
        try (Kernel kernel = Backends.named("vector").compile(plan);
                Kernel.Evaluator evaluator = kernel.newEvaluator()) {
            while (SegmentCounts.now().compiled() == 0
                    && SegmentCounts.now().reported() == 0
                    && System.nanoTime() - start < LONGEST_NANOS) {
                evaluator.evaluate(0, Batch.SIZE, batch, partials);
            }
        }
    }

    private static Summary swept(Plan plan, String backend) {
        return Sweep.of(plan).backend(Backends.named(backend)).threads(1).run().summary();
    }
}

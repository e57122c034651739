package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.study.Column;

/** A plan in C, compared with the scalar interpreter: the same bits in the status and in all columns. */
public final class PlanInC {
    private PlanInC() {}

    /**
     * Fails where a scenario differs.
     *
     * @param compiled what {@link KernelRenderer#inC(Plan)} gives for the plan
     * @param first the number of the first scenario, a multiple of {@link Batch#SIZE}
     * @param count how many scenarios; they are rows of the plan
     */
    public static void compare(CompiledC compiled, Plan plan, long first, int count) {
        List<Object> found = compiled.call(KernelRenderer.FUNCTION, first, count, List.of());
        Batch batch = Batch.of(plan);
        batch.reset(first, count);
        try (Kernel kernel = new ScalarBackend().compile(plan);
                Kernel.Evaluator evaluator = kernel.newEvaluator()) {
            evaluator.evaluate(0, count, batch, new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF));
        }
        assertArrayEquals(Arrays.copyOf(batch.status(), count), (int[]) found.getFirst(), "status");
        for (int index = 0; index < plan.columns().size(); index++) {
            Column column = plan.columns().get(index);
            Object actual = found.get(1 + index);
            switch (column.kind()) {
                case Kind.Number _ ->
                    assertArrayEquals(bits(batch.reals(index), count), bits((double[]) actual, count), column.name());
                case Kind.Choice _ ->
                    assertArrayEquals(Arrays.copyOf(batch.labels(index), count), (int[]) actual, column.name());
                case Kind.Truth _ ->
                    assertArrayEquals(Arrays.copyOf(batch.truths(index), count), (boolean[]) actual, column.name());
            }
        }
    }

    private static long[] bits(double[] values, int count) {
        return Arrays.stream(values, 0, count)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }
}

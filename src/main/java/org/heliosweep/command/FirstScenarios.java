package org.heliosweep.command;

import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.workload.Morsels;

/**
 * The first scenarios of a plan, evaluated again and again: block by block where a batch takes long, otherwise in morsels
 * as a sweep does.
 */
final class FirstScenarios implements AutoCloseable {
    /** Who measures for some tenths of a second does not wait for batches that take longer. */
    private static final long SHORT_NANOS = 50_000_000;

    private final Plan plan;
    private final Kernel.Evaluator evaluator;
    private final Morsels morsels;
    private final int block;
    private final Batch batch;
    private final Partials partials;
    private final int scenarios;
    private final long batches;
    private boolean isShort;
    private long begun;
    private int row;

    FirstScenarios(Kernel kernel, int block) {
        this.plan = kernel.plan();
        this.evaluator = kernel.newEvaluator();
        this.morsels = new Morsels(kernel);
        this.block = block;
        this.batch = Batch.of(plan);
        this.partials = new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF);
        this.scenarios = (int) Math.min(Batch.SIZE, plan.size());
        this.batches = Math.ceilDiv(plan.size(), (long) Batch.SIZE);
        batch.reset(0, (int) Math.min(Batch.SIZE, plan.rows()));
    }

    /** Evaluates the next ones, and gives how many. */
    int evaluate() {
        return isShort ? morsel() : block();
    }

    private int block() {
        if (row == 0) {
            begun = System.nanoTime();
        }
        int count = Math.min(block, scenarios - row);
        evaluator.evaluate(row, count, batch, partials);
        row += count;
        if (row == scenarios) {
            partials.sums().reduce();
            row = 0;
            isShort = System.nanoTime() - begun < SHORT_NANOS;
        }
        return count;
    }

    private int morsel() {
        long count = Math.min(morsels.length(), batches);
        morsels.evaluate(new Morsel(0, count), block, (_, _) -> {});
        return (int) Math.min(count * Batch.SIZE, plan.size());
    }

    @Override
    public void close() {
        morsels.close();
        evaluator.close();
    }
}

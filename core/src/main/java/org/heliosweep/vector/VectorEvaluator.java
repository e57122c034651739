package org.heliosweep.vector;

import org.heliosweep.graph.Type;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Staged;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;

/** Runs a block program over one block of scenarios after the other. */
final class VectorEvaluator implements Kernel.Evaluator {
    private final Plan plan;
    private final BlockProgram program;
    private final Scratch scratch;
    private final Staged staged;
    private final int number;
    private final int[] roots;
    private final Type[] types;

    VectorEvaluator(Plan plan, BlockProgram program) {
        this.roots = plan.roots().stream().mapToInt(Integer::intValue).toArray();
        this.types = plan.roots().stream()
                .map(root -> plan.graph().node(root).type())
                .toArray(Type[]::new);
        this.plan = plan;
        this.program = program;
        this.scratch = program.newScratch();
        this.staged = new Staged(plan, program.length());
        this.number = program.input(Plan.NUMBER, Type.INTEGER);
    }

    @Override
    public void evaluate(int row, int count, Batch batch, Partials partials) {
        int length = program.length();
        for (int from = row; from < row + count; from += length) {
            int scenarios = Math.min(length, row + count - from);
            run(batch.first() + from, scenarios);
            VectorAccumulation.accumulate(plan.accumulators(), staged, from, scenarios, partials);
            staged.write(from, Math.min(scenarios, batch.rows() - from), batch);
        }
    }

    /** Computes a whole block; behind the last scenario that is wanted it is computed again, and nobody looks. */
    private void run(long first, int scenarios) {
        if (number >= 0) {
            for (int lane = 0; lane < program.length(); lane++) {
                scratch.integers[number + lane] = first + Math.min(lane, scenarios - 1);
            }
        }
        program.run(scratch);
        for (int index = 0; index < roots.length; index++) {
            int root = roots[index];
            int at = program.at(root);
            switch (types[index]) {
                case REAL -> System.arraycopy(scratch.reals, at, staged.reals(root), 0, scenarios);
                case INTEGER -> System.arraycopy(scratch.integers, at, staged.integers(root), 0, scenarios);
                case TRUTH -> System.arraycopy(scratch.truths, at, staged.truths(root), 0, scenarios);
            }
        }
    }
}

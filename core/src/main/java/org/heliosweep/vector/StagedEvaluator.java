package org.heliosweep.vector;

import org.heliosweep.graph.Type;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Staged;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;

/** Evaluates any number of any scenarios: computes all that is wanted, and then adds it up and writes it. */
final class StagedEvaluator {
    private final Plan plan;
    private final BlockProgram program;
    private final Scratch scratch;
    private final Staged staged;
    private final int number;
    private final int[] roots;
    private final Type[] types;

    StagedEvaluator(Plan plan, BlockProgram program) {
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

    /** Evaluates scenarios, no more than a block. */
    void evaluate(int row, int count, Batch batch, Partials partials) {
        run(batch.first() + row, count);
        VectorAccumulation.accumulate(plan.accumulators(), staged, row, count, partials);
        staged.write(row, Math.min(count, batch.rows() - row), batch);
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

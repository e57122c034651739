package org.heliosweep.interpreter;

import java.util.List;
import java.util.function.IntFunction;
import org.heliosweep.graph.Type;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Staged;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;

/**
 * Runs a tape for one scenario after the other and stages the values that are wanted, a few at a time; from there they
 * go to columns and statistics, one column after the other.
 */
final class ScalarEvaluator implements Kernel.Evaluator {
    /** How many scenarios are staged: all that is wanted of them should stay in the cache. */
    private static final int STAGED = 512;

    private final Plan plan;
    private final Tape tape;
    private final Tape.State state;
    private final int number;
    private final Staged staged;
    private final Targets<double[]> reals;
    private final Targets<long[]> integers;
    private final Targets<boolean[]> truths;

    /** The registers of all roots of a type, and the arrays that their values go to. */
    private static final class Targets<A> {
        private final int[] registers;
        private final List<A> arrays;

        Targets(int[] registers, List<A> arrays) {
            this.registers = registers;
            this.arrays = arrays;
        }
    }

    ScalarEvaluator(Plan plan, Tape tape) {
        this.plan = plan;
        this.tape = tape;
        this.state = tape.newState();
        this.number = tape.inputIndex(Plan.NUMBER);
        this.staged = new Staged(plan, STAGED);
        this.reals = targets(Type.REAL, staged::reals);
        this.integers = targets(Type.INTEGER, staged::integers);
        this.truths = targets(Type.TRUTH, staged::truths);
    }

    private <A> Targets<A> targets(Type type, IntFunction<A> array) {
        List<Integer> roots = plan.roots().stream()
                .filter(root -> plan.graph().node(root).type() == type)
                .toList();
        return new Targets<>(
                roots.stream().mapToInt(root -> state.register(root, type)).toArray(),
                roots.stream().map(array::apply).toList());
    }

    @Override
    public void evaluate(int row, int count, Batch batch, Partials partials) {
        for (int from = row; from < row + count; from += STAGED) {
            int scenarios = Math.min(STAGED, row + count - from);
            for (int at = 0; at < scenarios; at++) {
                run(batch.first() + from + at);
                stage(at);
            }
            staged.deliver(from, scenarios, batch, partials);
        }
    }

    private void run(long scenario) {
        if (number >= 0) {
            state.setInteger(number, scenario);
        }
        tape.run(state);
    }

    private void stage(int at) {
        long[] registers = state.registers();
        for (int index = 0; index < reals.registers.length; index++) {
            reals.arrays.get(index)[at] = Double.longBitsToDouble(registers[reals.registers[index]]);
        }
        for (int index = 0; index < integers.registers.length; index++) {
            integers.arrays.get(index)[at] = registers[integers.registers[index]];
        }
        for (int index = 0; index < truths.registers.length; index++) {
            truths.arrays.get(index)[at] = registers[truths.registers[index]] != 0;
        }
    }
}

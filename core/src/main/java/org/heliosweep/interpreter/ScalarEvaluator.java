package org.heliosweep.interpreter;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.heliosweep.graph.Arithmetic;
import org.heliosweep.graph.Type;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.study.Column;

/**
 * Runs a tape for one scenario after the other and stages the values that are wanted, a few at a time; from there they
 * go to columns and statistics, one column after the other.
 */
final class ScalarEvaluator implements Kernel.Evaluator, Partials.Values {
    /** How many scenarios are staged: all that is wanted of them should stay in the cache. */
    private static final int STAGED = 512;

    private final Plan plan;
    private final Tape tape;
    private final Tape.State state;
    private final int number;
    private final double[][] reals;
    private final long[][] integers;
    private final boolean[][] truths;
    private final Staged<double[]> stagedReals;
    private final Staged<long[]> stagedIntegers;
    private final Staged<boolean[]> stagedTruths;

    /** Where values come from, and the arrays that they go to. */
    private static final class Staged<A> {
        private final int[] registers;
        private final A[] arrays;

        Staged(int[] registers, A[] arrays) {
            this.registers = registers;
            this.arrays = arrays;
        }
    }

    ScalarEvaluator(Plan plan, Tape tape) {
        this.plan = plan;
        this.tape = tape;
        this.state = tape.newState();
        this.number = tape.inputIndex(Plan.NUMBER);
        this.reals = new double[plan.graph().size()][];
        this.integers = new long[plan.graph().size()][];
        this.truths = new boolean[plan.graph().size()][];
        this.stagedReals = staged(Type.REAL, reals, double[]::new);
        this.stagedIntegers = staged(Type.INTEGER, integers, long[]::new);
        this.stagedTruths = staged(Type.TRUTH, truths, boolean[]::new);
    }

    /** Makes an array for each wanted node of a type. */
    private <A> Staged<A> staged(Type type, A[] byNode, IntFunction<A> newArray) {
        int[] nodes = plan.roots().stream()
                .mapToInt(Integer::intValue)
                .filter(node -> plan.graph().node(node).type() == type)
                .toArray();
        A[] arrays = Arrays.copyOf(byNode, nodes.length);
        for (int index = 0; index < nodes.length; index++) {
            arrays[index] = newArray.apply(STAGED);
            byNode[nodes[index]] = arrays[index];
        }
        int[] registers =
                Arrays.stream(nodes).map(node -> state.register(node, type)).toArray();
        return new Staged<>(registers, arrays);
    }

    @Override
    public double[] reals(int node) {
        return reals[node];
    }

    @Override
    public long[] integers(int node) {
        return integers[node];
    }

    @Override
    public boolean[] truths(int node) {
        return truths[node];
    }

    @Override
    public void evaluate(int row, int count, Batch batch, Partials partials) {
        for (int from = row; from < row + count; from += STAGED) {
            int staged = Math.min(STAGED, row + count - from);
            for (int at = 0; at < staged; at++) {
                run(batch.first() + from + at);
                stage(at);
            }
            partials.accumulate(this, from, staged);
            write(batch, from, Math.min(staged, batch.rows() - from));
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
        for (int index = 0; index < stagedReals.registers.length; index++) {
            stagedReals.arrays[index][at] = Double.longBitsToDouble(registers[stagedReals.registers[index]]);
        }
        for (int index = 0; index < stagedIntegers.registers.length; index++) {
            stagedIntegers.arrays[index][at] = registers[stagedIntegers.registers[index]];
        }
        for (int index = 0; index < stagedTruths.registers.length; index++) {
            stagedTruths.arrays[index][at] = registers[stagedTruths.registers[index]] != 0;
        }
    }

    /** Writes what is staged into rows of a batch, the first into row {@code from}; none if the count is negative. */
    private void write(Batch batch, int from, int count) {
        long[] status = integers[plan.status()];
        for (int at = 0; at < count; at++) {
            batch.status()[from + at] = (int) status[at];
        }
        List<Column> columns = plan.columns();
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            switch (column.kind()) {
                case Kind.Number _ -> {
                    double[] source = reals[column.node()];
                    double[] target = batch.reals(index);
                    for (int at = 0; at < count; at++) {
                        target[from + at] = status[at] == 0 ? Arithmetic.canonical(source[at]) : 0;
                    }
                }
                case Kind.Choice _ -> {
                    long[] source = integers[column.node()];
                    int[] target = batch.labels(index);
                    for (int at = 0; at < count; at++) {
                        target[from + at] = status[at] == 0 ? (int) source[at] : 0;
                    }
                }
                case Kind.Truth _ -> {
                    boolean[] source = truths[column.node()];
                    boolean[] target = batch.truths(index);
                    for (int at = 0; at < count; at++) {
                        target[from + at] = status[at] == 0 && source[at];
                    }
                }
            }
        }
    }
}

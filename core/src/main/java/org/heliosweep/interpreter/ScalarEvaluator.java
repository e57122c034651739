package org.heliosweep.interpreter;

import java.util.Arrays;
import java.util.List;
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
    private final int[] realNodes;
    private final int[] integerNodes;
    private final int[] truthNodes;
    private final double[][] reals;
    private final long[][] integers;
    private final boolean[][] truths;

    ScalarEvaluator(Plan plan, Tape tape) {
        this.plan = plan;
        this.tape = tape;
        this.state = tape.newState();
        this.number = tape.inputIndex(Plan.NUMBER);
        this.realNodes = nodes(plan, Type.REAL);
        this.integerNodes = nodes(plan, Type.INTEGER);
        this.truthNodes = nodes(plan, Type.TRUTH);
        this.reals = new double[plan.graph().size()][];
        this.integers = new long[plan.graph().size()][];
        this.truths = new boolean[plan.graph().size()][];
        Arrays.stream(realNodes).forEach(node -> reals[node] = new double[STAGED]);
        Arrays.stream(integerNodes).forEach(node -> integers[node] = new long[STAGED]);
        Arrays.stream(truthNodes).forEach(node -> truths[node] = new boolean[STAGED]);
    }

    private static int[] nodes(Plan plan, Type type) {
        return plan.roots().stream()
                .mapToInt(Integer::intValue)
                .filter(node -> plan.graph().node(node).type() == type)
                .toArray();
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
        for (int node : realNodes) {
            reals[node][at] = state.real(node);
        }
        for (int node : integerNodes) {
            integers[node][at] = state.integer(node);
        }
        for (int node : truthNodes) {
            truths[node][at] = state.truth(node);
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

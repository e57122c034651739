package org.heliosweep.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.heliosweep.graph.Arithmetic;
import org.heliosweep.graph.Node;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.study.Column;

/**
 * The values of a plan's roots for some scenarios, between a back end that computes them and the columns and statistics
 * that they go to. An evaluator has one and uses it again.
 */
public final class Staged implements Partials.Values {
    private final Plan plan;
    private final double[][] reals;
    private final long[][] integers;
    private final boolean[][] truths;

    /** Room for a number of scenarios. */
    public Staged(Plan plan, int length) {
        this.plan = plan;
        int size = plan.graph().size();
        reals = new double[size][];
        integers = new long[size][];
        truths = new boolean[size][];
        for (int root : plan.roots()) {
            Node node = plan.graph().node(root);
            switch (node.type()) {
                case REAL -> reals[root] = new double[length];
                case INTEGER -> integers[root] = new long[length];
                case TRUTH -> truths[root] = new boolean[length];
            }
        }
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

    /**
     * Adds what is staged to the statistics, and writes those of it that are rows.
     *
     * @param row the row in the batch of the first scenario
     * @param count how many scenarios are staged
     */
    public void deliver(int row, int count, Batch batch, Partials partials) {
        partials.accumulate(this, row, count);
        write(row, Math.min(count, batch.rows() - row), batch);
    }

    /**
     * Writes what is staged into rows of a batch.
     *
     * @param from the row of the first scenario
     * @param count how many scenarios; none if it is negative
     */
    public void write(int from, int count, Batch batch) {
        long[] status = integers[plan.status()];
        for (int at = 0; at < count; at++) {
            batch.status().setAtIndex(ValueLayout.JAVA_INT, from + at, (int) status[at]);
        }
        List<Column> columns = plan.columns();
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            MemorySegment target = batch.values(index);
            switch (column.kind()) {
                case Kind.Number _ -> {
                    double[] source = reals[column.node()];
                    for (int at = 0; at < count; at++) {
                        double value = status[at] == 0 ? Arithmetic.canonical(source[at]) : 0;
                        target.setAtIndex(ValueLayout.JAVA_DOUBLE, from + at, value);
                    }
                }
                case Kind.Choice _ -> {
                    long[] source = integers[column.node()];
                    for (int at = 0; at < count; at++) {
                        target.setAtIndex(ValueLayout.JAVA_INT, from + at, status[at] == 0 ? (int) source[at] : 0);
                    }
                }
                case Kind.Truth _ -> {
                    boolean[] source = truths[column.node()];
                    for (int at = 0; at < count; at++) {
                        target.set(ValueLayout.JAVA_BYTE, from + at, (byte) (status[at] == 0 && source[at] ? 1 : 0));
                    }
                }
            }
        }
    }
}

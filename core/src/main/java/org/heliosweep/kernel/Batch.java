package org.heliosweep.kernel;

import java.util.List;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;

/**
 * Columns of up to 65,536 scenarios that are aligned on their number. Row r is the scenario with the number {@code
 * first() + r}. A batch is used again for other scenarios: who keeps it copies it.
 *
 * <p>In a row whose status is not 0, all columns are null; their arrays hold 0, 0 or false there, so that equal results
 * are equal bytes. Reals are canonical: never −0, and one NaN.
 */
public final class Batch {
    /** How many scenarios a batch covers. */
    public static final int SIZE = 65_536;

    private final List<Column> columns;
    private final Object[] values;
    private final int[] status;
    private long first;
    private int rows;

    private Batch(List<Column> columns, int capacity) {
        this.columns = columns;
        this.status = new int[capacity];
        this.values =
                columns.stream().map(column -> array(column.kind(), capacity)).toArray();
    }

    /** Room for the columns of a plan: for no more rows than it writes, for none if it writes nothing. */
    public static Batch of(Plan plan) {
        return new Batch(plan.columns(), (int) Math.min(SIZE, plan.rows()));
    }

    private static Object array(Kind kind, int capacity) {
        return switch (kind) {
            case Kind.Number _ -> new double[capacity];
            case Kind.Choice _ -> new int[capacity];
            case Kind.Truth _ -> new boolean[capacity];
        };
    }

    /**
     * Makes it stand for other scenarios; what the arrays hold is undefined until they are written.
     *
     * @param newFirst the number of the first scenario, a multiple of {@link #SIZE}
     * @param newRows how many of its scenarios are rows
     */
    public void reset(long newFirst, int newRows) {
        if (newFirst % SIZE != 0 || newRows < 0 || newRows > status.length) {
            throw new IllegalArgumentException("a batch of " + newRows + " rows from " + newFirst + " with room for "
                    + status.length + " is not aligned or too large");
        }
        first = newFirst;
        rows = newRows;
    }

    /** The number of the scenario in row 0. */
    public long first() {
        return first;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** What the columns are, in their order. */
    public List<Column> columns() {
        return columns;
    }

    /** The status of each row; see {@link Plan}. The array may be longer than there are rows. */
    public int[] status() {
        return status;
    }

    /** The values of a column of numbers, in its unit. The array may be longer than there are rows. */
    public double[] reals(int column) {
        return (double[]) values[column];
    }

    /** The positions of the labels of a column of choices. The array may be longer than there are rows. */
    public int[] labels(int column) {
        return (int[]) values[column];
    }

    /** The values of a column of truths. The array may be longer than there are rows. */
    public boolean[] truths(int column) {
        return (boolean[]) values[column];
    }
}

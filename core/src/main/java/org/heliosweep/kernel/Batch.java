package org.heliosweep.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;

/**
 * Columns of up to 65,536 scenarios that are aligned on their number. Row r is the scenario with the number {@code
 * first() + r}. A batch is used again for other scenarios: who keeps it copies it.
 *
 * <p>In a row whose status is not 0, all columns are null; their memory holds 0 or false there, so that equal results
 * are equal bytes. Reals are canonical: never −0, and one NaN.
 */
public final class Batch {
    /** How many scenarios a batch covers. */
    public static final int SIZE = 65_536;

    private final List<Column> columns;
    private final ColumnMemory memory;
    private final int room;
    private final MemorySegment status;
    private MemorySegment[] values;
    private long first;
    private int rows;

    private Batch(Plan plan, ColumnMemory memory, int room, Arena arena) {
        this.columns = plan.columns();
        this.memory = memory;
        this.room = room;
        this.status = arena.allocate(ValueLayout.JAVA_INT, room);
        reset(0, 0);
    }

    /** Room for the columns of a plan: for no more rows than it writes, for none if it writes nothing. */
    public static Batch of(Plan plan) {
        Arena arena = Arena.ofAuto();
        int room = room(plan);
        MemorySegment[] own = ColumnMemory.allocate(plan.columns(), room, arena);
        return new Batch(plan, (_, _) -> own, room, arena);
    }

    /** Rows of a plan whose columns lie in memory that somebody else gives. */
    public static Batch of(Plan plan, ColumnMemory memory) {
        return new Batch(plan, memory, room(plan), Arena.ofAuto());
    }

    private static int room(Plan plan) {
        return (int) Math.min(SIZE, plan.rows());
    }

    /**
     * Makes it stand for other scenarios; what the columns hold is undefined until they are written.
     *
     * @param newFirst the number of the first scenario, a multiple of {@link #SIZE}
     * @param newRows how many of its scenarios are rows
     */
    public void reset(long newFirst, int newRows) {
        if (newFirst % SIZE != 0 || newRows < 0 || newRows > room) {
            throw new IllegalArgumentException("a batch of " + newRows + " rows from " + newFirst + " with room for "
                    + room + " is not aligned or too large");
        }
        first = newFirst;
        rows = newRows;
        values = memory.columns(newFirst, newRows);
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

    /** Whose memory the columns lie in. */
    public boolean isIn(ColumnMemory wanted) {
        return memory.equals(wanted);
    }

    /** The status of each row, 32-bit integers; see {@link Plan}. There may be room for more rows. */
    public MemorySegment status() {
        return status;
    }

    /**
     * The values of a column: doubles in its unit, positions of labels as 32-bit integers, or bytes of 0 or 1 for truths.
     * There may be room for more rows.
     */
    public MemorySegment values(int column) {
        return values[column];
    }

    /** The status of a row; see {@link Plan}. */
    public int status(int row) {
        return status.getAtIndex(ValueLayout.JAVA_INT, row);
    }

    /** A value of a column of numbers, in its unit. */
    public double real(int column, int row) {
        return values[column].getAtIndex(ValueLayout.JAVA_DOUBLE, row);
    }

    /** The position of the label in a column of choices. */
    public int label(int column, int row) {
        return values[column].getAtIndex(ValueLayout.JAVA_INT, row);
    }

    /** A value of a column of truths. */
    public boolean truth(int column, int row) {
        return values[column].get(ValueLayout.JAVA_BYTE, row) != 0;
    }
}

package org.heliosweep.sweep;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.ColumnMemory;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;

/**
 * All rows of a sweep in memory outside the heap, a segment for each column. In row r is the scenario with the number r.
 *
 * <p>Back ends write into this memory; nothing is copied unless another sink of the same sweep gives its own. It stays
 * until this is closed, whatever becomes of the sweep.
 */
public final class OffHeapColumns implements Sink, ColumnMemory, AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private List<Column> columns = List.of();
    private MemorySegment[] segments = {};

    /** What each batch has of the segments. */
    private MemorySegment[][] parts = {};

    /** What a batch without rows has. */
    private MemorySegment[] none = {};

    /**
     * Takes the memory for all rows.
     *
     * @throws IOException if there is not as much; the option {@code -XX:MaxDirectMemorySize} of the JVM limits it
     */
    @Override
    public void begin(Plan plan) throws IOException {
        columns = plan.columns();
        try {
            segments = ColumnMemory.allocate(columns, plan.rows(), arena);
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    "no memory outside the heap for " + plan.rows() + " rows of " + rowBytes()
                            + " bytes; -XX:MaxDirectMemorySize limits it (" + e.getMessage() + ")",
                    e);
        }
        none = part(0, 0);
        parts = new MemorySegment[Math.toIntExact(Math.ceilDiv(plan.rows(), (long) Batch.SIZE))][];
        for (int index = 0; index < parts.length; index++) {
            long first = (long) index * Batch.SIZE;
            parts[index] = part(first, Math.min(Batch.SIZE, plan.rows() - first));
        }
    }

    private MemorySegment[] part(long first, long rows) {
        MemorySegment[] part = new MemorySegment[segments.length];
        for (int column = 0; column < part.length; column++) {
            int width = ColumnMemory.width(columns.get(column).kind());
            part[column] = segments[column].asSlice(first * width, rows * width);
        }
        return part;
    }

    private int rowBytes() {
        return columns.stream()
                .mapToInt(column -> ColumnMemory.width(column.kind()))
                .sum();
    }

    @Override
    public Optional<ColumnMemory> memory() {
        return Optional.of(this);
    }

    @Override
    public MemorySegment[] columns(long first, int rows) {
        return rows == 0 ? none : parts[Math.toIntExact(first / Batch.SIZE)];
    }

    @Override
    public void accept(Batch batch) {
        if (batch.isIn(this)) {
            return;
        }
        MemorySegment[] part = columns(batch.first(), batch.rows());
        for (int column = 0; column < part.length; column++) {
            part[column].copyFrom(batch.values(column).asSlice(0, part[column].byteSize()));
        }
    }

    @Override
    public void complete(Summary summary) {
        // All rows are where they belong.
    }

    @Override
    public void abort() {
        // Who began it closes it.
    }

    /** What the columns are, in their order. */
    public List<Column> columns() {
        return columns;
    }

    /**
     * All values of a column: doubles in its unit, positions of labels as 32-bit integers, or bytes of 0 or 1 for truths. Zero
     * in scenarios that are not valid.
     */
    public MemorySegment values(int column) {
        return segments[column];
    }

    /** A number. */
    public double real(int column, long row) {
        return segments[column].getAtIndex(ValueLayout.JAVA_DOUBLE, row);
    }

    /** The position of a label. */
    public int label(int column, long row) {
        return segments[column].getAtIndex(ValueLayout.JAVA_INT, row);
    }

    /** A truth. */
    public boolean truth(int column, long row) {
        return segments[column].get(ValueLayout.JAVA_BYTE, row) != 0;
    }

    @Override
    public void close() {
        arena.close();
    }
}

package org.heliosweep.workload;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;

/** The rows of a plan in memory outside the heap: doubles for numbers, 32-bit positions of labels for choices. Threads
 * write different batches; what two write at once is the same. */
public final class OffHeapColumns implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    /** Columns that all begin at the same place of a page would push each other out of the first-level cache. */
    private static final long STAGGER = 5 * ALIGNMENT;

    private final Arena arena = Arena.ofShared();
    private final List<Column> columns;
    private final MemorySegment[] segments;

    OffHeapColumns(Plan plan) {
        columns = plan.columns();
        segments = new MemorySegment[columns.size()];
        for (int index = 0; index < segments.length; index++) {
            long offset = (index + 1) * STAGGER;
            long bytes = plan.rows() * width(columns.get(index).kind());
            segments[index] = arena.allocate(offset + bytes, ALIGNMENT).asSlice(offset);
        }
    }

    private static long width(Kind kind) {
        return switch (kind) {
            case Kind.Number _ -> Double.BYTES;
            case Kind.Choice _ -> Integer.BYTES;
            case Kind.Truth _ -> Byte.BYTES;
        };
    }

    /** Copies the rows of a batch. */
    void accept(Batch batch) {
        for (int index = 0; index < segments.length; index++) {
            switch (columns.get(index).kind()) {
                case Kind.Number _ ->
                    MemorySegment.copy(
                            batch.reals(index),
                            0,
                            segments[index],
                            ValueLayout.JAVA_DOUBLE,
                            batch.first() * Double.BYTES,
                            batch.rows());
                case Kind.Choice _ ->
                    MemorySegment.copy(
                            batch.labels(index),
                            0,
                            segments[index],
                            ValueLayout.JAVA_INT,
                            batch.first() * Integer.BYTES,
                            batch.rows());
                case Kind.Truth _ -> throw new IllegalStateException("W has no output that is a truth");
            }
        }
    }

    /** A number. */
    public double real(int column, long row) {
        return segments[column].getAtIndex(ValueLayout.JAVA_DOUBLE, row);
    }

    /** The position of a label. */
    public int label(int column, long row) {
        return segments[column].getAtIndex(ValueLayout.JAVA_INT, row);
    }

    @Override
    public void close() {
        arena.close();
    }
}

package org.heliosweep.device;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Kind;
import org.heliosweep.study.Column;

/** Copies what a kernel has written for rows to a batch. */
final class RowColumns {
    private RowColumns() {}

    /**
     * Copies some rows.
     *
     * @param columns the status, then the columns; see {@link LeafKernel#columns}
     * @param from the position in the columns of the first row
     * @param row the row in the batch of the first one
     * @param count how many; nothing is copied where it is not positive
     */
    static void copy(MemorySegment[] columns, int from, int row, int count, Batch batch) {
        if (count <= 0) {
            return;
        }
        copyIntegers(columns[0], from, batch.status(), row, count);
        List<Column> all = batch.columns();
        for (int index = 0; index < all.size(); index++) {
            MemorySegment column = columns[1 + index];
            switch (all.get(index).kind()) {
                case Kind.Number _ ->
                    MemorySegment.copy(
                            column,
                            ValueLayout.JAVA_DOUBLE,
                            (long) from * Double.BYTES,
                            batch.reals(index),
                            row,
                            count);
                case Kind.Choice _ -> copyIntegers(column, from, batch.labels(index), row, count);
                case Kind.Truth _ -> {
                    boolean[] truths = batch.truths(index);
                    for (int at = 0; at < count; at++) {
                        truths[row + at] = column.get(ValueLayout.JAVA_BYTE, (long) from + at) != 0;
                    }
                }
            }
        }
    }

    private static void copyIntegers(MemorySegment column, int from, int[] target, int row, int count) {
        MemorySegment.copy(column, ValueLayout.JAVA_INT, (long) from * Integer.BYTES, target, row, count);
    }
}

package org.heliosweep.device;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.ColumnMemory;
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
        copy(columns[0], from, batch.status(), row, count, Integer.BYTES);
        List<Column> all = batch.columns();
        for (int index = 0; index < all.size(); index++) {
            int width = ColumnMemory.width(all.get(index).kind());
            copy(columns[1 + index], from, batch.values(index), row, count, width);
        }
    }

    private static void copy(MemorySegment source, int from, MemorySegment target, int row, int count, int width) {
        MemorySegment.copy(source, (long) from * width, target, (long) row * width, (long) count * width);
    }
}

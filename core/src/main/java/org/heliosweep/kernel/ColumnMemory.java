package org.heliosweep.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;
import org.heliosweep.model.Kind;
import org.heliosweep.study.Column;

/**
 * Memory outside the heap in which the columns of batches lie. Who receives rows gives it, so that they are written once:
 * where they are wanted.
 */
@FunctionalInterface
public interface ColumnMemory {
    /**
     * The memory of a batch, which belongs to who evaluates it until it is finished. Several threads ask, each for batches of
     * its own.
     *
     * @param first the number of the first scenario
     * @param rows how many there are; perhaps none
     * @return the memory of each column, in their order, with room for the rows: doubles for numbers, the positions of labels
     *     as 32-bit integers for choices, bytes of 0 or 1 for truths; aligned to the width of a value
     */
    MemorySegment[] columns(long first, int rows);

    /** How many bytes a value of a kind takes. */
    static int width(Kind kind) {
        return switch (kind) {
            case Kind.Number _ -> Double.BYTES;
            case Kind.Choice _ -> Integer.BYTES;
            case Kind.Truth _ -> Byte.BYTES;
        };
    }

    /** Memory for columns of a number of rows, so that writing one row after the other is fast. */
    static MemorySegment[] allocate(List<Column> columns, long rows, SegmentAllocator allocator) {
        long cacheLine = 64;
        MemorySegment[] memory = new MemorySegment[columns.size()];
        for (int index = 0; index < memory.length; index++) {
            // Columns that all begin at the same place of a page would push each other out of the first-level cache.
            long offset = 5 * cacheLine * (index + 1);
            long bytes = rows * width(columns.get(index).kind());
            memory[index] = allocator.allocate(offset + bytes, cacheLine).asSlice(offset);
        }
        return memory;
    }
}

package org.heliosweep.device;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * How the columns of a batch lie in one buffer: one after the other, each with room for {@code capacity} rows.
 *
 * @param before for each column, how many bytes a row has in the columns before it; at last in all
 */
record ColumnLayout(List<Integer> before) {
    /** Columns begin at multiples of 8 bytes where there is room for a multiple of so many rows. */
    private static final int MULTIPLE = 8;

    static ColumnLayout of(LeafKernel kernel) {
        Integer[] before = new Integer[kernel.columns().size() + 1];
        before[0] = 0;
        for (int index = 1; index < before.length; index++) {
            before[index] = before[index - 1]
                    + kernel.columns().get(index - 1).storage().bytes();
        }
        return new ColumnLayout(List.of(before));
    }

    /** How many bytes a row has in the columns before one. */
    int before(int column) {
        return before.get(column);
    }

    /** How many bytes a row has. */
    int bytes() {
        return before.getLast();
    }

    /** Room for at least so many rows. */
    static long capacity(long rows) {
        return (rows + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    /** The columns in a buffer. */
    MemorySegment[] slices(MemorySegment buffer, long capacity) {
        MemorySegment[] slices = new MemorySegment[before.size() - 1];
        for (int index = 0; index < slices.length; index++) {
            slices[index] =
                    buffer.asSlice(before(index) * capacity, (long) (before(index + 1) - before(index)) * capacity);
        }
        return slices;
    }
}

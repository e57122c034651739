package org.heliosweep.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.heliosweep.kernel.Batch;

/**
 * Arrays in which a column is made ready before it is copied into Arrow's memory in one piece, and which of the rows of
 * a batch are valid. Used again for each column of each batch. Loops over arrays are fast from their first batch on, those
 * over memory outside the heap are not.
 *
 * <p>Rows are bits as Arrow has them: row r is bit {@code r % 64} of word {@code r / 64}, and bits beyond the last row
 * are 0.
 */
final class Staging {
    private final long[] valid;
    /** The status of each row. */
    final int[] status;
    /** Which rows of the column are not null. */
    final long[] present;
    /** The bits of a column of truths. */
    final long[] truths;
    /** The values of a column of 64 bits: whole numbers, or the bits of reals. */
    final long[] longs;
    /** The positions of the labels of a column of choices, or the bits of floats. */
    final int[] positions;

    /** The bytes of a column of truths. */
    final byte[] bytes;

    private final short[] shorts;

    /** Room for columns of so many rows. */
    Staging(int capacity) {
        int words = words(capacity);
        valid = new long[words];
        present = new long[words];
        truths = new long[words];
        status = new int[capacity];
        longs = new long[capacity];
        positions = new int[capacity];
        bytes = new byte[capacity];
        shorts = new short[capacity];
    }

    /** How many words hold the bits of so many rows. */
    static int words(int rows) {
        return (rows + Long.SIZE - 1) >>> 6;
    }

    /** How many rows, at most 64, have their bits in a word. */
    static int rowsOfWord(int word, int rows) {
        return Math.min(Long.SIZE, rows - (word << 6));
    }

    /** Finds the valid rows of a batch. */
    void begin(Batch batch) {
        int rows = batch.rows();
        MemorySegment.copy(batch.status(), ValueLayout.JAVA_INT, 0, status, 0, rows);
        for (int word = 0; word < words(rows); word++) {
            int base = word << 6;
            int end = rowsOfWord(word, rows);
            long bits = 0;
            for (int bit = 0; bit < end; bit++) {
                bits |= status[base + bit] == 0 ? 1L << bit : 0;
            }
            valid[word] = bits;
        }
    }

    /** Brings the bits of a column of numbers to {@link #longs}. */
    void takeReals(Batch batch, int column) {
        MemorySegment.copy(batch.values(column), ValueLayout.JAVA_LONG, 0, longs, 0, batch.rows());
    }

    /** Brings a column of choices to {@link #positions}. */
    void takeLabels(Batch batch, int column) {
        MemorySegment.copy(batch.values(column), ValueLayout.JAVA_INT, 0, positions, 0, batch.rows());
    }

    /** Brings a column of truths to {@link #bytes}. */
    void takeTruths(Batch batch, int column) {
        MemorySegment.copy(batch.values(column), ValueLayout.JAVA_BYTE, 0, bytes, 0, batch.rows());
    }

    /** Which of the 64 rows of a word are valid. */
    long valid(int word) {
        return valid[word];
    }

    /** Makes {@link #present} the rows that are valid. */
    void presentWhereValid(int rows) {
        System.arraycopy(valid, 0, present, 0, words(rows));
    }

    /** Makes {@link #present} the rows that are not valid. */
    void presentWhereNotValid(int rows) {
        for (int word = 0; word < words(rows); word++) {
            present[word] = ~valid[word] & (-1L >>> -rowsOfWord(word, rows));
        }
    }

    /** Fills a vector with {@link #longs} and {@link #present}. */
    void storeLongs(BaseFixedWidthVector vector, int rows) {
        store(vector, MemorySegment.ofArray(longs), (long) rows * Long.BYTES, rows);
    }

    /** Fills a vector of floats with {@link #longs}, the bits of reals that are floats, and {@link #present}. */
    void storeSingles(BaseFixedWidthVector vector, int rows) {
        for (int row = 0; row < rows; row++) {
            positions[row] = Float.floatToRawIntBits((float) Double.longBitsToDouble(longs[row]) + 0.0f);
        }
        store(vector, MemorySegment.ofArray(positions), (long) rows * Integer.BYTES, rows);
    }

    /** Fills a vector with {@link #truths} and {@link #present}. */
    void storeTruths(BaseFixedWidthVector vector, int rows) {
        store(vector, MemorySegment.ofArray(truths), bytesOfBits(rows), rows);
    }

    /** Fills a vector of some width with {@link #positions}, which fit into it, and {@link #present}. */
    void storePositions(BaseFixedWidthVector vector, IndexWidth width, int rows) {
        switch (width) {
            case BYTE -> {
                for (int row = 0; row < rows; row++) {
                    bytes[row] = (byte) positions[row];
                }
                store(vector, MemorySegment.ofArray(bytes), rows, rows);
            }
            case SHORT -> {
                for (int row = 0; row < rows; row++) {
                    shorts[row] = (short) positions[row];
                }
                store(vector, MemorySegment.ofArray(shorts), (long) rows * Short.BYTES, rows);
            }
            case INT -> store(vector, MemorySegment.ofArray(positions), (long) rows * Integer.BYTES, rows);
        }
    }

    private void store(BaseFixedWidthVector vector, MemorySegment values, long size, int rows) {
        copy(values, vector.getDataBuffer(), size);
        copy(MemorySegment.ofArray(present), vector.getValidityBuffer(), bytesOfBits(rows));
        vector.setValueCount(rows);
    }

    @SuppressWarnings("restricted") // The buffer stays allocated while this runs.
    private static void copy(MemorySegment from, ArrowBuf to, long size) {
        if (size > to.capacity()) {
            throw new IllegalArgumentException(size + " bytes do not fit into a buffer of " + to.capacity());
        }
        MemorySegment target = MemorySegment.ofAddress(to.memoryAddress()).reinterpret(size);
        MemorySegment.copy(from, 0, target, 0, size);
    }

    private static int bytesOfBits(int rows) {
        return (rows + Byte.SIZE - 1) >>> 3;
    }
}

package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.heliosweep.graph.Arithmetic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Into memory that others have used before, some rows of it, and nothing beside them. */
class ColumnCopyTest {
    private static final int ROWS = 100;
    private static final int FIRST = 3;
    private static final int FROM = 16;
    private static final byte USED = 0x5a;
    private static final double[] REALS = {1.5, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, -2, Double.MIN_VALUE, 0.0};

    private final Arena arena = Arena.ofConfined();
    private final Scratch scratch = new Scratch(
            new double[256], new long[256], new boolean[256], new States(Map.of()), 256, 0, 0, Map.of(), Map.of());
    private final int status = 128;

    ColumnCopyTest() {
        for (int at = 0; at < ROWS; at++) {
            long bits = Double.doubleToRawLongBits(REALS[at % REALS.length]);
            // Another NaN than the canonical one.
            scratch.reals[FROM + at] = Double.longBitsToDouble(bits == 0x7ff8L << 48 ? bits + 1 : bits);
            scratch.integers[FROM + at] = 1L + at % 5;
            scratch.integers[status + at] = at % 3 - 1L;
            scratch.truths[FROM + at] = at % 4 != 0;
        }
    }

    @AfterEach
    void free() {
        arena.close();
    }

    private MemorySegment used(int width) {
        return arena.allocate((long) ROWS * width, Long.BYTES).fill(USED);
    }

    /** Checks that only the rows were written. */
    private static void checkBeside(MemorySegment target, int width, int count) {
        for (long at = 0; at < target.byteSize(); at++) {
            if (at < (long) FIRST * width || at >= (long) (FIRST + count) * width) {
                assertEquals(USED, target.get(ValueLayout.JAVA_BYTE, at), "byte " + at);
            }
        }
    }

    private boolean isValid(int wanted, int at) {
        return wanted == ColumnCopy.VALID || scratch.integers[wanted + at] == 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 8, 9, 15, 16, 17, 33, 64, 90})
    void everyRowIsWrittenAndNothingElse(int count) {
        for (int valid : new int[] {ColumnCopy.VALID, status}) {
            MemorySegment statuses = used(Integer.BYTES);
            ColumnCopy.status(scratch, valid, statuses, FIRST, count);
            MemorySegment reals = used(Double.BYTES);
            ColumnCopy.reals(scratch, FROM, valid, reals, FIRST, count);
            MemorySegment labels = used(Integer.BYTES);
            ColumnCopy.labels(scratch, FROM, valid, labels, FIRST, count);
            MemorySegment truths = used(Byte.BYTES);
            ColumnCopy.truths(scratch, FROM, valid, truths, FIRST, count);
            for (int at = 0; at < count; at++) {
                int row = FIRST + at;
                boolean counts = isValid(valid, at);
                assertEquals(
                        valid == ColumnCopy.VALID ? 0 : scratch.integers[status + at],
                        statuses.getAtIndex(ValueLayout.JAVA_INT, row));
                assertEquals(
                        Double.doubleToRawLongBits(counts ? Arithmetic.canonical(scratch.reals[FROM + at]) : 0),
                        reals.getAtIndex(ValueLayout.JAVA_LONG, row));
                assertEquals(counts ? scratch.integers[FROM + at] : 0, labels.getAtIndex(ValueLayout.JAVA_INT, row));
                assertEquals(counts && scratch.truths[FROM + at] ? 1 : 0, truths.get(ValueLayout.JAVA_BYTE, row));
            }
            checkBeside(statuses, Integer.BYTES, count);
            checkBeside(reals, Double.BYTES, count);
            checkBeside(labels, Integer.BYTES, count);
            checkBeside(truths, Byte.BYTES, count);
        }
    }
}

package org.heliosweep.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.heliosweep.graph.Arithmetic;

/**
 * Brings values from a scratch to the columns of a batch, where they are canonical, and zero if they are not valid. What is
 * behind the last whole vector goes one by one.
 */
final class ColumnCopy {
    /** In the place of the position of the status: all scenarios are valid. */
    static final int VALID = -1;

    /**
     * What memory outside the heap is, but for mapped files. A method that asks for it first is compiled for it alone; else it
     * would be compiled for what anybody in the JVM stores vectors to, and the Vector API itself stores to arrays until it is
     * compiled.
     */
    private static final Class<?> NATIVE = MemorySegment.NULL.getClass();

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private ColumnCopy() {}

    /** Copies the status. */
    static void status(Scratch scratch, int from, MemorySegment target, int row, int count) {
        if (from == VALID) {
            zeros(target, row, count);
        } else {
            labels(scratch, from, VALID, target, row, count);
        }
    }

    private static void zeros(MemorySegment target, int row, int count) {
        for (int at = wholeZeros(target, row, count); at < count; at++) {
            target.setAtIndex(ValueLayout.JAVA_INT, row + at, 0);
        }
    }

    private static int wholeZeros(MemorySegment target, int row, int count) {
        if (target.getClass() != NATIVE) {
            return 0;
        }
        IntVector zero = IntVector.zero(Lanes.CODES);
        int at = 0;
        for (; at <= count - Lanes.CODES.length(); at += Lanes.CODES.length()) {
            zero.intoMemorySegment(target, (long) (row + at) * Integer.BYTES, ORDER);
        }
        return at;
    }

    /** Copies reals. */
    static void reals(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        int at = status == VALID
                ? validReals(scratch, from, target, row, count)
                : anyReals(scratch, from, status, target, row, count);
        for (; at < count; at++) {
            boolean valid = status == VALID || scratch.integers[status + at] == 0;
            double value = valid ? Arithmetic.canonical(scratch.reals[from + at]) : 0;
            target.setAtIndex(ValueLayout.JAVA_DOUBLE, row + at, value);
        }
    }

    private static int validReals(Scratch scratch, int from, MemorySegment target, int row, int count) {
        if (target.getClass() != NATIVE) {
            return 0;
        }
        DoubleVector nan = DoubleVector.broadcast(Lanes.REALS, Double.NaN);
        int at = 0;
        for (; at <= count - Lanes.COUNT; at += Lanes.COUNT) {
            canonical(scratch, from + at, nan).intoMemorySegment(target, (long) (row + at) * Double.BYTES, ORDER);
        }
        return at;
    }

    private static int anyReals(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        if (target.getClass() != NATIVE) {
            return 0;
        }
        DoubleVector zero = DoubleVector.zero(Lanes.REALS);
        DoubleVector nan = DoubleVector.broadcast(Lanes.REALS, Double.NaN);
        int at = 0;
        for (; at <= count - Lanes.COUNT; at += Lanes.COUNT) {
            VectorMask<Double> valid = valid(scratch, status + at).cast(Lanes.REALS);
            zero.blend(canonical(scratch, from + at, nan), valid)
                    .intoMemorySegment(target, (long) (row + at) * Double.BYTES, ORDER);
        }
        return at;
    }

    private static DoubleVector canonical(Scratch scratch, int at, DoubleVector nan) {
        // + 0: −0 becomes +0
        DoubleVector value =
                DoubleVector.fromArray(Lanes.REALS, scratch.reals, at).add(0.0);
        return value.blend(nan, value.compare(VectorOperators.NE, value));
    }

    private static VectorMask<Long> valid(Scratch scratch, int status) {
        return LongVector.fromArray(Lanes.INTEGERS, scratch.integers, status).eq(0);
    }

    /** Copies the positions of labels. */
    static void labels(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        for (int at = wholeLabels(scratch, from, status, target, row, count); at < count; at++) {
            boolean valid = status == VALID || scratch.integers[status + at] == 0;
            target.setAtIndex(ValueLayout.JAVA_INT, row + at, valid ? (int) scratch.integers[from + at] : 0);
        }
    }

    private static int wholeLabels(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        // A vector of one integer has no half.
        if (target.getClass() != NATIVE || Lanes.COUNT == 1) {
            return 0;
        }
        int at = 0;
        for (; at <= count - Lanes.COUNT; at += Lanes.COUNT) {
            LongVector label = LongVector.fromArray(Lanes.INTEGERS, scratch.integers, from + at);
            if (status != VALID) {
                label = LongVector.zero(Lanes.INTEGERS).blend(label, valid(scratch, status + at));
            }
            label.convertShape(VectorOperators.L2I, Lanes.CODES, 0)
                    .reinterpretAsInts()
                    .intoMemorySegment(target, (long) (row + at) * Integer.BYTES, ORDER);
        }
        return at;
    }

    /** Copies truths. */
    static void truths(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        for (int at = 0; at < count; at++) {
            boolean valid = status == VALID || scratch.integers[status + at] == 0;
            target.set(ValueLayout.JAVA_BYTE, row + at, (byte) (valid && scratch.truths[from + at] ? 1 : 0));
        }
    }
}

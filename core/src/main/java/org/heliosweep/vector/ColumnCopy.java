package org.heliosweep.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.heliosweep.graph.Arithmetic;

/** Brings values from a scratch to the columns of a batch, where they are canonical, and zero if they are not valid. */
final class ColumnCopy {
    /** In the place of the position of the status: all scenarios are valid. */
    static final int VALID = -1;

    private ColumnCopy() {}

    /** Copies the status. */
    static void status(Scratch scratch, int from, MemorySegment target, int row, int count) {
        if (from == VALID) {
            target.asSlice((long) row * Integer.BYTES, (long) count * Integer.BYTES)
                    .fill((byte) 0);
            return;
        }
        for (int at = 0; at < count; at++) {
            target.setAtIndex(ValueLayout.JAVA_INT, row + at, (int) scratch.integers[from + at]);
        }
    }

    /** Copies reals; what is behind the last whole vector goes one by one. */
    static void reals(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        int at = 0;
        if (status == VALID) {
            at = validReals(scratch.reals, from, target, row, count);
        }
        for (; at < count; at++) {
            boolean valid = status == VALID || scratch.integers[status + at] == 0;
            double value = valid ? Arithmetic.canonical(scratch.reals[from + at]) : 0;
            target.setAtIndex(ValueLayout.JAVA_DOUBLE, row + at, value);
        }
    }

    private static int validReals(double[] source, int from, MemorySegment target, int row, int count) {
        DoubleVector nan = DoubleVector.broadcast(Lanes.REALS, Double.NaN);
        int at = 0;
        for (; at <= count - Lanes.COUNT; at += Lanes.COUNT) {
            // + 0: −0 becomes +0
            DoubleVector value =
                    DoubleVector.fromArray(Lanes.REALS, source, from + at).add(0.0);
            value.blend(nan, value.compare(VectorOperators.NE, value))
                    .intoMemorySegment(target, (long) (row + at) * Double.BYTES, ByteOrder.nativeOrder());
        }
        return at;
    }

    /** Copies the positions of labels. */
    static void labels(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        if (status == VALID) {
            for (int at = 0; at < count; at++) {
                target.setAtIndex(ValueLayout.JAVA_INT, row + at, (int) scratch.integers[from + at]);
            }
            return;
        }
        for (int at = 0; at < count; at++) {
            int label = scratch.integers[status + at] == 0 ? (int) scratch.integers[from + at] : 0;
            target.setAtIndex(ValueLayout.JAVA_INT, row + at, label);
        }
    }

    /** Copies truths. */
    static void truths(Scratch scratch, int from, int status, MemorySegment target, int row, int count) {
        for (int at = 0; at < count; at++) {
            boolean valid = status == VALID || scratch.integers[status + at] == 0;
            target.set(ValueLayout.JAVA_BYTE, row + at, (byte) (valid && scratch.truths[from + at] ? 1 : 0));
        }
    }
}

package org.heliosweep.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.heliosweep.graph.Arithmetic;

/** Brings values from a scratch to the columns of a batch, where they are canonical, and zero if they are not valid. */
final class ColumnCopy {
    /** In the place of the position of the status: all scenarios are valid. */
    static final int VALID = -1;

    private ColumnCopy() {}

    /** Copies the status. */
    static void status(Scratch scratch, int from, int[] target, int row, int count) {
        if (from == VALID) {
            Arrays.fill(target, row, row + count, 0);
            return;
        }
        for (int at = 0; at < count; at++) {
            target[row + at] = (int) scratch.integers[from + at];
        }
    }

    /** Copies reals; what is behind the last whole vector goes one by one. */
    static void reals(Scratch scratch, int from, int status, double[] target, int row, int count) {
        int at = 0;
        if (status == VALID) {
            at = validReals(scratch.reals, from, target, row, count);
        }
        for (; at < count; at++) {
            boolean valid = status == VALID || scratch.integers[status + at] == 0;
            target[row + at] = valid ? Arithmetic.canonical(scratch.reals[from + at]) : 0;
        }
    }

    private static int validReals(double[] source, int from, double[] target, int row, int count) {
        DoubleVector nan = DoubleVector.broadcast(Lanes.REALS, Double.NaN);
        int at = 0;
        for (; at <= count - Lanes.COUNT; at += Lanes.COUNT) {
            // + 0: −0 becomes +0
            DoubleVector value =
                    DoubleVector.fromArray(Lanes.REALS, source, from + at).add(0.0);
            value.blend(nan, value.compare(VectorOperators.NE, value)).intoArray(target, row + at);
        }
        return at;
    }

    /** Copies the positions of labels. */
    static void labels(Scratch scratch, int from, int status, int[] target, int row, int count) {
        if (status == VALID) {
            for (int at = 0; at < count; at++) {
                target[row + at] = (int) scratch.integers[from + at];
            }
            return;
        }
        for (int at = 0; at < count; at++) {
            target[row + at] = scratch.integers[status + at] == 0 ? (int) scratch.integers[from + at] : 0;
        }
    }

    /** Copies truths. */
    static void truths(Scratch scratch, int from, int status, boolean[] target, int row, int count) {
        for (int at = 0; at < count; at++) {
            boolean valid = status == VALID || scratch.integers[status + at] == 0;
            target[row + at] = valid && scratch.truths[from + at];
        }
    }
}

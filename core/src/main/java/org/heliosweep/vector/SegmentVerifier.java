package org.heliosweep.vector;

import java.util.Arrays;
import org.heliosweep.statistic.Accumulator;

/**
 * Runs a segment both ways and compares what they wrote, bit by bit, where all NaN are equal. Where something was not
 * ordinary, nothing of the run counts, and only that both say so is compared. For tests.
 */
final class SegmentVerifier {
    private static final double GARBAGE = -12345.678;

    private final Layout layout;
    private final States states;
    private final Segment segment;
    private final int blockLength;

    SegmentVerifier(Layout layout, States states, Segment segment, int blockLength) {
        this.layout = layout;
        this.states = states;
        this.segment = segment;
        this.blockLength = blockLength;
    }

    /**
     * Runs a segment.
     *
     * @throws IllegalStateException if the two differ
     */
    void run(SegmentCode generated, SegmentCode interpreter, Scratch scratch) {
        boolean counts = !isFlawed(scratch);
        generated.run(scratch);
        if (!counts) {
            return;
        }
        boolean isFlawed = isFlawed(scratch);
        double[] reals = scratch.reals.clone();
        long[] integers = scratch.integers.clone();
        boolean[] truths = scratch.truths.clone();
        double[] realStates = scratch.realStates.clone();
        long[] integerStates = scratch.integerStates.clone();
        forget(scratch);
        interpreter.run(scratch);
        check(isFlawed == isFlawed(scratch), "whether all is ordinary");
        if (isFlawed) {
            return;
        }
        for (int node : segment.stored()) {
            int from = layout.slot(node) * blockLength;
            int to = from + scratch.length;
            check(
                    switch (layout.slotType(node)) {
                        case REAL -> Arrays.equals(reals, from, to, scratch.reals, from, to);
                        case INTEGER -> Arrays.equals(integers, from, to, scratch.integers, from, to);
                        case TRUTH -> Arrays.equals(truths, from, to, scratch.truths, from, to);
                    },
                    layout.graph().node(node));
        }
        for (Item item : segment.items()) {
            if (item instanceof Item.Accumulate(int index, Accumulator accumulator)) {
                int state = states.position(index);
                int real = scratch.realsTo + state;
                int integer = scratch.integersTo + state;
                check(
                        States.isReal(accumulator)
                                ? equal(realStates, scratch.realStates, real)
                                : equal(integerStates, scratch.integerStates, integer),
                        accumulator);
            }
        }
    }

    private static boolean equal(double[] a, double[] b, int from) {
        return Arrays.equals(a, from, from + States.LANES, b, from, from + States.LANES);
    }

    private static boolean equal(long[] a, long[] b, int from) {
        return Arrays.equals(a, from, from + States.LANES, b, from, from + States.LANES);
    }

    private boolean isFlawed(Scratch scratch) {
        double sum = 0;
        for (int at = states.flaws(); at < scratch.realStates.length; at++) {
            sum += scratch.realStates[at];
        }
        return sum != 0;
    }

    /** Makes everything wrong that the segment writes. */
    private void forget(Scratch scratch) {
        Arrays.fill(scratch.realStates, states.flaws(), scratch.realStates.length, 0);
        for (int node : segment.stored()) {
            int from = layout.slot(node) * blockLength;
            int to = from + scratch.length;
            switch (layout.slotType(node)) {
                case REAL -> Arrays.fill(scratch.reals, from, to, GARBAGE);
                case INTEGER -> Arrays.fill(scratch.integers, from, to, (long) GARBAGE);
                case TRUTH -> {
                    for (int at = from; at < to; at++) {
                        scratch.truths[at] = !scratch.truths[at];
                    }
                }
            }
        }
        for (Item item : segment.items()) {
            if (item instanceof Item.Accumulate(int index, Accumulator accumulator)) {
                int real = scratch.realsTo + states.position(index);
                int integer = scratch.integersTo + states.position(index);
                if (States.isReal(accumulator)) {
                    Arrays.fill(scratch.realStates, real, real + States.LANES, GARBAGE);
                } else {
                    Arrays.fill(scratch.integerStates, integer, integer + States.LANES, (long) GARBAGE);
                }
            }
        }
    }

    private static void check(boolean same, Object what) {
        if (!same) {
            throw new IllegalStateException("generated code and the interpreter differ in " + what);
        }
    }
}

package org.heliosweep.vector;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
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
    private final IntUnaryOperator slots;

    SegmentVerifier(Layout layout, States states, Segment segment, IntUnaryOperator slots) {
        this.layout = layout;
        this.states = states;
        this.segment = segment;
        this.slots = slots;
    }

    /**
     * Runs a segment.
     *
     * @throws IllegalStateException if the two differ
     */
    void run(SegmentCode generated, SegmentCode interpreter, Scratch scratch) {
        boolean counts = !scratch.isFlawed();
        generated.run(scratch);
        if (!counts) {
            return;
        }
        boolean isFlawed = scratch.isFlawed();
        Map<Integer, Object> stored = new HashMap<>();
        segment.stored().forEach(node -> stored.put(node, values(node, scratch)));
        double[] sums = scratch.nextSums.clone();
        long[] integerStates = scratch.integerStates.clone();
        forget(scratch);
        interpreter.run(scratch);
        check(isFlawed == scratch.isFlawed(), "whether all is ordinary");
        if (isFlawed) {
            return;
        }
        stored.forEach((node, values) -> check(
                Objects.deepEquals(values, values(node, scratch)),
                layout.graph().node(node)));
        for (Item item : segment.items()) {
            if (item instanceof Item.Accumulate(int index, Accumulator accumulator)) {
                int state = states.position(index);
                int sum = scratch.nextSumsFrom + state;
                int integer = scratch.integersTo + state;
                check(
                        States.isSum(accumulator)
                                ? equal(sums, scratch.nextSums, sum)
                                : equal(integerStates, scratch.integerStates, integer),
                        accumulator);
            }
        }
    }

    /** What is in the slot of a node. */
    private Object values(int node, Scratch scratch) {
        int from = slots.applyAsInt(node);
        int to = from + scratch.length;
        return switch (layout.slotType(node)) {
            case REAL -> Arrays.copyOfRange(scratch.reals, from, to);
            case INTEGER -> Arrays.copyOfRange(scratch.integers, from, to);
            case TRUTH -> Arrays.copyOfRange(scratch.truths, from, to);
        };
    }

    private static boolean equal(double[] a, double[] b, int from) {
        return Arrays.equals(a, from, from + States.LANES, b, from, from + States.LANES);
    }

    private static boolean equal(long[] a, long[] b, int from) {
        return Arrays.equals(a, from, from + States.LANES, b, from, from + States.LANES);
    }

    /** Makes everything wrong that the segment writes. */
    private void forget(Scratch scratch) {
        scratch.withoutFlaws();
        for (int node : segment.stored()) {
            int from = slots.applyAsInt(node);
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
                int sum = scratch.nextSumsFrom + states.position(index);
                int integer = scratch.integersTo + states.position(index);
                if (States.isSum(accumulator)) {
                    Arrays.fill(scratch.nextSums, sum, sum + States.LANES, GARBAGE);
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

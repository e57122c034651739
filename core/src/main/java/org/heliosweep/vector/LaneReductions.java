package org.heliosweep.vector;

/**
 * What {@link SegmentInterpreter} adds up: scenario after scenario, each to its lane of a state, so in the order of
 * generated code.
 */
final class LaneReductions {
    private static final int LAST_LANE = States.LANES - 1;

    private LaneReductions() {}

    static void sum(double[] values, boolean[] mask, double[] states, int state, int lane, int count) {
        for (int i = 0; i < count; i++) {
            states[state + ((lane + i) & LAST_LANE)] += mask[i] ? values[i] : 0;
        }
    }

    static void minimum(double[] values, boolean[] mask, long[] states, int state, int lane, int count) {
        for (int i = 0; i < count; i++) {
            int at = state + ((lane + i) & LAST_LANE);
            if (mask[i] && !Double.isNaN(values[i])) {
                states[at] = Math.min(states[at], States.ordered(values[i]));
            }
        }
    }

    static void maximum(double[] values, boolean[] mask, long[] states, int state, int lane, int count) {
        for (int i = 0; i < count; i++) {
            int at = state + ((lane + i) & LAST_LANE);
            if (mask[i] && !Double.isNaN(values[i])) {
                states[at] = Math.max(states[at], States.ordered(values[i]));
            }
        }
    }

    static void count(boolean[] mask, long[] states, int state, int lane, int count) {
        for (int i = 0; i < count; i++) {
            states[state + ((lane + i) & LAST_LANE)] += mask[i] ? 1 : 0;
        }
    }

    /** Adds 1 to the field of a key, which is as wide as a power of two says. */
    static void histogram(
            long[] keys, int logFieldBits, boolean[] mask, long[] states, int state, int lane, int count) {
        for (int i = 0; i < count; i++) {
            states[state + ((lane + i) & LAST_LANE)] += mask[i] ? 1L << (keys[i] << logFieldBits) : 0;
        }
    }
}

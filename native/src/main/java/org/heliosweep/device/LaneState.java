package org.heliosweep.device;

import org.heliosweep.graph.Type;
import org.heliosweep.statistic.Accumulator;

/**
 * What each of the 32 lanes of a leaf carries from one of its scenarios to the next, for one accumulator. How it goes on
 * is written here for all languages of the family; where lanes and their states lie is for a {@link Dialect} to say.
 *
 * @param accumulator the position of the accumulator in the plan
 * @param key the key whose scenarios are counted, where the accumulator is a histogram; 0 otherwise
 * @param kind what is done with a scenario that counts
 * @param value the node of the value; that of the mask where scenarios are only counted
 * @param mask the node that says which scenarios count
 */
record LaneState(int accumulator, int key, Kind kind, int value, int mask) {
    /** What is done with a scenario that counts. */
    enum Kind {
        /** Its value is added. */
        SUM(Type.REAL),
        /** Its value is taken if it is less. */
        LEAST(Type.REAL),
        /** Its value is taken if it is greater. */
        GREATEST(Type.REAL),
        /** 1 is added. */
        COUNT(Type.INTEGER);

        private final Type type;

        Kind(Type type) {
            this.type = type;
        }

        /** The type of the state. */
        Type type() {
            return type;
        }
    }

    /** The state of an accumulator that is no histogram. */
    static LaneState of(int index, Accumulator accumulator) {
        return switch (accumulator) {
            case Accumulator.Sum(int value, int mask) -> new LaneState(index, 0, Kind.SUM, value, mask);
            case Accumulator.Minimum(int value, int mask) -> new LaneState(index, 0, Kind.LEAST, value, mask);
            case Accumulator.Maximum(int value, int mask) -> new LaneState(index, 0, Kind.GREATEST, value, mask);
            case Accumulator.Count(int mask) -> new LaneState(index, 0, Kind.COUNT, mask, mask);
            case Accumulator.Histogram _ -> throw new IllegalArgumentException(accumulator + " has no state");
        };
    }

    /** The count of a key of a histogram. */
    static LaneState ofKey(int index, int key, int mask) {
        return new LaneState(index, key, Kind.COUNT, mask, mask);
    }

    /** Whether scenarios are only counted. */
    boolean isCount() {
        return kind == Kind.COUNT;
    }

    /** What it is called where it is kept. */
    String name() {
        return switch (kind) {
                    case SUM -> "sum";
                    case LEAST -> "least";
                    case GREATEST -> "greatest";
                    case COUNT -> "count";
                }
                + accumulator
                + (key == 0 ? "" : "_" + key);
    }

    /** What it is before the first scenario. */
    double initial() {
        return switch (kind) {
            case SUM, COUNT -> 0;
            case LEAST -> Double.POSITIVE_INFINITY;
            case GREATEST -> Double.NEGATIVE_INFINITY;
        };
    }

    /**
     * What it is after one more scenario: that of a sum is never −0, so that to add nothing is to add +0.0.
     *
     * @param state the expression of what it was
     * @param value the expression of the value; not used for a count
     * @param mask the expression of the mask; null if every scenario counts
     */
    String next(String state, String value, String mask) {
        return switch (kind) {
            case SUM -> state + " + " + (mask == null ? value : Expressions.select(Type.REAL, mask, value, "0.0"));
            case LEAST -> counted(mask, Expressions.call("minimum", value, state), state);
            case GREATEST -> counted(mask, Expressions.call("maximum", value, state), state);
            case COUNT -> Expressions.call("counted", state, mask == null ? "ALWAYS" : mask);
        };
    }

    /**
     * What it is after a value that some scenarios share.
     *
     * @param state the expression of what it was
     * @param value the expression of the value; of the key where one is counted
     * @param uses the expression of how many scenarios share it, an integer; none, perhaps
     */
    String nextOften(String state, String value, String uses, Type type) {
        String counts = type == Type.INTEGER ? Expressions.truth(value + " == " + key) : value;
        return switch (kind) {
            case SUM -> throw new IllegalStateException("a sum has an order");
            case LEAST, GREATEST -> next(state, value, Expressions.truth(uses + " > 0"));
            case COUNT -> state + " + " + Expressions.select(Type.INTEGER, counts, uses, "0");
        };
    }

    private static String counted(String mask, String next, String state) {
        return mask == null ? next : Expressions.select(Type.REAL, mask, next, state);
    }
}

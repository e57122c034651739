package org.heliosweep.vector;

import org.heliosweep.graph.Type;

/**
 * Where reals and integers lie in arrays, so that vectors of 64 bytes are each in one cache line: one that is in two takes
 * twice as long to load, and a sweep is a tenth slower. Nothing but time depends on it.
 */
final class CacheLines {
    /** So many values of 8 bytes a cache line has. */
    private static final int VALUES = 8;

    /** The first value is this one: an array's values begin 16 bytes behind the array. */
    private static final int FIRST = 6;

    /**
     * An array with so many values fills more than half of a region of the heap of one mebibyte, which the launcher asks
     * for. Such an array begins where a region begins, and is never moved.
     */
    static final int OWN_REGION = 1 << 16;

    private CacheLines() {}

    /** The position of the first value in an array of a type. */
    static int first(Type type) {
        return isWide(type) ? FIRST : 0;
    }

    /** How much room some values need, so that those behind them begin with a cache line. */
    static int room(int values) {
        return Math.addExact(values, VALUES - 1) / VALUES * VALUES;
    }

    /** The length of an array for values up to a position: long enough for a region of its own, if there are any. */
    static int length(Type type, int end) {
        return isWide(type) && end > first(type) ? Math.max(end, OWN_REGION) : end;
    }

    private static boolean isWide(Type type) {
        return switch (type) {
            case REAL, INTEGER -> true;
            case TRUTH -> false;
        };
    }
}

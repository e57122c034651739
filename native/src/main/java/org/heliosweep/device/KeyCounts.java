package org.heliosweep.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.StridedSums;

/**
 * The counts of a histogram outside the heap, as a kernel sees them: those of some consecutive keys, the window, and a
 * list of all keys outside it, which are counted afterwards. 8 bytes each:
 *
 * <pre>
 *   0              how long the list is
 *   1              the first key of the window
 *   2 ..           the list: no more than one key for each scenario of a leaf
 *   2 + list ..    how often each key of the window occurred
 * </pre>
 *
 * <p>Where keys occur many times at once, a list has pairs of a key and how often it did.
 *
 * <p>Most values of a quantity lie within some powers of two of each other, so most keys are in the window, 128 KiB; counts
 * of all keys that there can be would take 32 MiB for each quantity and thread.
 */
final class KeyCounts {
    /** Where the list begins. */
    static final int LIST = 2;

    /** Where the window begins behind a list of keys. */
    static final int WINDOW = LIST + StridedSums.LEAF;

    private static final int LONGEST_WINDOW = 16_384;

    /** Before a key is known, every one is outside. */
    private static final long NOWHERE = 1L << 62;

    private final int size;
    private final int length;
    private final boolean isOfPairs;
    private final int window;
    private final MemorySegment memory;
    private final long[] listed;

    private KeyCounts(int size, int list, boolean isOfPairs, Arena arena, long alignment) {
        this.size = size;
        this.length = window(size);
        this.isOfPairs = isOfPairs;
        this.window = LIST + list;
        this.memory = arena.allocate((long) (window + length) * Long.BYTES, alignment);
        this.listed = new long[list];
        set(1, size == length ? 0 : NOWHERE);
    }

    /** Counts of a histogram of scenarios. */
    static KeyCounts ofScenarios(int size, Arena arena, long alignment) {
        return new KeyCounts(size, WINDOW - LIST, false, arena, alignment);
    }

    /**
     * Counts of a histogram of values that scenarios share.
     *
     * @param pairs how many pairs the list has room for
     */
    static KeyCounts ofPairs(int size, int pairs, Arena arena, long alignment) {
        return new KeyCounts(size, 2 * pairs, true, arena, alignment);
    }

    /** How many keys the window of a histogram has. */
    static int window(int size) {
        return Math.min(size, LONGEST_WINDOW);
    }

    MemorySegment memory() {
        return memory;
    }

    /** Counts what is listed, and empties the list. Where there is no window yet, it is laid around them. */
    void countListed(Counts counts) {
        int count = (int) get(0);
        if (count == 0) {
            return;
        }
        MemorySegment.copy(memory, ValueLayout.JAVA_LONG, (long) LIST * Long.BYTES, listed, 0, count);
        int step = isOfPairs ? 2 : 1;
        if (isOfPairs) {
            for (int at = 0; at < count; at += step) {
                counts.add((int) listed[at], listed[at + 1]);
            }
        } else {
            counts.add(listed, 0, count);
        }
        set(0, 0);
        if (get(1) == NOWHERE) {
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            for (int at = 0; at < count; at += step) {
                least = Math.min(least, listed[at]);
                greatest = Math.max(greatest, listed[at]);
            }
            set(1, Math.clamp((least + greatest) / 2 - length / 2, 0, size - length));
        }
    }

    /** Gives the counts of the window, and makes them zero. */
    void give(Counts counts) {
        long first = get(1);
        for (int place = 0; place < length; place++) {
            long times = get(window + place);
            if (times != 0) {
                counts.add((int) first + place, times);
                set(window + place, 0);
            }
        }
    }

    private long get(int index) {
        return memory.getAtIndex(ValueLayout.JAVA_LONG, index);
    }

    private void set(int index, long value) {
        memory.setAtIndex(ValueLayout.JAVA_LONG, index, value);
    }
}

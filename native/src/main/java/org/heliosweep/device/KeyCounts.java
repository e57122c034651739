package org.heliosweep.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.LongSummaryStatistics;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.StridedSums;

/**
 * The counts of a histogram outside the heap, as a kernel sees them: those of some consecutive keys, the window, and a
 * list of all keys outside it, which are counted afterwards. 8 bytes each:
 *
 * <pre>
 *   0              how long the list is
 *   1              the first key of the window
 *   2 .. 4097      the list: no more than one key for each scenario of a leaf
 *   4098 ..        how often each key of the window occurred
 * </pre>
 *
 * <p>Most values of a quantity lie within some powers of two of each other, so most keys are in the window, 128 KiB; counts
 * of all keys that there can be would take 32 MiB for each quantity and thread.
 */
final class KeyCounts {
    /** Where the list begins. */
    static final int LIST = 2;

    /** Where the window begins. */
    static final int WINDOW = LIST + StridedSums.LEAF;

    private static final int LONGEST_WINDOW = 16_384;

    /** Before a key is known, every one is outside. */
    private static final long NOWHERE = 1L << 62;

    private final int size;
    private final int length;
    private final MemorySegment memory;
    private final long[] listed = new long[StridedSums.LEAF];

    KeyCounts(int size, Arena arena, long alignment) {
        this.size = size;
        this.length = window(size);
        this.memory = arena.allocate((long) (WINDOW + length) * Long.BYTES, alignment);
        set(1, size == length ? 0 : NOWHERE);
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
        if (count > 0) {
            MemorySegment.copy(memory, ValueLayout.JAVA_LONG, (long) LIST * Long.BYTES, listed, 0, count);
            counts.add(listed, 0, count);
            set(0, 0);
            if (get(1) == NOWHERE) {
                LongSummaryStatistics keys = Arrays.stream(listed, 0, count).summaryStatistics();
                set(1, Math.clamp((keys.getMin() + keys.getMax()) / 2 - length / 2, 0, size - length));
            }
        }
    }

    /** Gives the counts of the window, and makes them zero. */
    void give(Counts counts) {
        long first = get(1);
        for (int place = 0; place < length; place++) {
            long times = get(WINDOW + place);
            if (times != 0) {
                counts.add((int) first + place, times);
                set(WINDOW + place, 0);
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

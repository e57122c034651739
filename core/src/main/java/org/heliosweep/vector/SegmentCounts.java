package org.heliosweep.vector;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far the segments of all programs of this JVM have come.
 *
 * @param used how many have been run
 * @param compiled how many of them run as compiled code by now
 * @param renewed how often code of one was loaded again, since what the JVM had made of it was not fast
 * @param reported how many were reported, since the JVM had not compiled them after many calls, and are not compiled yet
 */
public record SegmentCounts(int used, int compiled, int renewed, int reported) {
    static final AtomicInteger USED = new AtomicInteger();
    static final AtomicInteger COMPILED = new AtomicInteger();
    static final AtomicInteger RENEWED = new AtomicInteger();
    static final AtomicInteger REPORTED = new AtomicInteger();

    /** The counts by now. */
    public static SegmentCounts now() {
        return new SegmentCounts(USED.get(), COMPILED.get(), RENEWED.get(), REPORTED.get());
    }
}

package org.heliosweep.vector;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what the current thread allocates, to the byte. */
final class Allocation {
    private static final ThreadMXBean COUNTER = counter();

    private Allocation() {}

    /** Whether this JVM counts. */
    static boolean isCounted() {
        return COUNTER != null;
    }

    /** How many bytes the thread has allocated since it started. */
    static long bytes() {
        return COUNTER.getCurrentThreadAllocatedBytes();
    }

    private static ThreadMXBean counter() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counter
                        && counter.isThreadAllocatedMemorySupported()
                        && counter.isThreadAllocatedMemoryEnabled()
                ? counter
                : null;
    }
}

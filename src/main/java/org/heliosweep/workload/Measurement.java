package org.heliosweep.workload;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntSupplier;

/**
 * How fast some work was done.
 *
 * @param scenarios how many were evaluated
 * @param seconds in what time
 * @param processorSeconds for how much of it the thread had a processor
 */
public record Measurement(long scenarios, double seconds, double processorSeconds) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * Does rounds of work for at least some seconds, and at least one.
     *
     * @param round evaluates some scenarios, and gives how many
     */
    public static Measurement of(double wanted, IntSupplier round) {
        long scenarios = 0;
        long start = System.nanoTime();
        long processorStart = THREADS.getCurrentThreadCpuTime();
        double seconds;
        do {
            scenarios += round.getAsInt();
            seconds = (System.nanoTime() - start) * 1e-9;
        } while (seconds < wanted);
        return new Measurement(scenarios, seconds, (THREADS.getCurrentThreadCpuTime() - processorStart) * 1e-9);
    }

    /** For how much of the time the thread had a processor. */
    double share() {
        return processorSeconds / seconds;
    }

    /** Scenarios per second. */
    public double rate() {
        return scenarios / seconds;
    }
}

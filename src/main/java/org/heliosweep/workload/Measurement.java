package org.heliosweep.workload;

import java.util.function.IntSupplier;

/**
 * How fast some work was done.
 *
 * @param scenarios how many were evaluated
 * @param seconds in what time
 */
public record Measurement(long scenarios, double seconds) {
    /**
     * Does rounds of work for at least some seconds, and at least one.
     *
     * @param round evaluates some scenarios, and gives how many
     */
    public static Measurement of(double wanted, IntSupplier round) {
        long scenarios = 0;
        long start = System.nanoTime();
        double seconds;
        do {
            scenarios += round.getAsInt();
            seconds = (System.nanoTime() - start) * 1e-9;
        } while (seconds < wanted);
        return new Measurement(scenarios, seconds);
    }

    /** Scenarios per second. */
    public double rate() {
        return scenarios / seconds;
    }
}

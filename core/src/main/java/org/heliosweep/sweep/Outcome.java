package org.heliosweep.sweep;

import org.heliosweep.kernel.BackendChoice;

/**
 * A finished sweep.
 *
 * @param summary what came out; reproducible
 * @param timing how fast it was; not reproducible
 */
public record Outcome(Summary summary, Timing timing) {
    /**
     * How a sweep went.
     *
     * @param choice which back end evaluated, and why
     * @param threads how many threads evaluated
     * @param devices how many devices did that for them; none where the threads evaluated themselves
     * @param blockSize how many scenarios there are in a kernel call
     * @param scenarios how many scenarios were evaluated
     * @param seconds from the start of the first worker to the end of the sink
     */
    public record Timing(
            BackendChoice choice, int threads, int devices, int blockSize, long scenarios, double seconds) {
        /** The name of the back end. */
        public String backend() {
            return choice.backend().name();
        }

        /** Scenarios in a second. */
        public double rate() {
            return scenarios / seconds;
        }
    }
}

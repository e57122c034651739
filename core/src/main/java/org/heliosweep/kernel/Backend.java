package org.heliosweep.kernel;

import org.heliosweep.plan.Plan;

/**
 * What makes kernels of plans. Implementations are found by {@link java.util.ServiceLoader}; they have a public
 * constructor without arguments that does nothing which can fail.
 */
public interface Backend {
    /** What it is called on the command line: {@code scalar}, {@code vector} … */
    String name();

    /** What it is, in a few words. */
    String description();

    /** Whether it can run on this machine. */
    Availability availability();

    /** Whether its results have the same bits as those of the scalar interpreter. */
    boolean keepsBits();

    /**
     * Makes a kernel.
     *
     * @throws IllegalStateException if it cannot run on this machine
     */
    Kernel compile(Plan plan);

    /**
     * Whether a back end can run.
     *
     * @param available whether it can
     * @param reason why not, or on what it would run; in a few words
     */
    record Availability(boolean available, String reason) {
        /** It can run. */
        public static Availability yes(String on) {
            return new Availability(true, on);
        }

        /** It cannot. */
        public static Availability no(String reason) {
            return new Availability(false, reason);
        }
    }
}

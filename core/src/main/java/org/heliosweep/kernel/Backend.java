package org.heliosweep.kernel;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;

/**
 * What makes kernels of plans. Implementations are found by {@link java.util.ServiceLoader}; they have a public
 * constructor without arguments that does nothing which can fail.
 */
public interface Backend {
    /** The least value of {@link #withSegment}. */
    int SHORTEST_SEGMENT = 10;

    /** The greatest value of {@link #withSegment}: the JVM does not always compile longer ones. */
    int LONGEST_SEGMENT = 200;

    /** What it is called on the command line: {@code scalar}, {@code vector} … */
    String name();

    /** What it is, in a few words. */
    String description();

    /** Whether it can run on this machine. */
    Availability availability();

    /** Whether its results have the same bits as those of the scalar interpreter. */
    boolean keepsBits();

    /**
     * Whether it is left out wherever all that can run here are compared, unless it is asked for by name: because what it
     * would run on here is for tests rather than for speed.
     */
    default boolean isOnRequest() {
        return false;
    }

    /** Whether how many scenarios a call of its kernel evaluates can be chosen. */
    default boolean takesBlocks() {
        return true;
    }

    /** Whether it computes once what scenarios of a grid share, wherever that takes less time. */
    default boolean hoists() {
        return false;
    }

    /**
     * About how fast it is where nobody has measured it, which is enough to choose one; nothing where that can be anything,
     * so that it is not taken without being measured or asked for.
     *
     * @param precision in which numbers models are computed
     */
    default Optional<Speed> speed(Precision precision) {
        return Optional.empty();
    }

    /**
     * Seconds until a plan of no size runs of which it has kept what it compiled before; nothing where it keeps nothing.
     */
    default OptionalDouble keptStart() {
        return OptionalDouble.empty();
    }

    /**
     * Whether it has kept what it compiled of a plan, so that {@link #keptStart} says how soon it runs. The answer takes
     * little of that time, and may be wrong: nothing that is computed depends on it.
     */
    default boolean hasKept(Plan plan) {
        return false;
    }

    /** The same back end without what it keeps of plans that it compiled before: to measure how long that takes. */
    default Backend forgetful() {
        return this;
    }

    /** About how many operations a segment of generated code has at most; nothing where code is not cut into segments. */
    default OptionalInt segment() {
        return OptionalInt.empty();
    }

    /**
     * The same back end with segments of another length; this one where code is not cut into segments. Results do not
     * depend on it.
     *
     * @param operations about how many operations a segment has at most, from {@value #SHORTEST_SEGMENT} to
     *     {@value #LONGEST_SEGMENT}
     */
    default Backend withSegment(int operations) {
        return this;
    }

    /**
     * Makes a kernel.
     *
     * @throws KernelException if it cannot be made
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

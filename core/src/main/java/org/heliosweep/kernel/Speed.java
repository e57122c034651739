package org.heliosweep.kernel;

import org.heliosweep.plan.Effort;

/**
 * About how fast a back end is, so that one can be chosen. Nothing that is computed depends on it.
 *
 * @param start seconds until a plan of no size has been compiled and runs at full speed: what compiling takes, and what is
 *     lost while code is still interpreted
 * @param each how fast scenarios are computed one by one
 * @param hoisted how fast they are where what scenarios of a grid share is computed once
 */
public record Speed(double start, Rate each, Rate hoisted) {
    /** With this many nodes, compiling takes twice as long as it takes at least. */
    private static final double DOUBLING_SIZE = 1_500;

    /** Refuses what cannot be. */
    public Speed {
        if (!(start >= 0) || Double.isInfinite(start)) {
            throw new IllegalArgumentException("a back end starts in 0 seconds or more, not in " + start);
        }
    }

    /**
     * How fast some threads are, in operations per second as {@link Effort} counts them.
     *
     * @param threads how many threads are meant by all
     * @param one how fast one thread is
     * @param all how fast all of them are together
     */
    public record Rate(int threads, double one, double all) {
        /** Refuses what cannot be. */
        public Rate {
            if (threads < 1 || !(one > 0) || !(all > 0) || Double.isInfinite(one) || Double.isInfinite(all)) {
                throw new IllegalArgumentException(
                        "no rate: " + one + " operations per second on one thread, " + all + " on " + threads);
            }
        }

        /** Threads that are not in each other's way, up to as many as there are processors. */
        public static Rate perThread(double rate) {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Rate(processors, rate, processors * rate);
        }

        /** How fast a number of threads are together; more than were measured are no faster. */
        double together(int wanted) {
            if (wanted >= threads) {
                return all;
            }
            return one + (all - one) * (wanted - 1) / (threads - 1);
        }
    }

    /** A speed that is the same for scenarios of a grid, and that grows with the threads. */
    public static Speed perThread(double start, double rate) {
        return new Speed(start, Rate.perThread(rate), Rate.perThread(rate));
    }

    /** The speed of a back end that took some seconds to start with a plan. */
    public static Speed measured(double seconds, int size, Rate each, Rate hoisted) {
        return new Speed(seconds / growth(size), each, hoisted);
    }

    /** How many seconds it takes to start with a plan. */
    double startOf(Effort effort) {
        return start * growth(effort.size());
    }

    /** The same where the back end starts a plan of no size in so many seconds. */
    Speed startingIn(double seconds) {
        return new Speed(seconds, each, hoisted);
    }

    private static double growth(int size) {
        return 1 + size / DOUBLING_SIZE;
    }
}

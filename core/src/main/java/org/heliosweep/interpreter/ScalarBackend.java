package org.heliosweep.interpreter;

import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;

/** The scalar interpreter: slow, runs everywhere, and is what every other back end answers to. */
public final class ScalarBackend implements Backend {
    /** Seconds until the JVM has compiled the interpreter. */
    private static final double START = 0.05;

    /** Operations per second of a thread, for large plans and small ones. */
    private static final double RATE = 7e8;

    /** The same in single precision, where each is rounded by an operation of its own. */
    private static final double RATE_IN_SINGLE = 5.5e8;

    /** For {@link java.util.ServiceLoader}. */
    public ScalarBackend() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public String description() {
        return "interpreter, one scenario at a time: the definition of all results";
    }

    @Override
    public Availability availability() {
        return Availability.yes("any processor");
    }

    @Override
    public boolean keepsBits() {
        return true;
    }

    @Override
    public Optional<Speed> speed(Precision precision) {
        double rate = switch (precision) {
            case DOUBLE -> RATE;
            case SINGLE -> RATE_IN_SINGLE;
        };
        return Optional.of(Speed.perThread(START, rate));
    }

    @Override
    public Kernel compile(Plan plan) {
        return new ScalarKernel(plan, Tape.of(plan.graph(), plan.roots()));
    }
}

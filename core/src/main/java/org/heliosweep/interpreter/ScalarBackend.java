package org.heliosweep.interpreter;

import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Plan;

/** The scalar interpreter: slow, runs everywhere, and is what every other back end answers to. */
public final class ScalarBackend implements Backend {
    /** Seconds until the JVM has compiled the interpreter. */
    private static final double START = 0.05;

    /** Operations per second of a thread, for large plans and small ones. */
    private static final double RATE = 7e8;

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
    public Optional<Speed> speed() {
        return Optional.of(Speed.perThread(START, RATE));
    }

    @Override
    public Kernel compile(Plan plan) {
        return new ScalarKernel(plan, Tape.of(plan.graph(), plan.roots()));
    }
}

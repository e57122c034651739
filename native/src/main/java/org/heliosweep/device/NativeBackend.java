package org.heliosweep.device;

import java.util.Map;
import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Plan;

/** Kernels in C, made by the C compiler of the machine; their results have the bits of the scalar interpreter. */
public final class NativeBackend implements Backend {
    /** Seconds that a compiler takes for a small plan. */
    private static final double START = 0.7;

    /** Operations per second of a thread, as statistics over many inputs have it; measured with eight lanes. */
    private static final double RATE = 48e9;

    private final Map<String, String> environment;
    private final boolean isForgetful;

    /** For {@link java.util.ServiceLoader}. */
    public NativeBackend() {
        this(System.getenv());
    }

    /** With another environment: it says where the compiler and the cache of kernels are. */
    NativeBackend(Map<String, String> environment) {
        this(environment, false);
    }

    private NativeBackend(Map<String, String> environment, boolean isForgetful) {
        this.environment = Map.copyOf(environment);
        this.isForgetful = isForgetful;
    }

    @Override
    public String name() {
        return "native";
    }

    @Override
    public String description() {
        return "C, generated for each study and compiled by the C compiler of this machine";
    }

    @Override
    public Availability availability() {
        try {
            Optional<Compiler> compiler = Compiler.find(environment);
            return compiler.isPresent() ? Availability.yes(compiler.get().version()) : Availability.no(missing());
        } catch (KernelException e) {
            return Availability.no(e.getMessage().lines().findFirst().orElseThrow());
        }
    }

    private String missing() {
        return "no C compiler: " + Compiler.wanted(environment) + " is not on the PATH";
    }

    @Override
    public boolean keepsBits() {
        return true;
    }

    @Override
    public boolean hoists() {
        return true;
    }

    @Override
    public Optional<Speed> speed() {
        return Optional.of(Speed.perThread(START, RATE));
    }

    @Override
    public Backend forgetful() {
        return new NativeBackend(environment, true);
    }

    @Override
    public Kernel compile(Plan plan) {
        Compiler compiler = Compiler.find(environment).orElseThrow(() -> new KernelException(missing()));
        Plan shortest = plan.withCalls() == null ? plan : plan.withCalls();
        return new NativeKernel(
                shortest, compiler, isForgetful ? new LibraryCache(Optional.empty()) : LibraryCache.of(environment));
    }
}

package org.heliosweep.device;

import java.util.Map;
import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.plan.Plan;

/** Kernels in C, made by the C compiler of the machine; their results have the bits of the scalar interpreter. */
public final class NativeBackend implements Backend {
    private final Map<String, String> environment;

    /** For {@link java.util.ServiceLoader}. */
    public NativeBackend() {
        this(System.getenv());
    }

    /** With another environment: it says where the compiler and the cache of kernels are. */
    NativeBackend(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
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
    public Kernel compile(Plan plan) {
        Compiler compiler = Compiler.find(environment).orElseThrow(() -> new KernelException(missing()));
        Plan shortest = plan.withCalls() == null ? plan : plan.withCalls();
        return new NativeKernel(shortest, compiler, LibraryCache.of(environment));
    }
}

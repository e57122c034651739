package org.heliosweep.device;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;

/** Kernels in C, made by the C compiler of the machine; their results have the bits of the scalar interpreter. */
public final class NativeBackend implements Backend {
    /** Seconds that a compiler takes for a small plan. */
    private static final double START = 0.7;

    /**
     * Operations per second of a thread, as statistics over many inputs have it; measured with eight lanes. In single
     * precision they differ by less than other machines do: 1.08 with statistics over many inputs, 0.87 in a grid.
     */
    private static final double RATE = 48e9;

    /** Seconds to render a small plan and to load a library, in a JVM that has never done it. */
    private static final double KEPT_START = 0.12;

    private final Map<String, String> environment;
    private final boolean isForgetful;

    /** Null until one was found that works. */
    private Compiler compiler;

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
            Optional<Compiler> found = compiler();
            return found.isPresent() ? Availability.yes(found.get().version()) : Availability.no(missing());
        } catch (KernelException e) {
            return Availability.no(e.getMessage().lines().findFirst().orElseThrow());
        }
    }

    /** To ask it what it is takes as long as a small sweep, so that is done once. */
    private synchronized Optional<Compiler> compiler() {
        if (compiler == null) {
            compiler = Compiler.find(environment).orElse(null);
        }
        return Optional.ofNullable(compiler);
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
    public Optional<Speed> speed(Precision precision) {
        return Optional.of(Speed.perThread(START, RATE));
    }

    @Override
    public OptionalDouble keptStart() {
        return isForgetful ? OptionalDouble.empty() : OptionalDouble.of(KEPT_START);
    }

    @Override
    public boolean hasKept(Plan plan) {
        LibraryCache cache = cache();
        try {
            return cache.isUsed()
                    && compiler()
                            .map(found -> cache.hasKept(found, shortest(plan)))
                            .orElse(false);
        } catch (KernelException _) {
            return false;
        }
    }

    @Override
    public Backend forgetful() {
        return new NativeBackend(environment, true);
    }

    @Override
    public Kernel compile(Plan plan) {
        Compiler found = compiler().orElseThrow(() -> new KernelException(missing()));
        return new NativeKernel(shortest(plan), found, cache());
    }

    private static Plan shortest(Plan plan) {
        return plan.withCalls() == null ? plan : plan.withCalls();
    }

    private LibraryCache cache() {
        return isForgetful ? new LibraryCache(Optional.empty()) : LibraryCache.of(environment);
    }
}

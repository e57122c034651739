package org.heliosweep.tornado;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;

/**
 * Kernels as Java class files, which TornadoVM compiles for what it finds. Its compiler has no fused operations and the
 * functions of the device: results are near those of the scalar interpreter, and each kernel is compared with it when it
 * is used first.
 */
public final class TornadoBackend implements Backend {
    /** The environment variable that names the SDK. */
    static final String VARIABLE = "TORNADOVM_HOME";

    /** What the launcher reads of an SDK. */
    private static final String FLAGS = "tornado-argfile.template";

    private final Map<String, String> environment;
    private final Supplier<Optional<TornadoRuntime>> runtimes;

    /** For {@link ServiceLoader}. */
    public TornadoBackend() {
        this(System.getenv(), () -> ServiceLoader.load(TornadoRuntime.class).findFirst());
    }

    /** With another environment or runtime. */
    TornadoBackend(Map<String, String> environment, Supplier<Optional<TornadoRuntime>> runtimes) {
        this.environment = Map.copyOf(environment);
        this.runtimes = runtimes;
    }

    @Override
    public String name() {
        return "tornado";
    }

    @Override
    public String description() {
        return "Java class files, generated for each study and compiled by TornadoVM";
    }

    @Override
    public boolean keepsBits() {
        return false;
    }

    /** What only comes near is not compared with the others. */
    @Override
    public boolean isOnRequest() {
        return true;
    }

    @Override
    public Availability availability() {
        String home = environment.getOrDefault(VARIABLE, "");
        if (home.isBlank()) {
            return Availability.no(VARIABLE + " names no SDK of TornadoVM");
        }
        if (!isSdk(Path.of(home))) {
            return Availability.no(
                    VARIABLE + " is " + home + ", where there is no SDK of TornadoVM 5.2 or newer: no " + FLAGS);
        }
        try {
            return runtimes.get()
                    .map(TornadoRuntime::availability)
                    .orElseGet(() -> Availability.no("this heliosweep was built without TornadoVM; among its sources,"
                            + " ./heliosweep builds it with"));
        } catch (ServiceConfigurationError | LinkageError e) {
            return Availability.no("TornadoVM cannot be loaded: " + e.getMessage());
        }
    }

    private static boolean isSdk(Path home) {
        return Files.isReadable(home.resolve(FLAGS));
    }

    @Override
    public Kernel compile(Plan plan) {
        Availability availability = availability();
        if (!availability.available()) {
            throw new IllegalStateException(availability.reason());
        }
        return TornadoKernel.of(plan, runtimes.get().orElseThrow());
    }
}

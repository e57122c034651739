package org.heliosweep.device;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The compiler of this machine, for tests. */
final class Compilers {
    private Compilers() {}

    /** The compiler; the test is skipped, and says why, where there is none. */
    static Compiler here() {
        return Compiler.find(System.getenv()).orElseGet(() -> abort("no C compiler: cc is not on the PATH"));
    }

    /** The environment of this process, with kernels in another folder; the test is skipped as {@link #here} says. */
    static Map<String, String> environment(Path kernels) {
        here();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(LibraryCache.VARIABLE, kernels.toString());
        return environment;
    }
}

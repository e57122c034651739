package org.heliosweep.device;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The compiler of this machine, for tests. */
final class Compilers {
    /** Where code need not be fast: a compiler takes longest for what makes it so. */
    static final List<String> QUICKLY = List.of("-O1", "-fno-tree-vectorize", "-fno-schedule-insns");

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

    /**
     * The environment of this process, with a compiler that does not take long, a script in a folder; what it compiles is
     * for no cache. The test is skipped as {@link #here} says.
     */
    static Map<String, String> quickly(Path folder) throws IOException {
        Path script = Files.writeString(
                folder.resolve("cc"),
                "#!/bin/sh\nexec '" + here().command() + "' \"$@\" " + String.join(" ", QUICKLY) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("CC", script.toString());
        return environment;
    }
}

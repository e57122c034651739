package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeBackendTest {
    private static final String MODEL = "model squares\ninput a [1] = 1 0 .. 9\noutput b = exp(a)";

    @TempDir
    private Path folder;

    private static Plan plan() {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("squares", workbench.readModel(MODEL))
                .add("design random 100 seed 1\nvary a = uniform")
                .build());
    }

    @Test
    void isFoundByName() {
        Backend backend = Backends.all().stream()
                .filter(each -> each.name().equals("native"))
                .findFirst()
                .orElseThrow();
        assertTrue(backend.keepsBits());
        assertEquals(
                "scalar",
                BackendChoice.of(plan(), 1).backend().name(),
                "nobody waits for a compiler to evaluate few scenarios");
    }

    @Test
    void saysWhatItRunsOn() {
        assertEquals(
                Compilers.here().version(),
                new NativeBackend(Compilers.environment(folder)).availability().reason());
    }

    @Test
    void cannotRunWithoutACompiler() {
        for (String path : List.of("", folder.toString())) {
            Backend backend = new NativeBackend(Map.of("PATH", path));
            assertEquals(Backend.Availability.no("no C compiler: cc is not on the PATH"), backend.availability());
            assertThrows(IllegalStateException.class, () -> backend.compile(plan()));
        }
        assertEquals(
                "no C compiler: icx is not on the PATH",
                new NativeBackend(Map.of("PATH", "", "CC", "icx"))
                        .availability()
                        .reason());
    }

    @Test
    void cannotRunWithACompilerThatDoesNot() throws IOException {
        Path broken = Files.writeString(folder.resolve("cc"), "#!/bin/sh\necho no licence >&2\nexit 3\n");
        Files.setPosixFilePermissions(broken, PosixFilePermissions.fromString("rwxr-xr-x"));
        Backend.Availability found = new NativeBackend(Map.of("PATH", folder.toString())).availability();
        assertEquals(Backend.Availability.no("the C compiler " + broken + " ended with status 3"), found);
    }

    @Test
    void whereAllScenariosAreOrdinaryOnlyTheirKernelIsCompiled() throws IOException {
        Backend backend = new NativeBackend(Compilers.environment(folder));
        Workbench workbench = Workbench.of();
        Plan whole = Plan.of(workbench
                .newStudy("squares", workbench.readModel(MODEL))
                .add("design random 8192 seed 1\nvary a = uniform")
                .build());
        Sweep.of(whole).backend(backend).run();
        assertEquals(1, files());
        Sweep.of(plan()).backend(backend).run();
        assertEquals(3, files(), "the last four of 100 scenarios are no group");
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void listsWhatItCompiles() {
        try (Kernel kernel = new NativeBackend(Compilers.environment(folder)).compile(plan())) {
            assertEquals(1, kernel.listings(false).size());
            List<Kernel.Listing> all = kernel.listings(true);
            assertEquals(2, all.size());
            assertTrue(all.getFirst().text().contains("int64_t " + KernelRenderer.FUNCTION + "("));
        }
    }
}

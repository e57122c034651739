package org.heliosweep.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.sweep.SweepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornadoBackendTest {
    /** Stands for an SDK. */
    @TempDir
    private static Path folder;

    private static String whyNot(Map<String, String> environment, Optional<TornadoRuntime> runtime) {
        Backend.Availability availability = new TornadoBackend(environment, () -> runtime).availability();
        assertFalse(availability.available());
        return availability.reason();
    }

    @Test
    void withoutAnSdkItIsThereAndSaysWhyItCannotRun() {
        assertEquals("TORNADOVM_HOME names no SDK of TornadoVM", whyNot(Map.of(), Optional.empty()));
        assertEquals(
                "TORNADOVM_HOME names no SDK of TornadoVM", whyNot(Map.of("TORNADOVM_HOME", " "), Optional.empty()));
        assertTrue(Backends.all().stream().anyMatch(backend -> backend.name().equals("tornado")));
    }

    @Test
    void aFolderThatIsNoSdkIsNamed(@TempDir Path other) {
        for (Path wrong : List.of(other, other.resolve("missing"))) {
            assertEquals(
                    "TORNADOVM_HOME is " + wrong
                            + ", where there is no SDK of TornadoVM 5.2 or newer: no tornado-argfile.template",
                    whyNot(Map.of("TORNADOVM_HOME", wrong.toString()), Optional.empty()));
        }
    }

    @Test
    void aBuildWithoutTheModuleSaysSo(@TempDir Path other) {
        assertEquals(
                "this heliosweep was built without TornadoVM; among its sources, ./heliosweep builds it with",
                whyNot(NearContract.environment(other), Optional.empty()));
    }

    @Test
    void classesThatAreMissingAreNoCrash(@TempDir Path other) {
        Backend backend = new TornadoBackend(NearContract.environment(other), () -> {
            throw new NoClassDefFoundError("uk/ac/manchester/tornado/api/TaskGraph");
        });
        assertEquals(
                "TornadoVM cannot be loaded: uk/ac/manchester/tornado/api/TaskGraph",
                backend.availability().reason());
        assertThrows(IllegalStateException.class, () -> backend.compile(plan(1)));
    }

    @Test
    void itComesNearAndIsTakenByNameOnly() {
        Backend backend = of(new JavaRuntime());
        assertFalse(backend.keepsBits());
        assertTrue(backend.isOnRequest());
        assertFalse(Backends.named(Backends.AUTO).name().equals("tornado"));
    }

    private static Backend of(JavaRuntime runtime) {
        return NearContract.of(folder, runtime);
    }

    private static Plan plan(int scenarios) {
        return NearContract.plan(
                "design random " + scenarios + " seed 9\nvary a = uniform(-3, 5)\nvary b = uniform(0, 1)");
    }

    private static String failure(JavaRuntime runtime, int scenarios) {
        return assertThrows(
                        SweepException.class,
                        () -> Sweep.of(plan(scenarios))
                                .backend(of(runtime))
                                .threads(2)
                                .run())
                .getMessage();
    }

    @Test
    void aKernelThatComputesSomethingElseFailsWithScenarioAndBothValues() {
        String message = failure(new JavaRuntime(1e-6, 0), 1_000);
        assertTrue(
                message.matches(".*what TornadoVM made of the plan is not right: in scenario 0, the .* is "
                        + "-?[0-9.E-]+ instead of -?[0-9.E-]+, which the scalar interpreter gives.*"),
                message);
    }

    @Test
    void theLastScenarioOfABlockIsComparedToo() {
        assertTrue(failure(new JavaRuntime(1e-6, 999), 1_000).contains("in scenario 999,"));
    }

    @Test
    void whatIsNearEnoughIsTaken() {
        Sweep.of(plan(1_000)).backend(of(new JavaRuntime(1e-13, 0))).threads(1).run();
    }

    @Test
    void aKernelSaysWhatItComputes() {
        try (var kernel = of(new JavaRuntime()).compile(plan(10))) {
            List<String> lines =
                    kernel.listings(false).getFirst().text().lines().toList();
            assertTrue(lines.stream().noneMatch(line -> line.contains("<=") || line.contains(">>>")));
            assertTrue(lines.stream().anyMatch(line -> line.contains("pow")));
        }
    }

    @Test
    void aPlanThatIsTooLargeIsRefused() {
        StringBuilder model = new StringBuilder("model large\ninput a [1] = 1  0 .. 1\n");
        for (int index = 0; index < 3_000; index++) {
            model.append("output y")
                    .append(index)
                    .append(" = exp(a * ")
                    .append(index + 2)
                    .append(") + a^0.")
                    .append(index + 11)
                    .append('\n');
        }
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("large", workbench.readModel(model.toString()))
                .add("design random 10 seed 1\nvary a = uniform")
                .build());
        Backend backend = of(new JavaRuntime());
        assertTrue(assertThrows(KernelException.class, () -> backend.compile(plan))
                .getMessage()
                .startsWith("the plan is too large for TornadoVM"));
    }
}

package org.heliosweep.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Speed;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.heliosweep.sweep.Outcome;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.sweep.SweepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Such as of a library that the loader does not find. */
    @Test
    void whatACompilerComplainsOfIsNotWhatItIs() throws IOException {
        Path script = Files.writeString(
                folder.resolve("cc"),
                "#!/bin/sh\necho ERROR: ld.so: $$ >&2\nexec '"
                        + Compilers.here().command() + "' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("CC", script.toString());
        Compiler complaining = Compiler.find(environment).orElseThrow();
        assertEquals(Compilers.here().version(), complaining.version());
        assertEquals(Compilers.here().macros(), complaining.macros());
    }

    /** It would be loaded into the compiler, which is no JVM. */
    @Test
    void theCompilerDoesNotGetTheLibraryThatKeepsTheSignalsOfTheJvm() throws IOException {
        Path script = Files.writeString(folder.resolve("cc"), "#!/bin/sh\necho \"loaded: $LD_PRELOAD\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        assertEquals(
                "loaded: ",
                new NativeBackend(Map.of("CC", script.toString()))
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

    /** Compilers that say that all is well: see the scripts for what they leave behind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    rm -f "$library" | but wrote no library
                    : >"$library" | but what it wrote is no library, 0 bytes
                    echo rubbish >"$library" | but what it wrote is no library, 8 bytes
                    head -c 5000 "$library" >short; mv short "$library" | but what it wrote is no library, 5000 bytes
                    '%s' -c -o "$library" kernel.c | but what it wrote is no library
                    echo 'int nothing;' >n.c; '%s' -shared -o "$library" n.c | cannot be loaded: Symbol not found: heliosweep_kernel
                    """)
    void aCompilerThatMakesNoLibraryHasFailed(String then, String expected) throws IOException {
        Backend backend = new NativeBackend(compiler(then));
        String message = assertThrows(KernelException.class, () -> backend.compile(plan()))
                .getMessage();
        assertTrue(
                message.startsWith("the C compiler " + folder.resolve("cc") + " ended with status 0, " + expected)
                        || message.startsWith("the library of the C compiler " + folder.resolve("cc") + " " + expected),
                message);
        assertEquals(1, message.lines().count());
        assertEquals(0, files(), "nothing is kept");
        assertThrows(KernelException.class, () -> backend.forgetful().compile(plan()));

        BackendChoice choice = BackendChoice.of(
                plan(),
                1,
                List.of(backend, Backends.named("scalar")),
                each -> Optional.of(Speed.perThread(0, each.name().equals("native") ? 1e15 : 1e6)));
        Outcome outcome = Sweep.of(plan()).choice(choice).run();
        assertEquals("scalar", outcome.timing().backend());
        assertEquals(
                List.of("failed: " + message),
                outcome.timing().choice().refusals().stream()
                        .map(BackendChoice.Refusal::reason)
                        .toList());
    }

    /** The first one, of either kernel, is compiled; so it may be for want of memory. */
    @Test
    void aCompilerThatFailsTheSecondTimeFailsBeforeAnythingIsEvaluated() throws IOException {
        Backend backend = new NativeBackend(compiler("mkdir ../../once || rm -f \"$library\""));
        Witness sink = new Witness();
        Sweep sweep = Sweep.of(plan()).backend(backend).sink(sink);
        String message = assertThrows(KernelException.class, sweep::run).getMessage();
        assertTrue(message.endsWith("ended with status 0, but wrote no library"), message);
        assertEquals(List.of(), sink.calls());
        assertEquals(1, files());
    }

    @Test
    void aCompilerThatFailsUnderWayEndsTheSweepAndLeavesNothing() throws IOException {
        Backend backend = new NativeBackend(compiler("mkdir ../../once || rm -f \"$library\""));
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("squares", workbench.readModel(MODEL + "\nrequire a < 8 \"too large\""))
                .add("design random 8192 seed 1\nvary a = uniform\nkeep b rows 100")
                .build());
        Witness sink = new Witness();
        Sweep sweep = Sweep.of(plan).backend(backend).sink(sink);
        SweepException thrown = assertThrows(SweepException.class, sweep::run);
        KernelException cause = assertInstanceOf(KernelException.class, thrown.getCause());
        assertTrue(
                cause.getMessage()
                        .matches(
                                "the C compiler \\S+ ended with status 0, but wrote no library\n"
                                        + "  this was for scenarios that are invalid .*; the back end vector needs no compiler"),
                cause.getMessage());
        assertEquals(List.of("begin", "abort"), sink.calls());
    }

    /** As one that another version of the engine kept. */
    @Test
    void whatIsKeptButNoLibraryIsMadeAnew() throws Exception {
        Backend backend = new NativeBackend(Compilers.environment(folder.resolve("kernels")));
        backend.compile(plan()).close();
        Path kept;
        try (Stream<Path> files = Files.list(folder.resolve("kernels"))) {
            kept = files.filter(file -> file.toString().endsWith(".so"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] library = Files.readAllBytes(kept);
        byte[] rubbish = "rubbish".getBytes(UTF_8);
        Files.write(kept, rubbish);
        Files.write(kept, MessageDigest.getInstance("SHA-256").digest(rubbish), StandardOpenOption.APPEND);
        assertEquals(
                Sweep.of(plan()).backend("scalar").run().summary(),
                Sweep.of(plan()).backend(backend).run().summary());
        assertArrayEquals(library, Files.readAllBytes(kept));
    }

    /** The environment with the compiler of this machine, but with a script that does something afterwards. */
    private Map<String, String> compiler(String then) throws IOException {
        String real = Compilers.here().command().toString();
        Path script = Files.writeString(folder.resolve("cc"), """
                #!/bin/sh
                '%1$s' "$@" || exit
                case " $* " in *" -o "*) ;; *) exit ;; esac
                library=kernel.so
                exec 2>/dev/null
                %2$s
                exit 0
                """.formatted(real, then.formatted(real)));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> environment =
                new HashMap<>(Compilers.environment(Files.createDirectory(folder.resolve("kernels"))));
        environment.put("CC", script.toString());
        return environment;
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
        assertEquals(1, found(".so").size());
        Sweep.of(plan()).backend(backend).run();
        assertEquals(3, found(".so").size(), "the last four of 100 scenarios are no group");
    }

    private List<Path> found(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** How many libraries there are among the kernels. */
    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("kernels"))) {
            return files.filter(file -> file.toString().endsWith(".so")).count();
        }
    }

    private static Plan plan(String model, int scenarios) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("squares", workbench.readModel(model))
                .add("design random " + scenarios + " seed 1\nvary a = uniform\nshow max(b)")
                .build());
    }

    @Test
    void knowsWhatItHasKept() throws IOException {
        Map<String, String> environment = Compilers.environment(folder.resolve("kernels"));
        Backend backend = new NativeBackend(environment);
        assertTrue(backend.keptStart().getAsDouble()
                < backend.speed(Precision.DOUBLE).orElseThrow().start());
        assertFalse(backend.hasKept(plan()), "there is no folder yet");
        backend.compile(plan()).close();
        assertTrue(backend.hasKept(plan()));
        assertTrue(new NativeBackend(environment).hasKept(plan()), "another process");
        assertFalse(backend.hasKept(plan(MODEL.replace("exp", "log"), 100)));
        assertFalse(backend.forgetful().hasKept(plan()));
        assertTrue(backend.forgetful().keptStart().isEmpty());
        Map<String, String> elsewhere = new HashMap<>(environment);
        elsewhere.put("CC", Compilers.quickly(folder).get("CC"));
        assertFalse(new NativeBackend(elsewhere).hasKept(plan()), "another compiler");
        elsewhere.put("CC", "nowhere");
        assertFalse(new NativeBackend(elsewhere).hasKept(plan()), "no compiler");
    }

    /** Ragged ends need a second kernel; what was needed once counts as needed. */
    @Test
    void allThatWasNeededHasToBeThere() throws IOException {
        Backend backend = new NativeBackend(Compilers.environment(folder));
        Sweep.of(plan()).backend(backend).run();
        assertEquals(2, found(".so").size());
        assertTrue(backend.hasKept(plan()));
        Files.delete(found(".so").getFirst());
        assertFalse(backend.hasKept(plan()));
        Sweep.of(plan()).backend(backend).run();
        assertTrue(backend.hasKept(plan()));
        Path note = found(KeptPlan.ENDING).getFirst();
        Files.write(note, new byte[] {-1, 0, 10});
        assertFalse(backend.hasKept(plan()), "what is written there makes no sense");
    }

    @Test
    void whatIsKeptIsFirstAtOnce() {
        Backend backend = new NativeBackend(Compilers.environment(folder));
        Plan plan = plan(MODEL, 2_000_000);
        List<Backend> all = List.of(backend, Backends.named("scalar"));
        assertEquals(
                "scalar",
                BackendChoice.of(plan, 4, all, each -> each.speed(Precision.DOUBLE))
                        .backend()
                        .name());
        backend.compile(plan).close();
        BackendChoice second = BackendChoice.of(plan, 4, all, each -> each.speed(Precision.DOUBLE));
        assertEquals(backend, second.backend());
        assertTrue(second.expected().isKept());
        assertTrue(BackendChoice.asked(backend, backend.speed(Precision.DOUBLE), plan, 1)
                .expected()
                .isKept());
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

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own can show: signals, disks that are full, streams that are closed. */
@EnabledOnOs(OS.LINUX)
class ProcessTest {
    private static final Path SCRIPT =
            Path.of("..", "heliosweep").toAbsolutePath().normalize();

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    /** What is written beside the folder of the command. */
    @TempDir
    Path logs;

    private record Answer(int status, String output, String messages) {}

    /** The first call builds, and says so. */
    @BeforeAll
    static void build(@TempDir Path elsewhere) throws Exception {
        Process process = new ProcessBuilder(SCRIPT.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(elsewhere.resolve("log").toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> "the build failed");
    }

    @BeforeEach
    void copyModels() throws IOException {
        try (Stream<Path> files = Files.list(InProcess.RESOURCES.resolve("library"))) {
            for (Path each : files.toList()) {
                Files.copy(each, folder.resolve(each.getFileName()));
            }
        }
    }

    @Test
    void writesTheLatestResultAndReplacesIt() throws Exception {
        Path result = folder.resolve("heliosweep-results").resolve("boiler-size.arrow");
        Answer first = finish(start("", "run", "boiler-size.study"));
        assertEquals(0, first.status(), first.messages());
        assertTrue(first.output().startsWith("boiler-size: Which boiler"), first.output());
        assertEquals(2, first.messages().lines().count(), first.messages());
        byte[] before = Files.readAllBytes(result);

        Answer second = finish(start("", "run", "boiler-size.study", "--seed", "8", "--quiet"));
        assertEquals(0, second.status(), second.messages());
        assertEquals("", second.messages());
        assertFalse(java.util.Arrays.equals(before, Files.readAllBytes(result)));
        assertEquals(List.of("boiler-size.arrow"), names(result.getParent()));
    }

    @Test
    void leavesNothingBehindWhenInterrupted() throws Exception {
        assumeTrue(finish(shell("env --default-signal=INT true")).status() == 0, "env is too old");
        List<String> before = names(folder);
        Process process = start("exec env --default-signal=INT ", endless());
        awaitFile(folder.resolve("heliosweep-results"));
        signal(process, "INT");
        Answer answer = finish(process);
        assertEquals(130, answer.status(), answer.messages());
        assertEquals("heliosweep: stopped; no file was written\n", answer.messages());
        assertEquals("", answer.output());
        assertEquals(before, names(folder));
    }

    @Test
    void leavesThePreviousResultWhenTerminated() throws Exception {
        Path results = Files.createDirectory(folder.resolve("heliosweep-results"));
        Files.writeString(results.resolve("boiler-size.arrow"), "what was there");
        Process process = start("exec ", endless());
        awaitEntries(results, 2);
        signal(process, "TERM");
        Answer answer = finish(process);
        assertEquals(143, answer.status(), answer.messages());
        assertEquals("heliosweep: stopped; no file was written\n", answer.messages());
        assertEquals(List.of("boiler-size.arrow"), names(results));
        assertEquals("what was there", Files.readString(results.resolve("boiler-size.arrow")));
    }

    /** A limit on the size of files stands for a disk that fills up: writing fails in the middle. */
    @Test
    void leavesNothingBehindWhenTheFileCannotBeWrittenToItsEnd() throws Exception {
        List<String> before = names(folder);
        Answer answer = finish(start(
                "ulimit -f 8000; exec ", "run", "boiler-size.study", "--scenarios", "200000", "--rows", "200000"));
        assertEquals(1, answer.status(), answer.messages());
        assertEquals("", answer.output());
        assertEquals(1, answer.messages().lines().count(), answer.messages());
        assertTrue(
                answer.messages()
                        .startsWith("heliosweep: cannot write heliosweep-results/boiler-size.arrow: File too large"),
                answer.messages());
        assertEquals(before, names(folder));
    }

    /** Root may write anywhere but into a folder that is no real one. */
    @Test
    void failsWhereNothingCanBeWritten() throws Exception {
        Answer answer = finish(start("exec ", "run", "boiler-size.study", "--out", "/proc/boiler.arrow"));
        assertEquals(1, answer.status(), answer.messages());
        assertEquals("", answer.output());
        assertEquals(1, answer.messages().lines().count(), answer.messages());
        assertTrue(answer.messages().startsWith("heliosweep: cannot write /proc/boiler.arrow: "), answer.messages());
    }

    /** As for a job of cron, which has no locale at all, or the one of C. */
    @ParameterizedTest
    @ValueSource(
            strings = {"LC_ALL=C", "LC_ALL=POSIX", "LC_ALL= LC_CTYPE=C LANG=C.UTF-8", "-u LC_ALL -u LC_CTYPE -u LANG"})
    void readsNamesAndTextsInAnyLocale(String locale) throws Exception {
        Files.writeString(folder.resolve("\u00e4.model"), "model umlaut \"\u00e4\"\noutput area [m^2] = 1 [m^2]\n");
        Answer answer = finish(start("exec env " + locale + " ", "show", "\u00e4.model"));
        assertEquals(0, answer.status(), answer.messages());
        assertTrue(answer.output().contains("umlaut: \u00e4\n"), answer.output());

        Answer unknown = finish(start("exec env " + locale + " ", "eval", "\u00e4"));
        assertEquals(2, unknown.status(), unknown.messages());
        assertEquals("heliosweep: there is no model '\u00e4'; the file is called ./\u00e4.model\n", unknown.messages());
    }

    @Test
    void failsWhereTheAnswerCannotBeWritten() throws Exception {
        Answer answer = finish(shell("exec '" + SCRIPT + "' list >/dev/full"));
        assertEquals(1, answer.status());
        assertEquals("heliosweep: cannot write to standard output: No space left on device\n", answer.messages());
    }

    @Test
    void endsQuietlyWhenNobodyReadsTheAnswer() throws Exception {
        Answer answer = finish(shell("'" + SCRIPT + "' show orbital-vs-ground | head -n 1"));
        assertEquals(1, answer.output().lines().count());
        assertEquals("", answer.messages());
    }

    /** The launcher starts it as it starts a sweep, with all back ends. */
    @Test
    void measuresTheBackEndForVectors() throws Exception {
        Answer answer = finish(start(
                "",
                "bench",
                "--backend",
                "vector",
                "--variant",
                "flat",
                "--seconds",
                "0.01",
                "--threads",
                "1",
                "--quiet"));
        assertEquals(0, answer.status(), answer.messages());
        assertEquals("", answer.messages());
        assertTrue(answer.output().contains("\n  flat     vector "), answer.output());
    }

    /** With all back ends, and where the environment says. */
    @Test
    void keepsAProfileThatASweepUses() throws Exception {
        Answer tuned = finish(start("", "tune", "--seconds", "0.001", "--json", "--quiet"));
        assertEquals(0, tuned.status(), tuned.messages());
        assertEquals("", tuned.messages());
        Path profile = logs.resolve("profile.json");
        assertTrue(tuned.output().contains("\"file\" : \"" + profile + "\""), tuned.output());
        String kept = Files.readString(profile);
        assertTrue(kept.contains("\"segment\" : "), kept);
        Files.writeString(profile, kept.replaceAll("\"block\" : [0-9]+", "\"block\" : 777"));

        Answer swept = finish(start("", "run", "boiler-size.study", "--json"));
        assertEquals(0, swept.status(), swept.messages());
        assertTrue(swept.output().contains("\"block\" : 777"), swept.messages());
    }

    private static String[] endless() {
        return new String[] {"run", "boiler-size.study", "--scenarios", "1e12", "--rows", "100000000"};
    }

    private Process start(String before, String... words) throws IOException {
        List<String> quoted = new ArrayList<>(List.of("'" + SCRIPT + "'"));
        for (String word : words) {
            quoted.add("'" + word + "'");
        }
        return shell(before + String.join(" ", quoted));
    }

    private Process shell(String command) throws IOException {
        ProcessBuilder process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(logs.resolve("output").toFile())
                .redirectError(logs.resolve("messages").toFile());
        // Not the one of whoever runs the tests.
        process.environment()
                .put(ProfileFile.VARIABLE, logs.resolve("profile.json").toString());
        return process.start();
    }

    private Answer finish(Process process) throws IOException, InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the command does not end");
        return new Answer(
                process.exitValue(),
                Files.readString(logs.resolve("output")),
                Files.readString(logs.resolve("messages")));
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertEquals(0, status);
    }

    private static void awaitFile(Path file) throws IOException, InterruptedException {
        awaitEntries(file.getParent(), names(file.getParent()).size() + (Files.exists(file) ? 0 : 1));
        awaitEntries(file, 1);
    }

    private static void awaitEntries(Path place, int count) throws IOException, InterruptedException {
        for (long waited = 0; names(place).size() < count; waited += 50) {
            assertTrue(waited < PATIENCE_SECONDS * 1_000, "nothing is written to " + place);
            Thread.sleep(50);
        }
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

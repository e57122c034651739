package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script, as a user starts it. The first call builds. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private record Answer(int status, String output, String messages) {}

    @TempDir
    Path folder;

    @Test
    void startsFromAnyFolderThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), script());
        Answer first = start(link, "--version");
        assertEquals(0, first.status(), first.messages());
        assertTrue(first.output().startsWith("heliosweep "), first.output());

        Answer second = start(link, "--version");
        assertEquals(first.output(), second.output());
        assertEquals("", second.messages());
        Files.delete(link);
    }

    @Test
    void passesTheExitStatusOn() throws Exception {
        assertEquals(2, start(script(), "no-such-command").status());
    }

    @Test
    void passesTheOptionsForTheJvmOn() throws Exception {
        Answer answer = start(script(), "--version", "-XX:+PrintCommandLineFlags");
        assertTrue(answer.output().contains("-XX:"), answer.toString());
    }

    /** Not that a module of its own is incubating. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xmx600m -Dsome.thing=1", "-XX:+UseParallelGC -XX:MaxRAMPercentage=30", "-Xss2m"})
    void theJvmSaysNothingWhereOptionsAreRight(String options) throws Exception {
        Answer answer = start(script(), "backends", options);
        assertEquals(0, answer.status(), answer.messages());
        assertEquals("", answer.messages());
    }

    @ParameterizedTest
    @CsvSource({"-Xmx1x, Invalid maximum heap size", "-Xms2g -Xmx1g, heap size", "-XX:+UseNoGC, UseNoGC", "-XX:Odd, Odd"
    })
    void theJvmSaysWhatIsWrongWithOptions(String options, String message) throws Exception {
        Answer answer = start(script(), "backends", options);
        assertEquals(1, answer.status());
        assertTrue(answer.messages().contains(message) || answer.output().contains(message), answer.toString());
    }

    /** Drivers of OpenCL are not to catch them. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void letsTheJvmKeepItsSignals() throws Exception {
        Answer answer = start(script(), "backends", "-Xcheck:jni", "-Xlog:jni+resolve=debug");
        assertTrue(answer.output().contains("libjsig is activated"), answer.toString());
    }

    /** In the list of what is loaded first, blanks end names; what cannot be said there is left out. */
    @ParameterizedTest
    @CsvSource({"a jdk, true", "a;jdk, true", "a:jdk, false", "a; jdk, false"})
    @EnabledOnOs(OS.LINUX)
    void findsTheLibraryOfTheJvmInAnyPath(String name, boolean expected) throws Exception {
        Path jdk = Files.createSymbolicLink(folder.resolve(name), Path.of(System.getProperty("java.home")));
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString(), "LD_LIBRARY_PATH", "/nowhere");
        start(script(), "--version");
        Answer answer = start(script(), environment, "backends", "-Xcheck:jni", "-Xlog:jni+resolve=debug");
        assertEquals(0, answer.status(), answer.messages());
        assertEquals(expected, answer.output().contains("libjsig is activated"), answer.toString());
        assertFalse((answer.output() + answer.messages()).contains("ld.so"), answer.toString());
        assertEquals(answer(Map.of()), answer(environment));
        Files.delete(jdk);
    }

    private Answer answer(Map<String, String> environment) throws Exception {
        return start(script(), environment, "backends", "-Dheliosweep.test=1");
    }

    /** What was built is that of this checkout. */
    @Test
    void runsInACheckoutWithABlankInItsPath() throws Exception {
        Answer expected = start(script(), "backends");
        Path clone = Files.createDirectories(folder.resolve("a clone"));
        Path copy = Files.copy(script(), clone.resolve("heliosweep"), StandardCopyOption.COPY_ATTRIBUTES);
        Path mvn = Files.createDirectory(clone.resolve(".mvn"));
        for (String part : List.of("jdk.sh", "build.sh", "sweep.sh")) {
            Files.copy(script().resolveSibling(".mvn").resolve(part), mvn.resolve(part));
        }
        Path built = Files.createDirectories(clone.resolve("src/target")).resolve("launcher");
        Files.createSymbolicLink(built, script().resolveSibling("src/target/launcher"));
        assertEquals(expected.output(), start(copy, "backends").output());
        assertEquals(new Answer(0, expected.output(), ""), start(copy, "backends"));
        Files.delete(built);
    }

    /** A file stands where a folder of the build would be made, since root may write into any folder. */
    @Test
    void saysWhereItCannotBuild() throws Exception {
        Path clone = Files.createDirectories(folder.resolve("clone"));
        Path copy = Files.copy(script(), clone.resolve("heliosweep"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(clone.resolve(".mvn"));
        for (String part : List.of("jdk.sh", "build.sh")) {
            Files.copy(
                    script().resolveSibling(".mvn").resolve(part),
                    clone.resolve(".mvn").resolve(part));
        }
        Files.createFile(clone.resolve("src"));
        Answer answer = start(copy, "--version");
        assertEquals(1, answer.status());
        assertEquals("", answer.output());
        assertEquals("heliosweep: cannot write to " + clone.toRealPath() + "/src/target/launcher\n", answer.messages());
    }

    /** As where somebody took the launcher alone out of the archive. */
    @Test
    void saysThatItsJavaIsMissing() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("unpacked").resolve("bin"));
        Path copy = Files.copy(script(), bin.resolve("heliosweep"), StandardCopyOption.COPY_ATTRIBUTES);
        Answer answer = start(copy, "--version");
        assertEquals(1, answer.status());
        assertEquals("", answer.output());
        assertEquals(
                "heliosweep: there is no Java in " + bin.toRealPath().resolveSibling("runtime")
                        + "; unpack the archive again\n",
                answer.messages());
    }

    private static Path script() {
        return Path.of("..", "heliosweep").toAbsolutePath().normalize();
    }

    private Answer start(Path script, String argument, String... jvmOptions) throws Exception {
        return start(script, Map.of(), argument, jvmOptions);
    }

    private Answer start(Path script, Map<String, String> environment, String argument, String... jvmOptions)
            throws Exception {
        Path output = folder.resolve("output");
        Path messages = folder.resolve("messages");
        ProcessBuilder process = new ProcessBuilder(script.toString(), argument)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile());
        process.environment().remove("TORNADOVM_HOME");
        // The tests are started with the library themselves.
        process.environment().remove("LD_PRELOAD");
        process.environment().putAll(environment);
        process.environment().put("HELIOSWEEP_JAVA_OPTIONS", String.join(" ", jvmOptions));
        int status = process.start().waitFor();
        return new Answer(
                status,
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(messages, StandardCharsets.UTF_8));
    }
}

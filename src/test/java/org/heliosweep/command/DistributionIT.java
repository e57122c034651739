package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The archive that the profile {@code dist} makes, unpacked and used as on a machine without Java: from another folder,
 * through a link, with a blank in its path, and with nothing on the search path but what the launcher calls.
 */
class DistributionIT {
    /** The file to look at, the modules of its Java, and the time that it says for all files. */
    private static final Path ARCHIVE = Path.of(System.getProperty("distribution"));

    private static final String MODULES = System.getProperty("distribution.modules");
    private static final String TIME = System.getProperty("distribution.time");

    private static final String PLATFORM = "-linux-x86_64.tar.xz";
    private static final long LARGEST_BYTES = 60L << 20;
    private static final long PATIENCE_SECONDS = 300;

    /** All that the launcher calls outside the shell; the last one only where there is a terminal. */
    private static final List<String> TOOLS = List.of("readlink", "grep", "stty");

    /** Module that jars refer to and that is left out. */
    private static final String OPTIONAL_MODULE = "java.desktop";

    /** The parts of glibc. */
    private static final Pattern GLIBC =
            Pattern.compile("(?:linux-vdso|libc|libdl|libm|libpthread|librt|ld-linux-x86-64)\\.so\\.\\d+");

    @TempDir
    static Path elsewhere;

    /** Where the distribution was unpacked. */
    private static Path home;

    /** What a user starts. */
    private static Path link;

    private static Map<String, String> unpacked;

    @TempDir
    Path folder;

    private record Answer(int status, String output, String messages) {}

    @BeforeAll
    static void unpack() throws Exception {
        Path place = Files.createDirectory(elsewhere.resolve("a place"));
        Answer answer = finish(
                new ProcessBuilder("tar", "-xf", ARCHIVE.toString(), "-C", place.toString()).directory(place.toFile()));
        assertEquals(0, answer.status(), answer.messages());
        String name = ARCHIVE.getFileName().toString();
        assertTrue(name.endsWith(PLATFORM), name);
        home = place.resolve(name.substring(0, name.length() - PLATFORM.length()))
                .toRealPath();
        try (Stream<Path> files = Files.list(place)) {
            assertEquals(
                    List.of(home.getFileName()), files.map(Path::getFileName).toList());
        }
        link = Files.createSymbolicLink(
                elsewhere.resolve("a link"),
                elsewhere.toRealPath().relativize(home.resolve("bin").resolve("heliosweep")));
        Path tools = Files.createDirectory(elsewhere.resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), program(tool));
        }
        unpacked = files(home);
    }

    @AfterAll
    static void nothingWasWrittenIntoTheDistribution() throws IOException {
        // They lead out of the folder that is about to be removed.
        for (String tool : TOOLS) {
            Files.delete(elsewhere.resolve("tools").resolve(tool));
        }
        assertEquals(unpacked, files(home));
    }

    @Test
    void isSmallEnough() throws IOException {
        assertTrue(Files.size(ARCHIVE) <= LARGEST_BYTES, Files.size(ARCHIVE) + " bytes");
    }

    /** A fixed time, no owner, and modes that depend on no umask. */
    @Test
    void doesNotTellWhoBuiltItAndWhen() throws Exception {
        Answer answer = finish(
                new ProcessBuilder("tar", "--numeric-owner", "--full-time", "--utc", "-tvf", ARCHIVE.toString()));
        assertEquals(0, answer.status(), answer.messages());
        String time = TIME.replace('T', ' ').replace("Z", "");
        Pattern entry = Pattern.compile("(?:-rw-r--r--|-rwxr-xr-x|drwxr-xr-x|l\\S{9}) 0/0 +\\d+ " + time + " .*");
        assertEquals(
                List.of(),
                answer.output()
                        .lines()
                        .filter(line -> !entry.matcher(line).matches())
                        .toList());
    }

    @Test
    void doesNotNameTheFolderThatItWasBuiltIn() throws IOException {
        String root = Path.of("..").toRealPath().toString();
        List<String> found = new ArrayList<>();
        for (String name : unpacked.keySet()) {
            Path file = home.resolve(name);
            if (contains(Files.readAllBytes(file), root)) {
                found.add(name);
            }
            if (name.endsWith(".jar")) {
                try (ZipFile jar = new ZipFile(file.toFile())) {
                    for (ZipEntry entry : jar.stream().toList()) {
                        if (contains(jar.getInputStream(entry).readAllBytes(), root)) {
                            found.add(name + " " + entry.getName());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    /** A module that is missing is noticed when it is first used, so this looks at all references. */
    @Test
    void hasTheModulesThatItsJarsReferTo() throws IOException {
        List<String> jars = unpacked.keySet().stream()
                .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                .map(name -> home.resolve(name).toString())
                .toList();
        StringWriter output = new StringWriter();
        StringWriter messages = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(output),
                        new PrintWriter(messages),
                        "--multi-release",
                        Integer.toString(Runtime.version().feature()),
                        "--ignore-missing-deps",
                        "--print-module-deps",
                        "-cp",
                        String.join(File.pathSeparator, jars),
                        home.resolve("lib").resolve("heliosweep.jar").toString());
        assertEquals(0, status, messages.toString());
        Set<String> referred = new TreeSet<>(List.of(output.toString().strip().split(",")));
        referred.removeAll(List.of("java.base", OPTIONAL_MODULE));
        assertEquals(new TreeSet<>(List.of(MODULES.split(","))), referred);
    }

    @Test
    void needsOfTheMachineOnlyGlibc() throws Exception {
        Set<String> own = new TreeSet<>();
        List<Path> programs = new ArrayList<>();
        for (String name : unpacked.keySet()) {
            Path file = home.resolve(name);
            own.add(file.getFileName().toString());
            if (name.startsWith("runtime/") && isProgram(file)) {
                programs.add(file);
            }
        }
        assertTrue(programs.contains(home.resolve("runtime/bin/java")), programs.toString());
        Set<String> foreign = new TreeSet<>();
        for (Path program : programs) {
            Answer answer = finish(new ProcessBuilder("ldd", program.toString()));
            Matcher needed = Pattern.compile("(?m)^\\t(?:\\S*/)?([^\\s/]+)").matcher(answer.output());
            while (needed.find()) {
                String library = needed.group(1);
                if (!own.contains(library) && !GLIBC.matcher(library).matches()) {
                    foreign.add(library + " for " + home.relativize(program));
                }
            }
        }
        assertEquals(Set.of(), foreign);
    }

    /** The launcher says what the archive is for where the file is missing that the kernel starts its Java through. */
    @Test
    void looksForTheLoaderOfItsJava() throws IOException {
        Matcher loader = Pattern.compile("(?m)^ *loader=(\\S+)$")
                .matcher(Files.readString(home.resolve("bin").resolve("heliosweep")));
        assertTrue(loader.find());
        assertTrue(contains(Files.readAllBytes(home.resolve("runtime/bin/java")), loader.group(1) + "\0"));
    }

    @Test
    void runsOnItsOwnJava() throws Exception {
        ProcessBuilder process = command(List.of("--version"));
        process.environment().put("HELIOSWEEP_JAVA_OPTIONS", "-XshowSettings:properties -Xshare:on");
        Answer answer = finish(process);
        assertEquals(0, answer.status(), answer.messages());
        assertTrue(answer.messages().contains(" java.home = " + home.resolve("runtime") + "\n"), answer.messages());
    }

    @Test
    void startsWithoutALink() throws Exception {
        ProcessBuilder process = command(List.of("--version"));
        process.command().set(0, home.resolve("bin").resolve("heliosweep").toString());
        assertEquals(start("--version"), finish(process));
        process = command(List.of("--version"));
        process.command().set(0, "./heliosweep");
        assertEquals(
                start("--version"), finish(process.directory(home.resolve("bin").toFile())));
    }

    /** Right requests and wrong ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "list --json",
                "show orbital-vs-ground",
                "eval radiator",
                "eval radiator --json",
                "eval radiator --set heat=1",
                "plan orbital-vs-ground --kernel --backend vector",
                "explain orbital-vs-ground 123456",
                "backends",
                "bench --help",
                "run no-such-study",
                "no-such-command"
            })
    void answersAsTheSourcesDo(String request) throws Exception {
        InProcess.Answer expected = InProcess.runStandard(folder, request.split(" "));
        Answer answer = start(request.split(" "));
        assertEquals(expected.messages(), answer.messages());
        assertEquals(expected.output(), answer.output());
        assertEquals(expected.status(), answer.status());
    }

    @ParameterizedTest
    @FieldSource("org.heliosweep.command.FileOptions#FORMATS")
    void writesWhatTheSourcesWrite(String format) throws Exception {
        String[] request = {
            "run", "orbital-vs-ground", "--scenarios", "1e6", "--rows", "1e5", "--format", format, "--quiet"
        };
        Answer answer = start(request);
        assertEquals(0, answer.status(), answer.messages());
        assertEquals("", answer.messages());
        Path file = folder.resolve("heliosweep-results").resolve("orbital-vs-ground." + format);
        Path kept = Files.move(file, folder.resolve("kept"));

        InProcess.Answer expected = InProcess.runStandard(folder, request);
        assertEquals(expected.output().replace(folder + "/", ""), answer.output());
        assertEquals(-1, Files.mismatch(file, kept));
    }

    @Test
    void measuresTheBackEndForVectors() throws Exception {
        Answer answer =
                start("bench", "--backend", "vector", "--variant", "flat,statistics", "--seconds", "0.2", "--quiet");
        assertEquals(0, answer.status(), answer.messages());
        assertEquals("", answer.messages());
        assertTrue(answer.output().contains("\n  flat        vector "), answer.output());
    }

    /** The loader of the compiler, too, takes a blank for the end of a name. */
    @Test
    void compilesWhereThereIsACompiler() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "cc"))),
                "there is no cc");
        ProcessBuilder process = command(
                List.of("run", "orbital-vs-ground", "--scenarios", "1e4", "--backend", "native", "--quiet", "--json"));
        process.environment().merge("PATH", System.getenv("PATH"), (tools, others) -> tools + ":" + others);
        Answer answer = finish(process);
        assertEquals(0, answer.status(), answer.messages());
        assertEquals("", answer.messages());
        assertTrue(answer.output().contains("\"backend\" : \"native\""), answer.output());
    }

    private Answer start(String... words) throws IOException, InterruptedException {
        return finish(command(List.of(words)));
    }

    /** A request in a folder of its own, with an environment that knows of no Java. */
    private ProcessBuilder command(List<String> words) {
        List<String> command = new ArrayList<>(List.of(link.toString()));
        command.addAll(words);
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().clear();
        process.environment().put("PATH", elsewhere.resolve("tools").toString());
        process.environment().put("HOME", elsewhere.toString());
        return process;
    }

    private static Answer finish(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = elsewhere.resolve("output");
        Path messages = elsewhere.resolve("messages");
        Process process = builder.redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the command does not end");
        return new Answer(process.exitValue(), Files.readString(output), Files.readString(messages));
    }

    private static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name));
    }

    /** The regular files below a folder, each with its size and time. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        assertFalse(files.isEmpty());
        return files;
    }

    /** Does it begin as an ELF file does? */
    private static boolean isProgram(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1).equals("\u007fELF");
        }
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
}

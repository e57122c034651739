package org.heliosweep.device;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliosweep.device.compute.Programs;
import org.heliosweep.kernel.KernelException;

/**
 * The C compiler of this machine: {@code $CC}, or else {@code cc} on the path.
 *
 * @param command the file that is executed
 * @param version the first line of what it says of itself
 * @param macros what it defines when it compiles for this processor, which tells compilers and processors apart
 */
record Compiler(Path command, String version, String macros) {
    /**
     * Loops become vector instructions. The third level takes twice as long for large plans, and what it makes is not
     * faster.
     */
    private static final List<String> SPEED = List.of("-O2", "-ftree-vectorize");

    /**
     * What GCC needs besides: to see vectors in loops that are worth it, and in long chains of selections; and to move what
     * has to be waited for away from what waits for it, which it leaves to processors of this kind otherwise.
     */
    private static final List<String> SPEED_OF_GCC = List.of(
            "-fvect-cost-model=dynamic",
            "--param",
            "max-tree-if-conversion-phi-args=1000",
            "-fschedule-insns",
            "-fsched-pressure");

    /**
     * What GCC needs for sources of at least {@link #LARGE} bytes: not to ask, for each access to memory, which of a thousand
     * stores before it may have changed the same place. One of 600 kB takes 6 s instead of 41 s then; small ones are up to
     * 4 % slower without.
     */
    private static final List<String> LARGE_FOR_GCC = List.of("--param", "sccvn-max-alias-queries-per-access=0");

    private static final long LARGE = 256 << 10;

    /** Narrower registers took twice the time; compilers that do not know the processor prefer them. */
    private static final String WIDE = "-mprefer-vector-width=512";

    private static final List<String> LIBRARY = List.of("-fPIC", "-shared");

    private static final int LINES_OF_MESSAGES = 12;

    /**
     * The compiler that an environment leads to.
     *
     * @return nothing if there is none
     * @throws KernelException if there is one that does not work
     */
    static Optional<Compiler> find(Map<String, String> environment) {
        return command(environment).map(Compiler::of);
    }

    /** What is looked for in an environment. */
    static String wanted(Map<String, String> environment) {
        String wanted = environment.getOrDefault("CC", "").strip();
        return wanted.isEmpty() ? "cc" : wanted;
    }

    private static Optional<Path> command(Map<String, String> environment) {
        String wanted = wanted(environment);
        try {
            if (wanted.contains(File.separator)) {
                return Stream.of(Path.of(wanted)).filter(Compiler::isProgram).findFirst();
            }
            return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, wanted))
                    .filter(Compiler::isProgram)
                    .findFirst();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static Compiler of(Path command) {
        String version = output(List.of(command.toString(), "--version"), null)
                .lines()
                .findFirst()
                .orElseGet(command::toString);
        List<String> macros = new ArrayList<>(List.of(command.toString()));
        macros.addAll(forThisProcessor());
        macros.addAll(List.of("-dM", "-E", "-x", "c", File.separatorChar == '/' ? "/dev/null" : "NUL"));
        return new Compiler(command, version, output(macros, null));
    }

    private static List<String> forThisProcessor() {
        return isX86() ? List.of("-march=native") : List.of("-mcpu=native");
    }

    private static boolean isX86() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    /** All that it is told besides the names of files, for a source of a number of bytes. */
    List<String> flags(long bytes) {
        List<String> flags = new ArrayList<>(PlainC.FLAGS);
        flags.addAll(forThisProcessor());
        flags.addAll(SPEED);
        if (isGcc()) {
            flags.addAll(SPEED_OF_GCC);
            if (bytes >= LARGE) {
                flags.addAll(LARGE_FOR_GCC);
            }
        }
        if (isX86() && (isGcc() || defines("__clang__"))) {
            flags.add(WIDE);
        }
        flags.addAll(LIBRARY);
        return List.copyOf(flags);
    }

    /** Others define the macro of GCC, too, and know few of its options. */
    private boolean isGcc() {
        return defines("__GNUC__") && !defines("__clang__") && !defines("__INTEL_COMPILER");
    }

    private boolean defines(String macro) {
        return macros.contains("#define " + macro + " ");
    }

    /** All that decides what it makes of a source, but the source. */
    String identity() {
        Path real;
        try {
            real = command.toRealPath();
        } catch (IOException _) {
            real = command;
        }
        return String.join("\n", real.toString(), version, String.join(" ", flags(LARGE)), macros);
    }

    /**
     * Compiles a file to a library beside it.
     *
     * @throws KernelException if it does not, with the first lines of what it said
     */
    void compile(Path source, Path library) {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(flags(source.toFile().length()));
        words.addAll(List.of(
                "-o", library.getFileName().toString(), source.getFileName().toString(), "-lm"));
        output(words, source.getParent());
    }

    /** Runs a command, and gives what it answered; it fails where the command does, with what that complained of. */
    private static String output(List<String> words, Path folder) {
        try {
            Process process = Programs.of(words)
                    .directory(folder == null ? null : folder.toFile())
                    .start();
            process.getOutputStream().close();
            // Somebody has to read both, or it may wait for ever.
            FutureTask<String> complaints = new FutureTask<>(() -> text(process.getErrorStream()));
            Thread.ofVirtual().start(complaints);
            String text = text(process.getInputStream());
            int status = waitFor(process, complaints);
            if (status != 0) {
                throw new KernelException("the C compiler " + words.getFirst() + " ended with status " + status
                        + Stream.concat(complaints.resultNow().lines(), text.lines())
                                .limit(LINES_OF_MESSAGES)
                                .map(line -> "\n  " + line)
                                .collect(Collectors.joining()));
            }
            return text;
        } catch (IOException e) {
            throw new KernelException("the C compiler " + words.getFirst() + " cannot be run: " + e.getMessage(), e);
        }
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int waitFor(Process process, FutureTask<String> complaints) throws IOException {
        try {
            complaints.get();
            return process.waitFor();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new KernelException("the C compiler was interrupted", e);
        }
    }
}

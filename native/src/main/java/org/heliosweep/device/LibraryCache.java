package org.heliosweep.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.plan.Plan;

/**
 * Compiled kernels in a folder, so that a study that was run before need not be compiled. The name of a file is the
 * SHA-256 digest of the source, the flags, the compiler and the processor. A file is
 *
 * <pre>
 *   the library, as the compiler wrote it | SHA-256 digest of it, 32 bytes
 * </pre>
 *
 * <p>The loader does not look at what stands behind a library. Files appear complete, by being renamed, so that processes
 * need no lock: the worst is that two do the same work. What is not whole is made anew. When a file is made, those that
 * have not been used for longest are removed, so that all together have no more than {@value #MOST_BYTES} bytes. Beside
 * them stands which of them a plan needs ({@link KeptPlan}).
 */
final class LibraryCache {
    /** The environment variable, and in lower case with dots the system property, that names another folder. */
    static final String VARIABLE = "HELIOSWEEP_KERNELS";

    static final String PROPERTY = "heliosweep.kernels";

    private static final String LIBRARY = ".so";
    private static final int DIGEST_BYTES = 32;

    /** Some thousand kernels. */
    private static final long MOST_BYTES = 256L << 20;

    private final Optional<Path> folder;
    private final long mostBytes;

    /** A cache in a folder, which need not be there yet; none if it is empty, and then everything is compiled. */
    LibraryCache(Optional<Path> folder) {
        this(folder, MOST_BYTES);
    }

    /** A cache whose files have no more than so many bytes. */
    LibraryCache(Optional<Path> folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** The cache that an environment and the system properties lead to. */
    static LibraryCache of(Map<String, String> environment) {
        String named = System.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
        try {
            if (!named.isEmpty()) {
                return new LibraryCache(Optional.of(Path.of(named)));
            }
            String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
            Path root = caches.isEmpty() || !Path.of(caches).isAbsolute()
                    ? home(environment).resolve(".cache")
                    : Path.of(caches);
            return new LibraryCache(Optional.of(root.resolve("heliosweep").resolve("kernels")));
        } catch (InvalidPathException _) {
            return new LibraryCache(Optional.empty());
        }
    }

    /** The user's folder: for the JVM it is what the list of users says. */
    private static Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isBlank() || !Path.of(home).isAbsolute() ? System.getProperty("user.home") : home);
    }

    /**
     * Gives the library of a source to somebody who loads it. It is compiled if it is not there, or not whole. Where the
     * folder cannot be written, that happens in a folder for temporary files, which is gone afterwards.
     *
     * @param loader throws as lookups of libraries and of their symbols do, where the file is of no use
     * @throws KernelException if it cannot be compiled, or what the compiler wrote cannot be loaded
     */
    <T> T load(Compiler compiler, String source, Function<Path, T> loader) {
        if (folder.isPresent()) {
            Path file = folder.get().resolve(name(compiler, source));
            if (!isWhole(file) && !make(compiler, source, file)) {
                return loadOnce(compiler, source, loader);
            }
            touch(file);
            try {
                return loader.apply(file.toAbsolutePath());
            } catch (IllegalArgumentException | NoSuchElementException _) {
                // Somebody has removed it, for it was the oldest; or it is of no use, and is not to stay.
                remove(file);
            }
        }
        return loadOnce(compiler, source, loader);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // Then it is compiled again next time.
        }
    }

    /** What the library of a source is called. */
    static String name(Compiler compiler, String source) {
        return HexFormat.of().formatHex(digest((compiler.identity() + "\n" + source).getBytes(StandardCharsets.UTF_8)))
                + LIBRARY;
    }

    /** Whether there is a folder in which something may be kept. */
    boolean isUsed() {
        return folder.isPresent() && Files.isDirectory(folder.get());
    }

    /** Whether the libraries of a plan are there, without rendering it. */
    boolean hasKept(Compiler compiler, Plan plan) {
        return kept(compiler, plan).isThere();
    }

    /** What is known of the libraries of a plan. */
    KeptPlan kept(Compiler compiler, Plan plan) {
        return new KeptPlan(folder, compiler, plan);
    }

    /** Says that a file is used. */
    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException _) {
            // Then it counts as older than it is.
        }
    }

    /**
     * Removes what has not been used for longest, until the rest is small enough; never what has just been made. Whoever
     * has a file loaded keeps it.
     */
    private void evict(Path made) throws IOException {
        List<Aged> files = new ArrayList<>();
        for (Path file : files(List.of(LIBRARY, KeptPlan.ENDING))) {
            try {
                files.add(new Aged(file, Files.getLastModifiedTime(file), Files.size(file)));
            } catch (NoSuchFileException _) {
                // Somebody else evicts, too.
            }
        }
        files.sort(Comparator.comparing(Aged::used).reversed());
        long bytes = Files.size(made);
        for (Aged each : files) {
            if (!each.file.equals(made)) {
                bytes += each.bytes;
                if (bytes > mostBytes) {
                    Files.deleteIfExists(each.file);
                }
            }
        }
    }

    /** A file, and when it was used. */
    private record Aged(Path file, FileTime used, long bytes) {}

    private static <T> T loadOnce(Compiler compiler, String source, Function<Path, T> loader) {
        try {
            Path place = Files.createTempDirectory("heliosweep-kernel");
            try {
                return loader.apply(compile(compiler, source, place));
            } catch (IllegalArgumentException | NoSuchElementException e) {
                throw new KernelException(
                        "the library of the C compiler " + compiler.command() + " cannot be loaded: " + e.getMessage(),
                        e);
            } finally {
                delete(place);
            }
        } catch (IOException e) {
            throw new KernelException("a kernel cannot be compiled, for want of a folder: " + e, e);
        }
    }

    /** Whether a file is a library, as it was written. A link is not: it may lead anywhere. */
    static boolean isWhole(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            byte[] bytes = Files.readAllBytes(file);
            int length = bytes.length - DIGEST_BYTES;
            return length > 0
                    && LibraryFile.mayBeLibrary(file)
                    && Arrays.equals(
                            digest(Arrays.copyOf(bytes, length)), Arrays.copyOfRange(bytes, length, bytes.length));
        } catch (IOException _) {
            return false;
        }
    }

    /** Makes a file of the cache; false if the folder is of no use. */
    private boolean make(Compiler compiler, String source, Path file) {
        Path place;
        try {
            Files.createDirectories(folder.orElseThrow());
            place = Files.createTempDirectory(folder.orElseThrow(), "compiling");
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
        try {
            Path library = compile(compiler, source, place);
            Files.write(library, digest(Files.readAllBytes(library)), StandardOpenOption.APPEND);
            Files.move(library, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            boolean isMade = isWhole(file);
            if (isMade) {
                evictQuietly(file);
            }
            return isMade;
        } catch (IOException _) {
            return false;
        } finally {
            delete(place);
        }
    }

    private void evictQuietly(Path made) {
        try {
            evict(made);
        } catch (IOException | UncheckedIOException _) {
            // What is left does no harm.
        }
    }

    private static Path compile(Compiler compiler, String source, Path place) throws IOException {
        Path text = Files.writeString(place.resolve("kernel.c"), source);
        Path library = place.resolve("kernel.so");
        compiler.compile(text, library);
        String wrong = "the C compiler " + compiler.command() + " ended with status 0, but ";
        if (!Files.isRegularFile(library)) {
            throw new KernelException(wrong + "wrote no library");
        }
        if (!LibraryFile.mayBeLibrary(library)) {
            throw new KernelException(wrong + "what it wrote is no library, " + Files.size(library) + " bytes");
        }
        return library;
    }

    private static void delete(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : Stream.concat(files, Stream.of(place)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // Somebody has cleaned up already.
        } catch (IOException _) {
            // What is left does no harm.
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The libraries that are there. */
    List<Path> files() throws IOException {
        return files(List.of(LIBRARY));
    }

    private List<Path> files(List<String> endings) throws IOException {
        try (Stream<Path> files = Files.list(folder.orElseThrow())) {
            return files.filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
                    .toList();
        }
    }
}

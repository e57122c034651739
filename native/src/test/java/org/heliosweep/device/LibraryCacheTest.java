package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.heliosweep.kernel.KernelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryCacheTest {
    private static final String SOURCE = "int answer(void) { return 42; }\n";

    @TempDir
    private Path folder;

    private LibraryCache cache() {
        return new LibraryCache(Optional.of(folder.resolve("kernels")));
    }

    @SuppressWarnings("restricted") // a library that was compiled here is called
    private static int answer(Path library) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) Linker.nativeLinker()
                    .downcallHandle(
                            SymbolLookup.libraryLookup(library, arena).findOrThrow("answer"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT))
                    .invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static int load(LibraryCache cache, String source) {
        return cache.load(Compilers.here(), source, LibraryCacheTest::answer);
    }

    private Path only() throws IOException {
        List<Path> files = cache().files();
        assertEquals(1, files.size());
        return files.getFirst();
    }

    @Test
    void whatWasCompiledIsNotCompiledAgain() throws IOException {
        assertEquals(42, load(cache(), SOURCE));
        Object first = Files.getAttribute(only(), "unix:ino");
        assertEquals(42, load(cache(), SOURCE));
        assertEquals(first, Files.getAttribute(only(), "unix:ino"));
        try (Stream<Path> files = Files.list(folder.resolve("kernels"))) {
            assertEquals(1, files.count(), "nothing else is left behind");
        }
    }

    @Test
    void anotherSourceAnotherCompilerOrOtherFlagsAreAnotherFile() throws IOException {
        load(cache(), SOURCE);
        assertEquals(43, load(cache(), SOURCE.replace("42", "43")));
        assertEquals(2, cache().files().size());
        Compiler here = Compilers.here();
        Compiler newer = new Compiler(here.command(), here.version() + "1", here.macros());
        Compiler elsewhere = new Compiler(here.command(), here.version(), here.macros() + "#define __AVX9__ 1\n");
        assertNotEquals(here.identity(), newer.identity());
        assertNotEquals(here.identity(), elsewhere.identity());
        assertTrue(here.identity().contains(String.join(" ", here.flags(1 << 20))));
    }

    @Test
    void onlyGccIsToldWhatOnlyGccKnows() {
        Compiler here = Compilers.here();
        String gcc = flags(here, "#define __GNUC__ 12\n");
        String clang = flags(here, "#define __GNUC__ 4\n#define __clang__ 1\n");
        String other = flags(here, "#define __TINYC__ 928\n");
        assertTrue(gcc.contains("--param max-tree-if-conversion"));
        for (String flags : List.of(clang, other)) {
            assertFalse(flags.contains("--param") || flags.contains("-fsched") || flags.contains("-fvect-cost"), flags);
            assertTrue(flags.contains("-ffp-contract=off"), flags);
        }
        assertFalse(other.contains("-mprefer"), other);
    }

    /** It would ask so often whether accesses to memory meet that it takes minutes. */
    @Test
    void gccIsToldToTakeLessCareOfWhatIsLarge() {
        Compiler gcc = new Compiler(Path.of("cc"), "", "#define __GNUC__ 12\n");
        List<String> large = gcc.flags(1 << 20);
        List<String> small = gcc.flags(1 << 10);
        assertTrue(large.contains("sccvn-max-alias-queries-per-access=0"), large.toString());
        assertTrue(large.containsAll(small));
        assertFalse(small.contains("sccvn-max-alias-queries-per-access=0"), small.toString());
    }

    private static String flags(Compiler compiler, String macros) {
        return String.join(" ", new Compiler(compiler.command(), compiler.version(), macros).flags(1 << 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "cut", "changed", "link", "broken link"})
    void whatIsNotWholeIsMadeAnew(String damage) throws IOException {
        load(cache(), SOURCE);
        Path file = only();
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        switch (damage) {
            case "empty" -> Files.createFile(file);
            case "cut" -> Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            case "changed" -> {
                bytes[bytes.length / 3] ^= 1;
                Files.write(file, bytes);
            }
            case "link" -> Files.createSymbolicLink(file, Files.write(folder.resolve("elsewhere"), bytes));
            case "broken link" -> Files.createSymbolicLink(file, folder.resolve("nowhere"));
            default -> throw new AssertionError(damage);
        }
        assertFalse(LibraryCache.isWhole(file));
        assertEquals(42, load(cache(), SOURCE));
        assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && LibraryCache.isWhole(file));
    }

    @Test
    void whatWasNotUsedForLongestIsRemoved() throws IOException {
        load(cache(), SOURCE);
        long size = Files.size(only());
        LibraryCache small = new LibraryCache(Optional.of(folder.resolve("kernels")), 3 * size + size / 2);
        for (int answer = 43; answer < 46; answer++) {
            for (Path file : small.files()) {
                age(file);
            }
            // Used again, so it is not the oldest.
            assertEquals(42, load(small, SOURCE));
            assertEquals(answer, load(small, source(answer)));
        }
        assertEquals(3, small.files().size());
        Object first = inodes(small);
        load(small, SOURCE);
        load(small, source(44));
        load(small, source(45));
        assertEquals(first, inodes(small), "the last two and the one that is used often are there");
        load(small, source(43));
        assertEquals(3, small.files().size());
    }

    private static String source(int answer) {
        return SOURCE.replace("42", Integer.toString(answer));
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() - 60_000));
    }

    private static Set<Object> inodes(LibraryCache cache) throws IOException {
        Set<Object> inodes = new HashSet<>();
        for (Path file : cache.files()) {
            inodes.add(Files.getAttribute(file, "unix:ino"));
        }
        return inodes;
    }

    @Test
    void oneThatIsLargerThanAllMayBeStays() throws IOException {
        assertEquals(42, load(new LibraryCache(Optional.of(folder.resolve("kernels")), 1), SOURCE));
        assertEquals(1, cache().files().size());
    }

    /** Somebody else may remove a file after it was looked at. */
    @Test
    void whatIsRemovedBeforeItIsLoadedIsCompiledAllTheSame() throws IOException {
        load(cache(), SOURCE);
        Path file = only();
        assertEquals(42, (int) cache().load(Compilers.here(), SOURCE, library -> {
            if (library.equals(file.toAbsolutePath())) {
                try {
                    Files.delete(library);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                throw new IllegalArgumentException("cannot open library");
            }
            return answer(library);
        }));
    }

    @Test
    void whereTheFolderCannotBeMadeKernelsAreCompiledAllTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertEquals(42, load(new LibraryCache(Optional.of(file.resolve("kernels"))), SOURCE));
        assertEquals(42, load(new LibraryCache(Optional.empty()), SOURCE));
        assertEquals("no folder", Files.readString(file));
    }

    @Test
    void whereSomethingElseHasTheNameKernelsAreCompiledAllTheSame() throws IOException {
        load(cache(), SOURCE);
        Path file = only();
        Files.delete(file);
        Files.createDirectory(file);
        Files.createFile(file.resolve("not empty"));
        assertEquals(42, load(cache(), SOURCE));
    }

    @Test
    void severalAtOnceDoNotDisturbEachOther() throws Exception {
        Compilers.here();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int index = 0; index < 12; index++) {
                String source = SOURCE.replace("42", Integer.toString(index % 3));
                work.add(() -> load(cache(), source));
            }
            List<Future<Integer>> results = threads.invokeAll(work);
            for (int index = 0; index < results.size(); index++) {
                assertEquals(index % 3, results.get(index).get());
            }
        }
        assertEquals(3, cache().files().size());
        for (Path file : cache().files()) {
            assertTrue(LibraryCache.isWhole(file));
        }
    }

    @Test
    void aSourceThatDoesNotCompileSaysWhatTheCompilerSaid() throws IOException {
        KernelException thrown = assertThrows(KernelException.class, () -> load(cache(), "int answer(void) { }}\n"));
        assertTrue(thrown.getMessage().contains("kernel.c:1:"), thrown.getMessage());
        assertTrue(thrown.getMessage().lines().count() <= 13, thrown.getMessage());
        assertEquals(List.of(), cache().files());
    }

    @Test
    void theFolderIsWhereTheEnvironmentSays() throws IOException {
        Compilers.here();
        load(
                LibraryCache.of(
                        Map.of(LibraryCache.VARIABLE, folder.resolve("named").toString())),
                SOURCE);
        load(LibraryCache.of(Map.of("XDG_CACHE_HOME", folder.resolve("xdg").toString())), SOURCE);
        load(LibraryCache.of(Map.of("HOME", folder.resolve("home").toString(), "XDG_CACHE_HOME", "relative")), SOURCE);
        assertTrue(Files.isDirectory(folder.resolve("named")));
        assertTrue(Files.isDirectory(folder.resolve("home/.cache/heliosweep/kernels")));
        assertTrue(Files.isDirectory(folder.resolve("xdg/heliosweep/kernels")));
    }
}

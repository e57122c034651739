package org.heliosweep.device.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A library of the tests, compiled from a resource: what stands for a driver's library where there is none. It stays loaded
 * until the JVM ends, as those do.
 */
@SuppressWarnings("restricted") // to call code that the JVM cannot check is what this is for
public final class CompiledLibrary {
    private final Path file;
    private final SymbolLookup symbols;

    private CompiledLibrary(Path file) {
        this.file = file;
        this.symbols = SymbolLookup.libraryLookup(file, Arena.global());
    }

    /**
     * Compiles a resource. The test is skipped, and says why, where there is no compiler; it fails where the compiler does not
     * take the source.
     *
     * @param beside whose resource it is
     * @param name its name
     * @param compiler the compiler and its options
     */
    public static CompiledLibrary of(Class<?> beside, String name, List<String> compiler) {
        try {
            Path source = copy(beside, name);
            Path library = source.resolveSibling("library.so");
            library.toFile().deleteOnExit();
            List<String> command = new ArrayList<>(compiler);
            command.addAll(List.of("-fPIC", "-shared", "-o", library.toString(), source.toString()));
            Path messages = source.resolveSibling("messages");
            messages.toFile().deleteOnExit();
            Process process;
            try {
                process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(messages.toFile())
                        .start();
            } catch (IOException e) {
                return abort("no compiler: " + e.getMessage());
            }
            int status = process.waitFor();
            assertEquals(0, status, Files.readString(messages));
            return new CompiledLibrary(library);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A resource as a file in a folder of its own, until the JVM ends. */
    public static Path copy(Class<?> beside, String name) throws IOException {
        Path folder = Files.createTempDirectory("heliosweep-library");
        Path file = folder.resolve(name);
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        try (InputStream stream = beside.getResourceAsStream(name)) {
            Files.copy(stream, file);
        }
        return file;
    }

    /** Where it lies. */
    public String path() {
        return file.toString();
    }

    /** A function of it. */
    public MethodHandle function(String name, FunctionDescriptor type) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), type);
    }
}

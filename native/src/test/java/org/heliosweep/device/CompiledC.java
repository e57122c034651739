package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kernels compiled by the C compiler of the machine, {@code cc}, and loaded into this process until it is closed. */
@SuppressWarnings("restricted") // the whole of it is calling into code that the JVM cannot check
public final class CompiledC implements AutoCloseable {
    private final List<KernelSource> sources;
    private final Path folder;
    private final Arena arena = Arena.ofShared();
    private final SymbolLookup library;

    private CompiledC(List<KernelSource> sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
        this.library = SymbolLookup.libraryLookup(folder.resolve("kernels.so"), arena);
    }

    /**
     * Compiles kernels with functions of different names. The test is skipped, and says why, where there is no
     * compiler; it fails where the compiler does not take the source.
     */
    public static CompiledC of(KernelSource... sources) {
        return of(List.of(), sources);
    }

    /** The same where code need not be fast. */
    public static CompiledC quickly(KernelSource... sources) {
        return of(Compilers.QUICKLY, sources);
    }

    private static CompiledC of(List<String> more, KernelSource... sources) {
        try {
            Path folder = Files.createTempDirectory("heliosweep-kernel");
            List<String> command = new ArrayList<>(List.of("cc", "-o", "kernels.so"));
            int longest = Stream.of(sources)
                    .mapToInt(source -> source.text().length())
                    .max()
                    .orElse(0);
            command.addAll(Compilers.here().flags(longest));
            command.addAll(more);
            for (KernelSource source : sources) {
                String file = source.function() + ".c";
                Files.writeString(folder.resolve(file), source.text());
                command.add(file);
            }
            command.add("-lm");
            run(command, folder);
            return new CompiledC(List.of(sources), folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(List<String> command, Path folder) throws IOException {
        Path messages = folder.resolve("messages");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(messages.toFile())
                    .start();
        } catch (IOException e) {
            delete(folder);
            abort("no C compiler: " + e.getMessage());
            throw e;
        }
        try {
            assertEquals(0, process.waitFor(), () -> read(messages));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Calls a kernel for some scenarios.
     *
     * @param function its name
     * @param first the number of the first scenario
     * @param count how many there are
     * @param inputs an array for each buffer that it reads: of double, long or boolean
     * @return an array for each buffer that it writes: of double, long, int or boolean
     */
    public List<Object> call(String function, long first, int count, List<?> inputs) {
        List<Buffer> buffers = source(function).buffers();
        try (Arena ofCall = Arena.ofConfined()) {
            AddressLayout address = ValueLayout.ADDRESS;
            MemorySegment pointers = ofCall.allocate(address, Math.max(1, buffers.size()));
            List<MemorySegment> segments = new ArrayList<>();
            for (int index = 0; index < buffers.size(); index++) {
                Buffer buffer = buffers.get(index);
                MemorySegment segment = buffer.isWritten()
                        ? ofCall.allocate(8L * Math.max(1, count), 64)
                        : filled(ofCall, inputs.get(index));
                segments.add(segment);
                pointers.setAtIndex(address, index, segment);
            }
            MethodHandle kernel = Linker.nativeLinker()
                    .downcallHandle(
                            library.findOrThrow(function),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, address));
            kernel.invokeExact(first, (long) count, pointers);
            List<Object> outputs = new ArrayList<>();
            for (int index = 0; index < buffers.size(); index++) {
                if (buffers.get(index).isWritten()) {
                    outputs.add(array(buffers.get(index).storage(), segments.get(index), count));
                }
            }
            return outputs;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** What was compiled to a function. */
    KernelSource source(String function) {
        return sources.stream()
                .filter(each -> each.function().equals(function))
                .findFirst()
                .orElseThrow();
    }

    private static MemorySegment filled(Arena arena, Object values) {
        return switch (values) {
            case double[] reals -> arena.allocateFrom(ValueLayout.JAVA_DOUBLE, reals);
            case long[] integers -> arena.allocateFrom(ValueLayout.JAVA_LONG, integers);
            case boolean[] truths -> {
                MemorySegment bytes = arena.allocate(Math.max(1, truths.length));
                for (int at = 0; at < truths.length; at++) {
                    bytes.set(ValueLayout.JAVA_BOOLEAN, at, truths[at]);
                }
                yield bytes;
            }
            default -> throw new IllegalArgumentException(values.getClass().toString());
        };
    }

    private static Object array(Storage storage, MemorySegment segment, int count) {
        return switch (storage) {
            case REAL -> segment.asSlice(0, 8L * count).toArray(ValueLayout.JAVA_DOUBLE);
            case INTEGER -> segment.asSlice(0, 8L * count).toArray(ValueLayout.JAVA_LONG);
            case CODE -> segment.asSlice(0, 4L * count).toArray(ValueLayout.JAVA_INT);
            case TRUTH -> {
                boolean[] truths = new boolean[count];
                for (int at = 0; at < count; at++) {
                    byte value = segment.get(ValueLayout.JAVA_BYTE, at);
                    assertEquals(0, value & ~1, "a truth is 0 or 1");
                    truths[at] = value != 0;
                }
                yield truths;
            }
        };
    }

    @Override
    public void close() {
        arena.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

package org.heliosweep.device;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** A {@link LeafKernel}, compiled and loaded as long as an arena is open. */
@SuppressWarnings("restricted") // the whole of it is calling into code that the JVM cannot check
final class LeafProgram {
    private static final FunctionDescriptor SIGNATURE = FunctionDescriptor.of(
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS,
            ValueLayout.ADDRESS);

    private final LeafKernel kernel;
    private final TileLayout tile;
    private final MethodHandle function;

    private LeafProgram(LeafKernel kernel, MethodHandle function) {
        this.kernel = kernel;
        this.tile = TileLayout.of(kernel);
        this.function = function;
    }

    static LeafProgram of(LeafKernel kernel, String source, Compiler compiler, LibraryCache cache, Arena arena) {
        MethodHandle function = cache.load(compiler, source, library -> function(library, arena));
        return new LeafProgram(kernel, function);
    }

    private static MethodHandle function(Path library, Arena arena) {
        MemorySegment address = SymbolLookup.libraryLookup(library, arena).findOrThrow(KernelRenderer.FUNCTION);
        return Linker.nativeLinker().downcallHandle(address, SIGNATURE);
    }

    LeafKernel kernel() {
        return kernel;
    }

    TileLayout tile() {
        return tile;
    }

    /** Calls the function; see {@link LeafInC}. */
    long call(long first, long count, long rows, MemorySegment states, MemorySegment values, MemorySegment lists) {
        try {
            return (long) function.invokeExact(first, count, rows, states, values, lists);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

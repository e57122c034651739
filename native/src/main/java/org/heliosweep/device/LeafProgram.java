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

    private static final FunctionDescriptor SIGNATURE_OF_GIVING =
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS);

    private final LeafKernel kernel;
    private final TileLayout tile;
    private final Functions functions;

    /** The functions of a library; the second one is null where nothing is hoisted. */
    private record Functions(MethodHandle evaluate, MethodHandle give) {}

    private LeafProgram(LeafKernel kernel, Functions functions) {
        this.kernel = kernel;
        this.tile = TileLayout.of(kernel);
        this.functions = functions;
    }

    static LeafProgram of(LeafKernel kernel, String source, Compiler compiler, LibraryCache cache, Arena arena) {
        return new LeafProgram(
                kernel, cache.load(compiler, source, library -> functions(library, kernel.levels() != null, arena)));
    }

    private static Functions functions(Path library, boolean isHoisted, Arena arena) {
        SymbolLookup symbols = SymbolLookup.libraryLookup(library, arena);
        Linker linker = Linker.nativeLinker();
        return new Functions(
                linker.downcallHandle(symbols.findOrThrow(KernelRenderer.FUNCTION), SIGNATURE),
                isHoisted ? linker.downcallHandle(symbols.findOrThrow(LevelSumsInC.GIVE), SIGNATURE_OF_GIVING) : null);
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
            return (long) functions.evaluate.invokeExact(first, count, rows, states, values, lists);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds up what was noted of a row of each table; see {@link LevelSumsInC}. */
    void give(long row, MemorySegment states, MemorySegment lists) {
        try {
            functions.give.invokeExact(row, states, lists);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

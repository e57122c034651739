package org.heliosweep.device.compute;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** A function of a shared library. It is linked when it is first called, since that takes milliseconds. */
@SuppressWarnings("restricted") // to call code that the JVM cannot check is what this is for
public final class NativeFunction {
    private final MemorySegment address;
    private final FunctionDescriptor type;
    /** Immutable, so that two threads that link it at once do no harm. */
    private MethodHandle handle;

    NativeFunction(MemorySegment address, FunctionDescriptor type) {
        this.address = address;
        this.type = type;
    }

    /** What calls it. */
    public MethodHandle handle() {
        MethodHandle linked = handle;
        if (linked == null) {
            linked = Linker.nativeLinker().downcallHandle(address, type);
            handle = linked;
        }
        return linked;
    }

    /** What a call threw that returned no status: a mistake in the binding. */
    public static RuntimeException unexpected(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(thrown);
        };
    }
}

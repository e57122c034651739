package org.heliosweep.command;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Gets the standard error stream back. The JVM says there that it loads an incubating module, which is nothing to a
 * user; so the launcher sends the stream nowhere at first, and keeps the real one under another descriptor.
 */
final class StandardError {
    private static final String KEPT = "heliosweep.messages";
    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    /** Makes descriptor 2 what the launcher was started with, if the launcher took it away. */
    // The launcher lets the class path call native code; dup2 is the only way to change a descriptor of the process.
    @SuppressWarnings("restricted")
    static void takeBack() {
        Integer kept = Integer.getInteger(KEPT);
        if (kept == null) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle duplicate = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("dup2"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            if ((int) duplicate.invokeExact((int) kept, STANDARD_ERROR) != STANDARD_ERROR) {
                throw new IllegalStateException("standard error cannot be restored");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.heliosweep.tornado.vm;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.heliosweep.kernel.KernelException;

/** What TornadoVM throws, in words of a kernel that fails. */
final class Failures {
    /** What TornadoVM tells terminals in between, and how it says that a message is one. */
    private static final Pattern DECORATION = Pattern.compile("\u001b\\[[0-9;]*m|\\[(?:ERROR|WARNING)] *");

    private Failures() {}

    /**
     * Does something with TornadoVM, which throws exceptions and errors of many classes, some of them without a message.
     *
     * @param what what is wrong where it fails
     * @throws KernelException if it fails; the message is that of the failure behind all others
     */
    static <T> T told(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (KernelException | VirtualMachineError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new KernelException(what + ": " + reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && !message.isBlank()) {
                reason = message.strip().lines().findFirst().orElseThrow();
            }
        }
        return DECORATION.matcher(reason).replaceAll("");
    }
}

package org.heliosweep.device;

/** The C compiler did not make a library of a kernel; the message says what it said. */
final class CompilerException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CompilerException(String message) {
        super(message);
    }

    CompilerException(String message, Throwable cause) {
        super(message, cause);
    }
}

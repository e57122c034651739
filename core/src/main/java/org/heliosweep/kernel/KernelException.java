package org.heliosweep.kernel;

/** A kernel could not be made, though its back end can run here; the message says why, in one or a few lines. */
public final class KernelException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** For a reason. */
    public KernelException(String message) {
        super(message);
    }

    /** For a reason, and what it came from. */
    public KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}

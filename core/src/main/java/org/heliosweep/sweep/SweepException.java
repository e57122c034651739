package org.heliosweep.sweep;

/** A sweep failed while it ran; the cause says why. */
public final class SweepException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What could not be done, and why. */
    public SweepException(String message, Throwable cause) {
        super(message, cause);
    }
}

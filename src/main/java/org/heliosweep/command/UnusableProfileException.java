package org.heliosweep.command;

/** A profile cannot be used. The message says why, as the rest of a sentence. */
final class UnusableProfileException extends Exception {
    private static final long serialVersionUID = 1;

    UnusableProfileException(String message) {
        super(message);
    }

    UnusableProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}

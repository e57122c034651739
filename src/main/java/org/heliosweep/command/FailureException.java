package org.heliosweep.command;

/** The request was right, but it could not be carried out. The message is meant for the person who made it. */
final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailureException(String message, Throwable cause) {
        super(message, cause);
    }
}

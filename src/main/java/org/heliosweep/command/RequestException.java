package org.heliosweep.command;

/** The request was wrong. The message is meant for the person who made it. */
final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RequestException(String message) {
        super(message);
    }

    RequestException(String message, Throwable cause) {
        super(message, cause);
    }
}

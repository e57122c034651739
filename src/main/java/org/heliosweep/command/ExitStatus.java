package org.heliosweep.command;

/** What the command tells its caller. */
final class ExitStatus {
    /** Done. */
    static final int DONE = 0;

    /** The request was right, but it could not be carried out. */
    static final int FAILED = 1;

    /** The request was wrong. */
    static final int WRONG_REQUEST = 2;

    /** Stopped by Ctrl-C: 128 and the number of the signal, as shells expect. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}

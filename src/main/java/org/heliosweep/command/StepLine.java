package org.heliosweep.command;

import java.io.PrintWriter;

/** A line on the terminal that says what is being done, each text over the last one. */
final class StepLine implements AutoCloseable {
    private final PrintWriter messages;
    private final int width;

    /**
     * An empty line.
     *
     * @param width how long it may be; 0 if nobody watches
     */
    StepLine(PrintWriter messages, int width) {
        this.messages = messages;
        this.width = width;
    }

    /** Says what is being done. */
    void show(String text) {
        if (width > 0) {
            String line = text.substring(0, Math.min(width, text.length()));
            messages.print("\r" + line + " ".repeat(width - line.length()));
            messages.flush();
        }
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (width > 0) {
            show("");
            messages.print("\r");
            messages.flush();
        }
    }
}

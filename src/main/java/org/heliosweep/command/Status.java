package org.heliosweep.command;

import org.heliosweep.interpreter.Explanation;

/** Whether a scenario counts. */
enum Status {
    VALID("valid"),
    INVALID("invalid"),
    EXCLUDED("excluded");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    static Status of(Explanation explanation) {
        int status = explanation.status();
        if (status == 0) {
            return VALID;
        }
        return status > 0 ? INVALID : EXCLUDED;
    }

    String word() {
        return word;
    }
}

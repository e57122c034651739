package org.heliosweep.command;

import picocli.CommandLine.Option;

/** Whether the answer is for machines. */
final class JsonOption {
    @Option(
            names = "--json",
            description = "Answers in JSON. Numbers have all their digits; values that are not finite are the strings"
                    + " NaN, Infinity and -Infinity, and statistics of nothing are null.")
    private boolean wanted;

    boolean isWanted() {
        return wanted;
    }
}

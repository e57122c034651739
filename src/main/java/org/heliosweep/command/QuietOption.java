package org.heliosweep.command;

import picocli.CommandLine.Option;

/** Whether only the answer is wanted. */
final class QuietOption {
    @Option(names = "--quiet", description = "Says nothing on the way: neither progress nor notes.")
    private boolean wanted;

    boolean isWanted() {
        return wanted;
    }
}

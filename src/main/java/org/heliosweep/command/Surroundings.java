package org.heliosweep.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.heliosweep.language.Workbench;

/**
 * What the command has around it.
 *
 * @param output where results go
 * @param messages where problems, notes and progress go
 * @param folder where files are written that nobody named another place for
 * @param profile where the profile of the machine is kept, if there is such a place
 * @param library where models and studies are found
 * @param style how results look
 * @param progressWidth how long a line about progress may be; 0 if nobody watches the messages
 */
record Surroundings(
        PrintWriter output,
        PrintWriter messages,
        Path folder,
        Optional<ProfileFile> profile,
        Supplier<Workbench> library,
        Style style,
        int progressWidth) {
    private static final int USUAL_COLUMNS = 80;

    /** Those of the process. Text is UTF-8 wherever it goes, so that the same answer is the same bytes. */
    static Surroundings ofProcess() {
        return new Surroundings(
                new PrintWriter(new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8), false),
                new PrintWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true),
                Path.of(""),
                ProfileFile.of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home", "")),
                Workbench::standard,
                Style.of(isTerminal("output"), System.getenv()),
                isTerminal("messages") ? progressWidth(System.getProperty("heliosweep.columns", "")) : 0);
    }

    /** The JVM cannot tell which of its streams is a terminal, so the launcher says it. */
    private static boolean isTerminal(String stream) {
        return java.util.List.of(System.getProperty("heliosweep.terminals", "").split(","))
                .contains(stream);
    }

    /**
     * How long a line about progress may be on a terminal. It does not reach the last column, where some terminals go on
     * in the next line.
     *
     * @param columns how wide the terminal is, in digits; anything else, and 0, if that is not known
     */
    static int progressWidth(String columns) {
        int known = columns.matches("[0-9]{1,6}") ? Integer.parseInt(columns) : 0;
        return Math.min(ProgressLine.WIDEST, (known > 0 ? known : USUAL_COLUMNS) - 1);
    }

    boolean showsProgress() {
        return progressWidth > 0;
    }

    Workbench workbench() {
        return library.get();
    }
}

package org.heliosweep.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.heliosweep.language.Workbench;

/**
 * What the command has around it.
 *
 * @param output where results go
 * @param messages where problems, notes and progress go
 * @param folder where files are written that nobody named another place for
 * @param library where models and studies are found
 * @param style how results look
 * @param showsProgress whether somebody watches the messages
 */
record Surroundings(
        PrintWriter output,
        PrintWriter messages,
        Path folder,
        Supplier<Workbench> library,
        Style style,
        boolean showsProgress) {
    /** Those of the process. Text is UTF-8 wherever it goes, so that the same answer is the same bytes. */
    static Surroundings ofProcess() {
        return new Surroundings(
                new PrintWriter(new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8), false),
                new PrintWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8), true),
                Path.of(""),
                Workbench::standard,
                new Style(isTerminal("output") && System.getenv("NO_COLOR") == null),
                isTerminal("messages"));
    }

    /** The JVM cannot tell which of its streams is a terminal, so the launcher says it. */
    private static boolean isTerminal(String stream) {
        return java.util.List.of(System.getProperty("heliosweep.terminals", "").split(","))
                .contains(stream);
    }

    Workbench workbench() {
        return library.get();
    }
}

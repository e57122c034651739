package org.heliosweep.command;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/**
 * How results look.
 *
 * @param coloured whether the terminal understands escape sequences, and the user likes them
 */
record Style(boolean coloured) {
    private static final String RESET = "\u001b[0m";

    /** The style for a stream that is a terminal, or is none, as the environment wants it. */
    static Style of(boolean terminal, Map<String, String> environment) {
        return new Style(terminal
                && !environment.containsKey("NO_COLOR")
                && !environment.getOrDefault("TERM", "").equals("dumb"));
    }

    /** A title. */
    String heading(String text) {
        return sequence("\u001b[1m", text);
    }

    /** Something that should not be overlooked. */
    String warning(String text) {
        return sequence("\u001b[33m", text);
    }

    /** The style of the texts behind {@code --help}. */
    ColorScheme help() {
        return new ColorScheme.Builder(coloured ? Ansi.ON : Ansi.OFF)
                .commands(Ansi.Style.bold)
                .options(Ansi.Style.bold)
                .parameters(Ansi.Style.italic)
                .optionParams(Ansi.Style.italic)
                .build();
    }

    private String sequence(String start, String text) {
        return coloured ? start + text + RESET : text;
    }
}

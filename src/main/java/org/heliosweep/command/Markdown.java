package org.heliosweep.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in Markdown as GitHub reads it, so that they are seen as they were written. */
final class Markdown {
    /** What would be a mark; inside of words an underscore is none. */
    private static final Pattern MARK = Pattern.compile("[\\\\*`\\[\\]~|]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private Markdown() {}

    /** A text. */
    static String text(String text) {
        return MARK.matcher(text.replace("&", "&amp;").replace("<", "&lt;"))
                .replaceAll(mark -> Matcher.quoteReplacement("\\" + mark.group()))
                // Two dollars in a line would begin and end a formula.
                .replace("$", "<span>$</span>");
    }

    /** Something that could stand in a model; nothing if that is empty. */
    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    /** A link to the page of a model, which is beside the others. */
    static String page(String model) {
        return "[" + text(model) + "](" + model + ".md)";
    }
}

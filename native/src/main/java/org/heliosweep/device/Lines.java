package org.heliosweep.device;

/** Source text while it is written: lines, indented by the blocks that they are in. */
final class Lines {
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** Adds a line. */
    Lines line(String line) {
        text.repeat(INDENT, line.isEmpty() ? 0 : depth).append(line).append('\n');
        return this;
    }

    /** Begins a block. */
    Lines open(String head) {
        line(head + " {");
        depth++;
        return this;
    }

    /** Ends a block. */
    Lines close() {
        return close("");
    }

    /** Ends a block with something behind it. */
    Lines close(String behind) {
        depth--;
        return line("}" + behind);
    }

    /** A comment for the end of a line; none for nothing. What somebody wrote in a model cannot end it. */
    static String comment(String about) {
        return about.isEmpty()
                ? ""
                : " /* " + about.replaceAll("\\s+", " ").replace("*/", "* /").replace("/*", "/ *") + " */";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

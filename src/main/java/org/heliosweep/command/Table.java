package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Rows whose columns stand below each other. */
final class Table {
    private static final String GAP = "  ";

    /** How wide a table may be before the texts in its last column are wrapped. */
    private static final int WIDTH = 100;

    /** Below this width a text is not worth wrapping. */
    private static final int NARROWEST = 40;

    private final String alignment;
    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();
    private String[] header;
    private boolean wraps;

    /**
     * A table without rows.
     *
     * @param alignment a letter for each column: {@code l} for texts, {@code c} for what could stand in a model,
     *     {@code p} for names of models that have a page, {@code r} for numbers
     */
    Table(String alignment) {
        this.alignment = alignment;
        right = new boolean[alignment.length()];
        for (int column = 0; column < right.length; column++) {
            right[column] = alignment.charAt(column) == 'r';
        }
    }

    /** Sets what stands above the columns. */
    Table header(String... cells) {
        header = checked(cells);
        return this;
    }

    /** Adds a row. */
    Table row(String... cells) {
        rows.add(checked(cells));
        return this;
    }

    /** Lets long texts in the last column go on below. */
    Table wrapping() {
        wraps = true;
        return this;
    }

    /** The same columns but for the one with some header. */
    Table without(String name) {
        int left = List.of(header).indexOf(name);
        Table table = new Table(new StringBuilder(alignment).deleteCharAt(left).toString());
        table.header(without(header, left));
        rows.forEach(row -> table.row(without(row, left)));
        return table;
    }

    /** The same columns with those rows only that have something wanted in the column with some header. */
    Table where(String name, Predicate<String> wanted) {
        int column = List.of(header).indexOf(name);
        Table table = new Table(alignment).header(header);
        rows.stream().filter(row -> wanted.test(row[column])).forEach(table::row);
        return table;
    }

    private static String[] without(String[] cells, int left) {
        List<String> kept = new ArrayList<>(List.of(cells));
        kept.remove(left);
        return kept.toArray(String[]::new);
    }

    /** How many rows there are. */
    int size() {
        return rows.size();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Prints the rows, indented by two blanks. Columns in which nothing stands are left out. */
    void print(PrintWriter output, Style style) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                widths[column] = Math.max(widths[column], width(row[column]));
            }
        }
        for (int column = 0; header != null && column < widths.length; column++) {
            widths[column] = widths[column] == 0 ? 0 : Math.max(widths[column], width(header[column]));
        }
        if (header != null && !rows.isEmpty()) {
            output.println(style.heading(line(header, widths)));
        }
        int last = widths.length - 1;
        int before = 0;
        for (int column = 0; column < last; column++) {
            before += widths[column] == 0 ? 0 : widths[column] + GAP.length();
        }
        int room = wraps ? Math.max(NARROWEST, WIDTH - before - GAP.length()) : Integer.MAX_VALUE;
        for (String[] row : rows) {
            String[] parts = row.clone();
            for (String part : wrapped(row[last], room)) {
                parts[last] = part;
                output.println(line(parts, widths));
                Arrays.fill(parts, "");
            }
        }
    }

    /** Prints the rows as a table in Markdown. Columns in which nothing stands are left out. */
    void printMarkdown(PrintWriter output) {
        boolean[] isEmpty = new boolean[right.length];
        for (int column = 0; column < right.length; column++) {
            int each = column;
            isEmpty[column] = rows.stream().allMatch(row -> row[each].isEmpty());
        }
        StringBuilder head = new StringBuilder("|");
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < right.length; column++) {
            if (!isEmpty[column]) {
                head.append(' ').append(Markdown.text(header[column])).append(" |");
                line.append(right[column] ? "---:|" : "---|");
            }
        }
        output.println(head);
        output.println(line);
        for (String[] row : rows) {
            StringBuilder cells = new StringBuilder("|");
            for (int column = 0; column < right.length; column++) {
                if (!isEmpty[column]) {
                    cells.append(' ').append(markdown(column, row[column])).append(" |");
                }
            }
            output.println(cells);
        }
    }

    private String markdown(int column, String cell) {
        return switch (alignment.charAt(column)) {
            case 'c' -> Markdown.code(cell);
            case 'p' -> Markdown.page(cell);
            default -> Markdown.text(cell);
        };
    }

    /** A text in lines of no more than a width, unless a word is longer. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.length; column++) {
            if (widths[column] > 0) {
                String blanks = " ".repeat(Math.max(0, widths[column] - width(row[column])));
                line.append(GAP).append(right[column] ? blanks + row[column] : row[column] + blanks);
            }
        }
        return line.toString().stripTrailing();
    }

    private String[] checked(String... cells) {
        if (cells.length != right.length) {
            throw new IllegalArgumentException(
                    right.length + " columns, but " + cells.length + " cells: " + Arrays.toString(cells));
        }
        return cells;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}

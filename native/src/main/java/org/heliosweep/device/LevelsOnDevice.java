package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.device.LeafLevels.Level;
import org.heliosweep.device.compute.ArgumentKind;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;

/**
 * What a kernel for devices has of coarser levels of a grid: a buffer with the values of all rows that a launch touches, and
 * of each table for all periods that it touches; and a kernel for each level, which computes them before scenarios are. A
 * work item computes one row, or one place:
 *
 * <pre>
 *   heliosweep_level0(first, to, constants, levels, room0, room1 ..)
 *
 *   levels       [level][value][row], then [level][value][period][row of the table][place], 8 bytes each
 *   first, to    the scenarios of the launch
 *   room         for each level, how many rows or places there is room for
 * </pre>
 */
final class LevelsOnDevice {
    private final LeafLevels levels;
    private final long size;
    private final Map<String, LeafLevels.Place> places;

    LevelsOnDevice(LeafKernel kernel) {
        this.levels = kernel.levels();
        this.size = kernel.size();
        this.places = levels.places();
    }

    /** The name of the kernel of a level. */
    static String name(int level) {
        return "heliosweep_level" + level;
    }

    /** Where the arguments begin that say how much room there is. */
    static final int ARGUMENT_ROOM = 4;

    /** What the kernel of a level takes. */
    static ArgumentKind[] arguments(LeafLevels levels) {
        List<ArgumentKind> kinds = new ArrayList<>(
                List.of(ArgumentKind.LONG, ArgumentKind.LONG, ArgumentKind.BUFFER, ArgumentKind.BUFFER));
        levels.levels().forEach(_ -> kinds.add(ArgumentKind.LONG));
        return kinds.toArray(ArgumentKind[]::new);
    }

    /** How many rows or places each level needs room for, in a launch of so many batches. */
    static long[] room(LeafLevels levels, int batches) {
        // One more, since they may begin and end inside a row or a period.
        long rows = Math.min(levels.rowCount(), (long) batches * Batch.SIZE / levels.rowLength() + 2);
        return IntStream.range(0, levels.levels().size())
                .mapToLong(index -> {
                    Level level = levels.levels().get(index);
                    long periods = Math.min(levels.rowCount() / level.period(), rows / level.period() + 2);
                    return index == 0 ? rows : periods * level.rows() * levels.rowLength();
                })
                .toArray();
    }

    /** How many bytes that is. */
    static long bytes(LeafLevels levels, int batches) {
        long[] room = room(levels, batches);
        long values = 0;
        for (int index = 0; index < room.length; index++) {
            values += room[index] * levels.levels().get(index).values().size();
        }
        return values * Long.BYTES;
    }

    /** The parameters that a kernel has for all levels. */
    String parameters() {
        return "GLOBAL double *levels, "
                + IntStream.range(0, levels.levels().size())
                        .mapToObj(index -> "int64_t room" + index)
                        .collect(Collectors.joining(", "));
    }

    /** The expression of an input for the scenario {@code number} of row {@code row}; see {@link #declare}. */
    String value(Node.Input input) {
        if (input.name().equals(Plan.NUMBER)) {
            return "number";
        }
        LeafLevels.Place place = places.get(input.name());
        String element = place.value().name() + "["
                + (place.level() == 0 ? "of_row" : "begin" + place.level() + " + place") + "]";
        return input.type() == Type.TRUTH ? Expressions.truth(element + " != 0") : element;
    }

    /** Says where the values are that some text reads. */
    void pointers(Lines lines, String text) {
        StringBuilder offset = new StringBuilder("levels");
        for (int index = 0; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            for (int at = 0; at < level.values().size(); at++) {
                LeafLevels.Value value = level.values().get(at);
                if (text.contains(value.name() + "[")) {
                    lines.line("GLOBAL const " + type(value) + " *const " + value.name() + " = (GLOBAL const "
                            + type(value) + " *) (" + offset + " + " + at + " * room" + index + ");");
                }
            }
            offset.append(" + ").append(level.values().size()).append(" * room").append(index);
        }
    }

    /** Truths are integers, so that all values have 8 bytes. */
    private static String type(LeafLevels.Value value) {
        return value.input().type() == Type.REAL ? "double" : "int64_t";
    }

    /** Declares where a row is that begins with the scenario {@code first}, and where those of tables that a text reads. */
    void declare(Lines lines, String text) {
        lines.line("const int64_t first_row = first / " + levels.rowLength() + ";");
        lines.line("int64_t of_row = row - first_row;");
        for (int index : read(text)) {
            lines.line("int64_t begin" + index + " = " + begin(index) + ";");
        }
    }

    /** The same where the row is another one. */
    void update(Lines lines, String text) {
        lines.line("of_row = row - first_row;");
        for (int index : read(text)) {
            lines.line("begin" + index + " = " + begin(index) + ";");
        }
    }

    private List<Integer> read(String text) {
        return IntStream.range(1, levels.levels().size())
                .filter(index -> text.contains("[begin" + index + " "))
                .boxed()
                .toList();
    }

    /** Where the values of a row begin in a table. */
    private String begin(int index) {
        Level level = levels.levels().get(index);
        if (level.period() == levels.rowCount()) {
            return level.rows() == 1 ? "0" : "row % " + level.rows() + " * " + levels.rowLength();
        }
        String period = "(row / " + level.period() + " - first_row / " + level.period() + ")";
        String ofTable = level.rows() == 1
                ? period
                : "(" + period + " * " + level.rows() + " + row % " + level.period() + " % " + level.rows() + ")";
        return ofTable + " * " + levels.rowLength();
    }

    /** The kernel of a level. */
    void write(Lines lines, int index, SharedParts shared, Arrays arrays) {
        Level level = levels.levels().get(index);
        Lines inner = new Lines();
        GraphWriter writer = new GraphWriter(
                inner, shared, level.graph(), this::value, List.of(), Map.of(), "", new ScenarioNumbers(size, false));
        writer.write(level.values().stream().map(LeafLevels.Value::at).toList());
        for (int at = 0; at < level.values().size(); at++) {
            LeafLevels.Value value = level.values().get(at);
            String target = value.input().type() == Type.REAL ? "own" : "((GLOBAL int64_t *) own)";
            String given = writer.value(value.at()) + (value.input().type() == Type.TRUTH ? " ? 1 : 0" : "");
            inner.line(target + "[" + at + " * room" + index + "] = " + given + ";");
        }
        String text = inner.toString();
        lines.open("KERNEL " + name(index) + "(int64_t first, int64_t to, GLOBAL const double *constants, "
                + parameters() + ")");
        arrays.declare(lines, text);
        Expressions.declareConcealing(lines, text);
        pointers(lines, text);
        lines.line("const int64_t last_row = (to - 1) / " + levels.rowLength() + ";");
        if (index == 0) {
            lines.line("const int64_t row = first / " + levels.rowLength() + " + ITEM;");
            lines.open("if (row > last_row)").line("return;").close();
            lines.line("const int64_t number = row * " + levels.rowLength() + ";");
        } else {
            rowOfItem(lines, level);
        }
        if (index > 0) {
            declare(lines, text);
        }
        lines.line("GLOBAL double *const own = levels" + before(index) + " + ITEM;");
        text.lines().forEach(lines::line);
        lines.close().line("");
    }

    private String before(int index) {
        return IntStream.range(0, index)
                .mapToObj(each -> " + " + levels.levels().get(each).values().size() + " * room" + each)
                .collect(Collectors.joining());
    }

    /** The first row of the launch for which a row of a table is right; if there is none, nobody needs it. */
    private void rowOfItem(Lines lines, Level level) {
        int length = levels.rowLength();
        lines.line("const int64_t place = ITEM % " + length + ";");
        lines.line("const int64_t of_table = ITEM / " + length + " % " + level.rows() + ";");
        lines.line("const int64_t period = first / " + length + " / " + level.period() + " + ITEM / "
                + (long) length * level.rows() + ";");
        lines.line("const int64_t begin = period * " + level.period() + ";");
        lines.line("const int64_t from = first / " + length + " > begin ? first / " + length + " : begin;");
        lines.line("const int64_t row = from + (of_table + " + level.rows() + " - (from - begin) % " + level.rows()
                + ") % " + level.rows() + ";");
        lines.open("if (row > last_row || row >= begin + " + level.period() + ")")
                .line("return;")
                .close();
        lines.line("const int64_t number = row * " + length + " + place;");
    }

    /** Declares the arrays of constants that some text reads. */
    interface Arrays {
        /** Writes the declarations. */
        void declare(Lines lines, String text);
    }
}

package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliosweep.device.LeafLevels.Level;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.plan.Plan;

/**
 * What a kernel in C has of coarser levels of a grid: a structure that holds their values, which is the last of its lists
 * and laid out by {@link LevelLayout}, and functions that compute them when they are needed first. What is accumulated
 * there is left to {@link LevelSumsInC}.
 */
final class LevelsInC {
    private static final int GROUP = LevelLayout.GROUP;

    private final LeafKernel kernel;
    private final LeafLevels levels;
    private final LevelLayout layout;
    private final LevelSumsInC sums;
    private final Lines lines;

    LevelsInC(LeafKernel kernel, Lines lines) {
        this.kernel = kernel;
        this.levels = kernel.levels();
        this.layout = new LevelLayout(kernel);
        this.sums = new LevelSumsInC(levels, layout, lines);
        this.lines = lines;
    }

    /** Where the values lie. */
    LevelLayout layout() {
        return layout;
    }

    /** Writes the structure, and all functions but that of the kernel. */
    void write(SharedParts shared) {
        layout.writeStructure(lines);
        for (int index = 0; index < levels.levels().size(); index++) {
            sums.writeLevel(index);
            compute(index, shared);
        }
        provide();
        mix();
        locate();
        sums.writeAll();
    }

    private void compute(int index, SharedParts shared) {
        Level level = levels.levels().get(index);
        if (level.values().isEmpty() && !level.isChecked()) {
            return;
        }
        String parameters = index == 0 ? "int64_t row" : "int64_t row, int64_t of_table";
        lines.line(comment(index));
        lines.open("static void compute" + index + "(struct levels *restrict levels, " + parameters + ")");
        if (index > 0) {
            lines.line("const int64_t at0 = " + LevelLayout.AT_HAND + " + row - levels->from_row;");
            for (int coarser = 1; coarser < index; coarser++) {
                if (reads(level, coarser)) {
                    lines.line("const int64_t at" + coarser + " = " + layout.rowAtHand(coarser) + ";");
                }
            }
            ofRow(level);
            lines.line("const int64_t to = " + LevelLayout.PLACES + " + of_table * " + layout.stride() + ";");
            lines.line("const int64_t first = row * " + levels.rowLength() + ";");
            lines.line("const int64_t last = first + " + (levels.rowLength() - 1) + ";");
            if (level.isChecked()) {
                lines.line("int64_t flawed = 0;");
            }
            lines.open("for (int64_t group = 0; group < " + layout.stride() / GROUP + "; group++)");
        }
        boolean isFlawed = index > 0 && level.isChecked();
        if (isFlawed) {
            lines.line("truth ordinary[" + GROUP + "];");
        }
        lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
        lines.line(
                index == 0
                        ? "const int64_t number = least_integer(row + lane, " + (levels.rowCount() - 1) + ") * "
                                + levels.rowLength() + ";"
                        : "const int64_t number = least_integer(first + group * " + GROUP + " + lane, last);");
        GraphWriter writer = new GraphWriter(
                lines,
                shared,
                level.graph(),
                input -> input.name().equals(Plan.NUMBER) ? "number" : valueForLevel(input),
                List.of(),
                Map.of(),
                "",
                new ScenarioNumbers(kernel.size(), false));
        List<Integer> roots = new ArrayList<>();
        level.values().forEach(value -> roots.add(value.at()));
        roots.add(level.ordinary());
        writer.write(roots);
        String at = index == 0 ? LevelLayout.AT_HAND + " + lane" : "to + group * " + GROUP + " + lane";
        for (LeafLevels.Value value : level.values()) {
            lines.line("levels->" + value.name() + "[" + at + "] = " + writer.value(value.at()) + ";");
        }
        if (level.isChecked()) {
            lines.line((index == 0 ? "levels->flawed0[lane] = ~" : "ordinary[lane] = ") + writer.value(level.ordinary())
                    + ";");
        }
        lines.close();
        if (isFlawed) {
            // Not in the same loop: where a value is a constant in some lanes, compilers see branches in it.
            lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)")
                    .line("flawed |= ~ordinary[lane];")
                    .close();
        }
        if (index > 0) {
            lines.close();
        }
        if (isFlawed) {
            lines.line("levels->flawed" + index + "[of_table] = flawed;");
        }
        lines.close().line("");
    }

    private String comment(int index) {
        Level level = levels.levels().get(index);
        return index == 0
                ? "/* Values of " + LevelLayout.ROWS_AT_HAND + " rows. */"
                : "/* A row of table " + index + " of " + level.rows() + ", for " + level.period() + " rows. */";
    }

    private static boolean reads(Level level, List<LeafLevels.Value> values) {
        return values.stream().anyMatch(value -> level.graph().nodes().contains(value.input()));
    }

    private boolean reads(Level level, int coarser) {
        return reads(level, levels.levels().get(coarser).values());
    }

    /** Reads the values of the row once. */
    private void ofRow(Level level) {
        Graph graph = level.graph();
        for (LeafLevels.Value value : levels.levels().getFirst().values()) {
            if (graph.nodes().contains(value.input())) {
                lines.line("const " + Expressions.type(value.input().type()) + " " + value.name() + " = levels->"
                        + value.name() + "[at0];");
            }
        }
    }

    /** The expression of a value for a place of a finer table. */
    private String valueForLevel(Node.Input input) {
        LeafLevels.Place place = layout.place(input);
        return place.level() == 0 ? place.value().name() : layout.value(input);
    }

    private void provide() {
        lines.line("/* Computes what is not there for a row; whether its scenarios may be ordinary. */");
        lines.open(LevelLayout.function("bool provide", "int64_t row"));
        lines.open("if (row < levels->from_row || row >= levels->to_row)");
        Level ofRows = levels.levels().getFirst();
        if (ofRows.accumulates()) {
            lines.line(LevelLayout.call("give0") + ";");
        }
        lines.line("levels->from_row = row;");
        lines.line(
                "levels->to_row = least_integer(row + " + LevelLayout.ROWS_AT_HAND + ", " + levels.rowCount() + ");");
        if (!ofRows.values().isEmpty() || ofRows.isChecked()) {
            lines.line("compute0(levels, row);");
        }
        lines.close();
        if (ofRows.isChecked()) {
            lines.open("if (levels->flawed0[row - levels->from_row])")
                    .line("return false;")
                    .close();
        }
        for (int index = 1; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            String begin = "levels->begin" + index;
            lines.open("if (row < " + begin + " || row >= " + begin + " + " + level.period() + ")")
                    .line(begin + " = row / " + level.period() + " * " + level.period() + ";")
                    .close();
            String row = "levels->row" + index;
            lines.line(row + " = " + (level.rows() == 1 ? "0" : "(row - " + begin + ") % " + level.rows()) + ";");
            String computed = "levels->computed" + index + "[" + row + "]";
            lines.open("if (" + computed + " != " + begin + " + 1)");
            if (level.accumulates()) {
                lines.line(LevelLayout.call("give" + index, row) + ";");
            }
            lines.line("compute" + index + "(levels, row, " + row + ");");
            lines.line(computed + " = " + begin + " + 1;");
            lines.close();
            if (level.isChecked()) {
                lines.open("if (levels->flawed" + index + "[" + row + "])")
                        .line("return false;")
                        .close();
            }
        }
        lines.line("return true;").close().line("");
    }

    /** The values that are read for scenarios, or accumulated where their level is. */
    private void mix() {
        lines.line("/* Puts the values of a group together that is not inside a row. */");
        lines.open(LevelLayout.function("bool mix", "int64_t row, int64_t place"));
        lines.open("for (int64_t from = 0; from < " + GROUP + " && row < " + levels.rowCount() + "; row++)");
        lines.open("if (!" + LevelLayout.call("provide", "row") + ")")
                .line("return false;")
                .close();
        lines.line("const int64_t at0 = " + LevelLayout.AT_HAND + " + row - levels->from_row;");
        for (int index = 1; index < levels.levels().size(); index++) {
            lines.line("const int64_t at" + index + " = " + layout.rowAtHand(index) + " + place;");
        }
        for (int index = 0; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            for (LeafLevels.Value value : level.values()) {
                if (!layout.isUsed(value) && !level.accumulates(value)) {
                    continue;
                }
                lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
                lines.line("levels->" + value.name() + "[from + lane] = levels->" + value.name() + "[at" + index
                        + (index == 0 ? "" : " + lane") + "];");
                lines.close();
            }
        }
        lines.line("from += " + levels.rowLength() + " - place;");
        lines.line("place = 0;");
        lines.close();
        lines.line("return true;").close().line("");
    }

    private void locate() {
        lines.line("/* Finds the values of some groups, and how many these are; none if they are not ordinary. */");
        lines.open(LevelLayout.function("int64_t locate", "int64_t begin, int64_t first, int64_t end, int64_t most"));
        lines.line("const int64_t row = begin / " + levels.rowLength() + ";");
        lines.line("const int64_t place = begin - row * " + levels.rowLength() + ";");
        lines.line("const int64_t inside = least_integer(end - begin, " + levels.rowLength() + " - place) / " + GROUP
                + ";");
        lines.open("if (begin < first || inside == 0)");
        lines.line("levels->row = -1;");
        for (int index = 0; index < levels.levels().size(); index++) {
            lines.line("levels->at" + index + " = 0;");
        }
        lines.line("return " + LevelLayout.call("mix", "row", "place") + ";");
        lines.close();
        lines.open("if (!" + LevelLayout.call("provide", "row") + ")")
                .line("return 0;")
                .close();
        lines.open("if (levels->shown != row + 1)");
        lines.line("const int64_t at0 = " + LevelLayout.AT_HAND + " + row - levels->from_row;");
        for (LeafLevels.Value value : levels.levels().getFirst().values()) {
            if (!layout.isUsed(value)) {
                continue;
            }
            lines.line("const " + Expressions.type(value.input().type()) + " " + value.name() + " = levels->"
                    + value.name() + "[at0];");
            lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
            lines.line("levels->" + value.name() + "[" + LevelLayout.PLACES + " + lane] = " + value.name() + ";");
            lines.close();
        }
        lines.line("levels->shown = row + 1;");
        lines.close();
        lines.line("levels->row = row;");
        lines.line("levels->place = place;");
        lines.line("levels->at0 = " + LevelLayout.PLACES + ";");
        for (int index = 1; index < levels.levels().size(); index++) {
            lines.line("levels->at" + index + " = " + layout.rowAtHand(index) + " + place;");
        }
        lines.line("return least_integer(inside, most);");
        lines.close().line("");
    }
}

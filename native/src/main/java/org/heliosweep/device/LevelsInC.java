package org.heliosweep.device;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.device.LeafLevels.Level;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.StridedSums;

/**
 * What a kernel in C has of coarser levels of a grid: a structure that holds their values, and functions that compute them
 * when they are needed first. Level 0 are the values of rows, of which 32 consecutive ones are at hand; the others are
 * tables. An array of values is
 *
 * <pre>
 *   level 0     a group | room | the value of one row, 32 times | those of the rows at hand
 *   others      a group | room | the rows of the table, each rounded up to whole groups | room
 * </pre>
 *
 * <p>Groups of scenarios that are inside a row read the values where they lie; those of any other group are put together
 * at the begin of the arrays. What is accumulated at a level is noted first: how often each place was evaluated. It is
 * added up before the values are replaced, and at the end by
 *
 * <pre>
 *   void heliosweep_give(int64_t row_of_tables, struct states *states, void *const *lists)
 * </pre>
 *
 * <p>The structure is the last of the lists; behind those of scenarios are {@link KeyCounts} with pairs for each histogram.
 */
final class LevelsInC {
    /** The name of the function that adds up what is left. */
    static final String GIVE = "heliosweep_give";

    private static final int GROUP = StridedSums.LANES;

    /** How many rows are computed at once. */
    private static final int ROWS_AT_HAND = GROUP;

    /** Where arrays have what is not put together. */
    private static final int PLACES = 2 * GROUP;

    /** Where those of level 0 have the rows at hand. */
    private static final int AT_HAND = PLACES + GROUP;

    private final LeafKernel kernel;
    private final LeafLevels levels;
    private final Map<String, LeafLevels.Place> places;
    private final Set<Node> used;
    private final int stride;
    private final Lines lines;

    LevelsInC(LeafKernel kernel, Lines lines) {
        this.kernel = kernel;
        this.levels = kernel.levels();
        this.places = levels.places();
        this.used = used(kernel);
        this.stride = stride(levels);
        this.lines = lines;
    }

    private static Set<Node> used(LeafKernel kernel) {
        boolean[] wanted = kernel.graph().reachable(kernel.roots());
        Set<Node> used = new HashSet<>();
        for (int id = 0; id < wanted.length; id++) {
            if (wanted[id]) {
                used.add(kernel.graph().node(id));
            }
        }
        return used;
    }

    /** How many places a row of a table has room for. */
    private static int stride(LeafLevels levels) {
        return (levels.rowLength() + GROUP - 1) / GROUP * GROUP;
    }

    /** How many bytes the structure has, which are all zero at first. */
    static long bytes(LeafKernel kernel) {
        return new LevelsInC(kernel, new Lines())
                        .fields().stream().mapToLong(Field::length).sum()
                * Long.BYTES;
    }

    /** How many pairs are listed for a histogram until they are counted, at most: in a leaf, or a row of a table. */
    static int mostPairs(LeafLevels levels) {
        return 2 * (StridedSums.LEAF + stride(levels) + ROWS_AT_HAND);
    }

    /** An array of values of 8 bytes. */
    private record Field(String type, String name, long length, boolean isArray) {
        static Field integers(String name, long length) {
            return new Field("int64_t", name, length, true);
        }

        static Field integer(String name) {
            return new Field("int64_t", name, 1, false);
        }
    }

    /** The arrays of values come first, so that they are aligned. */
    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int index = 0; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            long length = index == 0 ? AT_HAND + ROWS_AT_HAND : PLACES + (long) level.rows() * stride + GROUP;
            for (LeafLevels.Value value : level.values()) {
                fields.add(new Field(Expressions.type(value.input().type()), value.name(), length, true));
            }
        }
        for (int index = 0; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            long rows = index == 0 ? ROWS_AT_HAND : level.rows();
            fields.add(Field.integer("at" + index));
            if (level.isChecked()) {
                fields.add(Field.integers("flawed" + index, rows));
            }
            if (index > 0) {
                fields.add(Field.integer("begin" + index));
                fields.add(Field.integer("row" + index));
                fields.add(Field.integers("computed" + index, rows));
            }
            if (level.accumulates()) {
                fields.add(Field.integers("noted" + index, rows));
                if (index > 0) {
                    fields.add(Field.integers("more" + index, rows * (stride + 1)));
                }
            }
        }
        if (levels.accumulates()) {
            fields.add(Field.integers("times", stride));
        }
        for (String name : List.of("from_row", "to_row", "shown", "row", "place")) {
            fields.add(Field.integer(name));
        }
        return fields;
    }

    /** Writes the structure, and all functions but that of the kernel. */
    void write(SharedParts shared) {
        lines.open("struct levels");
        fields().forEach(field -> lines.line(
                field.type() + " " + field.name() + (field.isArray() ? "[" + field.length() + "]" : "") + ";"));
        lines.close(";").line("");
        for (int index = 0; index < levels.levels().size(); index++) {
            if (levels.levels().get(index).accumulates()) {
                accumulate(index);
                give(index);
            }
            compute(index, shared);
        }
        provide();
        mix();
        locate();
        if (levels.accumulates()) {
            note();
        }
        giveAll();
    }

    /** The number of the list that has the structure. */
    int list() {
        return kernel.columns().size() + kernel.keys().size() + levels.keys().size();
    }

    /** How many levels there are. */
    int count() {
        return levels.levels().size();
    }

    /** Whether an input is a value of a coarser level. */
    boolean has(Node.Input input) {
        return places.containsKey(input.name());
    }

    /** The expression of a value for a scenario in a loop over groups and lanes. */
    String value(Node.Input input) {
        LeafLevels.Place place = places.get(input.name());
        String group = place.level() == 0 ? "" : "group * " + GROUP + " + ";
        return "levels->" + place.value().name() + "[at" + place.level() + " + " + group + "lane]";
    }

    /** Rows and tables that are at hand lie in levels that are given by value to no function. */
    private static String function(String name, String parameters) {
        return "static " + name + "(struct levels *restrict levels, struct states *restrict states, void *const *lists"
                + (parameters.isEmpty() ? "" : ", " + parameters) + ")";
    }

    private static String call(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of("levels", "states", "lists"));
        all.addAll(List.of(arguments));
        return Expressions.call(name, all.toArray(String[]::new));
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
            lines.line("const int64_t at0 = " + AT_HAND + " + row - levels->from_row;");
            for (int coarser = 1; coarser < index; coarser++) {
                if (reads(level, coarser)) {
                    lines.line("const int64_t at" + coarser + " = " + place(coarser) + ";");
                }
            }
            ofRow(level);
            lines.line("const int64_t to = " + PLACES + " + of_table * " + stride + ";");
            lines.line("const int64_t first = row * " + levels.rowLength() + ";");
            lines.line("const int64_t last = first + " + (levels.rowLength() - 1) + ";");
            if (level.isChecked()) {
                lines.line("int64_t flawed = 0;");
            }
            lines.open("for (int64_t group = 0; group < " + stride / GROUP + "; group++)");
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
        String at = index == 0 ? AT_HAND + " + lane" : "to + group * " + GROUP + " + lane";
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
                ? "/* Values of " + ROWS_AT_HAND + " rows. */"
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
        LeafLevels.Place place = places.get(input.name());
        return place.level() == 0 ? place.value().name() : value(input);
    }

    /** Where the values of the row at hand begin in a table. */
    private String place(int index) {
        return PLACES + " + levels->row" + index + " * " + stride;
    }

    /** Adds values to what is accumulated, each a number of times. */
    private void accumulate(int index) {
        Level level = levels.levels().get(index);
        lines.open(function("void accumulate" + index, "int64_t from, const int64_t *restrict times, int64_t groups"));
        if (!level.states().isEmpty()) {
            lines.open("for (int64_t group = 0; group < groups; group++)");
            lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
            lines.line("const int64_t uses = times[group * " + GROUP + " + lane];");
            Map<Integer, LeafLevels.Value> read = new LinkedHashMap<>();
            for (LaneState state : level.states()) {
                LeafLevels.Value value = value(level, state.value());
                if (read.putIfAbsent(state.value(), value) == null) {
                    lines.line("const " + Expressions.type(value.input().type()) + " " + value.name() + " = levels->"
                            + value.name() + "[from + group * " + GROUP + " + lane];");
                }
                String place = "states->" + state.name() + "[lane]";
                lines.line(place + " = "
                        + state.nextOften(
                                place, value.name(), "uses", value.input().type())
                        + ";");
            }
            lines.close().close();
        }
        for (LeafKernel.Keys each : level.keys()) {
            String name = value(level, each.key()).name();
            lines.open("");
            lines.line("int64_t *const list = lists[" + listOf(each) + "];");
            lines.line("int64_t *const window = list + " + (KeyCounts.LIST + 2 * mostPairs(levels)) + ";");
            lines.line("const int64_t first_key = list[1];");
            lines.line("int64_t length = list[0];");
            lines.open("for (int64_t at = 0; at < groups * " + GROUP + "; at++)");
            lines.line("const int64_t uses = times[at];");
            lines.open("if (uses == 0)").line("continue;").close();
            lines.line("const int64_t key = levels->" + name + "[from + at];");
            lines.line("const uint64_t place = (uint64_t) (key - first_key);");
            lines.open("if (place < " + KeyCounts.window(each.size()) + ")").line("window[place] += uses;");
            lines.close(" else {")
                    .line("    list[" + KeyCounts.LIST + " + length++] = key;")
                    .line("    list[" + KeyCounts.LIST + " + length++] = uses;")
                    .line("}");
            lines.close();
            lines.line("list[0] = length;");
            lines.close();
        }
        lines.close().line("");
    }

    private static LeafLevels.Value value(Level level, int node) {
        return level.values().stream()
                .filter(value -> value.node() == node)
                .findFirst()
                .orElseThrow();
    }

    private int listOf(LeafKernel.Keys keys) {
        return kernel.columns().size() + kernel.keys().size() + levels.keys().indexOf(keys);
    }

    /** Adds up what was noted of the rows at hand, or of a row of a table. */
    private void give(int index) {
        if (index == 0) {
            lines.open(function("void give0", ""));
            lines.line(call("accumulate0", "" + AT_HAND, "levels->noted0", "1") + ";");
            lines.line("memset(levels->noted0, 0, sizeof levels->noted0);");
        } else {
            lines.open(function("void give" + index, "int64_t of_table"));
            lines.open("if (!levels->noted" + index + "[of_table])")
                    .line("return;")
                    .close();
            lines.line("levels->noted" + index + "[of_table] = 0;");
            lines.line("int64_t *const more = levels->more" + index + " + of_table * " + (stride + 1) + ";");
            lines.line("int64_t *const times = levels->times;");
            lines.line("int64_t now = 0;");
            lines.open("for (int64_t place = 0; place < " + stride + "; place++)")
                    .line("now += more[place];")
                    .line("times[place] = now;")
                    .close();
            lines.line("memset(more, 0, " + (stride + 1) + " * sizeof *more);");
            lines.line(call(
                            "accumulate" + index,
                            PLACES + " + of_table * " + stride,
                            "times",
                            Integer.toString(stride / GROUP))
                    + ";");
        }
        lines.close().line("");
    }

    private void provide() {
        lines.line("/* Computes what is not there for a row; whether its scenarios may be ordinary. */");
        lines.open(function("bool provide", "int64_t row"));
        lines.open("if (row < levels->from_row || row >= levels->to_row)");
        Level ofRows = levels.levels().getFirst();
        if (ofRows.accumulates()) {
            lines.line(call("give0") + ";");
        }
        lines.line("levels->from_row = row;");
        lines.line("levels->to_row = least_integer(row + " + ROWS_AT_HAND + ", " + levels.rowCount() + ");");
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
                lines.line(call("give" + index, row) + ";");
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

    /** Whether scenarios read a value. */
    private boolean isUsed(LeafLevels.Value value) {
        return used.contains(value.input());
    }

    /** The values that are read for scenarios, or accumulated where their level is. */
    private void mix() {
        lines.line("/* Puts the values of a group together that is not inside a row. */");
        lines.open(function("bool mix", "int64_t row, int64_t place"));
        lines.open("for (int64_t from = 0; from < " + GROUP + " && row < " + levels.rowCount() + "; row++)");
        lines.open("if (!" + call("provide", "row") + ")").line("return false;").close();
        lines.line("const int64_t at0 = " + AT_HAND + " + row - levels->from_row;");
        for (int index = 1; index < levels.levels().size(); index++) {
            lines.line("const int64_t at" + index + " = " + place(index) + " + place;");
        }
        for (int index = 0; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            for (LeafLevels.Value value : level.values()) {
                if (!isUsed(value) && !level.accumulates(value)) {
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
        lines.open(function("int64_t locate", "int64_t begin, int64_t first, int64_t end, int64_t most"));
        lines.line("const int64_t row = begin / " + levels.rowLength() + ";");
        lines.line("const int64_t place = begin - row * " + levels.rowLength() + ";");
        lines.line("const int64_t inside = least_integer(end - begin, " + levels.rowLength() + " - place) / " + GROUP
                + ";");
        lines.open("if (begin < first || inside == 0)");
        lines.line("levels->row = -1;");
        for (int index = 0; index < levels.levels().size(); index++) {
            lines.line("levels->at" + index + " = 0;");
        }
        lines.line("return " + call("mix", "row", "place") + ";");
        lines.close();
        lines.open("if (!" + call("provide", "row") + ")").line("return 0;").close();
        lines.open("if (levels->shown != row + 1)");
        lines.line("const int64_t at0 = " + AT_HAND + " + row - levels->from_row;");
        for (LeafLevels.Value value : levels.levels().getFirst().values()) {
            if (!isUsed(value)) {
                continue;
            }
            lines.line("const " + Expressions.type(value.input().type()) + " " + value.name() + " = levels->"
                    + value.name() + "[at0];");
            lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
            lines.line("levels->" + value.name() + "[" + PLACES + " + lane] = " + value.name() + ";");
            lines.close();
        }
        lines.line("levels->shown = row + 1;");
        lines.close();
        lines.line("levels->row = row;");
        lines.line("levels->place = place;");
        lines.line("levels->at0 = " + PLACES + ";");
        for (int index = 1; index < levels.levels().size(); index++) {
            lines.line("levels->at" + index + " = " + place(index) + " + place;");
        }
        lines.line("return least_integer(inside, most);");
        lines.close().line("");
    }

    private void note() {
        lines.line("/* Notes that the groups that were located last have been evaluated. */");
        lines.open(function("void note", "int64_t begin, int64_t first, int64_t end, int64_t groups"));
        lines.open("if (levels->row < 0)");
        lines.line("int64_t times[" + GROUP + "];");
        lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)")
                .line("times[lane] = begin + lane >= first && begin + lane < end;")
                .close();
        for (int index = 0; index < levels.levels().size(); index++) {
            if (levels.levels().get(index).accumulates()) {
                lines.line(call("accumulate" + index, "0", "times", "1") + ";");
            }
        }
        lines.line("return;").close();
        for (int index = 0; index < levels.levels().size(); index++) {
            if (!levels.levels().get(index).accumulates()) {
                continue;
            }
            if (index == 0) {
                lines.line("levels->noted0[levels->row - levels->from_row] += groups * " + GROUP + ";");
            } else {
                lines.open("");
                lines.line("int64_t *const more = levels->more" + index + " + levels->row" + index + " * "
                        + (stride + 1) + " + levels->place;");
                lines.line("more[0]++;");
                lines.line("more[groups * " + GROUP + "]--;");
                lines.line("levels->noted" + index + "[levels->row" + index + "] = 1;");
                lines.close();
            }
        }
        lines.close().line("");
    }

    private void giveAll() {
        lines.line("/* Adds up what is left of a row of each table, and with the first one of the rows at hand. */");
        lines.open("void " + GIVE + "(int64_t of_table, struct states *restrict states, void *const *lists)");
        if (levels.accumulates()) {
            lines.line("struct levels *const levels = lists[" + list() + "];");
        }
        for (int index = 0; index < levels.levels().size(); index++) {
            if (levels.levels().get(index).accumulates()) {
                lines.open("if (of_table < "
                        + (index == 0 ? 1 : levels.levels().get(index).rows()) + ")");
                lines.line((index == 0 ? call("give0") : call("give" + index, "of_table")) + ";");
                lines.close();
            }
        }
        lines.close().line("");
    }
}

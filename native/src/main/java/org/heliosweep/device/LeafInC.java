package org.heliosweep.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.SingleValues;
import org.heliosweep.graph.Type;
import org.heliosweep.statistic.StridedSums;

/**
 * A {@link LeafKernel} as C for processors:
 *
 * <pre>
 *   int64_t function(int64_t first, int64_t count, int64_t rows,
 *                    struct states *states, struct tile *tile, void *const *lists)
 * </pre>
 *
 * It evaluates the scenarios with the numbers from {@code first} to {@code first + count - 1}, of which the first {@code
 * rows} are written, and gives how many it has evaluated: fewer where those that follow are not ordinary.
 *
 * <p>Scenarios are computed a tile at a time: groups of 32, one in each lane, in a loop that a compiler turns into vector
 * instructions, for it has a fixed length, no branches, and values of 64 bits only. What is wanted of them lies in the
 * tile; from there lanes accumulate it, keys are counted and columns are written, in loops of their own. So nothing has to
 * be taken back where scenarios are not ordinary.
 *
 * <p>Lists are first the columns, from the first scenario of the call on, then {@link KeyCounts} for each histogram. A state has 32 values of 8 bytes.
 */
final class LeafInC {
    private static final int GROUP = StridedSums.LANES;

    /** So many leave registers for values, where there are 32. */
    private static final int STATES_IN_REGISTERS = Integer.getInteger("heliosweep.native.states", 20);

    /** Compilers take twice as long for interleaved kernels. */
    private static final int MOST_INTERLEAVED = 1_000;

    private final LeafKernel kernel;
    private final TileLayout tile;
    private final ScenarioNumbers numbers;
    private final Lines lines = new Lines();

    /** Whether four registers of scenarios are computed side by side. */
    private final boolean isInterleaved;

    /** Null where nothing is hoisted. */
    private final LevelsInC levels;

    LeafInC(LeafKernel kernel) {
        this.kernel = kernel;
        this.levels = kernel.levels() == null ? null : new LevelsInC(kernel, lines);
        this.tile = TileLayout.of(kernel);
        this.numbers = new ScenarioNumbers(kernel.size(), kernel.isWhole());
        this.isInterleaved = kernel.graph().size() <= MOST_INTERLEAVED
                && CriticalPath.of(kernel.graph(), kernel.roots()).isLong();
    }

    String text(String function, SharedParts shared) {
        structures();
        if (levels != null) {
            levels.write(shared);
        }
        lines.open(
                "int64_t " + function + "(int64_t first, int64_t count, int64_t rows, struct states *restrict states,"
                        + " struct tile *restrict tile, void *const *lists)");
        lines.line("const int64_t end = first + count;");
        if (levels == null) {
            lines.open("for (int64_t begin = first & -" + GROUP + "; begin < end; begin += " + tile.length() + ")");
            lines.line("const int64_t groups = least_integer(" + tile.groups() + ", (end - begin + " + (GROUP - 1)
                    + ") / " + GROUP + ");");
        } else {
            locate();
        }
        evaluate(shared);
        accumulate();
        deliver();
        if (levels != null) {
            if (kernel.levels().accumulates()) {
                lines.line("note(levels, states, lists, begin, first, end, groups);");
            }
            lines.line("begin += groups * " + GROUP + ";");
        }
        lines.close();
        lines.line("return count;").close();
        return lines.toString();
    }

    /** A tile ends with the row. */
    private void locate() {
        lines.line("struct levels *restrict const levels = lists["
                + levels.layout().list() + "];");
        lines.open("for (int64_t begin = first & -" + GROUP + "; begin < end;)");
        lines.line("const int64_t located = locate(levels, states, lists, begin, first, end, " + tile.groups() + ");");
        lines.open("if (located == 0)").line("return begin - first;").close();
        // So compilers know that there are some.
        lines.line("const int64_t groups = located < 1 ? 1 : located;");
        for (int level = 0; level < kernel.levels().levels().size(); level++) {
            lines.line("const int64_t at" + level + " = levels->at" + level + ";");
        }
    }

    private String input(Node.Input input) {
        if (levels != null && levels.layout().place(input) != null) {
            return levels.layout().value(input);
        }
        return input.name().equals(LeafKernel.INSIDE) ? "inside" : "number";
    }

    private void structures() {
        lines.open("struct states");
        if (kernel.allStates().isEmpty()) {
            lines.line("int64_t none;");
        }
        kernel.allStates()
                .forEach(state ->
                        lines.line(Expressions.type(state.kind().type()) + " " + state.name() + "[" + GROUP + "];"));
        lines.close(";").line("");
        lines.open("struct tile");
        tile.nodes().forEach(node -> lines.line(tileType(node) + " " + tile.name(node) + "[" + tile.length() + "];"));
        if (tile.nodes().isEmpty()) {
            lines.line("int64_t none;");
        }
        lines.close(";").line("");
    }

    /** Truths are as wide as everything else, so that all take the same number of registers. */
    private String tileType(int node) {
        return kernel.graph().node(node).type() == Type.REAL ? "double" : "int64_t";
    }

    private void evaluate(SharedParts shared) {
        boolean isChecked = !(kernel.graph().node(kernel.ordinary()) instanceof Node.Literal);
        String narrow = narrow();
        // Nothing else makes compilers compute several registers of scenarios of any kind side by side.
        boolean isCounted = !isChecked && !kernel.isWhole() && isInterleaved;
        if (isChecked) {
            lines.line(narrow + " flawed = 0;");
        }
        if (isCounted) {
            lines.line(narrow + " met = 0;");
        }
        lines.open("for (int64_t group = 0; group < groups; group++)");
        lines.line("const int64_t first_of_group = begin + group * " + GROUP + ";");
        columns(shared);
        lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
        if (kernel.isWhole()) {
            lines.line("const int64_t number = first_of_group + lane;");
        } else {
            lines.line("const int64_t of_lane = first_of_group + lane;");
            lines.line("const truth inside = truth_of(of_lane >= first) & truth_of(of_lane < end);");
            lines.line("const int64_t number = inside ? of_lane : first;");
        }
        GraphWriter writer =
                new GraphWriter(lines, shared, kernel.graph(), this::input, List.of(), kernel.names(), "", numbers);
        writer.write(kernel.roots());
        for (int node : tile.nodes()) {
            lines.line("tile->" + tile.name(node) + "[group * 32 + lane] = " + writer.value(node) + ";");
        }
        if (isChecked) {
            lines.line("flawed |= (" + narrow + ") ~" + writer.value(kernel.ordinary()) + ";");
        }
        if (isCounted) {
            lines.line("met |= (" + narrow + ") inside;");
        }
        lines.close().close();
        if (isChecked) {
            lines.open("if (flawed)").line("return begin - first;").close();
        }
        if (isCounted) {
            lines.open("if (!met)").line("return begin - first;").close();
        }
    }

    /**
     * The type of a check of all lanes, which is narrower than all other values: so compilers compute two registers of
     * these side by side, or four, and need not wait for one to be done.
     */
    private String narrow() {
        return isInterleaved ? "int16_t" : "int32_t";
    }

    /** Where the elements lie that a group takes one after the other, so that they are loaded and not gathered. */
    private void columns(SharedParts shared) {
        Graph graph = kernel.graph();
        boolean[] wanted = graph.reachable(kernel.roots());
        SingleValues singles = SingleValues.of(graph);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id] && graph.node(id) instanceof Node.Element(ConstantArray array, int index)) {
                String name = GraphWriter.column(id);
                boolean isSingle = singles.isSingle(id);
                String all = isSingle ? shared.singleArray(array) : shared.array(array);
                String type = isSingle ? shared.typeOfSingles() : "double";
                numbers.consecutive(graph, index)
                        .ifPresent(mask -> lines.line("const " + type + " *const " + name + " = " + all
                                + " + (first_of_group" + (mask < 0 ? "" : " & " + mask) + ");"));
            }
        }
    }

    /**
     * Loops with states in registers. One for all states that take the same value; where values lie in tables, there is
     * little else to do, so that it counts that many of them need not wait for each other.
     */
    private void accumulate() {
        List<LaneState> together = new ArrayList<>();
        for (List<LaneState> states : byValue()) {
            int most = kernel.levels() == null ? 0 : STATES_IN_REGISTERS;
            if (!together.isEmpty() && together.size() + states.size() > most) {
                accumulate(together);
                together.clear();
            }
            together.addAll(states);
        }
        if (!together.isEmpty()) {
            accumulate(together);
        }
    }

    private Collection<List<LaneState>> byValue() {
        Map<Integer, List<LaneState>> found = new LinkedHashMap<>();
        kernel.states()
                .forEach(state -> found.computeIfAbsent(state.value(), _ -> new ArrayList<>())
                        .add(state));
        return found.values();
    }

    private void accumulate(List<LaneState> states) {
        lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
        for (LaneState state : states) {
            lines.line(Expressions.type(state.kind().type()) + " " + state.name() + " = states->" + state.name()
                    + "[lane];");
        }
        lines.open("for (int64_t group = 0; group < groups; group++)");
        boolean isOfOne = states.stream().mapToInt(LaneState::value).distinct().count() == 1;
        Set<Integer> read = new HashSet<>();
        for (LaneState state : states) {
            String value = isOfOne ? "value" : "value" + state.value();
            if (!state.isCount() && read.add(state.value())) {
                lines.line("const double " + value + " = " + inTile(state.value()) + ";");
            }
            lines.line(state.name() + " = " + state.next(state.name(), value, mask(state.mask())) + ";");
        }
        lines.close();
        states.forEach(state -> lines.line("states->" + state.name() + "[lane] = " + state.name() + ";"));
        lines.close();
    }

    /** The expression of a mask; null where it is always true. */
    private String mask(int node) {
        return isAlways(node) ? null : inTile(node);
    }

    private boolean isAlways(int node) {
        return kernel.graph().node(node) instanceof Node.Literal literal && literal.bits() != 0;
    }

    private String inTile(int node) {
        return switch (kernel.graph().node(node)) {
            case Node.Literal literal -> Literals.of(literal);
            case Node.Input input
            when !tile.nodes().contains(node) -> levels.layout().value(input);
            case Node _ -> "tile->" + tile.name(node) + "[group * 32 + lane]";
        };
    }

    private void deliver() {
        if (kernel.keys().isEmpty() && kernel.columns().isEmpty()) {
            return;
        }
        lines.line("const int64_t from = first > begin ? first - begin : 0;");
        String length = levels == null ? Integer.toString(tile.length()) : "groups * " + GROUP;
        lines.line("const int64_t wanted = least_integer(" + length + ", end - begin);");
        for (int index = 0; index < kernel.columns().size(); index++) {
            Root column = kernel.columns().get(index);
            String type = Expressions.type(column.storage());
            if (index == 0) {
                lines.line("const int64_t written = least_integer(wanted, first + rows - begin);");
            }
            lines.open("for (int64_t at = from; at < written; at++)");
            lines.line("((" + type + " *) lists[" + index + "])[begin - first + at] = (" + type + ") "
                    + flat(column.node()) + (column.storage() == Storage.TRUTH ? " != 0" : "") + ";"
                    + Lines.comment(column.name()));
            lines.close();
        }
        for (int index = 0; index < kernel.keys().size(); index++) {
            LeafKernel.Keys each = kernel.keys().get(index);
            lines.open("");
            lines.line("int64_t *const list = lists[" + (kernel.columns().size() + index) + "];");
            lines.line("int64_t *const window = list + " + KeyCounts.WINDOW + ";");
            lines.line("const int64_t first_key = list[1];");
            lines.line("int64_t length = list[0];");
            lines.open("for (int64_t at = from; at < wanted; at++)");
            if (!isAlways(each.mask())) {
                lines.open("if (!" + flat(each.mask()) + ")").line("continue;").close();
            }
            lines.line("const int64_t key = " + flat(each.key()) + ";");
            lines.line("const uint64_t place = (uint64_t) (key - first_key);");
            lines.open("if (place < " + KeyCounts.window(each.size()) + ")").line("window[place]++;");
            lines.close(" else {")
                    .line("    list[" + KeyCounts.LIST + " + length++] = key;")
                    .line("}");
            lines.close();
            lines.line("list[0] = length;");
            lines.close();
        }
    }

    private String flat(int node) {
        return kernel.graph().node(node) instanceof Node.Literal literal
                ? Literals.of(literal)
                : "tile->" + tile.name(node) + "[at]";
    }
}

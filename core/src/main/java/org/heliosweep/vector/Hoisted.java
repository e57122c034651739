package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heliosweep.design.Design;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.Cut;
import org.heliosweep.plan.Hoisting;
import org.heliosweep.plan.Hoisting.Level;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;

/**
 * What a pipeline takes from coarser levels of a grid: values of rows, and tables over the places in rows. Segments
 * read them where they lie; so do the programs of finer tables. What is added up without an order, and what is checked,
 * is done there too.
 */
final class Hoisted {
    /** How many rows are computed at once. */
    static final int ROWS = 128;

    /** How many scenarios of several rows are put together at once. */
    static final int MIXED = 256;

    /** How many rows scenarios that are evaluated at once are in at most. */
    static final int MOST_ROWS = 64;

    private static final int TABLE_BLOCK = 256;

    private final Graph graph;
    private final Hoisting hoisting;
    private final int longestSegment;
    private final List<Level.Positions> order;
    private final Map<Integer, Accumulator> reductions;
    private final Map<Level, Set<Integer>> wanted = new HashMap<>();
    private final Map<Integer, Value> values = new LinkedHashMap<>();
    private final Source rows;
    private final List<Source> tables = new ArrayList<>();
    private Map<Type, Integer> end = new EnumMap<>(Type.class);

    /**
     * A value at its level.
     *
     * @param node the node in the graph before anything was hoisted
     * @param type its type
     * @param at where those of consecutive rows lie, or the table; {@link #ABSENT} for one that is only checked
     * @param mixed where it is put together for scenarios of several rows; absent if scenarios do not need it
     */
    record Value(int node, Type type, int at, int mixed) {
        static final int ABSENT = -1;

        boolean isKept() {
            return at != ABSENT;
        }

        boolean isUsedByScenarios() {
            return mixed != ABSENT;
        }
    }

    /**
     * Where the values of a level come from.
     *
     * @param level the level
     * @param program what computes them, from the number of a scenario and from coarser levels
     * @param values which ones there are
     * @param nodes the node of each of them in the graph of the program
     * @param finite those of these nodes that have to be finite
     * @param checks those of these nodes that have to hold
     */
    record Source(
            Level level,
            BlockProgram program,
            List<Value> values,
            List<Integer> nodes,
            List<Integer> finite,
            List<Integer> checks) {
        /** Where the program leaves some of the nodes. */
        int[] positions(List<Integer> of) {
            return of.stream().mapToInt(program::at).toArray();
        }
    }

    private Hoisted(CorePlan whole, Hoisting hoisting, int longestSegment) {
        this.longestSegment = longestSegment;
        this.graph = whole.graph();
        this.hoisting = hoisting;
        for (Type type : Type.values()) {
            end.put(type, CacheLines.first(type));
        }
        order = hoisting.levels().stream()
                .map(Hoisting.Work::level)
                .filter(Level.Positions.class::isInstance)
                .map(Level.Positions.class::cast)
                .toList();
        reductions = reductions(whole);
        Set<Integer> used = usedByScenarios(whole);
        used.forEach(this::want);
        reductions.values().forEach(accumulator -> accumulator.nodes().forEach(this::want));
        Set<Integer> kept = new LinkedHashSet<>();
        wanted.values().forEach(kept::addAll);
        whole.finite().forEach(this::want);
        whole.checks().forEach(this::want);
        for (Level.Positions table : order.reversed()) {
            kept.addAll(wantBelow(table));
        }
        Map<Integer, Integer> mixed = new HashMap<>();
        used.forEach(node -> mixed.put(node, room(graph.node(node).type(), MIXED)));
        Map<Integer, Integer> places = new HashMap<>();
        for (Level.Positions table : order) {
            for (int node : nodes(table)) {
                int length = Math.toIntExact(table.rows()) * hoisting.rowLength();
                places.put(node, kept.contains(node) ? room(graph.node(node).type(), length) : Value.ABSENT);
            }
        }
        for (Type type : Type.values()) {
            // a vector that begins in a table may end behind it
            room(type, Lanes.COUNT);
        }
        rows = source(whole, new Level.Row(), ROWS, mixed, places);
        for (Level.Positions table : order) {
            tables.add(source(whole, table, TABLE_BLOCK, mixed, places));
        }
    }

    /** What is hoisted from a plan; nothing if its design is no grid, or there is nothing to gain. */
    static Optional<Hoisted> of(Plan plan, CorePlan whole, int longestSegment) {
        if (!(plan.study().design() instanceof Design.Grid grid)) {
            return Optional.empty();
        }
        return Hoisting.of(grid, plan.graph(), plan.roots())
                .map(chosen -> new Hoisted(
                        whole,
                        Hoisting.withRow(grid, whole.graph(), whole.roots(), chosen.axesInRow()),
                        longestSegment));
    }

    /** The name of the input that stands for a node of a coarser level. */
    static String name(int node) {
        return "value " + node;
    }

    /** How many scenarios a row has. */
    int rowLength() {
        return hoisting.rowLength();
    }

    /** How many rows there are. */
    long rowCount() {
        return hoisting.rows();
    }

    /** The values of rows. */
    Source rows() {
        return rows;
    }

    /** The tables: each stands on values of rows and on those before it. */
    List<Source> tables() {
        return tables;
    }

    /** All values, by their node. */
    Map<Integer, Value> values() {
        return values;
    }

    /** Where in the scratch arrays there is room for slots. */
    Map<Type, Integer> end() {
        return end;
    }

    /** What is added up here and not in segments, by position among the accumulators of the plan. */
    Map<Integer, Accumulator> reductions() {
        return reductions;
    }

    /** Where the inputs of a graph lie that stand for kept values. */
    Map<Integer, Pointer> pointers(Graph above) {
        Map<Integer, Pointer> pointers = new HashMap<>();
        for (Value value : values.values()) {
            int input = above.nodes().indexOf(new Node.Input(name(value.node), value.type));
            if (input >= 0 && value.isKept()) {
                pointers.put(input, pointer(value));
            }
        }
        return pointers;
    }

    private Pointer pointer(Value value) {
        return hoisting.level(value.node) instanceof Level.Positions table
                ? new Pointer.OfPlace(order.indexOf(table), value.at, value.mixed)
                : new Pointer.OfRow(value.at, value.mixed);
    }

    private Source source(
            CorePlan whole, Level level, int block, Map<Integer, Integer> mixed, Map<Integer, Integer> places) {
        List<Integer> nodes = nodes(level);
        Map<Integer, String> names = new LinkedHashMap<>();
        values.keySet().forEach(node -> names.put(node, name(node)));
        Cut cut = Cut.of(graph, nodes, names);
        List<Integer> roots = nodes.stream().map(cut.moved()::get).toList();
        BlockProgram program = BlockProgram.of(
                cut.graph(),
                new Goals(roots, Map.of(), List.of(), List.of(), pointers(cut.graph())),
                block,
                longestSegment,
                end,
                0);
        end = program.end();
        List<Value> found = new ArrayList<>();
        for (int index = 0; index < nodes.size(); index++) {
            int node = nodes.get(index);
            int at = level instanceof Level.Row ? program.at(roots.get(index)) : places.get(node);
            found.add(new Value(node, graph.node(node).type(), at, mixed.getOrDefault(node, Value.ABSENT)));
        }
        found.forEach(value -> values.put(value.node, value));
        return new Source(
                level,
                program,
                List.copyOf(found),
                roots,
                those(whole.finite(), nodes, cut),
                those(whole.checks(), nodes, cut));
    }

    private static List<Integer> those(Set<Integer> wanted, List<Integer> nodes, Cut cut) {
        return wanted.stream().filter(nodes::contains).map(cut.moved()::get).toList();
    }

    private int room(Type type, int length) {
        int begin = end.get(type);
        end.put(type, Math.addExact(begin, CacheLines.room(length)));
        return begin;
    }

    private List<Integer> nodes(Level level) {
        return List.copyOf(wanted.getOrDefault(level, Set.of()));
    }

    private void want(int node) {
        if (isHoisted(node)) {
            wanted.computeIfAbsent(hoisting.level(node), _ -> new LinkedHashSet<>())
                    .add(node);
        }
    }

    private boolean isHoisted(int node) {
        return switch (hoisting.level(node)) {
            case Level.Row _, Level.Positions _ -> true;
            case Level.Constant _, Level.Scenario _ -> false;
        };
    }

    /** Wants what the nodes of a table stand on, and gives it. Digits may stand on finer ones; they are computed again. */
    private Set<Integer> wantBelow(Level.Positions table) {
        Set<Integer> below = new LinkedHashSet<>();
        boolean[] needed = new boolean[graph.size()];
        nodes(table).forEach(node -> needed[node] = true);
        for (int id = graph.size() - 1; id >= 0; id--) {
            if (needed[id] && isBefore(hoisting.level(id), table)) {
                below.add(id);
            } else if (needed[id]) {
                Graph.forEachOperand(graph.node(id), operand -> needed[operand] = true);
            }
        }
        below.forEach(this::want);
        return below;
    }

    private boolean isBefore(Level level, Level.Positions table) {
        return switch (level) {
            case Level.Row _ -> true;
            case Level.Positions other -> order.indexOf(other) < order.indexOf(table);
            case Level.Constant _, Level.Scenario _ -> false;
        };
    }

    /** What has no order, of what all scenarios of a row or a place share. */
    private Map<Integer, Accumulator> reductions(CorePlan whole) {
        Map<Integer, Accumulator> found = new HashMap<>();
        for (int index = 0; index < whole.accumulators().size(); index++) {
            Accumulator accumulator = whole.accumulators().get(index);
            boolean always = graph.node(accumulator.mask()) instanceof Node.Literal mask && mask.bits() != 0;
            boolean shared = switch (accumulator) {
                case Accumulator.Minimum(int value, int _) -> always && isHoisted(value);
                case Accumulator.Maximum(int value, int _) -> always && isHoisted(value);
                case Accumulator.Histogram(int key, int _, int _) -> always && isHoisted(key);
                case Accumulator.Count(int mask) -> isHoisted(mask);
                case Accumulator.Sum _ -> false;
            };
            if (shared) {
                found.put(index, accumulator);
            }
        }
        return found;
    }

    /** The values that segments read: operands of what is computed for each scenario, and of what is added up there. */
    private Set<Integer> usedByScenarios(CorePlan whole) {
        Set<Integer> used = new LinkedHashSet<>();
        boolean[] needed = new boolean[graph.size()];
        List<Integer> roots = new ArrayList<>(whole.columns());
        roots.add(whole.status());
        for (int index = 0; index < whole.accumulators().size(); index++) {
            if (!reductions.containsKey(index)) {
                roots.addAll(whole.accumulators().get(index).nodes());
            }
        }
        whole.finite().stream().filter(node -> !isHoisted(node)).forEach(roots::add);
        whole.checks().stream().filter(node -> !isHoisted(node)).forEach(roots::add);
        roots.forEach(root -> needed[root] = true);
        for (int id = graph.size() - 1; id >= 0; id--) {
            if (needed[id]) {
                if (isHoisted(id)) {
                    used.add(id);
                } else {
                    Graph.forEachOperand(graph.node(id), operand -> needed[operand] = true);
                }
            }
        }
        return used;
    }
}

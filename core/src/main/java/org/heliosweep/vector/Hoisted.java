package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.heliosweep.design.Design;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Hoisting;
import org.heliosweep.plan.Hoisting.Level;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;

/**
 * What a pipeline takes from coarser levels of a grid: values of rows, and tables over the places in a row. Segments
 * read them where they lie. What is added up without an order, and what is checked, is done there too.
 */
final class Hoisted {
    /** How many rows are computed at once. */
    static final int ROWS = 128;

    /** How many scenarios of several rows are put together at once. */
    static final int MIXED = 256;

    private static final int TABLE_BLOCK = 256;

    private final int rowLength;
    private final long rowCount;
    private final Source rows;
    private final List<Source> tables;
    private final Map<Integer, Accumulator> reductions;
    private final Map<Integer, Value> values = new LinkedHashMap<>();
    private final Map<Type, Integer> room = new EnumMap<>(Type.class);

    /**
     * A value at its level.
     *
     * @param node the node in the graph before anything was hoisted
     * @param type its type
     * @param used whether segments use it
     * @param begin behind the slots of the pipeline: where the table begins, or one value for each lane
     * @param mixed behind the slots of the pipeline: where it is put together for scenarios of several rows
     */
    record Value(int node, Type type, boolean used, int begin, int mixed) {}

    /**
     * Where the values of a level come from.
     *
     * @param period for how many rows they are valid
     * @param program what computes them, from the number of a scenario
     * @param values which ones there are, those that segments use first
     * @param finite nodes that have to be finite
     * @param checks nodes that have to hold
     */
    record Source(long period, BlockProgram program, List<Value> values, List<Integer> finite, List<Integer> checks) {}

    private Hoisted(CorePlan whole, Hoisting hoisting) {
        this.rowLength = hoisting.rowLength();
        this.rowCount = hoisting.rows();
        Graph graph = whole.graph();
        this.reductions = reductions(whole, hoisting);
        Set<Integer> used = usedByScenarios(whole, hoisting);
        Map<Long, Set<Integer>> wanted = new TreeMap<>();
        used.forEach(node -> add(wanted, hoisting, node));
        reductions.values().forEach(accumulator -> accumulator.nodes().forEach(node -> add(wanted, hoisting, node)));
        whole.finite().forEach(node -> add(wanted, hoisting, node));
        whole.checks().forEach(node -> add(wanted, hoisting, node));
        List<Source> sources = new ArrayList<>();
        wanted.computeIfAbsent(1L, _ -> new LinkedHashSet<>());
        Source ofRows = null;
        for (Map.Entry<Long, Set<Integer>> level : wanted.entrySet()) {
            boolean isRow = level.getKey() == 1;
            List<Integer> nodes = level.getValue().stream()
                    .sorted(Comparator.comparing(node -> !used.contains(node)))
                    .toList();
            for (int node : nodes) {
                Type type = graph.node(node).type();
                int begin = room.merge(type, isRow ? Lanes.COUNT : rowLength, Integer::sum);
                begin -= isRow ? Lanes.COUNT : rowLength;
                int mixed = room.merge(type, MIXED, Integer::sum) - MIXED;
                values.put(node, new Value(node, type, used.contains(node), begin, mixed));
            }
            Source source = new Source(
                    level.getKey(),
                    BlockProgram.of(graph, nodes, isRow ? ROWS : TABLE_BLOCK),
                    nodes.stream().map(values::get).toList(),
                    whole.finite().stream().filter(nodes::contains).toList(),
                    whole.checks().stream().filter(nodes::contains).toList());
            if (isRow) {
                ofRows = source;
            } else {
                sources.add(source);
            }
        }
        rows = ofRows;
        tables = List.copyOf(sources);
    }

    /** What is hoisted from a plan; nothing if its design is no grid, or there is nothing to gain. */
    static Optional<Hoisted> of(Plan plan, CorePlan whole) {
        if (!(plan.study().design() instanceof Design.Grid grid)) {
            return Optional.empty();
        }
        return Hoisting.of(grid, plan.graph(), plan.roots())
                .map(chosen ->
                        new Hoisted(whole, Hoisting.withRow(grid, whole.graph(), whole.roots(), chosen.axesInRow())));
    }

    /** How many scenarios a row has. */
    int rowLength() {
        return rowLength;
    }

    /** How many rows there are. */
    long rowCount() {
        return rowCount;
    }

    /** The values of rows. */
    Source rows() {
        return rows;
    }

    /** The tables. */
    List<Source> tables() {
        return tables;
    }

    /** All values, by their node. */
    Map<Integer, Value> values() {
        return values;
    }

    /** How much room there has to be behind the slots of the pipeline. */
    Map<Type, Integer> room() {
        return room;
    }

    /** What is added up here and not in segments, by position among the accumulators of the plan. */
    Map<Integer, Accumulator> reductions() {
        return reductions;
    }

    private static void add(Map<Long, Set<Integer>> wanted, Hoisting hoisting, int node) {
        long period = period(hoisting, node);
        if (period > 0) {
            wanted.computeIfAbsent(period, _ -> new LinkedHashSet<>()).add(node);
        }
    }

    /** For how many rows a value of a table is valid; 1 for values of rows, 0 for others. */
    private static long period(Hoisting hoisting, int node) {
        return switch (hoisting.level(node)) {
            case Level.Row _ -> 1;
            case Level.Positions(long period) -> period;
            case Level.Constant _, Level.Scenario _ -> 0;
        };
    }

    /** Extremes, and histograms of many keys, of what all scenarios of a row or a place share. */
    private static Map<Integer, Accumulator> reductions(CorePlan whole, Hoisting hoisting) {
        Map<Integer, Accumulator> found = new HashMap<>();
        for (int index = 0; index < whole.accumulators().size(); index++) {
            Accumulator accumulator = whole.accumulators().get(index);
            int value = switch (accumulator) {
                case Accumulator.Minimum(int of, int _) -> of;
                case Accumulator.Maximum(int of, int _) -> of;
                case Accumulator.Histogram(int key, int size, int _) -> size > States.MOST_PACKED_KEYS ? key : -1;
                case Accumulator.Count _, Accumulator.Sum _ -> -1;
            };
            boolean always = whole.graph().node(accumulator.mask()) instanceof Node.Literal mask && mask.bits() != 0;
            if (always && value >= 0 && period(hoisting, value) > 0) {
                found.put(index, accumulator);
            }
        }
        return found;
    }

    /** The values that segments read: operands of what is computed for each scenario, and of what is added up there. */
    private Set<Integer> usedByScenarios(CorePlan whole, Hoisting hoisting) {
        Set<Integer> used = new LinkedHashSet<>();
        boolean[] wanted = new boolean[whole.graph().size()];
        List<Integer> roots = new ArrayList<>(whole.columns());
        roots.add(whole.status());
        for (int index = 0; index < whole.accumulators().size(); index++) {
            if (!reductions.containsKey(index)) {
                roots.addAll(whole.accumulators().get(index).nodes());
            }
        }
        whole.finite().stream().filter(node -> period(hoisting, node) == 0).forEach(roots::add);
        whole.checks().stream().filter(node -> period(hoisting, node) == 0).forEach(roots::add);
        roots.forEach(root -> wanted[root] = true);
        for (int id = wanted.length - 1; id >= 0; id--) {
            if (wanted[id]) {
                if (period(hoisting, id) > 0) {
                    used.add(id);
                } else {
                    Graph.forEachOperand(whole.graph().node(id), operand -> wanted[operand] = true);
                }
            }
        }
        return used;
    }
}

package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.Collection;
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
import org.heliosweep.plan.Hoisting.Level;
import org.heliosweep.statistic.Accumulator;

/**
 * A plan cut at the levels of a grid: what is computed for each row, what for each place of each table, and what is left
 * for scenarios. Values of coarser levels are inputs of finer ones. What has no order and depends on a coarser level alone
 * is added up where it is computed, and what is checked is checked there.
 */
public final class PlanByLevel {
    private final Graph graph;
    private final Hoisting hoisting;
    private final CorePlan whole;
    private final List<Level.Positions> order;
    private final Map<Integer, Accumulator> reductions;
    private final List<Integer> used;
    private final Map<Level, Set<Integer>> wanted = new HashMap<>();
    private final Map<Integer, Value> values = new LinkedHashMap<>();
    private final Source rows;
    private final List<Source> tables = new ArrayList<>();

    /**
     * A value at its level.
     *
     * @param node the node in the graph of the plan
     * @param type its type
     * @param isKept whether it is read or added up later; one that is not is only checked
     * @param isUsedByScenarios whether scenarios read it
     */
    public record Value(int node, Type type, boolean isKept, boolean isUsedByScenarios) {
        /** The name of the input that stands for it at finer levels; no input of a model has such a name. */
        public String name() {
            return PlanByLevel.name(node);
        }
    }

    /**
     * Where the values of a level come from.
     *
     * @param level the level
     * @param graph what computes them, from the number of a scenario and from values of coarser levels
     * @param values which ones there are
     * @param nodes the node of each of them in this graph
     * @param finite those of these nodes that have to be finite
     * @param checks those of these nodes that have to hold
     */
    public record Source(
            Level level,
            Graph graph,
            List<Value> values,
            List<Integer> nodes,
            List<Integer> finite,
            List<Integer> checks) {
        /** Keeps the lists unmodifiable. */
        public Source {
            values = List.copyOf(values);
            nodes = List.copyOf(nodes);
            finite = List.copyOf(finite);
            checks = List.copyOf(checks);
        }
    }

    private PlanByLevel(CorePlan whole, Hoisting hoisting, boolean accumulates) {
        this.whole = whole;
        this.graph = whole.graph();
        this.hoisting = hoisting;
        order = hoisting.levels().stream()
                .map(Hoisting.Work::level)
                .filter(Level.Positions.class::isInstance)
                .map(Level.Positions.class::cast)
                .toList();
        reductions = accumulates ? addedUpHere() : Map.of();
        used = List.copyOf(usedByScenarios());
        used.forEach(this::want);
        reductions.values().forEach(accumulator -> accumulator.nodes().forEach(this::want));
        Set<Integer> kept = new LinkedHashSet<>();
        wanted.values().forEach(kept::addAll);
        whole.finite().forEach(this::want);
        whole.checks().forEach(this::want);
        for (Level.Positions table : order.reversed()) {
            kept.addAll(wantBelow(table));
        }
        rows = source(new Level.Row(), kept);
        for (Level.Positions table : order) {
            tables.add(source(table, kept));
        }
    }

    /**
     * A plan cut at the levels of its grid; nothing if its design is no grid, or there is nothing to gain.
     *
     * @param whole the plan for the scenarios that are meant: as it is, or for ordinary ones
     */
    public static Optional<PlanByLevel> of(Plan plan, CorePlan whole) {
        return of(plan, whole, true);
    }

    /** The same where everything is added up for each scenario. */
    public static Optional<PlanByLevel> withoutReductions(Plan plan, CorePlan whole) {
        return of(plan, whole, false);
    }

    private static Optional<PlanByLevel> of(Plan plan, CorePlan whole, boolean accumulates) {
        if (!(plan.study().design() instanceof Design.Grid grid)) {
            return Optional.empty();
        }
        return Hoisting.of(grid, plan.graph(), plan.roots())
                .map(chosen -> new PlanByLevel(
                        whole, Hoisting.withRow(grid, whole.graph(), whole.roots(), chosen.axesInRow()), accumulates));
    }

    private static String name(int node) {
        return "value " + node;
    }

    /** How many scenarios a row has. */
    public int rowLength() {
        return hoisting.rowLength();
    }

    /** How many rows there are. */
    public long rowCount() {
        return hoisting.rows();
    }

    /** The values of rows. */
    public Source rows() {
        return rows;
    }

    /** The tables: each stands on values of rows and on those before it. */
    public List<Source> tables() {
        return tables;
    }

    /** All values, by their node: those of rows, then those of each table. */
    public Map<Integer, Value> values() {
        return values;
    }

    /** The nodes whose values scenarios read: operands of what is computed for each, and of what is added up there. */
    public List<Integer> used() {
        return used;
    }

    /** What is added up at coarser levels and not for each scenario, by position among the accumulators of the plan. */
    public Map<Integer, Accumulator> reductions() {
        return reductions;
    }

    /** What is left for scenarios: values of coarser levels are inputs, and are checked there. */
    public CorePlan scenarios() {
        return whole.withInputs(names(values.values()));
    }

    /** The level of a value. */
    public Level level(Value value) {
        return hoisting.level(value.node());
    }

    private static Map<Integer, String> names(Collection<Value> of) {
        Map<Integer, String> names = new LinkedHashMap<>();
        of.forEach(value -> names.put(value.node(), value.name()));
        return names;
    }

    private Source source(Level level, Set<Integer> kept) {
        List<Integer> nodes = List.copyOf(wanted.getOrDefault(level, Set.of()));
        Cut cut = Cut.of(graph, nodes, names(values.values()));
        List<Value> found = nodes.stream()
                .map(node -> new Value(node, graph.node(node).type(), kept.contains(node), used.contains(node)))
                .toList();
        found.forEach(value -> values.put(value.node(), value));
        return new Source(
                level,
                cut.graph(),
                found,
                nodes.stream().map(cut.moved()::get).toList(),
                those(whole.finite(), nodes, cut),
                those(whole.checks(), nodes, cut));
    }

    private static List<Integer> those(Set<Integer> some, List<Integer> nodes, Cut cut) {
        return some.stream().filter(nodes::contains).map(cut.moved()::get).toList();
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
        wanted.getOrDefault(table, Set.of()).forEach(node -> needed[node] = true);
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
    private Map<Integer, Accumulator> addedUpHere() {
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

    private Set<Integer> usedByScenarios() {
        Set<Integer> found = new LinkedHashSet<>();
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
                    found.add(id);
                } else {
                    Graph.forEachOperand(graph.node(id), operand -> needed[operand] = true);
                }
            }
        }
        return found;
    }
}

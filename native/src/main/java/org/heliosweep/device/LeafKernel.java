package org.heliosweep.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.Plan;
import org.heliosweep.plan.PlanByLevel;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.study.Column;

/**
 * What a kernel does with the scenarios of a leaf, for all languages of the family: what is computed for each, what its
 * lane accumulates, which keys are counted, and what is written.
 *
 * @param graph the operations
 * @param size how many scenarios the design has
 * @param ordinary a truth without which nothing of a scenario means anything; the literal true where there is no such
 * @param states what lanes accumulate: first the sums, in their order
 * @param keys histograms of many keys
 * @param same counts and histograms to which every scenario adds the same
 * @param columns what is written where the scenario is a row: the status, then the columns of the plan; none if it
 *     writes nothing
 * @param isWhole whether every scenario that it computes is wanted. If not, {@link #INSIDE} is an input
 * @param names what people call nodes
 * @param levels what comes from coarser levels of a grid: inputs of the graph stand for it; null if nothing does
 */
record LeafKernel(
        Graph graph,
        long size,
        int ordinary,
        List<LaneState> states,
        List<Keys> keys,
        List<Same> same,
        List<Root> columns,
        boolean isWhole,
        Map<Integer, List<String>> names,
        LeafLevels levels) {

    /** A truth: whether the scenario of a lane is one of those that are wanted. No model has an input of this name. */
    static final String INSIDE = "scenario is wanted";

    /** Histograms of no more keys than these become as many counts. */
    static final int MOST_COUNTED_KEYS = 8;

    /** Keeps the lists unmodifiable. */
    LeafKernel {
        states = List.copyOf(states);
        keys = List.copyOf(keys);
        same = List.copyOf(same);
        columns = List.copyOf(columns);
    }

    /** A histogram: its position among the accumulators of the plan, the nodes of its key and mask, how many keys. */
    record Keys(int accumulator, int key, int size, int mask) {}

    /** What every scenario is counted as: the position of the accumulator, and the key if it is a histogram. */
    record Same(int accumulator, long key) {}

    /** The kernel of a plan for whole groups of scenarios that are ordinary. */
    static LeafKernel ofWholeGroups(Plan plan, CorePlan core) {
        return new Builder(plan, core, true).build(Map.of());
    }

    /** The kernel of a plan for any number of any scenarios. */
    static LeafKernel ofAny(Plan plan, Map<Integer, List<String>> names) {
        return new Builder(plan, CorePlan.of(plan), false).build(names);
    }

    /** The kernel of a plan for any number of scenarios, or for whole groups of them, with what is hoisted from them. */
    static LeafKernel ofHoisted(Plan plan, PlanByLevel hoisted, boolean isWhole) {
        Builder builder = new Builder(plan, hoisted.scenarios(), isWhole);
        builder.elsewhere.addAll(hoisted.reductions().keySet());
        builder.levels = LeafLevels.of(hoisted);
        return builder.build(Map.of());
    }

    /** The kernel of a plan for scenarios that are computed one by one, of which all are wanted. */
    static LeafKernel ofEach(Plan plan, Map<Integer, List<String>> names) {
        return new Builder(plan, CorePlan.of(plan), true).build(names);
    }

    /** A truth that holds where some reals are finite and some truths hold. */
    static int ordinary(GraphBuilder graph, Collection<Integer> finite, Collection<Integer> checks) {
        int ordinary = graph.truth(true);
        for (int node : finite) {
            ordinary = graph.and(ordinary, graph.isFinite(node));
        }
        for (int node : checks) {
            ordinary = graph.and(ordinary, node);
        }
        return ordinary;
    }

    /** What is accumulated for each scenario, and then at each coarser level. */
    List<LaneState> allStates() {
        List<LaneState> all = new ArrayList<>(states);
        if (levels != null) {
            levels.levels().forEach(level -> all.addAll(level.states()));
        }
        return all;
    }

    /** How many of the states are sums. */
    int sums() {
        return (int) states.stream()
                .filter(state -> state.kind() == LaneState.Kind.SUM)
                .count();
    }

    /** All nodes that have to be computed. */
    List<Integer> roots() {
        Set<Integer> roots = new LinkedHashSet<>();
        roots.add(ordinary);
        states.forEach(state -> {
            roots.add(state.value());
            roots.add(state.mask());
        });
        keys.forEach(each -> {
            roots.add(each.key());
            roots.add(each.mask());
        });
        columns.forEach(column -> roots.add(column.node()));
        return List.copyOf(roots);
    }

    private static final class Builder {
        private final Plan plan;
        private final CorePlan core;
        private final boolean isWhole;
        private final GraphBuilder graph;
        private final List<LaneState> sums = new ArrayList<>();
        private final List<LaneState> others = new ArrayList<>();
        private final List<Keys> keys = new ArrayList<>();
        private final List<Same> same = new ArrayList<>();
        private final List<Root> columns = new ArrayList<>();
        private final Set<Integer> elsewhere = new HashSet<>();
        private LeafLevels levels;

        Builder(Plan plan, CorePlan core, boolean isWhole) {
            this.plan = plan;
            this.core = core;
            this.isWhole = isWhole;
            this.graph = new GraphBuilder(core.graph());
        }

        LeafKernel build(Map<Integer, List<String>> names) {
            int ordinary = ordinary(graph, core.finite(), core.checks());
            for (int index = 0; index < core.accumulators().size(); index++) {
                if (!elsewhere.contains(index)) {
                    add(index, core.accumulators().get(index));
                }
            }
            if (plan.rows() > 0) {
                addColumns();
            }
            List<LaneState> states = new ArrayList<>(sums);
            states.addAll(others);
            return new LeafKernel(
                    graph.build(), plan.size(), ordinary, states, keys, same, columns, isWhole, names, levels);
        }

        private void add(int index, Accumulator accumulator) {
            int mask = isWhole ? accumulator.mask() : graph.and(graph.input(INSIDE, Type.TRUTH), accumulator.mask());
            switch (accumulator) {
                case Accumulator.Count _ when isTrue(mask) -> same.add(new Same(index, 0));
                case Accumulator.Histogram(int key, int _, int _)
                when isTrue(mask) && graph.node(key) instanceof Node.Literal literal ->
                    same.add(new Same(index, literal.bits()));
                case Accumulator.Histogram(int key, int size, int _)
                when size <= MOST_COUNTED_KEYS -> {
                    for (int each = 0; each < size; each++) {
                        int equal = graph.binary(BinaryOperation.INTEGER_EQUAL, key, graph.integer(each));
                        others.add(LaneState.ofKey(index, each, graph.and(mask, equal)));
                    }
                }
                case Accumulator.Histogram(int key, int size, int _) -> keys.add(new Keys(index, key, size, mask));
                case Accumulator.Sum(int value, int _) ->
                    sums.add(LaneState.of(index, new Accumulator.Sum(value, mask)));
                case Accumulator.Count _, Accumulator.Minimum _, Accumulator.Maximum _ ->
                    others.add(
                            LaneState.of(index, accumulator.moved(node -> node == accumulator.mask() ? mask : node)));
            }
        }

        private boolean isTrue(int node) {
            return graph.node(node) instanceof Node.Literal literal && literal.bits() != 0;
        }

        private void addColumns() {
            columns.add(new Root("status", core.status(), Storage.CODE));
            int valid = graph.binary(BinaryOperation.INTEGER_EQUAL, core.status(), graph.integer(0));
            for (int index = 0; index < plan.columns().size(); index++) {
                columns.add(leaving(plan.columns().get(index), core.columns().get(index), valid));
            }
        }

        /** What a column holds, in operations of the graph: every language gives it the same bits. */
        private Root leaving(Column column, int value, int valid) {
            String name = column.name();
            return switch (column.kind()) {
                case Kind.Number _ -> {
                    int isNumber = graph.binary(BinaryOperation.EQUAL, value, value);
                    int canonical = graph.select(isNumber, graph.add(value, graph.real(0)), graph.real(Double.NaN));
                    yield new Root(name, graph.select(valid, canonical, graph.real(0)), Storage.REAL);
                }
                case Kind.Choice _ -> new Root(name, graph.select(valid, value, graph.integer(0)), Storage.CODE);
                case Kind.Truth _ -> new Root(name, graph.and(valid, value), Storage.TRUTH);
            };
        }
    }
}

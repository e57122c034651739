package org.heliosweep.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.plan.Hoisting;
import org.heliosweep.plan.PlanByLevel;
import org.heliosweep.statistic.Accumulator;

/**
 * What a kernel computes at coarser levels of a grid than scenarios: first for rows, then for each table.
 *
 * @param rowLength how many scenarios a row has
 * @param rowCount how many rows there are
 * @param levels the levels; each stands on those before it
 */
record LeafLevels(int rowLength, long rowCount, List<Level> levels) {
    /** Keeps the levels unmodifiable. */
    LeafLevels {
        levels = List.copyOf(levels);
    }

    /**
     * A level.
     *
     * @param graph what computes its values, from the number of a scenario and from values of coarser levels
     * @param ordinary a truth without which nothing there means anything; the literal true where there is no such
     * @param values those that are kept
     * @param states what is accumulated over values of this level, each as often as scenarios share it; nodes are those of
     *     {@link Value#node}
     * @param keys histograms of many keys, in the same way
     * @param rows how many rows its table has; 1 for values of rows
     * @param period for how many rows a table is right; 1 for values of rows
     */
    record Level(
            Graph graph,
            int ordinary,
            List<Value> values,
            List<LaneState> states,
            List<LeafKernel.Keys> keys,
            int rows,
            long period) {
        /** Keeps the lists unmodifiable. */
        Level {
            values = List.copyOf(values);
            states = List.copyOf(states);
            keys = List.copyOf(keys);
        }

        /** Whether anything is accumulated here. */
        boolean accumulates() {
            return !states.isEmpty() || !keys.isEmpty();
        }

        /** Whether a value is accumulated here. */
        boolean accumulates(Value value) {
            return states.stream().anyMatch(state -> state.value() == value.node())
                    || keys.stream().anyMatch(each -> each.key() == value.node());
        }

        /** Whether it may turn out that scenarios are not ordinary. */
        boolean isChecked() {
            return !(graph.node(ordinary) instanceof Node.Literal);
        }
    }

    /**
     * A value at its level.
     *
     * @param node its node in the graph of the plan
     * @param at its node in the graph of the level
     * @param input the input that stands for it at finer levels
     */
    record Value(int node, int at, Node.Input input) {
        /** What it is called where it is kept. */
        String name() {
            return "hoisted" + node;
        }
    }

    static LeafLevels of(PlanByLevel plan) {
        List<Level> levels = new ArrayList<>();
        levels.add(level(plan, plan.rows(), 1, 1));
        for (PlanByLevel.Source table : plan.tables()) {
            Hoisting.Level.Positions positions = (Hoisting.Level.Positions) table.level();
            levels.add(level(plan, table, Math.toIntExact(positions.rows()), positions.period()));
        }
        return new LeafLevels(plan.rowLength(), plan.rowCount(), levels);
    }

    private static Level level(PlanByLevel plan, PlanByLevel.Source source, int rows, long period) {
        GraphBuilder graph = new GraphBuilder(source.graph());
        int ordinary = LeafKernel.ordinary(graph, source.finite(), source.checks());
        List<Value> values = new ArrayList<>();
        for (int index = 0; index < source.values().size(); index++) {
            PlanByLevel.Value value = source.values().get(index);
            if (value.isKept()) {
                values.add(
                        new Value(value.node(), source.nodes().get(index), new Node.Input(value.name(), value.type())));
            }
        }
        List<LaneState> states = new ArrayList<>();
        List<LeafKernel.Keys> keys = new ArrayList<>();
        plan.reductions().forEach((index, accumulator) -> {
            if (values.stream()
                    .anyMatch(value -> value.node() == accumulator.nodes().getFirst())) {
                add(index, accumulator, states, keys);
            }
        });
        return new Level(graph.build(), ordinary, values, states, keys, rows, period);
    }

    private static void add(int index, Accumulator accumulator, List<LaneState> states, List<LeafKernel.Keys> keys) {
        switch (accumulator) {
            case Accumulator.Histogram(int key, int size, int _)
            when size <= LeafKernel.MOST_COUNTED_KEYS -> {
                for (int each = 0; each < size; each++) {
                    states.add(LaneState.ofKey(index, each, key));
                }
            }
            case Accumulator.Histogram(int key, int size, int mask) ->
                keys.add(new LeafKernel.Keys(index, key, size, mask));
            case Accumulator.Count _, Accumulator.Minimum _, Accumulator.Maximum _ ->
                states.add(LaneState.of(index, accumulator));
            case Accumulator.Sum _ -> throw new IllegalArgumentException("not added up here: " + accumulator);
        }
    }

    /** The histograms of many keys of all levels. */
    List<LeafKernel.Keys> keys() {
        return levels.stream().flatMap(level -> level.keys().stream()).toList();
    }

    /** Whether anything is accumulated at any level. */
    boolean accumulates() {
        return levels.stream().anyMatch(Level::accumulates);
    }

    /** How many rows the longest table has. */
    int mostRows() {
        return levels.stream().mapToInt(Level::rows).max().orElse(0);
    }

    /** The kept value that an input stands for, and the position of its level. */
    Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        for (int level = 0; level < levels.size(); level++) {
            for (Value value : levels.get(level).values()) {
                places.put(value.input().name(), new Place(level, value));
            }
        }
        return places;
    }

    /** A kept value, and the position of its level. */
    record Place(int level, Value value) {}
}

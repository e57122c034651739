package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.heliosweep.function.Core;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.statistic.Accumulator;

/**
 * A plan for ordinary scenarios: what a function's core is for a function. Where all its checks hold, it has the bits
 * of the plan; elsewhere it means nothing.
 *
 * @param graph the operations
 * @param status the node of the status; the literal 0 where scenarios are taken to be valid
 * @param accumulators those of the plan, in their order
 * @param columns the node of each column of the plan
 * @param finite reals that have to be finite
 * @param checks truths that have to hold
 */
public record CorePlan(
        Graph graph,
        int status,
        List<Accumulator> accumulators,
        List<Integer> columns,
        Set<Integer> finite,
        Set<Integer> checks) {

    /** Keeps the order of the checks. */
    public CorePlan {
        accumulators = List.copyOf(accumulators);
        columns = List.copyOf(columns);
        finite = new LinkedHashSet<>(finite);
        checks = new LinkedHashSet<>(checks);
    }

    /** A plan as it is: without checks. */
    public static CorePlan of(Plan plan) {
        return new CorePlan(
                plan.graph(),
                plan.status(),
                plan.accumulators().list(),
                plan.columns().stream().map(column -> column.node()).toList(),
                Set.of(),
                Set.of());
    }

    /** All nodes that are needed. */
    public List<Integer> roots() {
        Set<Integer> roots = new LinkedHashSet<>();
        accumulators.forEach(accumulator -> roots.addAll(accumulator.nodes()));
        roots.addAll(columns);
        roots.add(status);
        roots.addAll(finite);
        roots.addAll(checks);
        return List.copyOf(roots);
    }

    /** The same, where all scenarios are valid: that they are becomes a check. */
    public CorePlan ofValid() {
        Checks found = new Checks();
        int next = status;
        while (graph.node(next) instanceof Node.Select(Type _, int condition, int whenTrue, int whenFalse)
                && graph.node(whenFalse) instanceof Node.Literal literal
                && literal.bits() != 0) {
            found.add(graph, condition);
            next = whenTrue;
        }
        if (!(graph.node(next) instanceof Node.Literal literal && literal.bits() == 0)) {
            return this;
        }
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> moved = new HashMap<>();
        moved.put(status, builder.integer(0));
        List<Integer> roots = new ArrayList<>(roots());
        roots.addAll(found.finite);
        roots.addAll(found.checks);
        builder.addAll(graph, graph.reachable(roots), moved);
        return moved(builder.build(), moved::get, found);
    }

    /**
     * The same with functions as the operations of their cores.
     *
     * @param mostOperations with more operations than this, the functions that would take most of them stay calls
     */
    public CorePlan ofCores(int mostOperations) {
        Checks found = new Checks();
        Set<Function> inlined = inlined(mostOperations);
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> moved = new HashMap<>();
        boolean[] wanted = graph.reachable(roots());
        List<Integer> guards = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                Node node = graph.node(id).map(moved::get);
                if (node instanceof Node.Call call && inlined.contains(call.function())) {
                    Core core = Functions.expandCore(builder, call);
                    guards.add(core.guard());
                    moved.put(id, core.result());
                } else {
                    moved.put(id, builder.add(node));
                }
            }
        }
        Graph built = builder.build();
        CorePlan result = moved(built, moved::get, found);
        Checks all = new Checks(result.finite, result.checks);
        guards.forEach(guard -> all.add(built, guard));
        return new CorePlan(built, result.status, result.accumulators, result.columns, all.finite, all.checks);
    }

    /** The same with inputs in the place of some nodes, which are checked elsewhere. */
    public CorePlan withInputs(Map<Integer, String> names) {
        return without(names.keySet()).substituted(names);
    }

    private CorePlan without(Set<Integer> checked) {
        Checks left = new Checks(finite, checks);
        left.finite.removeAll(checked);
        left.checks.removeAll(checked);
        return new CorePlan(graph, status, accumulators, columns, left.finite, left.checks);
    }

    private CorePlan substituted(Map<Integer, String> names) {
        Cut cut = Cut.of(graph, roots(), names);
        return moved(cut.graph(), cut.moved()::get, new Checks());
    }

    private CorePlan moved(Graph to, IntUnaryOperator moved, Checks found) {
        Checks all = new Checks();
        finite.forEach(node -> all.finite.add(moved.applyAsInt(node)));
        found.finite.forEach(node -> all.finite.add(moved.applyAsInt(node)));
        checks.forEach(node -> all.add(to, moved.applyAsInt(node)));
        found.checks.forEach(node -> all.add(to, moved.applyAsInt(node)));
        return new CorePlan(
                to,
                moved.applyAsInt(status),
                accumulators.stream()
                        .map(accumulator -> accumulator.moved(moved))
                        .toList(),
                columns.stream().map(moved::applyAsInt).toList(),
                all.finite,
                all.checks);
    }

    /** Which functions become operations: all, or without the one that would take most, and so on. */
    private Set<Function> inlined(int mostOperations) {
        Map<Function, Integer> sizes = new EnumMap<>(Function.class);
        boolean[] wanted = graph.reachable(roots());
        int others = 0;
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id] && graph.node(id) instanceof Node.Call call) {
                sizes.merge(call.function(), size(call.function()), Integer::sum);
            } else if (wanted[id]) {
                others++;
            }
        }
        while (!sizes.isEmpty()
                && others + sizes.values().stream().mapToInt(Integer::intValue).sum() > mostOperations) {
            Function largest = sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            sizes.remove(largest);
        }
        return sizes.keySet();
    }

    private static int size(Function function) {
        Expansion expansion = Functions.expansion(function);
        boolean[] used = expansion.graph().reachable(List.of(expansion.core(), expansion.guard()));
        int size = 0;
        for (boolean each : used) {
            size += each ? 1 : 0;
        }
        return size;
    }

    /** Checks while they are collected: conjunctions are taken apart, and what is true is none. */
    private static final class Checks {
        private final Set<Integer> finite = new LinkedHashSet<>();
        private final Set<Integer> checks = new LinkedHashSet<>();

        Checks() {}

        Checks(Set<Integer> finite, Set<Integer> checks) {
            this.finite.addAll(finite);
            this.checks.addAll(checks);
        }

        void add(Graph graph, int condition) {
            switch (graph.node(condition)) {
                case Node.Binary(BinaryOperation operation, int left, int right)
                when operation == BinaryOperation.AND -> {
                    add(graph, left);
                    add(graph, right);
                }
                case Node.Binary(BinaryOperation operation, int left, int right)
                when operation == BinaryOperation.LESS
                        && graph.node(left) instanceof Node.Unary(UnaryOperation inner, int value)
                        && inner == UnaryOperation.ABSOLUTE
                        && graph.node(right) instanceof Node.Literal limit
                        && limit.real() == Double.POSITIVE_INFINITY -> finite.add(value);
                case Node.Literal literal when literal.bits() != 0 -> {}
                case Node.Literal _,
                        Node.Input _,
                        Node.Parameter _,
                        Node.Unary _,
                        Node.Binary _,
                        Node.FusedMultiplyAdd _,
                        Node.SingleFusedMultiplyAdd _,
                        Node.Select _,
                        Node.Element _,
                        Node.Call _,
                        Node.Loop _,
                        Node.LoopResult _ -> checks.add(condition);
            }
        }
    }
}

package org.heliosweep.vector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.statistic.Accumulator;

/**
 * An order of execution in which values are used soon after they are made: depth first, from goal to goal. What is
 * added up or checked follows at once.
 */
final class Schedule {
    /** A check that needs no more operations than this is done as soon as it can be. */
    private static final int SMALL_CHECK = 3;

    private final Graph graph;
    private final boolean[] done;
    private final List<Item> order = new ArrayList<>();
    private final List<Item.Accumulate> accumulators = new ArrayList<>();
    private final List<Integer> finite;
    private final Set<Integer> checks;

    private Schedule(Graph graph, Goals goals, Set<Integer> free) {
        this.graph = graph;
        this.done = new boolean[graph.size()];
        for (int id = 0; id < done.length; id++) {
            done[id] = graph.node(id) instanceof Node.Literal || free.contains(id);
        }
        new TreeMap<>(goals.accumulators())
                .forEach((index, accumulator) -> accumulators.add(new Item.Accumulate(index, accumulator)));
        finite = new ArrayList<>(goals.finite());
        checks = new LinkedHashSet<>(goals.checks());
    }

    /**
     * What is done for some goals.
     *
     * @param free nodes that need not be computed nor brought anywhere, besides literals
     */
    static List<Item> of(Graph graph, Goals goals, Set<Integer> free) {
        Schedule schedule = new Schedule(graph, goals, free);
        schedule.reduce();
        for (Item.Accumulate each : List.copyOf(schedule.accumulators)) {
            each.uses().forEach(schedule::compute);
        }
        goals.roots().forEach(schedule::compute);
        goals.finite().forEach(schedule::compute);
        for (int check : goals.checks()) {
            schedule.compute(check);
        }
        return schedule.order;
    }

    private void compute(int root) {
        Deque<Integer> stack = new ArrayDeque<>();
        stack.push(root);
        while (!stack.isEmpty()) {
            int id = stack.peek();
            int before = stack.size();
            if (!done[id]) {
                Graph.forEachOperand(graph.node(id), operand -> {
                    if (!done[operand]) {
                        stack.push(operand);
                    }
                });
            }
            if (stack.size() == before) {
                stack.pop();
                if (!done[id]) {
                    done[id] = true;
                    order.add(new Item.Value(id));
                    reduce();
                }
            }
        }
    }

    /** Adds up and checks all that can be by now; what a check computes may have been all that something waited for. */
    private void reduce() {
        int before;
        do {
            before = order.size();
            reduceOnce();
        } while (order.size() > before);
    }

    private void reduceOnce() {
        accumulators.removeIf(each -> isReady(each.accumulator()) && order.add(each));
        finite.removeIf(value -> done[value] && order.add(new Item.Finite(value)));
        for (int check : List.copyOf(checks)) {
            Set<Integer> missing = new HashSet<>();
            if (checks.contains(check) && collect(check, missing)) {
                checks.remove(check);
                missing.stream().sorted().forEach(id -> {
                    done[id] = true;
                    order.add(new Item.Value(id));
                });
                order.add(new Item.Check(check));
            }
        }
    }

    private boolean isReady(Accumulator accumulator) {
        return accumulator.nodes().stream().allMatch(node -> done[node]);
    }

    /** Collects what has not been computed yet below a node; false if that is much. */
    private boolean collect(int id, Set<Integer> missing) {
        if (done[id] || !missing.add(id)) {
            return true;
        }
        if (missing.size() > SMALL_CHECK) {
            return false;
        }
        List<Integer> operands = new ArrayList<>();
        Graph.forEachOperand(graph.node(id), operands::add);
        return operands.stream().allMatch(operand -> collect(operand, missing));
    }
}

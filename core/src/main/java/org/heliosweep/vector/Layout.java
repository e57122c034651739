package org.heliosweep.vector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * How a graph is executed block by block: the steps, and where in the scratch arrays the values lie that live longer
 * than a step. A slot is as long as a block; it is used again when nothing needs its value any more.
 */
final class Layout {
    /** Longer segments run into limits of the just-in-time compiler; shorter ones store more. */
    static final int LONGEST_SEGMENT = Integer.getInteger("heliosweep.vector.segment", 48);

    private static final int NEVER = -1;

    private final Graph graph;
    private final List<List<Integer>> groups;
    private final int[] last;
    private final int[] slots;
    private final Map<Type, Integer> counts = new EnumMap<>(Type.class);

    /** The layout for some roots, whose values stay until the end. */
    Layout(Graph graph, List<Integer> roots) {
        this.graph = graph;
        this.groups = groups(graph, Schedule.of(graph, roots));
        this.last = lastUses(roots);
        this.slots = new int[graph.size()];
        assignSlots(roots);
    }

    Graph graph() {
        return graph;
    }

    /** The slot of a node in the scratch array of its type, or −1 if it is never stored. */
    int slot(int node) {
        return slots[node];
    }

    /** How many slots there are of a type. */
    int count(Type type) {
        return counts.getOrDefault(type, 0);
    }

    /** What is executed, in this order. Inputs and parameters are in their slots before. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (List<Integer> group : groups) {
            int first = group.getFirst();
            switch (graph.node(first)) {
                case Node.Element _ -> steps.add(new Step.Elements(first));
                case Node.Call _ -> steps.add(new Step.Call(first));
                case Node.Loop _ -> steps.add(new Step.Repeated(first));
                case Node.LoopResult _ -> steps.add(new Step.Result(first));
                case Node.Input _, Node.Parameter _ -> {}
                case Node.Binary binary when isDivision(binary) -> steps.add(new Step.Quotients(first));
                case Node.Binary _, Node.Literal _, Node.Unary _, Node.FusedMultiplyAdd _, Node.Select _ ->
                    steps.add(new Segment(
                            group,
                            group.stream().filter(node -> slots[node] != NEVER).toList()));
            }
        }
        return steps;
    }

    private static List<List<Integer>> groups(Graph graph, List<Integer> order) {
        List<List<Integer>> groups = new ArrayList<>();
        List<Integer> segment = new ArrayList<>();
        for (int id : order) {
            boolean alone = isAlone(graph.node(id));
            if ((alone || segment.size() >= LONGEST_SEGMENT) && !segment.isEmpty()) {
                groups.add(segment);
                segment = new ArrayList<>();
            }
            if (alone) {
                groups.add(List.of(id));
            } else {
                segment.add(id);
            }
        }
        if (!segment.isEmpty()) {
            groups.add(segment);
        }
        return groups;
    }

    private static boolean isAlone(Node node) {
        return switch (node) {
            case Node.Element _, Node.Call _, Node.Loop _, Node.LoopResult _, Node.Input _, Node.Parameter _ -> true;
            case Node.Binary binary -> isDivision(binary);
            case Node.Literal _, Node.Unary _, Node.FusedMultiplyAdd _, Node.Select _ -> false;
        };
    }

    private static boolean isDivision(Node.Binary binary) {
        return binary.operation() == BinaryOperation.INTEGER_DIVIDE
                || binary.operation() == BinaryOperation.INTEGER_REMAINDER;
    }

    /** For each node the last group that uses it; that of a root is behind all groups. */
    private int[] lastUses(List<Integer> roots) {
        int[] uses = new int[graph.size()];
        Arrays.fill(uses, NEVER);
        for (int group = 0; group < groups.size(); group++) {
            int at = group;
            for (int id : groups.get(group)) {
                Graph.forEachOperand(graph.node(id), operand -> uses[operand] = at);
            }
        }
        roots.forEach(root -> uses[root] = groups.size());
        return uses;
    }

    private void assignSlots(List<Integer> roots) {
        Arrays.fill(slots, NEVER);
        List<List<Integer>> ending = new ArrayList<>();
        for (int group = 0; group <= groups.size(); group++) {
            ending.add(new ArrayList<>());
        }
        Map<Type, Deque<Integer>> free = new EnumMap<>(Type.class);
        for (Type type : Type.values()) {
            free.put(type, new ArrayDeque<>());
        }
        for (int root : roots) {
            if (graph.node(root) instanceof Node.Literal) {
                slots[root] = counts.merge(graph.node(root).type(), 1, Integer::sum) - 1;
            }
        }
        for (int group = 0; group < groups.size(); group++) {
            for (int id : groups.get(group)) {
                Node node = graph.node(id);
                boolean given = node instanceof Node.Input || node instanceof Node.Parameter;
                if (!(node instanceof Node.Loop) && (given || last[id] > group)) {
                    Integer slot = given ? null : free.get(node.type()).poll();
                    slots[id] = slot != null ? slot : counts.merge(node.type(), 1, Integer::sum) - 1;
                    if (!given && last[id] < groups.size()) {
                        ending.get(last[id]).add(id);
                    }
                }
            }
            for (int id : ending.get(group)) {
                free.get(graph.node(id).type()).add(slots[id]);
            }
        }
    }
}

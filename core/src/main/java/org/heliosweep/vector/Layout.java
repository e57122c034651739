package org.heliosweep.vector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
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
    static final int LONGEST_SEGMENT = Integer.getInteger("heliosweep.vector.segment", 100);

    private static final int NEVER = -1;

    private final Graph graph;
    private final Goals goals;
    private final List<List<Item>> groups;
    private final int[] last;
    private final int[] slots;
    private final Set<Integer> truthsAsReals;
    private final Map<Type, Integer> counts = new EnumMap<>(Type.class);

    /** The layout for some goals; the values of their roots stay until the end. */
    Layout(Graph graph, Goals goals) {
        this.graph = graph;
        this.goals = goals;
        this.truthsAsReals = onlyInSegments();
        this.groups = groups(Schedule.of(graph, goals, onlyPointed()));
        this.last = lastUses();
        this.slots = new int[graph.size()];
        assignSlots();
    }

    Graph graph() {
        return graph;
    }

    /** Where an input lies that has no slot, or null. */
    Pointer pointer(int node) {
        return goals.pointers().get(node);
    }

    /** The slot of a node in the scratch array of its type, or −1 if it is never stored. */
    int slot(int node) {
        return slots[node];
    }

    /**
     * The type of the slot of a node. Truths that only segments use are 1.0 or 0.0: to bring a mask into an array of
     * truths and back costs more, and is not always compiled without making objects.
     */
    Type slotType(int node) {
        return truthsAsReals.contains(node) ? Type.REAL : graph.node(node).type();
    }

    /** How many slots there are of a type. */
    int count(Type type) {
        return counts.getOrDefault(type, 0);
    }

    /** What is executed, in this order. Inputs and parameters are in their slots before. */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (List<Item> group : groups) {
            Step step = step(group);
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private Step step(List<Item> group) {
        if (group.getFirst() instanceof Item.Value(int node) && isAlone(node)) {
            return switch (graph.node(node)) {
                case Node.Element _ -> new Step.Elements(node);
                case Node.Call _ -> new Step.Call(node);
                case Node.Loop _ -> new Step.Repeated(node);
                case Node.LoopResult _ -> new Step.Result(node);
                case Node.Binary _ -> new Step.Quotients(node);
                case Node.Input _, Node.Parameter _ -> null;
                case Node.Literal _, Node.Unary _, Node.FusedMultiplyAdd _, Node.Select _ ->
                    throw new IllegalStateException("not alone: " + graph.node(node));
            };
        }
        Set<Integer> stored = new HashSet<>();
        for (Item item : group) {
            if (item instanceof Item.Value(int node) && slots[node] != NEVER) {
                stored.add(node);
            }
        }
        return new Segment(group, stored);
    }

    /** The inputs with a pointer that nothing but segments use. */
    private Set<Integer> onlyPointed() {
        Set<Integer> only = new HashSet<>(goals.pointers().keySet());
        only.removeAll(goals.roots());
        for (int id = 0; id < graph.size(); id++) {
            if (isAlone(id)) {
                Graph.forEachOperand(graph.node(id), only::remove);
            }
        }
        return only;
    }

    /** The computed truths that nothing but segments use. */
    private Set<Integer> onlyInSegments() {
        Set<Integer> only = new HashSet<>();
        for (int id = 0; id < graph.size(); id++) {
            if (graph.node(id).type() == Type.TRUTH && !isAlone(id) && pointer(id) == null) {
                only.add(id);
            }
            if (isAlone(id)) {
                Graph.forEachOperand(graph.node(id), only::remove);
            }
        }
        goals.roots().forEach(only::remove);
        return only;
    }

    private List<List<Item>> groups(List<Item> order) {
        List<List<Item>> groups = new ArrayList<>();
        List<Item> segment = new ArrayList<>();
        int weight = 0;
        for (Item item : order) {
            boolean alone = item instanceof Item.Value(int node) && isAlone(node);
            if ((alone || weight >= LONGEST_SEGMENT) && !segment.isEmpty()) {
                groups.add(segment);
                segment = new ArrayList<>();
                weight = 0;
            }
            if (alone) {
                groups.add(List.of(item));
            } else {
                segment.add(item);
                weight++;
            }
        }
        if (!segment.isEmpty()) {
            groups.add(segment);
        }
        return groups;
    }

    /** Whether a node is not computed inside a segment. */
    private boolean isAlone(int id) {
        return switch (graph.node(id)) {
            case Node.Element _, Node.Call _, Node.Loop _, Node.LoopResult _, Node.Parameter _ -> true;
            case Node.Input _ -> pointer(id) == null;
            case Node.Binary binary ->
                binary.operation() == BinaryOperation.INTEGER_DIVIDE
                        || binary.operation() == BinaryOperation.INTEGER_REMAINDER;
            case Node.Literal _, Node.Unary _, Node.FusedMultiplyAdd _, Node.Select _ -> false;
        };
    }

    /** For each node the last group that uses it; that of a root is behind all groups. */
    private int[] lastUses() {
        int[] uses = new int[graph.size()];
        Arrays.fill(uses, NEVER);
        for (int group = 0; group < groups.size(); group++) {
            int at = group;
            IntConsumer use = operand -> uses[operand] = at;
            for (Item item : groups.get(group)) {
                item.uses().forEach(use::accept);
                if (item instanceof Item.Value(int node)) {
                    Graph.forEachOperand(graph.node(node), use);
                }
            }
        }
        goals.roots().forEach(root -> uses[root] = groups.size());
        return uses;
    }

    private void assignSlots() {
        Arrays.fill(slots, NEVER);
        List<List<Integer>> ending = new ArrayList<>();
        for (int group = 0; group <= groups.size(); group++) {
            ending.add(new ArrayList<>());
        }
        Map<Type, Deque<Integer>> free = new EnumMap<>(Type.class);
        for (Type type : Type.values()) {
            free.put(type, new ArrayDeque<>());
        }
        for (int root : goals.roots()) {
            if (graph.node(root) instanceof Node.Literal && slots[root] == NEVER) {
                slots[root] = newSlot(root);
            }
        }
        for (int group = 0; group < groups.size(); group++) {
            for (Item item : groups.get(group)) {
                if (item instanceof Item.Value(int node)) {
                    assignSlot(node, group, free, ending);
                }
            }
            for (int id : ending.get(group)) {
                free.get(slotType(id)).add(slots[id]);
            }
        }
    }

    private void assignSlot(int id, int group, Map<Type, Deque<Integer>> free, List<List<Integer>> ending) {
        Node node = graph.node(id);
        boolean given = isAlone(id) && (node instanceof Node.Input || node instanceof Node.Parameter);
        if (!(node instanceof Node.Loop) && (given || last[id] > group)) {
            Integer slot = given ? null : free.get(slotType(id)).poll();
            slots[id] = slot != null ? slot : newSlot(id);
            if (!given && last[id] < groups.size()) {
                ending.get(last[id]).add(id);
            }
        }
    }

    private int newSlot(int id) {
        return counts.merge(slotType(id), 1, Integer::sum) - 1;
    }
}

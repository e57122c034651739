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
import org.heliosweep.statistic.Accumulator;

/**
 * How a graph is executed block by block: the steps, and where in the scratch arrays the values lie that live longer
 * than a step. A slot is as long as a block; it is used again when nothing needs its value any more.
 */
final class Layout {
    /** Longer segments run into limits of the just-in-time compiler; shorter ones store more. */
    static final int LONGEST_SEGMENT = 100;

    /** In large programs segments are shorter: time to compile them grows faster than their length. */
    private static final int LONGEST_OF_MANY = 48;

    private static final int MANY = 1_000;

    private static final int NEVER = -1;

    private final Graph graph;
    private final Goals goals;
    private final int longestSegment;
    private final Set<Integer> numbers;
    private final List<List<Item>> groups;
    private final int[] last;
    private final int[] slots;
    private final Set<Integer> truthsAsReals;
    private final Map<Type, Integer> counts = new EnumMap<>(Type.class);

    /** The layout for some goals, with segments of the usual length. */
    Layout(Graph graph, Goals goals) {
        this(graph, goals, LONGEST_SEGMENT);
    }

    /**
     * The layout for some goals; the values of their roots stay until the end.
     *
     * @param longestSegment about how many operations a segment has at most
     */
    Layout(Graph graph, Goals goals, int longestSegment) {
        this.graph = graph;
        this.goals = goals;
        this.longestSegment = longestSegment;
        this.numbers = goals.numbers(graph);
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

    /** Whether a real is not NaN, or else nothing of the run counts. */
    boolean isNumber(int node) {
        return numbers.contains(node);
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
                case Node.Literal _,
                        Node.Unary _,
                        Node.FusedMultiplyAdd _,
                        Node.SingleFusedMultiplyAdd _,
                        Node.Select _ -> throw new IllegalStateException("not alone: " + graph.node(node));
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
        int longest = order.size() > MANY ? Math.min(LONGEST_OF_MANY, longestSegment) : longestSegment;
        int[] alive = alive(order);
        int begin = 0;
        while (begin < order.size()) {
            int end = begin + 1;
            if (!isAlone(order.get(begin))) {
                end = end(order, begin, longest);
                end = end == order.size() || isAlone(order.get(end)) ? end : leastAlive(alive, begin, end);
            }
            groups.add(List.copyOf(order.subList(begin, end)));
            begin = end;
        }
        return groups;
    }

    /** Where a segment has to end that begins somewhere. */
    private int end(List<Item> order, int begin, int longest) {
        int end = begin;
        int weight = 0;
        while (end < order.size() && !isAlone(order.get(end)) && weight < longest) {
            weight += weight(order.get(end));
            end++;
        }
        return end;
    }

    /** Where in the last third of a segment the fewest values have to be stored for later. */
    private static int leastAlive(int[] alive, int begin, int end) {
        int best = end;
        for (int cut = end - 1; cut > end - (end - begin) / 3; cut--) {
            if (alive[cut] < alive[best]) {
                best = cut;
            }
        }
        return best;
    }

    /** How many values that were computed before each item are used by it or later. */
    private int[] alive(List<Item> order) {
        int[] lastUse = new int[graph.size()];
        for (int at = 0; at < order.size(); at++) {
            int user = at;
            order.get(at).uses().forEach(node -> lastUse[node] = user);
            if (order.get(at) instanceof Item.Value(int node)) {
                Graph.forEachOperand(graph.node(node), operand -> lastUse[operand] = user);
            }
        }
        goals.roots().forEach(root -> lastUse[root] = order.size());
        int[] change = new int[order.size() + 2];
        for (int at = 0; at < order.size(); at++) {
            if (order.get(at) instanceof Item.Value(int node) && lastUse[node] > at) {
                change[at + 1]++;
                change[lastUse[node] + 1]--;
            }
        }
        int[] alive = new int[order.size() + 1];
        int now = 0;
        for (int at = 0; at <= order.size(); at++) {
            now += change[at];
            alive[at] = now;
        }
        return alive;
    }

    private boolean isAlone(Item item) {
        return item instanceof Item.Value(int node) && isAlone(node);
    }

    /** About how much code an item is, in that of a plain operation. */
    private int weight(Item item) {
        return switch (item) {
            case Item.Accumulate(int _, Accumulator accumulator) ->
                graph.node(accumulator.mask()) instanceof Node.Literal ? 3 : 5;
            case Item.Value(int node) ->
                graph.node(node) instanceof Node.Select || graph.node(node) instanceof Node.Unary ? 2 : 1;
            case Item.Finite _, Item.Check _ -> 1;
        };
    }

    /** Whether a node is not computed inside a segment. */
    private boolean isAlone(int id) {
        return switch (graph.node(id)) {
            case Node.Element _, Node.Call _, Node.Loop _, Node.LoopResult _, Node.Parameter _ -> true;
            case Node.Input _ -> pointer(id) == null;
            case Node.Binary binary ->
                binary.operation() == BinaryOperation.INTEGER_DIVIDE
                        || binary.operation() == BinaryOperation.INTEGER_REMAINDER;
            case Node.Literal _, Node.Unary _, Node.FusedMultiplyAdd _, Node.SingleFusedMultiplyAdd _, Node.Select _ ->
                false;
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

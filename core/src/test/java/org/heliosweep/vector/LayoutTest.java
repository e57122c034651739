package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Type;
import org.heliosweep.statistic.Accumulator;
import org.junit.jupiter.api.Test;

/** Plays the steps of random programs: what a step reads from a slot is still the value that was put there. */
class LayoutTest {
    /** Which node's value is in each slot. */
    private final Map<List<Object>, Integer> slots = new HashMap<>();

    private Graph graph;
    private Goals goals;
    private Layout layout;

    @Test
    void noSlotIsUsedAgainWhileItsValueIsNeeded() {
        SplittableRandom random = new SplittableRandom(21);
        int segments = 0;
        for (int each = 0; each < 300; each++) {
            graph = RandomGraphs.next(random);
            goals = RandomGoals.of(graph, random);
            segments += play();
        }
        assertTrue(segments > 300);
    }

    /** A sum of many products, so long that it takes many segments. */
    @Test
    void longProgramsAreCutIntoSegments() {
        GraphBuilder builder = new GraphBuilder();
        int x = builder.input("x", Type.REAL);
        int sum = builder.real(0);
        List<Integer> early = new ArrayList<>();
        for (int term = 0; term < 700; term++) {
            int product = builder.multiply(x, builder.real(term + 0.5));
            early.add(term % 9 == 0 ? product : x);
            int late = early.get(Math.max(0, term - 60));
            sum = builder.add(builder.binary(BinaryOperation.MAXIMUM, sum, late), product);
        }
        graph = builder.build();
        goals = new Goals(List.of(sum), Map.of(), List.of(sum), List.of(), Map.of());
        assertTrue(play() > 10);
    }

    private int play() {
        slots.clear();
        layout = new Layout(graph, goals);
        for (int id = 0; id < graph.size(); id++) {
            Node node = graph.node(id);
            boolean given = (node instanceof Node.Input && !goals.pointers().containsKey(id))
                    || node instanceof Node.Parameter
                    || node instanceof Node.Literal;
            if (given && layout.slot(id) >= 0) {
                put(id);
            }
        }
        int segments = 0;
        Set<Integer> reductions = new HashSet<>();
        int items = 0;
        for (Step step : layout.steps()) {
            switch (step) {
                case Segment segment -> {
                    segments++;
                    play(segment);
                    for (Item item : segment.items()) {
                        if (item instanceof Item.Accumulate(int index, Accumulator _)) {
                            assertTrue(reductions.add(index), () -> index + " twice");
                        }
                        items += item instanceof Item.Finite || item instanceof Item.Check ? 1 : 0;
                    }
                }
                case Step.Elements(int node) -> alone(node);
                case Step.Quotients(int node) -> alone(node);
                case Step.Call(int node) -> alone(node);
                case Step.Repeated(int node) -> Graph.forEachOperand(graph.node(node), this::read);
                case Step.Result(int node) -> put(node);
            }
        }
        assertEquals(goals.accumulators().keySet(), reductions);
        assertEquals(goals.finite().size() + goals.checks().size(), items);
        goals.roots().forEach(this::read);
        return segments;
    }

    private void alone(int node) {
        Graph.forEachOperand(graph.node(node), this::read);
        put(node);
    }

    private void play(Segment segment) {
        Set<Integer> made = new HashSet<>();
        IntConsumer use = node -> {
            if (!made.contains(node) && !(goals.pointers().containsKey(node) && layout.slot(node) < 0)) {
                read(node, goals.pointers().containsKey(node));
            }
        };
        for (Item item : segment.items()) {
            item.uses().forEach(use::accept);
            if (item instanceof Item.Value(int node)) {
                Graph.forEachOperand(graph.node(node), use);
                assertTrue(made.add(node), () -> node + " twice");
                if (segment.stored().contains(node)) {
                    put(node);
                }
            }
        }
    }

    private void read(int node) {
        read(node, false);
    }

    private void read(int node, boolean isPointed) {
        if (isPointed
                || (graph.node(node) instanceof Node.Literal && !goals.roots().contains(node))) {
            return;
        }
        assertFalse(layout.slot(node) < 0, () -> graph.node(node) + " is in no slot");
        assertEquals(node, slots.get(slot(node)), () -> "what is in the slot of " + graph.node(node));
    }

    private void put(int node) {
        assertTrue(layout.slot(node) >= 0 && layout.slot(node) < layout.count(layout.slotType(node)));
        slots.put(slot(node), node);
    }

    private List<Object> slot(int node) {
        return List.of(layout.slotType(node), layout.slot(node));
    }
}

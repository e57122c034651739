package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Type;
import org.heliosweep.statistic.Accumulator;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void everythingIsDoneOnceAndAfterWhatItNeeds() {
        SplittableRandom random = new SplittableRandom(5);
        for (int each = 0; each < 500; each++) {
            Graph graph = RandomGraphs.next(random);
            Goals goals = RandomGoals.of(graph, random);
            Set<Integer> free =
                    random.nextBoolean() ? Set.of() : goals.pointers().keySet();
            check(graph, goals, free, Schedule.of(graph, goals, free));
        }
    }

    private static void check(Graph graph, Goals goals, Set<Integer> free, List<Item> order) {
        Set<Integer> done = new HashSet<>(free);
        for (int id = 0; id < graph.size(); id++) {
            if (graph.node(id) instanceof Node.Literal) {
                done.add(id);
            }
        }
        List<Integer> finite = new ArrayList<>();
        List<Integer> checks = new ArrayList<>();
        List<Integer> accumulators = new ArrayList<>();
        for (Item item : order) {
            assertTrue(done.containsAll(item.uses()), () -> item + " before what it uses");
            switch (item) {
                case Item.Value(int node) -> {
                    Graph.forEachOperand(
                            graph.node(node),
                            operand -> assertTrue(done.contains(operand), () -> node + " before " + operand));
                    assertTrue(done.add(node), () -> node + " twice");
                }
                case Item.Accumulate(int index, Accumulator accumulator) -> {
                    assertEquals(goals.accumulators().get(index), accumulator);
                    accumulators.add(index);
                }
                case Item.Finite(int value) -> finite.add(value);
                case Item.Check(int condition) -> checks.add(condition);
            }
        }
        assertEquals(sorted(goals.finite()), sorted(finite));
        assertEquals(sorted(goals.checks()), sorted(checks));
        assertEquals(sorted(goals.accumulators().keySet()), sorted(accumulators));
        assertTrue(done.containsAll(goals.roots()));
    }

    private static List<Integer> sorted(Collection<Integer> values) {
        return values.stream().sorted().toList();
    }

    /** The check is small, so it is done early, and nothing is computed after it. */
    @Test
    void whatACheckComputedIsAddedUp() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        int b = builder.input("b", Type.REAL);
        int less = builder.binary(BinaryOperation.LESS, a, b);
        Goals goals = new Goals(List.of(), Map.of(7, new Accumulator.Count(less)), List.of(), List.of(less), Map.of());
        check(builder.build(), goals, Set.of(), Schedule.of(builder.build(), goals, Set.of()));
    }
}

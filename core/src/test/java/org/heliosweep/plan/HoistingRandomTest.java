package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.heliosweep.design.Design;
import org.heliosweep.design.Generation;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;
import org.heliosweep.plan.Hoisting.Level;
import org.junit.jupiter.api.Test;

/**
 * Random graphs over random grids: whatever a level says to be the same is the same in the scalar interpreter, to the
 * last bit, and a level stands on coarser ones only.
 */
class HoistingRandomTest {
    private static final int GRAPHS = 150;
    private static final int MOST_SCENARIOS = 2_000;

    private final SplittableRandom random = new SplittableRandom(11);
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void everyLevelHoldsWhatItSays() {
        for (int each = 0; each < GRAPHS; each++) {
            Design.Grid grid = grid();
            Graph graph = graph(grid);
            List<Integer> roots = RandomGraphs.values(graph);
            Functions.Expanded expanded = Functions.expandAll(graph, roots);
            List<Integer> primitives = RandomGraphs.values(expanded.graph());
            long[][] values = values(expanded.graph(), primitives, (int) grid.size());
            for (int axesInRow = 1; axesInRow < grid.varied().size(); axesInRow++) {
                Hoisting calls = Hoisting.withRow(grid, graph, roots, axesInRow);
                roots.forEach(
                        id -> holds(graph, id, calls, values[expanded.nodes().get(id)]));
                Hoisting primitive = Hoisting.withRow(grid, expanded.graph(), primitives, axesInRow);
                primitives.forEach(id -> holds(expanded.graph(), id, primitive, values[id]));
                standsOnCoarser(graph, calls);
                standsOnCoarser(expanded.graph(), primitive);
            }
        }
        assertTrue(seen.getOrDefault("Constant", 0) > 1000, seen::toString);
        assertTrue(seen.getOrDefault("Row", 0) > 1000, seen::toString);
        assertTrue(seen.getOrDefault("Positions", 0) > 1000, seen::toString);
        assertTrue(seen.getOrDefault("Scenario", 0) > 1000, seen::toString);
    }

    private Design.Grid grid() {
        List<Varied> varied = new ArrayList<>();
        int axes = random.nextInt(1, 6);
        long size = 1;
        while (varied.size() < axes) {
            int length = random.nextInt(1, 8);
            length = size * length > MOST_SCENARIOS ? 1 : length;
            size *= length;
            double[] levels = new double[length];
            for (int index = 0; index < length; index++) {
                // Positions in their order need no array; others do.
                levels[index] = varied.size() % 2 == 0 ? index : random.nextInt(0, 4);
            }
            varied.add(new Varied("axis" + varied.size(), new Variation.Levels(ConstantArray.of(levels))));
        }
        return new Design.Grid(varied);
    }

    /** A random graph whose inputs are the levels of some of the axes, as numbers and as choices, and the number. */
    private Graph graph(Design.Grid grid) {
        GraphBuilder builder = new GraphBuilder();
        int number = builder.input(Plan.NUMBER, Type.INTEGER);
        List<Integer> numbers = new ArrayList<>(
                Generation.add(builder, grid, number, _ -> Type.REAL).values());
        List<Integer> choices = new ArrayList<>(
                Generation.add(builder, grid, number, _ -> Type.INTEGER).values());
        numbers.add(builder.real(0.7));
        choices.add(builder.integer(3));
        if (random.nextInt(4) == 0) {
            int quotient =
                    builder.binary(BinaryOperation.INTEGER_DIVIDE, number, builder.integer(random.nextInt(1, 30)));
            choices.add(quotient);
            choices.add(builder.binary(
                    BinaryOperation.INTEGER_REMAINDER, quotient, builder.integer(random.nextInt(1, 10))));
        }
        Graph graph = RandomGraphs.next(random);
        Map<Integer, Integer> substitutes = new HashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            if (graph.node(id) instanceof Node.Input(String _, Type type)) {
                int real = numbers.get(random.nextInt(numbers.size()));
                substitutes.put(
                        id,
                        switch (type) {
                            case REAL -> random.nextInt(3) == 0 ? builder.call(Function.EXP, real) : real;
                            case INTEGER -> choices.get(random.nextInt(choices.size()));
                            case TRUTH -> builder.binary(BinaryOperation.LESS, builder.real(0.5), real);
                        });
            }
        }
        boolean[] all = new boolean[graph.size()];
        Arrays.fill(all, true);
        builder.addAll(graph, all, substitutes);
        return builder.build();
    }

    /** The bits of all nodes in all scenarios. */
    private static long[][] values(Graph graph, List<Integer> nodes, int size) {
        Tape tape = Tape.of(graph, nodes);
        Tape.State state = tape.newState();
        long[][] values = new long[graph.size()][size];
        for (int scenario = 0; scenario < size; scenario++) {
            state.setInteger(tape.inputIndex(Plan.NUMBER), scenario);
            tape.run(state);
            for (int node : nodes) {
                values[node][scenario] = switch (graph.node(node).type()) {
                    case REAL -> Double.doubleToLongBits(state.real(node));
                    case INTEGER -> state.integer(node);
                    case TRUTH -> state.truth(node) ? 1 : 0;
                };
            }
        }
        return values;
    }

    private void holds(Graph graph, int id, Hoisting hoisting, long[] values) {
        Level level = hoisting.level(id);
        seen.merge(level.getClass().getSimpleName(), 1, Integer::sum);
        int length = hoisting.rowLength();
        for (int scenario = 0; scenario < values.length; scenario++) {
            int row = scenario / length;
            int place = scenario % length;
            int like = switch (level) {
                case Level.Constant _ -> 0;
                case Level.Row _ -> row * length;
                case Level.Positions(long rows, long period) ->
                    (int) (row / period * period + row % rows) * length + place;
                case Level.Scenario _ -> scenario;
            };
            int here = scenario;
            assertEquals(
                    values[like],
                    values[scenario],
                    () -> "node " + id + ", " + graph.node(id) + ", " + level + " in scenario " + here + " of rows of "
                            + length);
        }
    }

    private static void standsOnCoarser(Graph graph, Hoisting hoisting) {
        // A loop that is never executed has no results: nobody wants it.
        boolean[] wanted = graph.reachable(RandomGraphs.values(graph));
        for (int id = 0; id < graph.size(); id++) {
            int user = id;
            if (wanted[id] && !hoisting.isDigits(id)) {
                Graph.forEachOperand(
                        graph.node(id),
                        operand -> assertTrue(
                                isAtMost(hoisting, operand, user),
                                () -> graph.node(user) + " at " + hoisting.level(user) + " stands on "
                                        + graph.node(operand) + " at " + hoisting.level(operand)));
            }
        }
    }

    private static boolean isAtMost(Hoisting hoisting, int operandNode, int userNode) {
        Level operand = hoisting.level(operandNode);
        Level user = hoisting.level(userNode);
        return switch (user) {
            case Level.Constant _ -> operand instanceof Level.Constant;
            case Level.Row _ -> operand instanceof Level.Constant || operand instanceof Level.Row;
            case Level.Positions _ ->
                !(operand instanceof Level.Scenario) && order(hoisting, operand) <= order(hoisting, user);
            case Level.Scenario _ -> true;
        };
    }

    /** The position of a level in the order in which levels are computed. */
    private static int order(Hoisting hoisting, Level level) {
        return hoisting.levels().stream().map(Hoisting.Work::level).toList().indexOf(level);
    }
}

package org.heliosweep.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;

/** A design as operations of a graph: the values of the varied inputs from the number of the scenario. */
public final class Generation {
    private Generation() {}

    /**
     * Adds what gives the varied inputs their values.
     *
     * @param graph where operations are added; among them are calls of functions
     * @param design the design
     * @param number the node of the number of the scenario, an integer from 0 to {@code design.size() - 1}
     * @param types the type of an input, by its name: real for numbers, integer for choices
     * @return the node of the value of each varied input, in the order of the design: in the declared unit for numbers,
     *     the position of the label for choices
     */
    public static Map<String, Integer> add(
            GraphBuilder graph, Design design, int number, Function<String, Type> types) {
        return switch (design) {
            case Design.Grid grid -> grid(graph, grid.varied(), number, types);
            case Design.Random random -> random(graph, random, number, types);
        };
    }

    /** Reads the number as digits of a mixed radix, the last one first. */
    private static Map<String, Integer> grid(
            GraphBuilder graph, List<Varied> varied, int number, Function<String, Type> types) {
        Map<String, Integer> values = new LinkedHashMap<>();
        varied.forEach(each -> values.put(each.input(), null));
        int rest = number;
        for (int index = varied.size() - 1; index >= 0; index--) {
            Varied each = varied.get(index);
            Variation.Axis axis = (Variation.Axis) each.variation();
            int length = graph.integer(axis.length());
            int digit = index == 0 ? rest : graph.binary(BinaryOperation.INTEGER_REMAINDER, rest, length);
            rest = index == 0 ? rest : graph.binary(BinaryOperation.INTEGER_DIVIDE, rest, length);
            values.put(each.input(), AxisLevels.value(graph, axis, digit, types.apply(each.input())));
        }
        return values;
    }

    private static Map<String, Integer> random(
            GraphBuilder graph, Design.Random design, int number, Function<String, Type> types) {
        List<String> inputs = design.varied().stream().map(Varied::input).toList();
        Copula copula = Copula.of(inputs, design.correlations());
        Map<String, Draw> independent = new LinkedHashMap<>();
        Map<String, Integer> values = new LinkedHashMap<>();
        for (Varied each : design.varied()) {
            String input = each.input();
            int probability = Draws.probability(graph, Keys.of(design.seed(), input), number);
            independent.put(input, Draw.ofProbability(graph, probability));
            Draw draw = copula.draw(graph, input, independent);
            values.put(input, Draws.value(graph, each.variation(), draw, types.apply(input)));
        }
        return values;
    }
}

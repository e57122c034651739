package org.heliosweep.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/**
 * Writes a graph as statements, a node a line: each value is a constant of the language with a name of its own, and
 * literals stand where they are used. Loops are loops.
 */
final class GraphWriter {
    private final Lines lines;
    private final SharedParts shared;
    private final Graph graph;
    private final java.util.function.Function<Node.Input, String> inputs;
    private final List<String> parameters;
    private final Map<Integer, List<String>> names;
    private final String path;
    private final ScenarioNumbers numbers;
    private final String[] values;
    private final Map<Integer, List<String>> carried = new HashMap<>();

    /**
     * A writer of a graph.
     *
     * @param inputs the expression that gives an input
     * @param parameters the expressions of the parameters of the body of a loop
     * @param names what people call nodes
     * @param path what names of values are preceded by, so that they differ from those of other graphs
     * @param numbers what is known of the numbers of scenarios
     */
    GraphWriter(
            Lines lines,
            SharedParts shared,
            Graph graph,
            java.util.function.Function<Node.Input, String> inputs,
            List<String> parameters,
            Map<Integer, List<String>> names,
            String path,
            ScenarioNumbers numbers) {
        this.lines = lines;
        this.shared = shared;
        this.graph = graph;
        this.inputs = inputs;
        this.parameters = parameters;
        this.names = names;
        this.path = path;
        this.numbers = numbers;
        this.values = new String[graph.size()];
    }

    /** Writes all that some nodes stand on. */
    void write(List<Integer> roots) {
        boolean[] wanted = graph.reachable(roots);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                write(id);
            }
        }
    }

    /** The expression of a value that has been written. */
    String value(int node) {
        return values[node];
    }

    private void write(int id) {
        Node node = graph.node(id);
        switch (node) {
            case Node.Literal literal -> values[id] = Literals.of(literal);
            case Node.Parameter(int index, Type _) -> values[id] = parameters.get(index);
            case Node.LoopResult(int loop, int index, Type _) ->
                values[id] = carried.get(loop).get(index);
            case Node.Loop loop -> carried.put(id, write(id, loop));
            case Node.Input input -> give(id, inputs.apply(input));
            case Node.Unary(UnaryOperation operation, int operand) ->
                define(id, Expressions.of(operation, values[operand]));
            case Node.Binary division
            when isDivision(division) && numbers.dividesAsReals(graph, division) ->
                define(
                        id,
                        Expressions.ofSmall(division.operation(), values[division.left()], values[division.right()]));
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                define(id, Expressions.of(operation, values[left], values[right]));
            case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) ->
                define(id, Expressions.fusedMultiplyAdd(values[factor], values[multiplier], values[addend]));
            case Node.Select(Type type, int condition, int whenTrue, int whenFalse) ->
                define(id, Expressions.select(type, values[condition], values[whenTrue], values[whenFalse]));
            case Node.Element(ConstantArray array, int index) -> define(id, element(id, array, index));
            case Node.Call(Function function, List<Integer> arguments) ->
                define(id, Expressions.call(shared.function(function), values(arguments)));
        }
    }

    private static boolean isDivision(Node.Binary node) {
        return node.operation() == BinaryOperation.INTEGER_DIVIDE
                || node.operation() == BinaryOperation.INTEGER_REMAINDER;
    }

    private String element(int id, ConstantArray array, int index) {
        return numbers.consecutive(graph, index).isPresent()
                ? column(id) + "[lane]"
                : shared.array(array) + "[" + values[index] + "]";
    }

    /** The name of the place from which on the elements lie that a group of lanes takes. */
    static String column(int id) {
        return "column" + id;
    }

    /** What has a name in the language already needs no other. */
    private void give(int id, String expression) {
        if (expression.matches("\\w+")) {
            values[id] = expression;
        } else {
            define(id, expression);
        }
    }

    private String[] values(List<Integer> nodes) {
        return nodes.stream().map(node -> values[node]).toArray(String[]::new);
    }

    private void define(int id, String expression) {
        Type type = graph.node(id).type();
        values[id] = Expressions.letter(type) + path + id;
        lines.line("const " + Expressions.type(type) + " " + values[id] + " = " + expression + ";"
                + Lines.comment(String.join(", ", names.getOrDefault(id, List.of()))));
    }

    /** Writes a loop, and gives the names of what it carries. */
    private List<String> write(int id, Node.Loop loop) {
        String inside = path + id + "_";
        List<Type> types =
                loop.initial().stream().map(node -> graph.node(node).type()).toList();
        List<String> names = IntStream.range(0, types.size())
                .mapToObj(index -> "carried" + inside + index)
                .toList();
        for (int index = 0; index < names.size(); index++) {
            lines.line(Expressions.type(types.get(index)) + " " + names.get(index) + " = "
                    + values[loop.initial().get(index)] + ";");
        }
        String trip = "trip" + path + id;
        lines.open("for (int64_t " + trip + " = 0; " + trip + " < " + loop.trips() + "; " + trip + "++)");
        List<String> given = new ArrayList<>();
        given.add(trip);
        given.addAll(names);
        given.addAll(List.of(values(loop.captured())));
        GraphWriter body = new GraphWriter(
                lines, shared, loop.body().graph(), inputs, given, Map.of(), inside, ScenarioNumbers.UNKNOWN);
        body.write(loop.body().results());
        // All are computed before the first one is written.
        for (int index = 0; index < names.size(); index++) {
            lines.line("const " + Expressions.type(types.get(index)) + " next" + inside + index + " = "
                    + body.value(loop.body().results().get(index)) + ";");
        }
        for (int index = 0; index < names.size(); index++) {
            lines.line(names.get(index) + " = next" + inside + index + ";");
        }
        lines.close();
        return names;
    }
}

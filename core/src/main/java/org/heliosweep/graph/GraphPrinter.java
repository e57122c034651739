package org.heliosweep.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Prints graphs, a node a line, so that a change of what is computed is a change of a text. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** The nodes that the given ones stand on, in the order of the graph. */
    public static String print(Graph graph, List<Integer> roots) {
        StringBuilder text = new StringBuilder();
        print(graph, graph.reachable(roots), "", text);
        return text.toString();
    }

    private static void print(Graph graph, boolean[] wanted, String indent, StringBuilder text) {
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                Node node = graph.node(id);
                text.append(indent)
                        .append('%')
                        .append(id)
                        .append(" = ")
                        .append(describe(node))
                        .append('\n');
                if (node instanceof Node.Loop loop) {
                    Graph body = loop.body().graph();
                    print(body, body.reachable(loop.body().results()), indent + "    ", text);
                    text.append(indent)
                            .append("    next ")
                            .append(operands(loop.body().results()))
                            .append('\n');
                }
            }
        }
    }

    /** One node, with its operands by number. */
    public static String describe(Node node) {
        return switch (node) {
            case Node.Literal literal -> literal(literal);
            case Node.Input(String name, Type _) -> "input " + name;
            case Node.Parameter(int index, Type _) -> "parameter " + index;
            case Node.Unary(UnaryOperation operation, int operand) -> operation.symbol() + " %" + operand;
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                "%" + left + " " + operation.symbol() + " %" + right;
            case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) ->
                "fma %" + factor + " %" + multiplier + " %" + addend;
            case Node.SingleFusedMultiplyAdd(int factor, int multiplier, int addend) ->
                "single_fma %" + factor + " %" + multiplier + " %" + addend;
            case Node.Select(Type _, int condition, int whenTrue, int whenFalse) ->
                "if %" + condition + " then %" + whenTrue + " else %" + whenFalse;
            case Node.Element(ConstantArray array, int index) -> "element %" + index + " of " + array.length();
            case Node.Call(Function function, List<Integer> arguments) -> function.symbol() + " " + operands(arguments);
            case Node.Loop loop ->
                "loop " + loop.trips() + " carrying " + operands(loop.initial()) + " using "
                        + operands(loop.captured());
            case Node.LoopResult(int loop, int index, Type _) -> "result " + index + " of %" + loop;
        };
    }

    private static String literal(Node.Literal literal) {
        return switch (literal.type()) {
            case REAL -> Double.toString(literal.real());
            case INTEGER -> literal.bits() + " (integer)";
            case TRUTH -> literal.bits() != 0 ? "true" : "false";
        };
    }

    private static String operands(List<Integer> operands) {
        return operands.stream().map(id -> "%" + id).collect(Collectors.joining(" "));
    }
}

package org.heliosweep.plan;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.UnaryOperation;

/** How many operations a scenario takes. */
final class Operations {
    /** A division or a root occupies a unit that does one at a time, where a multiplication takes half a cycle. */
    private static final double DIVISION = 8;

    /** An element is gathered: one load for each lane. */
    private static final double ELEMENT = 2;

    /** What was asked for so far: to expand a function takes its time. */
    private static final Map<Function, Double> CALLS = new ConcurrentHashMap<>();

    private Operations() {}

    /**
     * How many operations some nodes need; the body of a loop counts once for each trip, a call of a function as one.
     */
    static int count(Graph graph, List<Integer> roots) {
        boolean[] wanted = graph.reachable(roots);
        long count = 0;
        for (int id = 0; id < graph.size(); id++) {
            count += wanted[id] ? count(graph.node(id)) : 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    /** How many operations a node needs by itself. */
    static long count(Node node) {
        return switch (node) {
            case Node.Literal _, Node.Input _, Node.Parameter _, Node.LoopResult _ -> 0;
            case Node.Unary unary when isPartOfAnother(unary) -> 0;
            case Node.Unary _,
                    Node.Binary _,
                    Node.FusedMultiplyAdd _,
                    Node.SingleFusedMultiplyAdd _,
                    Node.Select _,
                    Node.Element _,
                    Node.Call _ -> 1;
            case Node.Loop loop ->
                (long) loop.trips() * count(loop.body().graph(), loop.body().results());
        };
    }

    /** An operation is rounded as it is computed. */
    private static boolean isPartOfAnother(Node.Unary unary) {
        return unary.operation() == UnaryOperation.ROUND_TO_SINGLE;
    }

    /** About how long a node takes by itself, in ordinary operations: additions, multiplications, comparisons. */
    static double weight(Node node) {
        return switch (node) {
            case Node.Literal _, Node.Input _, Node.Parameter _, Node.LoopResult _ -> 0;
            case Node.Unary unary when isPartOfAnother(unary) -> 0;
            case Node.Unary unary -> unary.operation() == UnaryOperation.SQUARE_ROOT ? DIVISION : 1;
            case Node.Binary binary ->
                switch (binary.operation()) {
                    case DIVIDE, INTEGER_DIVIDE, INTEGER_REMAINDER -> DIVISION;
                    default -> 1;
                };
            case Node.FusedMultiplyAdd _, Node.SingleFusedMultiplyAdd _, Node.Select _ -> 1;
            case Node.Element _ -> ELEMENT;
            case Node.Call call -> weight(call.function());
            case Node.Loop loop ->
                loop.trips() * weight(loop.body().graph(), loop.body().results());
        };
    }

    /** About how long some nodes take, with all that they depend on. */
    static double weight(Graph graph, List<Integer> roots) {
        boolean[] wanted = graph.reachable(roots);
        return IntStream.range(0, graph.size())
                .filter(id -> wanted[id])
                .mapToDouble(id -> weight(graph.node(id)))
                .sum();
    }

    /** Calls are of ordinary arguments nearly always: the core, and the guard that says so. */
    private static double weight(Function function) {
        Double known = CALLS.get(function);
        if (known == null) {
            Expansion expansion = Functions.expansion(function);
            known = weight(expansion.graph(), List.of(expansion.core(), expansion.guard()));
            CALLS.put(function, known);
        }
        return known;
    }
}

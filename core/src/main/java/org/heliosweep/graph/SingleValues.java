package org.heliosweep.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which values of a graph are known to be binary32 numbers: those that are rounded to one, and what chooses among them or
 * changes their sign. So a back end can hold them as such. In a graph where nothing is rounded there are none.
 */
public final class SingleValues {
    private final Graph graph;
    private final boolean rounds;
    private final boolean[] isSingle;
    private final Map<Integer, boolean[]> carried = new HashMap<>();

    private SingleValues(Graph graph, boolean[] parameters) {
        this.graph = graph;
        this.rounds = rounds(graph) || isAny(parameters);
        this.isSingle = new boolean[graph.size()];
        for (int id = 0; id < graph.size(); id++) {
            isSingle[id] = rounds && isSingle(graph.node(id), parameters, id);
        }
    }

    private static boolean isAny(boolean[] values) {
        for (boolean value : values) {
            if (value) {
                return true;
            }
        }
        return false;
    }

    /** Whether a graph rounds anything to binary32. */
    public static boolean rounds(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node instanceof Node.SingleFusedMultiplyAdd
                        || (node instanceof Node.Unary unary && unary.operation() == UnaryOperation.ROUND_TO_SINGLE)
                        || (node instanceof Node.Loop loop && rounds(loop.body().graph())));
    }

    /** The values of a graph that is no body of a loop. */
    public static SingleValues of(Graph graph) {
        return new SingleValues(graph, new boolean[0]);
    }

    /**
     * The values of the body of a loop.
     *
     * @param parameters which of its parameters are binary32 numbers, by their position
     */
    public static SingleValues of(Region body, boolean[] parameters) {
        return new SingleValues(body.graph(), parameters.clone());
    }

    /** Whether a value is known to be a binary32 number. Literals are what they are used as, and never known to be. */
    public boolean isSingle(int node) {
        return isSingle[node];
    }

    /** Whether a value can stand beside binary32 numbers: one that is known to be one, or a literal that is one. */
    public boolean fits(int node) {
        return isSingle[node]
                || (graph.node(node) instanceof Node.Literal literal
                        && literal.type() == Type.REAL
                        && isSingle(literal.real()));
    }

    /** Whether a number is a binary32 number; infinities and NaN are. */
    public static boolean isSingle(double value) {
        return Double.compare(Arithmetic.roundToSingle(value), value) == 0;
    }

    /** Which parameters of the body of a loop are binary32 numbers, by their position. */
    public boolean[] parameters(int loop) {
        Node.Loop node = (Node.Loop) graph.node(loop);
        int first = 1 + node.initial().size();
        if (!rounds) {
            return new boolean[first + node.captured().size()];
        }
        boolean[] parameters =
                Arrays.copyOf(carried.get(loop), first + node.captured().size());
        for (int index = 0; index < node.captured().size(); index++) {
            parameters[first + index] = fits(node.captured().get(index));
        }
        return parameters;
    }

    private boolean isSingle(Node node, boolean[] parameters, int id) {
        return switch (node) {
            case Node.Unary(UnaryOperation operation, int operand) ->
                switch (operation) {
                    case ROUND_TO_SINGLE -> true;
                    case NEGATE, ABSOLUTE -> isSingle[operand];
                    case SQUARE_ROOT, NOT, BITS_OF_REAL, REAL_OF_BITS, REAL_OF_INTEGER, INTEGER_OF_REAL -> false;
                };
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                (operation == BinaryOperation.MINIMUM || operation == BinaryOperation.MAXIMUM)
                        && areSingle(left, right);
            case Node.SingleFusedMultiplyAdd _ -> true;
            case Node.Select(Type type, int _, int whenTrue, int whenFalse) ->
                type == Type.REAL && areSingle(whenTrue, whenFalse);
            case Node.Element(ConstantArray array, int _) ->
                array.roundedToSingle().equals(array);
            case Node.Parameter(int index, Type _) -> index < parameters.length && parameters[index];
            case Node.Loop loop -> {
                carried.put(id, carried(loop));
                yield false;
            }
            case Node.LoopResult(int loop, int index, Type _) -> carried.get(loop)[1 + index];
            case Node.Literal _, Node.Input _, Node.FusedMultiplyAdd _, Node.Call _ -> false;
        };
    }

    private boolean areSingle(int left, int right) {
        return (isSingle[left] || isSingle[right]) && fits(left) && fits(right);
    }

    /** Which carried values stay binary32 numbers, from position 1 on: those that begin as one, and come out as one. */
    private boolean[] carried(Node.Loop loop) {
        int count = loop.initial().size();
        boolean[] parameters = new boolean[1 + count + loop.captured().size()];
        for (int index = 0; index < count; index++) {
            parameters[1 + index] = fits(loop.initial().get(index));
        }
        for (int index = 0; index < loop.captured().size(); index++) {
            parameters[1 + count + index] = fits(loop.captured().get(index));
        }
        boolean isDone = false;
        while (!isDone) {
            isDone = true;
            SingleValues body = of(loop.body(), parameters);
            for (int index = 0; index < count; index++) {
                if (parameters[1 + index] && !body.fits(loop.body().results().get(index))) {
                    parameters[1 + index] = false;
                    isDone = false;
                }
            }
        }
        return Arrays.copyOf(parameters, 1 + count);
    }
}

package org.heliosweep.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Arithmetic;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/**
 * A graph in single precision: each real is a binary32 number, and what an operation on reals gives is rounded to one.
 * Inputs, literals and elements of arrays are rounded as they come; functions are computed in binary64, of binary32
 * arguments, and rounded once. Integers and truths stay as they are.
 *
 * <p>It looks at each operation alone, whatever is varied, kept or fixed. Only divisions by literals, which the canonical
 * graph has as products with the reciprocal in two parts, get that in two parts of binary32, with the same argument: the
 * product is less than 1/2 + 2^-22 ulp off the quotient.
 */
final class SinglePrecision {
    /** Divisors between these in magnitude have reciprocals whose parts are both normal in binary32. */
    private static final double LEAST_DIVISOR = 0x1p-96;

    private static final double GREATEST_DIVISOR = 0x1p96;

    /** Of a reciprocal in two parts of binary64, the low one is below this much of the high one. */
    private static final double LOW_PART = 0x1p-51;

    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Integer, Integer> moved = new HashMap<>();
    private final Graph graph;

    private SinglePrecision(Graph graph, List<Integer> roots) {
        this.graph = graph;
        boolean[] wanted = graph.reachable(roots);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                moved.put(id, rounded(graph.node(id)));
            }
        }
    }

    /**
     * A graph, rounded.
     *
     * @param graph the operations
     * @param roots what was asked for, in its order
     */
    record Rounded(Graph graph, List<Integer> roots) {}

    /** What some roots of a graph stand on, in single precision. */
    static Rounded of(Graph graph, List<Integer> roots) {
        SinglePrecision single = new SinglePrecision(graph, roots);
        return new Rounded(
                single.builder.build(), roots.stream().map(single.moved::get).toList());
    }

    private int rounded(Node node) {
        return switch (node) {
            case Node.Literal literal ->
                literal.type() == Type.REAL
                        ? builder.real(Arithmetic.roundToSingle(literal.real()))
                        : builder.add(literal);
            case Node.FusedMultiplyAdd fused -> fused(fused);
            case Node.Loop loop -> {
                Rounded body = of(loop.body().graph(), loop.body().results());
                Node.Loop there = loop.map(moved::get);
                yield builder.loop(
                        there.trips(), there.initial(), there.captured(), new Region(body.graph(), body.roots()));
            }
            case Node.Unary unary -> {
                int there = builder.add(unary.map(moved::get));
                yield isExact(unary.operation()) ? there : builder.roundToSingle(there);
            }
            case Node.Binary binary -> {
                int there = builder.add(binary.map(moved::get));
                yield isExact(binary.operation()) ? there : builder.roundToSingle(there);
            }
            case Node.Input _, Node.Element _, Node.Call _ -> {
                int there = builder.add(node.map(moved::get));
                yield node.type() == Type.REAL ? builder.roundToSingle(there) : there;
            }
            // Loops carry binary32 numbers, so their results and what bodies take are such.
            case Node.Parameter _, Node.Select _, Node.LoopResult _, Node.SingleFusedMultiplyAdd _ ->
                builder.add(node.map(moved::get));
        };
    }

    private static boolean isExact(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE, ABSOLUTE, NOT, BITS_OF_REAL, INTEGER_OF_REAL, ROUND_TO_SINGLE -> true;
            case SQUARE_ROOT, REAL_OF_BITS, REAL_OF_INTEGER -> false;
        };
    }

    private static boolean isExact(BinaryOperation operation) {
        return switch (operation) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> false;
            case MINIMUM,
                    MAXIMUM,
                    LESS,
                    LESS_OR_EQUAL,
                    EQUAL,
                    AND,
                    OR,
                    INTEGER_ADD,
                    INTEGER_SUBTRACT,
                    INTEGER_MULTIPLY,
                    INTEGER_DIVIDE,
                    INTEGER_REMAINDER,
                    BITS_AND,
                    BITS_OR,
                    BITS_EXCLUSIVE_OR,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    SHIFT_RIGHT_UNSIGNED,
                    INTEGER_LESS,
                    INTEGER_EQUAL -> true;
        };
    }

    private int fused(Node.FusedMultiplyAdd fused) {
        if (graph.node(fused.multiplier()) instanceof Node.Literal high
                && graph.node(fused.addend()) instanceof Node.Binary(BinaryOperation operation, int left, int right)
                && operation == BinaryOperation.MULTIPLY
                && left == fused.factor()
                && graph.node(right) instanceof Node.Literal low
                && Math.abs(low.real()) < LOW_PART * Math.abs(high.real())) {
            return quotient(moved.get(left), high.real(), low.real());
        }
        return builder.singleFusedMultiplyAdd(
                moved.get(fused.factor()), moved.get(fused.multiplier()), moved.get(fused.addend()));
    }

    /** A product with a reciprocal, which is given in two parts of binary64. */
    private int quotient(int dividend, double high, double low) {
        double divisor = 1 / high;
        if (!(Math.abs(divisor) >= LEAST_DIVISOR && Math.abs(divisor) <= GREATEST_DIVISOR)) {
            double single = Arithmetic.roundToSingle(divisor);
            return builder.roundToSingle(builder.divide(dividend, builder.real(single)));
        }
        double nearest = Arithmetic.roundToSingle(high);
        // Towards zero, so that both parts have one sign, and zeros and infinities are those of the division.
        double highSingle = Math.abs(nearest) > Math.abs(high) ? Math.nextAfter((float) nearest, 0) : nearest;
        double lowSingle = Arithmetic.roundToSingle((high - highSingle) + low);
        int product = builder.roundToSingle(builder.multiply(dividend, builder.real(lowSingle)));
        return builder.singleFusedMultiplyAdd(dividend, builder.real(highSingle), product);
    }
}

package org.heliosweep.tornado;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/**
 * What a graph computes, in the operations that TornadoVM's compiler (5.2) renders right:
 *
 * <ul>
 *   <li>{@code >>>} of integers becomes a shift that keeps the sign, and a mask: the compiler shifts the sign in;
 *   <li>{@code <=} of reals becomes {@code < or ==}: the compiler loses what NaN gives in a condition turned round;
 *   <li>a conversion to an integer goes by 32 bits, so there are two: see {@link RealBits#whole};
 *   <li>the representation of a real is computed, since the compiler does not reinterpret;
 *   <li>{@code fma} becomes a product and a sum, as the compiler has none; in loops, whose functions stand on what a product
 *       loses by rounding, with that loss;
 *   <li>functions are those of the device, where it has them, and else expanded.
 * </ul>
 *
 * @param graph the operations
 * @param nodes where the nodes that the roots depend on are in it
 */
record TornadoGraph(Graph graph, Map<Integer, Integer> nodes) {
    /** The same values of all that some roots of a graph depend on, to the tolerance of the back end. */
    static TornadoGraph of(Graph graph, List<Integer> roots) {
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> nodes = new Rewriting(graph, builder, false).write(roots, Map.of());
        return new TornadoGraph(builder.build(), nodes);
    }

    /** Whether devices have a function: in Java, it is a method of the same name, or nearly so. */
    static boolean isOfDevices(Function function) {
        return switch (function) {
            case EXP, LOG, POW, SIN, COS, TAN, ASIN, ACOS, ATAN, ATAN2, TANH, FLOOR, CEILING -> true;
            case LOG2, LOG10, ROUND, NORMAL_QUANTILE, NORMAL_PROBABILITY, PHILOX -> false;
        };
    }

    private static final class Rewriting {
        /** Cuts a real into two of 26 bits. */
        private static final double SPLITTER = 0x1p27 + 1;

        private final Graph source;
        private final GraphBuilder target;
        private final RealBits bits;
        private final boolean isExact;
        private final Map<Integer, Integer> moved = new HashMap<>();

        /**
         * @param isExact whether {@code fma} keeps what the product loses
         */
        Rewriting(Graph source, GraphBuilder target, boolean isExact) {
            this.source = source;
            this.target = target;
            this.isExact = isExact;
            this.bits = new RealBits(target);
        }

        Map<Integer, Integer> write(List<Integer> roots, Map<Integer, Integer> substitutes) {
            moved.putAll(substitutes);
            boolean[] wanted = source.reachable(roots);
            for (int id = 0; id < source.size(); id++) {
                if (wanted[id] && !moved.containsKey(id)) {
                    moved.put(id, rewritten(source.node(id)));
                }
            }
            return moved;
        }

        private int rewritten(Node node) {
            return switch (node) {
                case Node.Unary(UnaryOperation operation, int operand)
                when operation == UnaryOperation.BITS_OF_REAL -> bits.of(moved.get(operand));
                case Node.Unary(UnaryOperation operation, int operand)
                when operation == UnaryOperation.REAL_OF_BITS -> realOfBits(operand);
                case Node.Unary(UnaryOperation operation, int operand)
                when operation == UnaryOperation.INTEGER_OF_REAL -> bits.whole(moved.get(operand));
                case Node.Binary(BinaryOperation operation, int left, int right)
                when operation == BinaryOperation.LESS_OR_EQUAL ->
                    target.binary(
                            BinaryOperation.OR,
                            target.binary(BinaryOperation.LESS, moved.get(left), moved.get(right)),
                            target.binary(BinaryOperation.EQUAL, moved.get(left), moved.get(right)));
                case Node.Binary(BinaryOperation operation, int left, int right)
                when operation == BinaryOperation.SHIFT_RIGHT_UNSIGNED ->
                    shiftedUnsigned(moved.get(left), moved.get(right));
                case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) ->
                    multiplyAdd(moved.get(factor), moved.get(multiplier), moved.get(addend));
                case Node.SingleFusedMultiplyAdd _ ->
                    throw new IllegalArgumentException("in double precision only: " + node);
                case Node.Call(Function function, List<Integer> arguments) ->
                    call(function, arguments.stream().map(moved::get).toList());
                case Node.Loop loop -> loop(loop);
                case Node.Literal _,
                        Node.Input _,
                        Node.Parameter _,
                        Node.Unary _,
                        Node.Binary _,
                        Node.Select _,
                        Node.Element _,
                        Node.LoopResult _ -> target.add(node.map(moved::get));
            };
        }

        private int shiftedUnsigned(int value, int count) {
            // Twice, since a shift by 64 is one by 0.
            int high = target.binary(
                    BinaryOperation.SHIFT_LEFT,
                    target.integer(-2),
                    target.binary(BinaryOperation.INTEGER_SUBTRACT, target.integer(63), count));
            int mask = target.binary(BinaryOperation.BITS_EXCLUSIVE_OR, high, target.integer(-1));
            return target.binary(
                    BinaryOperation.BITS_AND, target.binary(BinaryOperation.SHIFT_RIGHT, value, count), mask);
        }

        private int multiplyAdd(int factor, int multiplier, int addend) {
            int product = target.multiply(factor, multiplier);
            int sum = target.add(product, addend);
            if (!isExact) {
                return sum;
            }
            int lost = target.add(lostBySum(product, addend, sum), lostByProduct(factor, multiplier, product));
            return target.select(target.isFinite(lost), target.add(sum, lost), sum);
        }

        /** What is left of a sum after rounding (Knuth). */
        private int lostBySum(int a, int b, int sum) {
            int ofB = target.subtract(sum, a);
            int ofA = target.subtract(sum, ofB);
            return target.add(target.subtract(a, ofA), target.subtract(b, ofB));
        }

        /** What is left of a product after rounding (Dekker); not finite where a factor is large. */
        private int lostByProduct(int a, int b, int product) {
            int highA = high(a);
            int lowA = target.subtract(a, highA);
            int highB = high(b);
            int lowB = target.subtract(b, highB);
            int first = target.subtract(target.multiply(highA, highB), product);
            int second = target.add(first, target.multiply(highA, lowB));
            int third = target.add(second, target.multiply(lowA, highB));
            return target.add(third, target.multiply(lowA, lowB));
        }

        private int high(int a) {
            int scaled = target.multiply(a, target.real(SPLITTER));
            return target.subtract(scaled, target.subtract(scaled, a));
        }

        /** Signs are given and changed by way of the representation; that needs no computing of it. */
        private int realOfBits(int operand) {
            if (source.node(operand) instanceof Node.Binary(BinaryOperation operation, int left, int right)) {
                Integer real = represented(left);
                Integer sign = signOf(right);
                if (real != null && sign != null && operation == BinaryOperation.BITS_OR) {
                    int negative = target.unary(UnaryOperation.NEGATE, target.unary(UnaryOperation.ABSOLUTE, real));
                    return target.select(sign, negative, real);
                }
                if (real != null && sign != null && operation == BinaryOperation.BITS_EXCLUSIVE_OR) {
                    return target.select(sign, target.unary(UnaryOperation.NEGATE, real), real);
                }
            }
            return bits.real(moved.get(operand));
        }

        /** The real that an integer is the representation of; null if that is not known. */
        private Integer represented(int integer) {
            return switch (source.node(integer)) {
                case Node.Unary(UnaryOperation operation, int operand)
                when operation == UnaryOperation.BITS_OF_REAL -> moved.get(operand);
                case Node.Literal literal -> target.real(Double.longBitsToDouble(literal.bits()));
                case Node _ -> null;
            };
        }

        /** Whether the sign bit of an integer without other bits is set; null if it may have others. */
        private Integer signOf(int integer) {
            return source.node(integer) instanceof Node.Binary(BinaryOperation operation, int left, int right)
                            && operation == BinaryOperation.BITS_AND
                            && source.node(right).equals(new Node.Literal(Type.INTEGER, Long.MIN_VALUE))
                            && source.node(left) instanceof Node.Unary(UnaryOperation inner, int real)
                            && inner == UnaryOperation.BITS_OF_REAL
                    ? (Integer) bits.isNegative(moved.get(real))
                    : null;
        }

        private int call(Function function, List<Integer> arguments) {
            if (isOfDevices(function)) {
                return target.add(new Node.Call(function, arguments));
            }
            return switch (function) {
                case LOG2 -> logarithm(arguments.getFirst(), 2);
                case LOG10 -> logarithm(arguments.getFirst(), 10);
                default -> expanded(function, arguments);
            };
        }

        private int logarithm(int value, double base) {
            return target.divide(target.call(Function.LOG, value), target.real(Math.log(base)));
        }

        private int expanded(Function function, List<Integer> arguments) {
            GraphBuilder builder = new GraphBuilder();
            List<Integer> operands = function.operands().stream()
                    .map(type -> builder.input("operand " + builder.size(), type))
                    .toList();
            int value = Functions.expandOnce(builder, new Node.Call(function, operands));
            Map<Integer, Integer> substitutes = new HashMap<>();
            for (int index = 0; index < operands.size(); index++) {
                substitutes.put(operands.get(index), arguments.get(index));
            }
            return new Rewriting(builder.build(), target, isExact)
                    .write(List.of(value), substitutes)
                    .get(value);
        }

        private int loop(Node.Loop loop) {
            GraphBuilder inner = new GraphBuilder();
            Region body = loop.body();
            Map<Integer, Integer> nodes = new Rewriting(body.graph(), inner, true).write(body.results(), Map.of());
            Region rewritten = new Region(
                    inner.build(), body.results().stream().map(nodes::get).toList());
            return target.loop(
                    loop.trips(),
                    loop.initial().stream().map(moved::get).toList(),
                    loop.captured().stream().map(moved::get).toList(),
                    rewritten);
        }
    }
}

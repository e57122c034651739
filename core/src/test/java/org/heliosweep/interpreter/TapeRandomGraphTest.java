package org.heliosweep.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random graphs with loops in loops, against an evaluator that calls itself for each operand. */
class TapeRandomGraphTest {
    private static final int GRAPHS = 60;
    private static final int RUNS = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheRecursiveEvaluator(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int each = 0; each < GRAPHS; each++) {
            GraphBuilder builder = new GraphBuilder();
            for (int input = 0; input < 3; input++) {
                builder.input("real" + input, Type.REAL);
                builder.input("integer" + input, Type.INTEGER);
                builder.input("truth" + input, Type.TRUTH);
            }
            grow(builder, random, 40, 2);
            Graph graph = builder.build();
            List<Integer> roots = new ArrayList<>();
            for (int id = 0; id < graph.size(); id++) {
                if (!(graph.node(id) instanceof Node.Loop)) {
                    roots.add(id);
                }
            }
            Tape tape = Tape.of(graph, roots);
            Tape.State state = tape.newState();
            for (int run = 0; run < RUNS; run++) {
                long[] values = new long[tape.inputs().size()];
                for (int index = 0; index < values.length; index++) {
                    values[index] = randomValue(tape.inputs().get(index).type(), random);
                    set(state, tape.inputs().get(index).type(), index, values[index]);
                }
                tape.run(state);
                RecursiveEvaluator evaluator = new RecursiveEvaluator(
                        graph, input -> values[tape.inputs().indexOf(input)], new long[0]);
                for (int root : roots) {
                    assertEquals(
                            evaluator.value(root),
                            get(state, graph.node(root).type(), root),
                            () -> "node " + root + " " + graph.node(root) + " of " + graph);
                }
            }
        }
    }

    /** Adds random nodes over those that are there, which must be of all types. */
    private static void grow(GraphBuilder builder, SplittableRandom random, int count, int depth) {
        for (int each = 0; each < count; each++) {
            switch (random.nextInt(depth > 0 ? 9 : 8)) {
                case 0 -> builder.real(random.nextDouble(-2, 2));
                case 1 -> {
                    UnaryOperation operation = any(UnaryOperation.values(), random);
                    if (operation == UnaryOperation.REAL_OF_INTEGER) {
                        int small = masked(builder, random, 0xffff);
                        builder.unary(operation, small);
                    } else if (operation == UnaryOperation.INTEGER_OF_REAL) {
                        int real = pick(builder, random, Type.REAL);
                        int bounded = builder.binary(BinaryOperation.MINIMUM, real, builder.real(1e6));
                        builder.unary(operation, builder.binary(BinaryOperation.MAXIMUM, bounded, builder.real(-1e6)));
                    } else {
                        builder.unary(operation, pick(builder, random, operation.operand()));
                    }
                }
                case 2, 3, 4 -> {
                    BinaryOperation operation = any(BinaryOperation.values(), random);
                    int left = pick(builder, random, operation.operands());
                    int right = pick(builder, random, operation.operands());
                    switch (operation) {
                        case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> right = masked(builder, random, 63);
                        case INTEGER_DIVIDE, INTEGER_REMAINDER -> {
                            left = masked(builder, random, Long.MAX_VALUE);
                            right = builder.binary(
                                    BinaryOperation.BITS_OR, masked(builder, random, 0xff), builder.integer(1));
                        }
                        default -> {}
                    }
                    builder.binary(operation, left, right);
                }
                case 5 ->
                    builder.fusedMultiplyAdd(
                            pick(builder, random, Type.REAL),
                            pick(builder, random, Type.REAL),
                            pick(builder, random, Type.REAL));
                case 6 -> {
                    Type type = any(Type.values(), random);
                    builder.select(
                            pick(builder, random, Type.TRUTH),
                            pick(builder, random, type),
                            pick(builder, random, type));
                }
                case 7 ->
                    builder.element(
                            ConstantArray.of(random.nextDouble(), 2, -3, random.nextDouble()),
                            masked(builder, random, 3));
                case 8 -> addLoop(builder, random, depth);
                default -> throw new AssertionError();
            }
        }
    }

    private static void addLoop(GraphBuilder builder, SplittableRandom random, int depth) {
        Type[] types = {Type.REAL, Type.INTEGER, Type.TRUTH, Type.REAL};
        List<Integer> initial = new ArrayList<>();
        List<Integer> captured = new ArrayList<>();
        GraphBuilder body = new GraphBuilder();
        body.parameter(0, Type.INTEGER);
        for (int index = 0; index < types.length; index++) {
            initial.add(pick(builder, random, types[index]));
            body.parameter(1 + index, types[index]);
        }
        for (int index = 0; index < types.length; index++) {
            captured.add(pick(builder, random, types[index]));
            body.parameter(1 + types.length + index, types[index]);
        }
        grow(body, random, 12, depth - 1);
        List<Integer> results = new ArrayList<>();
        for (Type type : types) {
            results.add(pick(body, random, type));
        }
        int loop = builder.loop(random.nextInt(5), initial, captured, new Region(body.build(), results));
        for (int index = 0; index < types.length; index++) {
            builder.loopResult(loop, index);
        }
    }

    private static int masked(GraphBuilder builder, SplittableRandom random, long mask) {
        return builder.binary(BinaryOperation.BITS_AND, pick(builder, random, Type.INTEGER), builder.integer(mask));
    }

    private static int pick(GraphBuilder builder, SplittableRandom random, Type type) {
        int id;
        do {
            id = random.nextInt(builder.size());
        } while (builder.type(id) != type || builder.node(id) instanceof Node.Loop);
        return id;
    }

    private static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    private static long randomValue(Type type, SplittableRandom random) {
        return switch (type) {
            case REAL ->
                Double.doubleToLongBits(
                        random.nextInt(8) == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextDouble(-3, 3));
            case INTEGER -> random.nextLong();
            case TRUTH -> random.nextInt(2);
        };
    }

    private static void set(Tape.State state, Type type, int index, long bits) {
        switch (type) {
            case REAL -> state.setReal(index, Double.longBitsToDouble(bits));
            case INTEGER -> state.setInteger(index, bits);
            case TRUTH -> state.setTruth(index, bits != 0);
        }
    }

    private static long get(Tape.State state, Type type, int node) {
        return switch (type) {
            case REAL -> Double.doubleToLongBits(state.real(node));
            case INTEGER -> state.integer(node);
            case TRUTH -> state.truth(node) ? 1 : 0;
        };
    }

    /** Computes a node from its operands, written for plainness alone. */
    private static final class RecursiveEvaluator {
        private final Graph graph;
        private final ToLongFunction<Node.Input> inputs;
        private final long[] parameters;
        private final long[] known;
        private final boolean[] done;

        RecursiveEvaluator(Graph graph, ToLongFunction<Node.Input> inputs, long[] parameters) {
            this.graph = graph;
            this.inputs = inputs;
            this.parameters = parameters;
            this.known = new long[graph.size()];
            this.done = new boolean[graph.size()];
        }

        long value(int id) {
            if (!done[id]) {
                known[id] = compute(id);
                done[id] = true;
            }
            return known[id];
        }

        private long compute(int id) {
            return switch (graph.node(id)) {
                case Node.Literal literal -> literal.bits();
                case Node.Input input -> inputs.applyAsLong(input);
                case Node.Parameter parameter -> parameters[parameter.index()];
                case Node.Unary unary -> {
                    GraphBuilder folding = new GraphBuilder();
                    int a = literal(folding, unary.operation().operand(), value(unary.operand()));
                    yield bits(folding, folding.unary(unary.operation(), a));
                }
                case Node.Binary binary -> {
                    GraphBuilder folding = new GraphBuilder();
                    int a = literal(folding, binary.operation().operands(), value(binary.left()));
                    int b = literal(folding, binary.operation().operands(), value(binary.right()));
                    yield bits(folding, folding.binary(binary.operation(), a, b));
                }
                case Node.FusedMultiplyAdd fused ->
                    Double.doubleToLongBits(Math.fma(
                            Double.longBitsToDouble(value(fused.factor())),
                            Double.longBitsToDouble(value(fused.multiplier())),
                            Double.longBitsToDouble(value(fused.addend()))));
                case Node.Select select ->
                    value(value(select.condition()) != 0 ? select.whenTrue() : select.whenFalse());
                case Node.Element element ->
                    Double.doubleToLongBits(element.array().get((int) value(element.index())));
                case Node.Call call -> throw new AssertionError(call);
                case Node.Loop loop -> throw new AssertionError(loop);
                case Node.LoopResult result -> {
                    Node.Loop loop = (Node.Loop) graph.node(result.loop());
                    yield loop(loop)[result.index()];
                }
            };
        }

        private long[] loop(Node.Loop loop) {
            int carriedCount = loop.initial().size();
            long[] values = new long[1 + carriedCount + loop.captured().size()];
            for (int index = 0; index < carriedCount; index++) {
                values[1 + index] = value(loop.initial().get(index));
            }
            for (int index = 0; index < loop.captured().size(); index++) {
                values[1 + carriedCount + index] = value(loop.captured().get(index));
            }
            for (int trip = 0; trip < loop.trips(); trip++) {
                values[0] = trip;
                long[] next = values.clone();
                RecursiveEvaluator body = new RecursiveEvaluator(loop.body().graph(), inputs, values);
                for (int index = 0; index < carriedCount; index++) {
                    next[1 + index] = body.value(loop.body().results().get(index));
                }
                values = next;
            }
            return Arrays.copyOfRange(values, 1, 1 + carriedCount);
        }

        private static int literal(GraphBuilder builder, Type type, long bits) {
            return switch (type) {
                case REAL -> builder.real(Double.longBitsToDouble(bits));
                case INTEGER -> builder.integer(bits);
                case TRUTH -> builder.truth(bits != 0);
            };
        }

        private static long bits(GraphBuilder builder, int id) {
            return ((Node.Literal) builder.node(id)).bits();
        }
    }
}

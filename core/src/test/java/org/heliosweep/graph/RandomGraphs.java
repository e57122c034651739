package org.heliosweep.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Graphs of all operations, with loops in loops, for tests that compare two ways to execute them. */
public final class RandomGraphs {
    private RandomGraphs() {}

    /** A graph over three inputs of each type. */
    public static Graph next(SplittableRandom random) {
        GraphBuilder builder = new GraphBuilder();
        for (int input = 0; input < 3; input++) {
            builder.input("real" + input, Type.REAL);
            builder.input("integer" + input, Type.INTEGER);
            builder.input("truth" + input, Type.TRUTH);
        }
        grow(builder, random, 40, 2);
        return builder.build();
    }

    /** The nodes of a graph that have a value. */
    public static List<Integer> values(Graph graph) {
        List<Integer> values = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            if (!(graph.node(id) instanceof Node.Loop)) {
                values.add(id);
            }
        }
        return values;
    }

    /** A value of a type, in the representation of {@link Arithmetic}; reals are awkward now and then. */
    public static long value(Type type, SplittableRandom random) {
        return switch (type) {
            case REAL ->
                Double.doubleToLongBits(
                        random.nextInt(8) == 0 ? Double.longBitsToDouble(random.nextLong()) : random.nextDouble(-3, 3));
            case INTEGER -> random.nextLong();
            case TRUTH -> random.nextInt(2);
        };
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
                    boolean isSingle = random.nextBoolean();
                    switch (operation) {
                        case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> right = masked(builder, random, 63);
                        case INTEGER_DIVIDE, INTEGER_REMAINDER -> {
                            left = masked(builder, random, Long.MAX_VALUE);
                            right = builder.binary(
                                    BinaryOperation.BITS_OR, masked(builder, random, 0xff), builder.integer(1));
                        }
                        default -> {}
                    }
                    int result = builder.binary(operation, left, right);
                    if (isSingle && operation.result() == Type.REAL) {
                        builder.roundToSingle(result);
                    }
                }
                case 5 -> {
                    int factor = pick(builder, random, Type.REAL);
                    int multiplier = pick(builder, random, Type.REAL);
                    int addend = pick(builder, random, Type.REAL);
                    if (random.nextBoolean()) {
                        builder.fusedMultiplyAdd(factor, multiplier, addend);
                    } else {
                        builder.singleFusedMultiplyAdd(factor, multiplier, addend);
                    }
                }
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
}

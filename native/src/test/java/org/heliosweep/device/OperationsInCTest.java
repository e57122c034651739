package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.interpreter.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations and graphs of them in C, against the scalar interpreter. */
class OperationsInCTest {
    private static final int GRAPHS = 12;
    private static final int SCENARIOS = 100;

    @ParameterizedTest
    @EnumSource
    void operationsOnOneValue(UnaryOperation operation) {
        GraphBuilder builder = new GraphBuilder();
        builder.unary(operation, builder.input("a", operation.operand()));
        check(builder.build(), everyValue(operation.operand()));
    }

    @ParameterizedTest
    @EnumSource
    void operationsOnTwoValues(BinaryOperation operation) {
        GraphBuilder builder = new GraphBuilder();
        Type type = operation.operands();
        builder.binary(operation, builder.input("a", type), builder.input("b", type));
        boolean divides = operation == BinaryOperation.INTEGER_DIVIDE || operation == BinaryOperation.INTEGER_REMAINDER;
        List<long[]> values = new ArrayList<>();
        for (long[] a : everyValue(type)) {
            for (long[] b : everyValue(type)) {
                if (!divides || b[0] != 0) {
                    values.add(new long[] {a[0], b[0]});
                }
            }
        }
        check(builder.build(), values.toArray(long[][]::new));
    }

    /** The right operand is mostly a literal, for which a compiler knows more. */
    @ParameterizedTest
    @EnumSource
    void operationsOnAValueAndALiteral(BinaryOperation operation) {
        GraphBuilder builder = new GraphBuilder();
        Type type = operation.operands();
        int a = builder.input("a", type);
        boolean divides = operation == BinaryOperation.INTEGER_DIVIDE || operation == BinaryOperation.INTEGER_REMAINDER;
        for (long[] b : everyValue(type)) {
            if (!divides || b[0] != 0) {
                int literal = literal(builder, type, b[0]);
                builder.binary(operation, a, literal);
                if (!divides) {
                    builder.binary(operation, literal, a);
                }
            }
        }
        check(builder.build(), everyValue(type));
    }

    @Test
    void fusedMultiplyAddIsRoundedOnceAndNothingElseIs() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        int b = builder.input("b", Type.REAL);
        int c = builder.input("c", Type.REAL);
        builder.fusedMultiplyAdd(a, b, c);
        builder.add(builder.multiply(a, b), c);
        builder.subtract(builder.multiply(a, b), c);
        SplittableRandom random = new SplittableRandom(1);
        long[][] values = new long[5_000][];
        for (int scenario = 0; scenario < values.length; scenario++) {
            values[scenario] = new long[] {real(random), real(random), real(random)};
        }
        check(builder.build(), values);
    }

    /** Each operation on binary32 numbers, rounded to one: an operation on floats. */
    @Test
    void operationsOnFloatsAreRoundedAsTheyAreDefined() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.roundToSingle(builder.input("a", Type.REAL));
        int b = builder.roundToSingle(builder.input("b", Type.REAL));
        int c = builder.roundToSingle(builder.input("c", Type.REAL));
        builder.roundToSingle(builder.add(a, b));
        builder.roundToSingle(builder.subtract(a, b));
        builder.roundToSingle(builder.multiply(a, b));
        builder.roundToSingle(builder.divide(a, b));
        builder.roundToSingle(builder.unary(UnaryOperation.SQUARE_ROOT, a));
        builder.roundToSingle(builder.divide(builder.real(3), a));
        builder.roundToSingle(builder.multiply(a, builder.real(0.1)));
        int sum = builder.singleFusedMultiplyAdd(a, b, c);
        builder.binary(BinaryOperation.MINIMUM, a, sum);
        builder.binary(BinaryOperation.MAXIMUM, sum, builder.real(Double.NEGATIVE_INFINITY));
        int less = builder.binary(BinaryOperation.LESS, a, sum);
        builder.binary(BinaryOperation.EQUAL, sum, builder.real(Double.NaN));
        builder.select(less, builder.unary(UnaryOperation.NEGATE, a), sum);
        builder.unary(UnaryOperation.ABSOLUTE, sum);
        SplittableRandom random = new SplittableRandom(3);
        long[][] values = new long[5_000][];
        for (int scenario = 0; scenario < values.length; scenario++) {
            values[scenario] = new long[] {single(random), single(random), single(random)};
        }
        check(builder.build(), values);
    }

    private static long single(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> GraphInC.awkward(Type.REAL, random);
            case 1 -> Double.doubleToLongBits(Float.intBitsToFloat(random.nextInt()));
            default -> Double.doubleToLongBits(random.nextDouble(-4, 4));
        };
    }

    private static long real(SplittableRandom random) {
        return random.nextBoolean()
                ? GraphInC.awkward(Type.REAL, random)
                : Double.doubleToLongBits(random.nextDouble(-1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void selectionsTakeEitherValue(Type type) {
        GraphBuilder builder = new GraphBuilder();
        builder.select(builder.input("a", Type.TRUTH), builder.input("b", type), builder.input("c", type));
        SplittableRandom random = new SplittableRandom(2);
        long[][] values = new long[500][];
        for (int scenario = 0; scenario < values.length; scenario++) {
            values[scenario] =
                    new long[] {random.nextInt(2), GraphInC.awkward(type, random), GraphInC.awkward(type, random)};
        }
        check(builder.build(), values);
    }

    @Test
    void literalsAndElementsAreExact() {
        GraphBuilder builder = new GraphBuilder();
        builder.element(ConstantArray.of(GraphInC.REALS), builder.input("a", Type.INTEGER));
        for (double real : GraphInC.REALS) {
            builder.real(real);
        }
        for (long integer : GraphInC.INTEGERS) {
            builder.integer(integer);
        }
        long[][] values = new long[GraphInC.REALS.length][];
        for (int index = 0; index < values.length; index++) {
            values[index] = new long[] {index};
        }
        check(builder.build(), values);
    }

    /** Loops in loops among them; several are compiled at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomGraphs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Graph> graphs = new ArrayList<>();
        KernelSource[] sources = new KernelSource[GRAPHS];
        for (int index = 0; index < GRAPHS; index++) {
            graphs.add(RandomGraphs.next(random));
            sources[index] =
                    GraphInC.source("graph" + index, graphs.get(index), RandomGraphs.values(graphs.get(index)));
        }
        try (CompiledC compiled = CompiledC.of(sources)) {
            for (int index = 0; index < GRAPHS; index++) {
                Graph graph = graphs.get(index);
                List<Integer> nodes = RandomGraphs.values(graph);
                Tape tape = Tape.of(graph, nodes);
                long[][] values = new long[SCENARIOS][tape.inputs().size()];
                for (long[] scenario : values) {
                    for (int input = 0; input < scenario.length; input++) {
                        Type type = tape.inputs().get(input).type();
                        scenario[input] = random.nextBoolean()
                                ? GraphInC.awkward(type, random)
                                : RandomGraphs.value(type, random);
                    }
                }
                GraphInC.compare(compiled, "graph" + index, graph, tape, nodes, values);
            }
        }
    }

    private static int literal(GraphBuilder builder, Type type, long bits) {
        return switch (type) {
            case REAL -> builder.real(Double.longBitsToDouble(bits));
            case INTEGER -> builder.integer(bits);
            case TRUTH -> builder.truth(bits != 0);
        };
    }

    private static long[][] everyValue(Type type) {
        return switch (type) {
            case REAL -> {
                long[][] values = new long[GraphInC.REALS.length][];
                for (int index = 0; index < values.length; index++) {
                    values[index] = new long[] {Double.doubleToRawLongBits(GraphInC.REALS[index])};
                }
                yield values;
            }
            case INTEGER -> {
                long[][] values = new long[GraphInC.INTEGERS.length][];
                for (int index = 0; index < values.length; index++) {
                    values[index] = new long[] {GraphInC.INTEGERS[index]};
                }
                yield values;
            }
            case TRUTH -> new long[][] {{0}, {1}};
        };
    }

    private static void check(Graph graph, long[][] values) {
        List<Integer> nodes = RandomGraphs.values(graph);
        try (CompiledC compiled = CompiledC.of(GraphInC.source("operations", graph, nodes))) {
            GraphInC.compare(compiled, "operations", graph, Tape.of(graph, nodes), nodes, values);
        }
    }
}

package org.heliosweep.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TapeTest {
    private static final double[] REALS = {
        0.0,
        -0.0,
        1,
        -1,
        1.5,
        -2.5,
        3,
        1e300,
        -1e300,
        1e-300,
        Math.PI,
        0.1,
        4503599627370495.5,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        0x0.fffffffffffffp-1022,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
    };
    private static final long[] INTEGERS = {
        0,
        1,
        -1,
        2,
        3,
        7,
        63,
        64,
        -64,
        1L << 32,
        (1L << 53) - 1,
        -(1L << 53),
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x7ff8000000000000L,
        0x0123456789abcdefL,
    };

    /** The graph's own arithmetic on literals is the reference. */
    @ParameterizedTest
    @EnumSource(UnaryOperation.class)
    void operationOnOneValue(UnaryOperation operation) {
        GraphBuilder builder = new GraphBuilder();
        int node = builder.unary(operation, builder.input("a", operation.operand()));
        Tape tape = Tape.of(builder.build(), List.of(node));
        Tape.State state = tape.newState();
        for (long a : representations(operation.operand())) {
            if ((operation == UnaryOperation.REAL_OF_INTEGER && Math.abs((double) a) > 0x1p53)
                    || (operation == UnaryOperation.INTEGER_OF_REAL && !(Math.abs(real(a)) < 0x1p52))) {
                continue;
            }
            GraphBuilder folding = new GraphBuilder();
            int folded = folding.unary(operation, literal(folding, operation.operand(), a));
            set(state, tape.inputs().getFirst(), 0, a);
            tape.run(state);
            assertEquals(bits(folding, folded), bits(state, node, operation.result()), () -> operation + " " + a);
        }
    }

    /** The graph's own arithmetic on literals is the reference. */
    @ParameterizedTest
    @EnumSource(BinaryOperation.class)
    void operationOnTwoValues(BinaryOperation operation) {
        GraphBuilder builder = new GraphBuilder();
        int node = builder.binary(
                operation, builder.input("a", operation.operands()), builder.input("b", operation.operands()));
        Tape tape = Tape.of(builder.build(), List.of(node));
        Tape.State state = tape.newState();
        boolean division =
                operation == BinaryOperation.INTEGER_DIVIDE || operation == BinaryOperation.INTEGER_REMAINDER;
        boolean shift = operation.name().startsWith("SHIFT");
        for (long a : representations(operation.operands())) {
            for (long b : representations(operation.operands())) {
                if ((division && (a < 0 || b <= 0)) || (shift && (b < 0 || b > 63))) {
                    continue;
                }
                GraphBuilder folding = new GraphBuilder();
                int folded = folding.binary(
                        operation,
                        literal(folding, operation.operands(), a),
                        literal(folding, operation.operands(), b));
                set(state, tape.inputs().getFirst(), 0, a);
                set(state, tape.inputs().getLast(), 1, b);
                tape.run(state);
                assertEquals(
                        bits(folding, folded),
                        bits(state, node, operation.result()),
                        () -> operation + " " + a + ", " + b);
            }
        }
    }

    @Test
    void minimumAndMaximumTakeTheSecondWhereNeitherIsLess() {
        assertEquals(-0.0, evaluate(BinaryOperation.MINIMUM, 0.0, -0.0));
        assertEquals(0.0, evaluate(BinaryOperation.MINIMUM, -0.0, 0.0));
        assertEquals(1.0, evaluate(BinaryOperation.MINIMUM, Double.NaN, 1));
        assertEquals(Double.NaN, evaluate(BinaryOperation.MAXIMUM, 1, Double.NaN));
        assertEquals(-0.0, evaluate(BinaryOperation.MAXIMUM, 0.0, -0.0));
    }

    @Test
    void fusedMultiplyAddRoundsOnce() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        int b = builder.input("b", Type.REAL);
        int c = builder.input("c", Type.REAL);
        int node = builder.fusedMultiplyAdd(a, b, c);
        Tape tape = Tape.of(builder.build(), List.of(node));
        Tape.State state = tape.newState();
        for (double x : REALS) {
            for (double y : REALS) {
                for (double z : REALS) {
                    state.setReal(0, x);
                    state.setReal(1, y);
                    state.setReal(2, z);
                    tape.run(state);
                    assertEquals(Math.fma(x, y, z), state.real(node));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void selectAndElement(boolean condition) {
        GraphBuilder builder = new GraphBuilder();
        int chosen = builder.select(builder.input("condition", Type.TRUTH), builder.integer(2), builder.integer(0));
        int element = builder.element(ConstantArray.of(10, 11, 12), chosen);
        int other = builder.element(ConstantArray.of(20, 21, 22), chosen);
        Tape tape = Tape.of(builder.build(), List.of(element, other));
        Tape.State state = tape.newState();
        state.setTruth(0, condition);
        tape.run(state);
        assertEquals(condition ? 12 : 10, state.real(element));
        assertEquals(condition ? 22 : 20, state.real(other));
        assertEquals(condition ? 2 : 0, state.integer(chosen));
    }

    @Test
    void loopSumsWhatItCounts() {
        for (int trips : new int[] {1, 2, 100}) {
            GraphBuilder builder = new GraphBuilder();
            int step = builder.input("step", Type.REAL);
            int loop = builder.loop(trips, List.of(builder.real(5)), List.of(step), weightedSum());
            int sum = builder.loopResult(loop, 0);
            Tape tape = Tape.of(builder.build(), List.of(sum));
            Tape.State state = tape.newState();
            state.setReal(0, 0.5);
            for (int again = 0; again < 2; again++) {
                tape.run(state);
                assertEquals(5 + 0.5 * trips * (trips - 1) / 2, state.real(sum));
            }
        }
    }

    /** A graph that was not made by a builder may hold what a builder leaves out. */
    @Test
    void loopWithoutTripsGivesWhatCameIn() {
        Graph graph = new Graph(List.of(
                new Node.Literal(Type.REAL, Double.doubleToLongBits(5)),
                new Node.Loop(0, List.of(0), List.of(0), weightedSum()),
                new Node.LoopResult(1, 0, Type.REAL)));
        Tape tape = Tape.of(graph, List.of(2));
        Tape.State state = tape.newState();
        tape.run(state);
        assertEquals(5, state.real(2));
    }

    @Test
    void carriedValuesAreExchangedAtOnce() {
        GraphBuilder body = new GraphBuilder();
        int first = body.parameter(1, Type.REAL);
        int second = body.parameter(2, Type.REAL);
        int third = body.parameter(3, Type.REAL);
        Region rotation = new Region(body.build(), List.of(second, third, first));
        GraphBuilder builder = new GraphBuilder();
        int loop = builder.loop(4, List.of(builder.real(1), builder.real(2), builder.real(3)), List.of(), rotation);
        List<Integer> results =
                List.of(builder.loopResult(loop, 0), builder.loopResult(loop, 1), builder.loopResult(loop, 2));
        Tape tape = Tape.of(builder.build(), results);
        Tape.State state = tape.newState();
        tape.run(state);
        assertEquals(List.of(2.0, 3.0, 1.0), results.stream().map(state::real).toList());
    }

    @Test
    void loopInALoop() {
        GraphBuilder body = new GraphBuilder();
        int outerCount = body.unary(UnaryOperation.REAL_OF_INTEGER, body.parameter(0, Type.INTEGER));
        int sum = body.parameter(1, Type.REAL);
        int step = body.parameter(2, Type.REAL);
        int weight = body.add(step, outerCount);
        int inner = body.loop(3, List.of(sum), List.of(weight), weightedSum());
        int total = body.loopResult(inner, 0);
        Region outerBody = new Region(body.build(), List.of(total));
        GraphBuilder builder = new GraphBuilder();
        int input = builder.input("step", Type.REAL);
        int loop = builder.loop(4, List.of(builder.real(0)), List.of(input), outerBody);
        int result = builder.loopResult(loop, 0);
        Tape tape = Tape.of(builder.build(), List.of(result));
        Tape.State state = tape.newState();
        state.setReal(0, 10);
        tape.run(state);
        // the inner loop adds (0 + 1 + 2) * weight
        assertEquals(3 * (10 + 11 + 12 + 13), state.real(result));
    }

    @Test
    void onlyWhatTheRootsNeedIsThere() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        int b = builder.input("b", Type.REAL);
        int sum = builder.add(a, builder.real(1));
        int product = builder.multiply(a, b);
        Tape tape = Tape.of(builder.build(), List.of(sum));
        assertEquals(List.of(new Node.Input("a", Type.REAL)), tape.inputs());
        assertEquals(0, tape.inputIndex("a"));
        assertEquals(-1, tape.inputIndex("b"));
        assertEquals(1, tape.size());
        assertThrows(IllegalArgumentException.class, () -> tape.newState().real(product));
    }

    @Test
    void intermediateValuesCanBeRead() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        int square = builder.multiply(a, a);
        int positive = builder.binary(BinaryOperation.LESS, builder.real(0), square);
        int root = builder.select(positive, square, a);
        Tape tape = Tape.of(builder.build(), List.of(root));
        Tape.State state = tape.newState();
        state.setReal(0, 3);
        tape.run(state);
        assertEquals(3, state.real(a));
        assertEquals(9, state.real(square));
        assertTrue(state.truth(positive));
    }

    @Test
    void wrongTypesAreRefused() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        Tape tape = Tape.of(builder.build(), List.of(a));
        Tape.State state = tape.newState();
        assertThrows(IllegalArgumentException.class, () -> state.setInteger(0, 1));
        assertThrows(IllegalArgumentException.class, () -> state.integer(a));
    }

    @Test
    void callsAndStrayParametersAreRefused() {
        GraphBuilder builder = new GraphBuilder();
        int call = builder.call(Function.EXP, builder.real(1));
        int parameter = builder.parameter(0, Type.INTEGER);
        Graph graph = builder.build();
        assertThrows(IllegalArgumentException.class, () -> Tape.of(graph, List.of(call)));
        assertThrows(IllegalArgumentException.class, () -> Tape.of(graph, List.of(parameter)));
    }

    @Test
    void stateOfAnotherTapeIsRefused() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        Tape tape = Tape.of(builder.build(), List.of(a));
        Tape.State other = Tape.of(builder.build(), List.of(a)).newState();
        assertThrows(IllegalArgumentException.class, () -> tape.run(other));
    }

    @Test
    void runAllocatesNothing() {
        GraphBuilder builder = new GraphBuilder();
        int loop =
                builder.loop(100, List.of(builder.real(0)), List.of(builder.input("step", Type.REAL)), weightedSum());
        int sum = builder.loopResult(loop, 0);
        Tape tape = Tape.of(builder.build(), List.of(sum));
        Tape.State state = tape.newState();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (int repetition = 0; repetition < 2; repetition++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int run = 0; run < 1000; run++) {
                tape.run(state);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertTrue(allocated < 1000, "allocated " + allocated + " bytes");
    }

    /** sum + count * weight. */
    static Region weightedSum() {
        GraphBuilder body = new GraphBuilder();
        int count = body.unary(UnaryOperation.REAL_OF_INTEGER, body.parameter(0, Type.INTEGER));
        int sum = body.add(body.parameter(1, Type.REAL), body.multiply(count, body.parameter(2, Type.REAL)));
        return new Region(body.build(), List.of(sum));
    }

    private static double evaluate(BinaryOperation operation, double a, double b) {
        GraphBuilder builder = new GraphBuilder();
        int node = builder.binary(operation, builder.input("a", Type.REAL), builder.input("b", Type.REAL));
        Tape tape = Tape.of(builder.build(), List.of(node));
        Tape.State state = tape.newState();
        state.setReal(0, a);
        state.setReal(1, b);
        tape.run(state);
        return state.real(node);
    }

    private static long[] representations(Type type) {
        return switch (type) {
            case REAL ->
                Arrays.stream(REALS).mapToLong(Double::doubleToLongBits).toArray();
            case INTEGER -> INTEGERS;
            case TRUTH -> new long[] {0, 1};
        };
    }

    private static int literal(GraphBuilder builder, Type type, long bits) {
        return switch (type) {
            case REAL -> builder.real(real(bits));
            case INTEGER -> builder.integer(bits);
            case TRUTH -> builder.truth(bits != 0);
        };
    }

    private static void set(Tape.State state, Node.Input input, int index, long bits) {
        switch (input.type()) {
            case REAL -> state.setReal(index, real(bits));
            case INTEGER -> state.setInteger(index, bits);
            case TRUTH -> state.setTruth(index, bits != 0);
        }
    }

    private static long bits(Tape.State state, int node, Type type) {
        return switch (type) {
            case REAL -> Double.doubleToLongBits(state.real(node));
            case INTEGER -> state.integer(node);
            case TRUTH -> state.truth(node) ? 1 : 0;
        };
    }

    private static long bits(GraphBuilder builder, int node) {
        return ((Node.Literal) builder.node(node)).bits();
    }

    private static double real(long bits) {
        return Double.longBitsToDouble(bits);
    }
}

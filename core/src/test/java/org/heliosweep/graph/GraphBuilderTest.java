package org.heliosweep.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GraphBuilderTest {
    private static final double[] AWKWARD = {
        0.0,
        -0.0,
        1,
        -1,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        0.1,
        3,
        -7.5,
        1e300
    };

    private static final double[] AWKWARD_AND_NAN = DoubleStream.concat(
                    Arrays.stream(AWKWARD), DoubleStream.of(Double.longBitsToDouble(0x7ff8_0000_0000_0001L)))
            .toArray();

    private final GraphBuilder graph = new GraphBuilder();

    @Test
    void whatIsWrittenTwiceIsOneNode() {
        int x = graph.input("x", Type.REAL);
        int y = graph.input("y", Type.REAL);
        assertEquals(graph.add(x, y), graph.add(x, y));
        assertNotEquals(graph.add(x, y), graph.add(y, x));
        assertNotEquals(graph.real(0.0), graph.real(-0.0));
        assertEquals(graph.real(Double.NaN), graph.real(Double.longBitsToDouble(0x7ff8_0000_0000_0001L)));
    }

    @Test
    void anArrayIsEqualIfItsElementsAre() {
        int index = graph.input("i", Type.INTEGER);
        assertEquals(graph.element(ConstantArray.of(1, 2), index), graph.element(ConstantArray.of(1, 2), index));
        assertNotEquals(
                graph.element(ConstantArray.of(0.0, 2), index), graph.element(ConstantArray.of(-0.0, 2), index));
    }

    @Test
    void anArrayDoesNotChangeWithItsSource() {
        double[] values = {1, 2};
        ConstantArray array = ConstantArray.of(values);
        values[0] = 5;
        array.toArray()[1] = 5;
        assertEquals(ConstantArray.of(1, 2), array);
    }

    @ParameterizedTest
    @EnumSource(BinaryOperation.class)
    void literalsAreFoldedToWhatTheOperationGives(BinaryOperation operation) {
        if (operation.operands() != Type.REAL) {
            return;
        }
        for (double a : AWKWARD) {
            for (double b : AWKWARD) {
                int folded = graph.binary(operation, graph.real(a), graph.real(b));
                long bits =
                        assertInstanceOf(Node.Literal.class, graph.node(folded)).bits();
                long expected =
                        Arithmetic.apply(operation, Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b));
                if (operation.result() == Type.REAL) {
                    assertEquals(Double.longBitsToDouble(expected), Double.longBitsToDouble(bits));
                } else {
                    assertEquals(expected, bits);
                }
            }
        }
    }

    @Test
    void onlyWhatKeepsEveryBitIsLeftOut() {
        int x = graph.input("x", Type.REAL);
        assertEquals(x, graph.multiply(x, graph.real(1)));
        assertEquals(x, graph.multiply(graph.real(1), x));
        assertEquals(x, graph.divide(x, graph.real(1)));
        assertEquals(x, graph.subtract(x, graph.real(0)));
        assertNotEquals(x, graph.add(x, graph.real(0)), "−0 + 0 is +0");
        assertNotEquals(x, graph.subtract(x, graph.real(-0.0)), "−0 − −0 is +0");
        assertInstanceOf(Node.Binary.class, graph.node(graph.multiply(x, graph.real(0))), "NaN * 0 is NaN");
        assertInstanceOf(Node.Binary.class, graph.node(graph.subtract(x, x)), "∞ − ∞ is NaN");
    }

    /** All of an extreme and an operand of it that are one operation, in each order and for all values. */
    @ParameterizedTest
    @EnumSource(names = {"MINIMUM", "MAXIMUM"})
    void anExtremeOfAnExtremeWithItsOperandIsOne(BinaryOperation operation) {
        int x = graph.input("x", Type.REAL);
        int y = graph.input("y", Type.REAL);
        int both = graph.binary(operation, x, y);
        int swapped = graph.binary(operation, y, x);
        assertEquals(both, graph.binary(operation, x, both));
        assertEquals(both, graph.binary(operation, y, both));
        assertEquals(both, graph.binary(operation, both, y));
        assertEquals(swapped, graph.binary(operation, both, x));
        for (double a : AWKWARD_AND_NAN) {
            for (double b : AWKWARD_AND_NAN) {
                double inner = value(operation, a, b);
                assertSame(inner, value(operation, a, inner));
                assertSame(inner, value(operation, b, inner));
                assertSame(inner, value(operation, inner, b));
                assertSame(value(operation, b, a), value(operation, inner, a));
            }
        }
    }

    /** The other kind, and another operand, are left alone. */
    @Test
    void anExtremeOfSomethingElseStays() {
        int x = graph.input("x", Type.REAL);
        int y = graph.input("y", Type.REAL);
        int least = graph.binary(BinaryOperation.MINIMUM, x, y);
        for (int operand : List.of(x, y, graph.real(0))) {
            assertEquals(
                    new Node.Binary(BinaryOperation.MAXIMUM, least, operand),
                    graph.node(graph.binary(BinaryOperation.MAXIMUM, least, operand)));
            assertEquals(
                    new Node.Binary(BinaryOperation.MAXIMUM, operand, least),
                    graph.node(graph.binary(BinaryOperation.MAXIMUM, operand, least)));
        }
        int zero = graph.real(0);
        assertEquals(
                new Node.Binary(BinaryOperation.MINIMUM, least, zero),
                graph.node(graph.binary(BinaryOperation.MINIMUM, least, zero)));
    }

    private static double value(BinaryOperation operation, double a, double b) {
        return Double.longBitsToDouble(
                Arithmetic.apply(operation, Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b)));
    }

    /** Which NaN it is counts, too. */
    private static void assertSame(double expected, double actual) {
        assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual));
    }

    @Test
    void truthIsFolded() {
        int p = graph.input("p", Type.TRUTH);
        int yes = graph.truth(true);
        int no = graph.truth(false);
        assertEquals(p, graph.and(p, yes));
        assertEquals(p, graph.and(yes, p));
        assertEquals(no, graph.and(p, no));
        assertEquals(no, graph.and(no, p));
        assertEquals(yes, graph.binary(BinaryOperation.OR, p, yes));
        assertEquals(p, graph.binary(BinaryOperation.OR, no, p));
        assertEquals(p, graph.and(p, p));
        assertEquals(p, graph.not(graph.not(p)));
        int a = graph.input("a", Type.REAL);
        int b = graph.input("b", Type.REAL);
        assertEquals(a, graph.select(yes, a, b));
        assertEquals(b, graph.select(no, a, b));
        assertEquals(a, graph.select(p, a, a));
    }

    @Test
    void wrongTypesAreRefused() {
        int x = graph.input("x", Type.REAL);
        int i = graph.input("i", Type.INTEGER);
        assertThrows(IllegalArgumentException.class, () -> graph.add(x, i));
        assertThrows(IllegalArgumentException.class, () -> graph.select(x, x, x));
        assertThrows(IllegalArgumentException.class, () -> graph.call(Function.EXP, x, x));
        assertThrows(IllegalArgumentException.class, () -> graph.add(x, 99));
        assertThrows(IllegalArgumentException.class, () -> graph.element(ConstantArray.of(1), x));
    }

    @Test
    void aLoopCarriesWhatItsBodyGives() {
        GraphBuilder body = new GraphBuilder();
        int carried = body.parameter(1, Type.REAL);
        int captured = body.parameter(2, Type.REAL);
        int next = body.add(carried, captured);
        Region region = new Region(body.build(), List.of(next));
        int x = graph.input("x", Type.REAL);
        int zero = graph.real(0);
        int loop = graph.loop(3, List.of(zero), List.of(x), region);
        assertEquals(Type.REAL, graph.type(graph.loopResult(loop, 0)));
        int i = graph.input("i", Type.INTEGER);
        assertThrows(IllegalArgumentException.class, () -> graph.loop(3, List.of(i), List.of(x), region));
        assertThrows(IllegalArgumentException.class, () -> graph.loop(3, List.of(zero), List.of(i), region));
        assertThrows(IllegalArgumentException.class, () -> graph.loop(3, List.of(zero), List.of(), region));
        assertEquals(zero, graph.loopResult(graph.loop(0, List.of(zero), List.of(x), region), 0));
    }

    @Test
    void onlyWantedNodesOfAnotherGraphAreAdded() {
        GraphBuilder other = new GraphBuilder();
        int a = other.input("a", Type.REAL);
        int wanted = other.add(a, other.real(2));
        other.multiply(a, other.real(3));
        Graph source = other.build();
        int x = graph.input("x", Type.REAL);
        Map<Integer, Integer> moved = new HashMap<>(Map.of(a, x));
        graph.addAll(source, source.reachable(List.of(wanted)), moved);
        assertEquals(graph.add(x, graph.real(2)), moved.get(wanted));
        assertEquals(3, graph.size());
    }

    @Test
    void reachableIsWhatTheRootsStandOn() {
        int x = graph.input("x", Type.REAL);
        int y = graph.input("y", Type.REAL);
        int sum = graph.add(x, x);
        graph.add(x, y);
        boolean[] reached = graph.build().reachable(List.of(sum));
        assertTrue(reached[x] && reached[sum] && !reached[y] && !reached[sum + 1]);
    }
}

package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.junit.jupiter.api.Test;

class InfixTest {
    private final GraphBuilder graph = new GraphBuilder();
    private final int a = graph.input("a", Type.REAL);
    private final int b = graph.input("b", Type.REAL);
    private final int c = graph.input("c", Type.REAL);
    private final int i = graph.input("i", Type.INTEGER);
    private final int j = graph.input("j", Type.INTEGER);

    private void check(String expected, int node) {
        assertEquals(expected, term(node).text());
    }

    private Infix.Term term(int node) {
        return Infix.of(graph.node(node), this::term);
    }

    @Test
    void bracketsStandWhereTheOrderIsAnother() {
        check("a + b - c", graph.subtract(graph.add(a, b), c));
        check("a + (b - c)", graph.add(a, graph.subtract(b, c)));
        check("a * b * c", graph.multiply(graph.multiply(a, b), c));
        check("a * (b * c)", graph.multiply(a, graph.multiply(b, c)));
        check("a / (b / c)", graph.divide(a, graph.divide(b, c)));
        check("(a + b) * c", graph.multiply(graph.add(a, b), c));
        check("a + b * c", graph.add(a, graph.multiply(b, c)));
    }

    @Test
    void signsAreToldFromDifferences() {
        check("-a - -b", graph.subtract(negative(a), negative(b)));
        check("-(a + b)", negative(graph.add(a, b)));
        check("-(a * b)", negative(graph.multiply(a, b)));
        check("a * -2", graph.multiply(a, graph.real(-2)));
        check("a + -0", graph.add(a, graph.real(-0.0)));
    }

    @Test
    void conditionsReadAsInAModel() {
        int less = graph.binary(BinaryOperation.LESS, a, b);
        int equal = graph.binary(BinaryOperation.EQUAL, b, c);
        check("a < b and not b == c", graph.and(less, graph.not(equal)));
        check("(a < b or b == c) and a < b", graph.and(graph.binary(BinaryOperation.OR, less, equal), less));
        check("if a < b then a else if b == c then b else c", graph.select(less, a, graph.select(equal, b, c)));
        check("if a < b then (if b == c then b else c) else a", graph.select(less, graph.select(equal, b, c), a));
        check("(if a < b then a else b) + c", graph.add(graph.select(less, a, b), c));
    }

    @Test
    void bitsAreBracketedAmongOthers() {
        int mask = graph.binary(BinaryOperation.BITS_AND, i, graph.integer(255));
        check("(i & 255) xor j", graph.binary(BinaryOperation.BITS_EXCLUSIVE_OR, mask, j));
        check("(i & 255) << 3", graph.binary(BinaryOperation.SHIFT_LEFT, mask, graph.integer(3)));
        check(
                "i + (j >>> 52)",
                graph.binary(
                        BinaryOperation.INTEGER_ADD,
                        i,
                        graph.binary(BinaryOperation.SHIFT_RIGHT_UNSIGNED, j, graph.integer(52))));
        check(
                "i % 5 / 2",
                graph.binary(
                        BinaryOperation.INTEGER_DIVIDE,
                        graph.binary(BinaryOperation.INTEGER_REMAINDER, i, graph.integer(5)),
                        graph.integer(2)));
    }

    @Test
    void constantsAreShortAndExact() {
        check("5.670374419e-8", graph.real(5.670374419e-8));
        check("8e9", graph.real(8e9));
        check("0.1", graph.real(0.1));
        check("infinity", graph.real(Double.POSITIVE_INFINITY));
        check("NaN", graph.real(Double.NaN));
        check("0x1ff8000000000000", graph.integer(0x1ff8000000000000L));
        check("{1, 2.5}[i]", graph.element(ConstantArray.of(1, 2.5), i));
        check("{1, 2 … 5}[i]", graph.element(ConstantArray.of(1, 2, 3, 4, 5), i));
    }

    @Test
    void functionsHaveTheirNames() {
        check("fma(a, b, -c)", graph.fusedMultiplyAdd(a, b, negative(c)));
        check(
                "min(abs(a), pow(b, c + 1))",
                graph.binary(
                        BinaryOperation.MINIMUM,
                        graph.unary(UnaryOperation.ABSOLUTE, a),
                        graph.call(Function.POW, b, graph.add(c, graph.real(1)))));
        assertEquals("a", Infix.of(new Node.Input("a", Type.REAL), _ -> null).text());
    }

    private int negative(int operand) {
        return graph.unary(UnaryOperation.NEGATE, operand);
    }
}

package org.heliosweep.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.interpreter.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link TornadoGraph} puts in the place of operations has their bits. */
class RealBitsTest {
    private static final double[] AWKWARD = {
        0.0,
        -0.0,
        1,
        -1,
        Math.nextDown(1.0),
        Math.nextUp(1.0),
        2,
        Math.nextDown(2.0),
        0.5,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        3 * Double.MIN_VALUE,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0x1p1023,
        0x1p52,
        -0x1p52 + 1,
        0x1p31,
        -0x1p31 - 1,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Math.PI
    };

    private static DoubleStream reals() {
        Random random = new Random(26);
        return DoubleStream.concat(
                Arrays.stream(AWKWARD),
                DoubleStream.generate(() -> Double.longBitsToDouble(random.nextLong()))
                        .limit(3_000));
    }

    private static LongStream integers() {
        return LongStream.concat(
                reals().mapToLong(Double::doubleToRawLongBits), LongStream.of(0, -1, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** An operation on an input, as it was written and as it was rewritten. */
    private static final class Pair {
        private final Type type;
        private final Tape[] tapes = new Tape[2];
        private final Tape.State[] states = new Tape.State[2];
        private final int[] roots = new int[2];

        Pair(Type operand, ToIntBiFunction<GraphBuilder, Integer> operation) {
            GraphBuilder builder = new GraphBuilder();
            int input = builder.input("x", operand);
            int root = operation.applyAsInt(builder, input);
            Graph graph = builder.build();
            type = graph.node(root).type();
            TornadoGraph rewritten = TornadoGraph.of(graph, List.of(root));
            prepare(0, graph, root);
            prepare(1, rewritten.graph(), rewritten.nodes().get(root));
        }

        private void prepare(int index, Graph graph, int root) {
            Functions.Expanded expanded = Functions.expandAll(graph, List.of(root));
            roots[index] = expanded.nodes().get(root);
            tapes[index] = Tape.of(expanded.graph(), List.of(roots[index]));
            states[index] = tapes[index].newState();
        }

        void checkReal(double x) {
            states[0].setReal(0, x);
            states[1].setReal(0, x);
            check(Double.toHexString(x));
        }

        void checkInteger(long x) {
            states[0].setInteger(0, x);
            states[1].setInteger(0, x);
            check(Long.toHexString(x));
        }

        private void check(String x) {
            assertEquals(value(0), value(1), () -> "of " + x);
        }

        private long value(int index) {
            tapes[index].run(states[index]);
            return switch (type) {
                case REAL -> Double.doubleToLongBits(states[index].real(roots[index]));
                case INTEGER -> states[index].integer(roots[index]);
                case TRUTH -> states[index].truth(roots[index]) ? 1 : 0;
            };
        }
    }

    @Test
    void theRepresentationOfARealIsComputed() {
        Pair pair = new Pair(Type.REAL, (graph, x) -> graph.unary(UnaryOperation.BITS_OF_REAL, x));
        reals().forEach(pair::checkReal);
    }

    @Test
    void aRealIsComputedFromItsRepresentation() {
        Pair pair = new Pair(Type.INTEGER, (graph, x) -> graph.unary(UnaryOperation.REAL_OF_BITS, x));
        integers().forEach(pair::checkInteger);
    }

    @Test
    void realsBecomeIntegersInTwoParts() {
        Pair pair = new Pair(Type.REAL, (graph, x) -> graph.unary(UnaryOperation.INTEGER_OF_REAL, x));
        reals().map(x -> x % 0x1p52).filter(Double::isFinite).forEach(pair::checkReal);
        Random random = new Random(27);
        for (int count = 0; count < 3_000; count++) {
            pair.checkReal((random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(53)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 31, 32, 42, 63})
    void shiftsFillWithZeros(int shift) {
        Pair pair = new Pair(
                Type.INTEGER,
                (graph, x) -> graph.binary(BinaryOperation.SHIFT_RIGHT_UNSIGNED, x, graph.integer(shift)));
        integers().forEach(pair::checkInteger);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, -0.0, 1, Double.NaN, Double.POSITIVE_INFINITY})
    void lessOrEqualIsFalseForNaN(double limit) {
        Pair pair =
                new Pair(Type.REAL, (graph, x) -> graph.binary(BinaryOperation.LESS_OR_EQUAL, x, graph.real(limit)));
        reals().forEach(pair::checkReal);
    }

    @Test
    void roundingAndSignsKeepSignsOfZeros() {
        Pair pair = new Pair(Type.REAL, (graph, x) -> graph.call(Function.ROUND, x));
        reals().forEach(pair::checkReal);
        for (double x = -3; x <= 3; x += 0.125) {
            pair.checkReal(x);
        }
    }

    /** In the body of a loop, where functions are expanded, what a product loses is not lost. */
    @Test
    void fusedOperationsOfLoopsKeepWhatAProductLoses() {
        Pair pair = new Pair(Type.REAL, (graph, x) -> {
            GraphBuilder inner = new GraphBuilder();
            int carried = inner.parameter(1, Type.REAL);
            int captured = inner.parameter(2, Type.REAL);
            int square = inner.unary(UnaryOperation.NEGATE, inner.multiply(captured, captured));
            int lost = inner.fusedMultiplyAdd(captured, captured, square);
            int result = inner.add(inner.multiply(carried, captured), lost);
            Region body = new Region(inner.build(), List.of(result));
            return graph.loopResult(graph.loop(3, List.of(x), List.of(x), body), 0);
        });
        Random random = new Random(28);
        for (int count = 0; count < 3_000; count++) {
            pair.checkReal(random.nextGaussian() * 1e3);
        }
    }

    @Test
    void nothingIsLeftThatTheCompilerDoesNotRender() {
        for (Function function : Function.values()) {
            GraphBuilder builder = new GraphBuilder();
            Integer[] operands = function.operands().stream()
                    .map(type -> builder.input("x" + builder.size(), type))
                    .toArray(Integer[]::new);
            int call = builder.call(function, operands);
            TornadoGraph rewritten = TornadoGraph.of(builder.build(), List.of(call));
            boolean[] wanted =
                    rewritten.graph().reachable(List.of(rewritten.nodes().get(call)));
            for (int id = 0; id < wanted.length; id++) {
                Node node = rewritten.graph().node(id);
                boolean isLeft = node instanceof Node.FusedMultiplyAdd
                        || (node instanceof Node.Call inner && !TornadoGraph.isOfDevices(inner.function()));
                assertFalse(wanted[id] && isLeft, () -> function + ": " + node);
            }
        }
    }
}

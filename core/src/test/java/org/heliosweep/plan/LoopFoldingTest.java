package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.interpreter.Tape;
import org.junit.jupiter.api.Test;

class LoopFoldingTest {
    /** Carries x and i: x becomes x * factor + inner, i becomes i + trip; inner sums 1 / (trip + k) for k below 5. */
    private static Region body() {
        GraphBuilder inner = new GraphBuilder();
        int total = inner.parameter(1, Type.REAL);
        int term = inner.divide(
                inner.real(1),
                inner.add(
                        inner.unary(UnaryOperation.REAL_OF_INTEGER, inner.parameter(0, Type.INTEGER)),
                        inner.parameter(2, Type.REAL)));
        int next = inner.add(total, term);
        Region innerBody = new Region(inner.build(), List.of(next));
        GraphBuilder body = new GraphBuilder();
        int trip = body.parameter(0, Type.INTEGER);
        int x = body.parameter(1, Type.REAL);
        int i = body.parameter(2, Type.INTEGER);
        int bias = body.parameter(3, Type.REAL);
        int factor = body.parameter(4, Type.REAL);
        int shift = body.add(body.unary(UnaryOperation.REAL_OF_INTEGER, trip), bias);
        int loop = body.loop(5, List.of(body.real(0)), List.of(shift), innerBody);
        int nextX = body.fusedMultiplyAdd(x, factor, body.loopResult(loop, 0));
        int nextI = body.binary(BinaryOperation.INTEGER_ADD, i, trip);
        return new Region(body.build(), List.of(nextX, nextI));
    }

    private record Built(Graph graph, List<Integer> roots) {}

    private static Built loop(boolean literalStart, boolean literalFactor) {
        GraphBuilder builder = new GraphBuilder();
        int input = builder.input("x", Type.REAL);
        int start = literalStart ? builder.real(0.3) : input;
        int factor = literalFactor ? builder.real(0.7) : input;
        int loop = builder.loop(6, List.of(start, builder.integer(4)), List.of(builder.real(1.5), factor), body());
        int sum = builder.add(builder.loopResult(loop, 0), input);
        List<Integer> roots = List.of(sum, builder.loopResult(loop, 1));
        return new Built(builder.build(), roots);
    }

    private static List<Number> results(Built built, double x) {
        Tape tape = Tape.of(built.graph(), built.roots());
        Tape.State state = tape.newState();
        state.setReal(tape.inputIndex("x"), x);
        tape.run(state);
        return List.of(
                state.real(built.roots().get(0)), state.integer(built.roots().get(1)));
    }

    private static Built folded(Built built) {
        GraphBuilder builder = new GraphBuilder();
        List<Integer> roots = LoopFolding.add(builder, built.graph(), built.roots());
        return new Built(builder.build(), roots);
    }

    private static boolean hasLoop(Built built) {
        return built.graph().nodes().stream().anyMatch(node -> node instanceof Node.Loop);
    }

    @Test
    void aLoopOverLiteralsBecomesItsResult() {
        Built built = loop(true, true);
        Built folded = folded(built);
        assertFalse(hasLoop(folded));
        assertEquals(results(built, 0.11), results(folded, 0.11));
    }

    @Test
    void otherLoopsKeepTheirBits() {
        for (boolean literalStart : new boolean[] {true, false}) {
            Built built = loop(literalStart, !literalStart);
            Built folded = folded(built);
            assertTrue(hasLoop(folded));
            assertTrue(Verifier.check(folded.graph(), folded.roots(), Verifier.Stage.STUDY));
            for (double x : new double[] {0.11, -3, 1e200, Double.NaN}) {
                assertEquals(results(built, x), results(folded, x));
            }
        }
    }

    @Test
    void literalsMoveIntoTheBody() {
        Built folded = folded(loop(false, true));
        Node.Loop loop = (Node.Loop) folded.graph().nodes().stream()
                .filter(node -> node instanceof Node.Loop)
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(), loop.captured());
    }
}

package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final Node NUMBER = new Node.Input(Plan.NUMBER, Type.INTEGER);
    private static final Node ONE = new Node.Literal(Type.INTEGER, 1);

    private static void refused(String message, Verifier.Stage stage, int root, Node... nodes) {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> Verifier.check(new Graph(List.of(nodes)), List.of(root), stage));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    @Test
    void aSoundGraphPasses() {
        Graph graph = new Graph(List.of(NUMBER, ONE, new Node.Binary(BinaryOperation.INTEGER_DIVIDE, 0, 1)));
        assertTrue(Verifier.check(graph, List.of(2), Verifier.Stage.PRIMITIVE));
    }

    @Test
    void rootsExist() {
        refused("is not in the graph", Verifier.Stage.PRIMITIVE, 1, NUMBER);
    }

    @Test
    void operandsStandBeforeTheirUse() {
        refused(
                "does not follow its operands",
                Verifier.Stage.PRIMITIVE,
                0,
                new Node.Unary(UnaryOperation.REAL_OF_INTEGER, 1),
                NUMBER);
    }

    @Test
    void operandsHaveTheRightTypes() {
        refused("takes [REAL, REAL]", Verifier.Stage.PRIMITIVE, 1, NUMBER, new Node.Binary(BinaryOperation.ADD, 0, 0));
    }

    @Test
    void afterBindingTheNumberIsTheOnlyInput() {
        Node heat = new Node.Input("heat", Type.REAL);
        assertTrue(Verifier.check(new Graph(List.of(heat)), List.of(0), Verifier.Stage.STUDY));
        refused("is not the number", Verifier.Stage.BOUND, 0, heat);
    }

    @Test
    void afterLoweringThereAreNoCalls() {
        Node real = new Node.Unary(UnaryOperation.REAL_OF_INTEGER, 0);
        Node call = new Node.Call(Function.EXP, List.of(1));
        assertTrue(Verifier.check(new Graph(List.of(NUMBER, real, call)), List.of(2), Verifier.Stage.BOUND));
        refused("is not a primitive operation", Verifier.Stage.PRIMITIVE, 2, NUMBER, real, call);
    }

    @Test
    void parametersBelongIntoLoops() {
        refused("outside the body of a loop", Verifier.Stage.PRIMITIVE, 0, new Node.Parameter(0, Type.INTEGER));
    }

    @Test
    void divisorsArePositiveLiterals() {
        refused(
                "does not divide by a positive literal",
                Verifier.Stage.PRIMITIVE,
                1,
                NUMBER,
                new Node.Binary(BinaryOperation.INTEGER_REMAINDER, 0, 0));
        refused(
                "does not divide by a positive literal",
                Verifier.Stage.PRIMITIVE,
                2,
                NUMBER,
                new Node.Literal(Type.INTEGER, 0),
                new Node.Binary(BinaryOperation.INTEGER_DIVIDE, 0, 1));
    }
}

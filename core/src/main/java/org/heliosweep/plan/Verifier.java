package org.heliosweep.plan;

import java.util.HashMap;
import java.util.List;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/** Checks a graph between steps of lowering; runs where assertions are on. */
final class Verifier {
    /** How far a graph is. */
    enum Stage {
        /** Inputs of the model, and calls. */
        STUDY,
        /** The number of the scenario as the only input; calls. */
        BOUND,
        /** The number of the scenario as the only input; primitive operations only. */
        PRIMITIVE
    }

    private Verifier() {}

    /**
     * True, always.
     *
     * @throws IllegalStateException if a root is not there, an operand does not stand before its use, an operand has
     *     the wrong type, or there is something that the stage does not allow; the message names the node
     */
    static boolean check(Graph graph, List<Integer> roots, Stage stage) {
        for (int root : roots) {
            require(root >= 0 && root < graph.size(), root, "a root", "is not in the graph");
        }
        for (int id = 0; id < graph.size(); id++) {
            int user = id;
            Node node = graph.node(id);
            Graph.forEachOperand(
                    node,
                    operand -> require(operand >= 0 && operand < user, user, node, "does not follow its operands"));
            checkStage(graph, id, stage);
        }
        try {
            boolean[] all = new boolean[graph.size()];
            java.util.Arrays.fill(all, true);
            new GraphBuilder().addAll(graph, all, new HashMap<>());
        } catch (IllegalArgumentException wrongType) {
            throw new IllegalStateException(wrongType.getMessage(), wrongType);
        }
        return true;
    }

    private static void checkStage(Graph graph, int id, Stage stage) {
        switch (graph.node(id)) {
            case Node.Input input ->
                require(
                        stage == Stage.STUDY || input.equals(new Node.Input(Plan.NUMBER, Type.INTEGER)),
                        id,
                        input,
                        "is not the number of the scenario");
            case Node.Call call -> require(stage != Stage.PRIMITIVE, id, call, "is not a primitive operation");
            case Node.Parameter parameter -> require(false, id, parameter, "is outside the body of a loop");
            case Node.Binary binary -> checkDivision(graph, id, binary);
            case Node.Loop loop -> checkBody(loop.body().graph(), stage);
            case Node.Literal _,
                    Node.Unary _,
                    Node.FusedMultiplyAdd _,
                    Node.SingleFusedMultiplyAdd _,
                    Node.Select _,
                    Node.Element _,
                    Node.LoopResult _ -> {}
        }
    }

    private static void checkBody(Graph body, Stage stage) {
        for (int id = 0; id < body.size(); id++) {
            switch (body.node(id)) {
                case Node.Parameter _ -> {}
                case Node.Literal _,
                        Node.Input _,
                        Node.Unary _,
                        Node.Binary _,
                        Node.FusedMultiplyAdd _,
                        Node.SingleFusedMultiplyAdd _,
                        Node.Select _,
                        Node.Element _,
                        Node.Call _,
                        Node.Loop _,
                        Node.LoopResult _ -> checkStage(body, id, stage);
            }
        }
    }

    /** Integers are divided by positive literals only, so that nothing can fail while it runs. */
    private static void checkDivision(Graph graph, int id, Node.Binary binary) {
        boolean divides = binary.operation() == BinaryOperation.INTEGER_DIVIDE
                || binary.operation() == BinaryOperation.INTEGER_REMAINDER;
        require(
                !divides || (graph.node(binary.right()) instanceof Node.Literal literal && literal.bits() > 0),
                id,
                binary,
                "does not divide by a positive literal");
    }

    private static void require(boolean condition, int id, Object what, String problem) {
        if (!condition) {
            throw new IllegalStateException("node " + id + ", " + what + ", " + problem);
        }
    }
}

package org.heliosweep.graph;

import java.util.ArrayList;
import java.util.List;

/** The typing rules of nodes. */
final class Types {
    private Types() {}

    /** Refuses a node whose operands are not there or have other types than it takes. */
    static void check(Node node, List<Node> nodes) {
        List<Type> found = new ArrayList<>();
        Graph.forEachOperand(node, operand -> {
            if (operand < 0 || operand >= nodes.size()) {
                throw new IllegalArgumentException("operand " + operand + " of " + node + " is not in the graph");
            }
            found.add(nodes.get(operand).type());
        });
        List<Type> expected = expected(node, nodes, found);
        if (!found.equals(expected)) {
            throw new IllegalArgumentException(node + " takes " + expected + ", not " + found);
        }
    }

    private static List<Type> expected(Node node, List<Node> nodes, List<Type> found) {
        return switch (node) {
            case Node.Literal _, Node.Input _, Node.Parameter _ -> List.of();
            case Node.Unary unary -> List.of(unary.operation().operand());
            case Node.Binary binary ->
                List.of(binary.operation().operands(), binary.operation().operands());
            case Node.FusedMultiplyAdd _, Node.SingleFusedMultiplyAdd _ -> List.of(Type.REAL, Type.REAL, Type.REAL);
            case Node.Select select -> List.of(Type.TRUTH, select.type(), select.type());
            case Node.Element _ -> List.of(Type.INTEGER);
            case Node.Call call -> call.function().operands();
            case Node.Loop loop -> loopOperands(loop, found);
            case Node.LoopResult result -> {
                if (!(nodes.get(result.loop()) instanceof Node.Loop)) {
                    throw new IllegalArgumentException(node + " needs a loop");
                }
                yield found;
            }
        };
    }

    private static List<Type> loopOperands(Node.Loop loop, List<Type> found) {
        Region body = loop.body();
        List<Type> carried =
                body.results().stream().map(id -> body.graph().node(id).type()).toList();
        if (loop.trips() < 0 || !carried.equals(found.subList(0, loop.initial().size()))) {
            throw new IllegalArgumentException(
                    "a loop of " + loop.trips() + " trips carries " + found + ", but its body gives " + carried);
        }
        for (Node node : body.graph().nodes()) {
            if (node instanceof Node.Input || (node instanceof Node.Parameter parameter && !fits(parameter, found))) {
                throw new IllegalArgumentException("the body of a loop cannot use " + node);
            }
        }
        return found;
    }

    private static boolean fits(Node.Parameter parameter, List<Type> operands) {
        int index = parameter.index();
        Type expected = index == 0 ? Type.INTEGER : index <= operands.size() ? operands.get(index - 1) : null;
        return parameter.type() == expected;
    }
}

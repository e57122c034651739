package org.heliosweep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/** Bounded sums as loop regions. */
public final class Summation {
    private final Graph outside;
    private final GraphBuilder body = new GraphBuilder();
    private final Map<Integer, Integer> inside = new HashMap<>();
    private final List<Integer> captured = new ArrayList<>();

    private Summation(Graph outside) {
        this.outside = outside;
    }

    /**
     * The sum of a term for every whole number from {@code first} to {@code last}, added in this order to 0.
     *
     * @param variable an input node of type real that stands for the number in the term; what does not depend on it
     *     is computed once, outside the loop
     * @param term a node of type real
     */
    public static int of(GraphBuilder graph, int first, int last, int variable, int term) {
        Summation summation = new Summation(graph.build());
        Region body = summation.body(first, variable, term);
        int trips = (int) Math.max(0, (long) last - first + 1);
        int loop = graph.loop(trips, List.of(graph.real(0)), summation.captured, body);
        return graph.loopResult(loop, 0);
    }

    private Region body(int first, int variable, int term) {
        int total = body.parameter(1, Type.REAL);
        int trip = body.unary(UnaryOperation.REAL_OF_INTEGER, body.parameter(0, Type.INTEGER));
        inside.put(variable, first == 0 ? trip : body.add(trip, body.real(first)));
        boolean[] needed = outside.reachable(List.of(term));
        for (int id = variable + 1; id <= term; id++) {
            Node node = outside.node(id);
            if (needed[id] && varies(node)) {
                inside.put(id, body.add(node.map(this::brought)));
            }
        }
        int sum = body.add(total, brought(term));
        return new Region(body.build(), List.of(sum));
    }

    private boolean varies(Node node) {
        boolean[] varies = {false};
        Graph.forEachOperand(node, operand -> varies[0] |= inside.containsKey(operand) && !isCaptured(operand));
        return varies[0];
    }

    private boolean isCaptured(int operand) {
        return captured.contains(operand) || outside.node(operand) instanceof Node.Literal;
    }

    /** Where a node outside is in the body: literals are repeated there, other fixed values come in as parameters. */
    private int brought(int operand) {
        return inside.computeIfAbsent(operand, missing -> {
            Node node = outside.node(missing);
            if (node instanceof Node.Literal) {
                return body.add(node);
            }
            captured.add(missing);
            return body.parameter(1 + captured.size(), node.type());
        });
    }
}

package org.heliosweep.model;

import java.util.List;
import java.util.Map;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.UnaryOperation;

/**
 * Fuses a product with the addition or subtraction that is its only use: one rounding instead of two, so the error of
 * the pair is at most half a unit in the last place of the result.
 *
 * <p>Where both sides are products nothing is fused: {@code a * b - c * d} stays zero where both are the same.
 */
final class Contraction {
    private Contraction() {}

    static Graph rewrite(Graph graph, List<Integer> roots, Map<Integer, Integer> moved) {
        GraphBuilder builder = new GraphBuilder();
        boolean[] wanted = graph.reachable(roots);
        int[] uses = uses(graph, roots, wanted);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                moved.put(id, rewrite(builder, graph, graph.node(id), uses, moved));
            }
        }
        return Canonical.compact(builder.build(), roots, moved);
    }

    private static int rewrite(GraphBuilder builder, Graph graph, Node node, int[] uses, Map<Integer, Integer> moved) {
        boolean addition = node instanceof Node.Binary sum && sum.operation() == BinaryOperation.ADD;
        boolean subtraction =
                node instanceof Node.Binary difference && difference.operation() == BinaryOperation.SUBTRACT;
        if (addition || subtraction) {
            Node.Binary pair = (Node.Binary) node;
            boolean left = isProduct(graph, pair.left());
            boolean right = isProduct(graph, pair.right());
            int product = left ? pair.left() : pair.right();
            if (left != right && uses[product] == 1) {
                Node.Binary factors = (Node.Binary) graph.node(product);
                int factor = moved.get(factors.left());
                int multiplier = moved.get(factors.right());
                int other = moved.get(left ? pair.right() : pair.left());
                return builder.fusedMultiplyAdd(
                        subtraction && right ? builder.unary(UnaryOperation.NEGATE, factor) : factor,
                        multiplier,
                        subtraction && left ? builder.unary(UnaryOperation.NEGATE, other) : other);
            }
        }
        return builder.add(Canonical.inside(node.map(moved::get), Contraction::rewrite));
    }

    private static boolean isProduct(Graph graph, int id) {
        return graph.node(id) instanceof Node.Binary binary && binary.operation() == BinaryOperation.MULTIPLY;
    }

    /** How often each node is used, as an operand or by name. */
    private static int[] uses(Graph graph, List<Integer> roots, boolean[] wanted) {
        int[] uses = new int[graph.size()];
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                Graph.forEachOperand(graph.node(id), operand -> uses[operand]++);
            }
        }
        for (int root : roots) {
            uses[root]++;
        }
        return uses;
    }
}

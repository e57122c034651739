package org.heliosweep.device;

import java.util.OptionalLong;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Plan;

/**
 * What is known of the numbers of the scenarios that a kernel computes side by side, and helps a compiler to compute them
 * with vectors.
 *
 * @param size they are below this
 * @param inGroups whether 32 consecutive ones, from a multiple of 32 on, are computed side by side
 */
record ScenarioNumbers(long size, boolean inGroups) {
    /** Nothing. */
    static final ScenarioNumbers UNKNOWN = new ScenarioNumbers(Long.MAX_VALUE, false);

    /** Up to here, a quotient of reals that is truncated is the quotient of the integers. */
    private static final long EXACT = 1L << 52;

    private static final long LAST_LANE = 31;

    /**
     * Whether an index goes up by one from lane to lane, and how: it is the number of the scenario, of which the bits of a
     * mask are kept. Nothing if it is not known to do so.
     */
    OptionalLong consecutive(Graph graph, int index) {
        if (!inGroups) {
            return OptionalLong.empty();
        }
        if (isNumber(graph.node(index))) {
            return OptionalLong.of(-1);
        }
        return graph.node(index) instanceof Node.Binary(BinaryOperation operation, int left, int right)
                        && operation == BinaryOperation.BITS_AND
                        && isNumber(graph.node(left))
                        && graph.node(right) instanceof Node.Literal literal
                        && literal.bits() >= LAST_LANE
                        && (literal.bits() & (literal.bits() + 1)) == 0
                ? OptionalLong.of(literal.bits())
                : OptionalLong.empty();
    }

    /**
     * Whether a quotient or remainder of integers can be had from a quotient of reals, for which there are vector
     * instructions. For 0 ≤ a &lt; 2^52 and 0 &lt; d &lt; 2^52, let q = ⌊a / d⌋. The exact quotient is at most q + 1 − 1/d, and
     * less than half a unit in the last place below q + 1 it cannot be, since (q + 1) d ≤ a + d &lt; 2^53. So it is rounded
     * to less than q + 1, and not below q, which is a real itself.
     */
    boolean dividesAsReals(Graph graph, Node.Binary division) {
        return graph.node(division.right()) instanceof Node.Literal literal
                && literal.bits() > 0
                && literal.bits() < EXACT
                && bound(graph, division.left()) <= EXACT;
    }

    /** A number that a node, which is not negative, stays below; the greatest one if none is known. */
    private long bound(Graph graph, int id) {
        return switch (graph.node(id)) {
            case Node.Input input when isNumber(input) -> size;
            case Node.Binary(BinaryOperation operation, int left, int right)
            when operation == BinaryOperation.INTEGER_DIVIDE && isPositive(graph, right) -> bound(graph, left);
            case Node.Binary(BinaryOperation operation, int left, int right)
            when operation == BinaryOperation.INTEGER_REMAINDER && isPositive(graph, right) -> bound(graph, left);
            case Node _ -> Long.MAX_VALUE;
        };
    }

    private static boolean isPositive(Graph graph, int id) {
        return graph.node(id) instanceof Node.Literal literal && literal.bits() > 0;
    }

    private static boolean isNumber(Node node) {
        return node.equals(new Node.Input(Plan.NUMBER, Type.INTEGER));
    }
}

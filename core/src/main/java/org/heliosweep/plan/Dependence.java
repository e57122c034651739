package org.heliosweep.plan;

import java.util.List;
import org.heliosweep.design.Design;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;

/**
 * Which axes of a grid each node of a graph depends on. The number of a scenario is made of the digits of all axes;
 * quotients and remainders of it by literals are digits of some. Anything else depends on what its operands do.
 *
 * <p>Axes of one level change nothing; they have no place in the sets, so a set fits a {@code long}: a grid has at most
 * 2^62 scenarios.
 */
final class Dependence {
    /** What the digit of each axis of more than one level counts for, the fastest axis first; the size is the last. */
    private final long[] strides;

    private final Digits[] digits;
    private final long[] axes;

    /** {@code floor(number / divisor) mod modulus}, with the number of the scenario; the divisor is at most the size. */
    private record Digits(long divisor, long modulus) {}

    private Dependence(Design.Grid grid, Graph graph) {
        long[] lengths = lengths(grid, grid.varied().size());
        strides = new long[lengths.length + 1];
        strides[0] = 1;
        for (int axis = 0; axis < lengths.length; axis++) {
            strides[axis + 1] = strides[axis] * lengths[axis];
        }
        digits = new Digits[graph.size()];
        axes = new long[graph.size()];
    }

    /** The dependences of what the roots of a graph stand on; {@link Plan#NUMBER} is the only input. */
    static Dependence of(Design.Grid grid, Graph graph, List<Integer> roots) {
        Dependence dependence = new Dependence(grid, graph);
        boolean[] wanted = graph.reachable(roots);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                dependence.add(graph, id);
            }
        }
        return dependence;
    }

    /** The lengths of those among a number of the fastest axes that have more than one level, the fastest first. */
    static long[] lengths(Design.Grid grid, int fastest) {
        List<Varied> varied = grid.varied();
        return varied.subList(varied.size() - fastest, varied.size()).reversed().stream()
                .mapToLong(each -> ((Variation.Axis) each.variation()).length())
                .filter(length -> length > 1)
                .toArray();
    }

    /** The axes that a node depends on: bit k is the k-th fastest of those with more than one level. */
    long axes(int node) {
        return axes[node];
    }

    /** Whether a node is the number of the scenario, or nothing but some of its digits. */
    boolean isDigits(int node) {
        return digits[node] != null;
    }

    private void add(Graph graph, int id) {
        Node node = graph.node(id);
        digits[id] = digits(graph, node);
        if (digits[id] != null) {
            axes[id] = axes(digits[id]);
        } else {
            Graph.forEachOperand(node, operand -> axes[id] |= axes[operand]);
        }
    }

    private Digits digits(Graph graph, Node node) {
        return switch (node) {
            case Node.Input _ -> new Digits(1, strides[strides.length - 1]);
            case Node.Binary(BinaryOperation operation, int left, int right)
            when digits[left] != null && graph.node(right) instanceof Node.Literal literal && literal.bits() > 0 ->
                digits(operation, digits[left], literal.bits());
            case Node.Binary _,
                    Node.Literal _,
                    Node.Parameter _,
                    Node.Unary _,
                    Node.FusedMultiplyAdd _,
                    Node.SingleFusedMultiplyAdd _,
                    Node.Select _,
                    Node.Element _,
                    Node.Call _,
                    Node.Loop _,
                    Node.LoopResult _ -> null;
        };
    }

    /** Null where it is something else, or divided by what no product of lengths divides by. */
    private static Digits digits(BinaryOperation operation, Digits of, long by) {
        if (of.modulus % by != 0) {
            return null;
        }
        return switch (operation) {
            case INTEGER_DIVIDE -> new Digits(of.divisor * by, of.modulus / by);
            case INTEGER_REMAINDER -> new Digits(of.divisor, by);
            default -> null;
        };
    }

    /**
     * The quotient depends on no axis faster than one whose stride divides the divisor, the remainder on none from the
     * one on whose stride is a multiple of divisor times modulus.
     */
    private long axes(Digits of) {
        int from = strides.length - 1;
        while (of.divisor % strides[from] != 0) {
            from--;
        }
        int to = 0;
        while (strides[to] % (of.divisor * of.modulus) != 0) {
            to++;
        }
        return to > from ? (1L << to) - (1L << from) : 0;
    }
}

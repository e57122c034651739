package org.heliosweep.device;

import java.util.List;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.UnaryOperation;

/**
 * What operations on a register of scenarios take, in cycles of a processor of 2025 with vectors of 512 bits. On others
 * the numbers differ, and nothing but time depends on them.
 *
 * @param length how long the longest chain of operations takes of which each waits for the one before
 * @param work how long all of them keep the processor busy, if none has to wait
 */
record CriticalPath(double length, double work) {
    /**
     * Processors look some 450 instructions ahead, so that they work on the next register while they wait in this one, as long
     * as a chain is not much longer than all the work.
     */
    private static final double LONG = 1.5;

    /** An operation: how long its result is waited for, and how long it keeps a unit busy. */
    private record Cost(double latency, double work) {}

    private static final Cost NONE = new Cost(0, 0);
    private static final Cost BITS = new Cost(1, 0.25);
    private static final Cost SELECTION = new Cost(2, 0.5);
    private static final Cost ADDITION = new Cost(3, 0.5);
    private static final Cost MULTIPLICATION = new Cost(4, 0.5);
    private static final Cost COMPARISON = new Cost(4, 0.5);
    private static final Cost DIVISION = new Cost(13, 4);
    private static final Cost SQUARE_ROOT = new Cost(20, 7.5);

    /** Converted, divided and converted back. */
    private static final Cost INTEGER_DIVISION = new Cost(21, 5);

    /** What some nodes of a graph stand on. */
    static CriticalPath of(Graph graph, List<Integer> roots) {
        boolean[] wanted = graph.reachable(roots);
        double[] done = new double[graph.size()];
        double work = 0;
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                Node node = graph.node(id);
                Cost cost = cost(node);
                done[id] = cost.latency() + begin(node, done);
                work += cost.work();
            }
        }
        return new CriticalPath(
                roots.stream().mapToDouble(root -> done[root]).max().orElse(0), work);
    }

    /** Whether a processor waits for most of the time, unless it has several registers to work on. */
    boolean isLong() {
        return length > LONG * work;
    }

    private static double begin(Node node, double[] done) {
        double[] latest = {0};
        Graph.forEachOperand(node, operand -> latest[0] = Math.max(latest[0], done[operand]));
        return latest[0];
    }

    private static Cost cost(Node node) {
        return switch (node) {
            case Node.Literal _, Node.Input _, Node.Parameter _, Node.LoopResult _, Node.Element _ -> NONE;
            case Node.Unary(UnaryOperation operation, int _) -> cost(operation);
            case Node.Binary(BinaryOperation operation, int _, int _) -> cost(operation);
            case Node.FusedMultiplyAdd _, Node.SingleFusedMultiplyAdd _ -> MULTIPLICATION;
            case Node.Select _ -> SELECTION;
            case Node.Call call -> {
                Expansion body = Functions.expansion(call.function());
                CriticalPath path = of(body.graph(), List.of(body.full()));
                yield new Cost(path.length(), path.work());
            }
            case Node.Loop loop -> {
                CriticalPath path = of(loop.body().graph(), loop.body().results());
                yield new Cost(loop.trips() * path.length(), loop.trips() * path.work());
            }
        };
    }

    private static Cost cost(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE, ABSOLUTE, NOT, REAL_OF_BITS -> BITS;
            case BITS_OF_REAL -> COMPARISON;
            case SQUARE_ROOT -> SQUARE_ROOT;
            case REAL_OF_INTEGER, INTEGER_OF_REAL, ROUND_TO_SINGLE -> MULTIPLICATION;
        };
    }

    private static Cost cost(BinaryOperation operation) {
        return switch (operation) {
            case ADD, SUBTRACT, MINIMUM, MAXIMUM -> ADDITION;
            case MULTIPLY, INTEGER_MULTIPLY -> MULTIPLICATION;
            case DIVIDE -> DIVISION;
            case INTEGER_DIVIDE, INTEGER_REMAINDER -> INTEGER_DIVISION;
            case LESS, LESS_OR_EQUAL, EQUAL, INTEGER_LESS, INTEGER_EQUAL -> COMPARISON;
            case AND,
                    OR,
                    INTEGER_ADD,
                    INTEGER_SUBTRACT,
                    BITS_AND,
                    BITS_OR,
                    BITS_EXCLUSIVE_OR,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    SHIFT_RIGHT_UNSIGNED -> BITS;
        };
    }
}

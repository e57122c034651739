package org.heliosweep.vector;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.statistic.Accumulator;

/**
 * What a program is for.
 *
 * @param roots nodes whose values lie in their slots at the end
 * @param accumulators what is added up inside segments, by its position among the accumulators of the plan
 * @param finite reals that have to be finite in every scenario
 * @param checks truths that have to hold in every scenario
 * @param pointers inputs that are not in a slot but where a pointer of the scratch says
 */
record Goals(
        List<Integer> roots,
        Map<Integer, Accumulator> accumulators,
        List<Integer> finite,
        List<Integer> checks,
        Map<Integer, Pointer> pointers) {
    /** Keeps everything unmodifiable. */
    Goals {
        roots = List.copyOf(roots);
        accumulators = Map.copyOf(accumulators);
        finite = List.copyOf(finite);
        checks = List.copyOf(checks);
        pointers = Map.copyOf(pointers);
    }

    /** The reals that are numbers wherever everything is finite and holds: NaN is not finite, nor less than anything. */
    Set<Integer> numbers(Graph graph) {
        Set<Integer> numbers = new HashSet<>(finite);
        for (int check : checks) {
            if (graph.node(check) instanceof Node.Binary(BinaryOperation operation, int left, int right)
                    && (operation == BinaryOperation.LESS || operation == BinaryOperation.LESS_OR_EQUAL)) {
                numbers.add(left);
                numbers.add(right);
            }
        }
        for (int number : List.copyOf(numbers)) {
            if (graph.node(number) instanceof Node.Unary(UnaryOperation operation, int operand)
                    && operation == UnaryOperation.ABSOLUTE) {
                numbers.add(operand);
            }
        }
        return numbers;
    }

    /** How many tables there are, up to the last one that something is read of. */
    int tables() {
        return pointers.values().stream()
                .mapToInt(pointer -> pointer instanceof Pointer.OfPlace(int level, int _, int _) ? level + 1 : 0)
                .max()
                .orElse(0);
    }

    /** Values only. */
    static Goals of(List<Integer> roots) {
        return new Goals(roots, Map.of(), List.of(), List.of(), Map.of());
    }
}

package org.heliosweep.plan;

import org.heliosweep.design.Design;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.statistic.Accumulator;

/**
 * About how much a plan is to compute. It says what takes longer than what, and no more.
 *
 * @param operations how many operations a scenario takes, weighed by their time, with what is accumulated
 * @param hoisted the same where what scenarios of a grid share is computed once; {@code operations} where nothing is
 * @param size how many nodes there are to compile; those of a loop's body count once
 */
public record Effort(double operations, double hoisted, int size) {
    /** A value is compared or added, and selected where the scenario does not count. */
    private static final double REDUCTION = 2;

    /** A counter is looked for, loaded and stored. */
    private static final double HISTOGRAM = 6;

    /** Of a plan. */
    public static Effort of(Plan plan) {
        Plan shortest = plan.withCalls() == null ? plan : plan.withCalls();
        double reductions = shortest.accumulators().list().stream()
                .mapToDouble(Effort::weight)
                .sum();
        double operations = Operations.weight(shortest.graph(), shortest.roots());
        double hoisted = plan.study().design() instanceof Design.Grid grid
                ? Hoisting.of(grid, shortest.graph(), shortest.roots())
                        .map(Hoisting::cost)
                        .orElse(operations)
                : operations;
        return new Effort(operations + reductions, hoisted + reductions, size(shortest.graph()));
    }

    private static double weight(Accumulator accumulator) {
        return switch (accumulator) {
            case Accumulator.Count _, Accumulator.Sum _, Accumulator.Minimum _, Accumulator.Maximum _ -> REDUCTION;
            case Accumulator.Histogram _ -> HISTOGRAM;
        };
    }

    private static int size(Graph graph) {
        return graph.nodes().stream()
                .mapToInt(node ->
                        node instanceof Node.Loop loop ? 1 + size(loop.body().graph()) : 1)
                .sum();
    }
}

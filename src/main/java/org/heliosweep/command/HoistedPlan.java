package org.heliosweep.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.design.Design;
import org.heliosweep.design.Varied;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.model.Quantity;
import org.heliosweep.plan.Hoisting;
import org.heliosweep.plan.Lowering;
import org.heliosweep.plan.Plan;

/**
 * What of a plan is computed at which level of its grid, with names.
 *
 * @param hoisting the levels
 * @param axes the inputs that are varied, in the order of the study: the last one is the fastest
 * @param quantities the names of the quantities at each level, in the order of the model; those that no scenario needs,
 *     and literals, are at none
 */
record HoistedPlan(Hoisting hoisting, List<String> axes, Map<Hoisting.Level, List<String>> quantities) {
    /** Empty where a design is no grid, or where there is nothing to gain. */
    static Optional<HoistedPlan> of(Plan plan) {
        if (!(plan.study().design() instanceof Design.Grid grid)) {
            return Optional.empty();
        }
        List<String> axes = grid.varied().stream().map(Varied::input).toList();
        return Hoisting.of(grid, plan.withCalls().graph(), plan.withCalls().roots())
                .map(hoisting -> new HoistedPlan(hoisting, axes, quantities(plan, hoisting)));
    }

    /** The axes that a row is made of. */
    List<String> rowAxes() {
        return axes.subList(axes.size() - hoisting.axesInRow(), axes.size());
    }

    /** Lowers every quantity in the same way as the plan, and looks up where it stands there. */
    private static Map<Hoisting.Level, List<String>> quantities(Plan plan, Hoisting hoisting) {
        List<Quantity> quantities = plan.study().model().quantities();
        Lowering.Lowered lowered = Lowering.lower(
                plan.study(), quantities.stream().map(Quantity::value).toList());
        GraphBuilder graph = new GraphBuilder(plan.withCalls().graph());
        Map<Integer, Integer> moved = new HashMap<>();
        graph.addAll(lowered.graph(), lowered.graph().reachable(lowered.roots()), moved);
        boolean[] wanted = plan.withCalls().graph().reachable(plan.withCalls().roots());
        return IntStream.range(0, quantities.size())
                .boxed()
                .filter(index -> {
                    int node = moved.get(lowered.roots().get(index));
                    return node < wanted.length && wanted[node] && !(graph.node(node) instanceof Node.Literal);
                })
                .collect(Collectors.groupingBy(
                        index -> hoisting.level(moved.get(lowered.roots().get(index))),
                        Collectors.mapping(index -> quantities.get(index).name(), Collectors.toList())));
    }
}

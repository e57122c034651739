package org.heliosweep.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heliosweep.design.Design;
import org.heliosweep.design.Varied;
import org.heliosweep.plan.Hoisting;
import org.heliosweep.plan.NodeNames;
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

    private static Map<Hoisting.Level, List<String>> quantities(Plan plan, Hoisting hoisting) {
        return NodeNames.quantities(plan.withCalls()).entrySet().stream()
                .collect(Collectors.groupingBy(
                        each -> hoisting.level(each.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }
}

package org.heliosweep.command;

import java.util.List;
import org.heliosweep.plan.Hoisting;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is computed at which level, for machines. Not there where a design is no grid, or nothing is hoisted.
 *
 * <pre>
 * axes                inputs whose axes a row is made of, the last one fastest
 * row_scenarios       how many scenarios a row has
 * rows                how many rows the grid has
 * operations          about how many operations a scenario takes, weighed by their time, its share of what is hoisted
 *                     included
 * operations_flat     the same if nothing were hoisted
 * levels              from the coarsest to the finest:
 *   level             constant, row, table (a value for each place in the row) or scenario
 *   table_rows        how many rows a table has
 *   period_rows       for how many rows it is right
 *   nodes             how many operations and functions are computed
 *   operations        how many operations that is each time, for one place in the row
 *   values, bytes     what is kept for finer levels
 *   quantities        what has a name
 * </pre>
 */
final class HoistingJson {
    private HoistingJson() {}

    static void put(ObjectNode object, HoistedPlan plan) {
        Hoisting hoisting = plan.hoisting();
        ArrayNode axes = object.putArray("axes");
        plan.rowAxes().forEach(axes::add);
        object.put("row_scenarios", hoisting.rowLength())
                .put("rows", hoisting.rows())
                .put("operations", hoisting.cost())
                .put("operations_flat", hoisting.costFlat());
        ArrayNode levels = object.putArray("levels");
        for (Hoisting.Work work : hoisting.levels()) {
            ObjectNode level = levels.addObject().put("level", HoistingText.name(work.level()));
            if (work.level() instanceof Hoisting.Level.Positions(long rows, long period)) {
                level.put("table_rows", rows).put("period_rows", period);
            }
            level.put("nodes", work.nodes())
                    .put("operations", work.operations())
                    .put("values", work.stored())
                    .put("bytes", work.bytes());
            ArrayNode quantities = level.putArray("quantities");
            plan.quantities().getOrDefault(work.level(), List.of()).forEach(quantities::add);
        }
    }
}

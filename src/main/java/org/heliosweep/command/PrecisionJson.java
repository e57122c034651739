package org.heliosweep.command;

import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.PrecisionError;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far single precision is from double, for machines. */
final class PrecisionJson {
    private PrecisionJson() {}

    static void put(ObjectNode object, PrecisionError error) {
        object.put("scenarios", error.scenarios())
                .put("another_status", error.status())
                .put("valid_in_double_only", error.lost());
        ArrayNode quantities = object.putArray("quantities");
        for (PrecisionError.Quantified each : error.quantities()) {
            ObjectNode quantity = quantities
                    .addObject()
                    .put(each.isOutput() ? "output" : "shown", each.name())
                    .put("compared", each.compared())
                    .put("different", each.different());
            if (each.kind().type() == Type.REAL) {
                quantity.set("median_relative_error", Json.statistic(each.median()));
                quantity.set("largest_relative_error", Json.statistic(each.largest()));
                if (each.worst() >= 0) {
                    quantity.put("worst_scenario", each.worst());
                }
            }
        }
    }
}

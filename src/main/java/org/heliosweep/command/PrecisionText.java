package org.heliosweep.command;

import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.PrecisionError;

/** How far single precision is from double, for people. */
final class PrecisionText {
    private PrecisionText() {}

    /** What was compared, and in how many scenarios more than last digits differ. */
    static String about(PrecisionError error) {
        return "against double precision, in " + Numbers.count(error.scenarios(), "scenario")
                + (error.status() == 0
                        ? ""
                        : "; " + Numbers.count(error.status())
                                + (error.status() == 1 ? " has" : " have")
                                + " another status there, " + Numbers.count(error.lost())
                                + (error.lost() == 1 ? " is" : " are") + " valid there only");
    }

    static Table table(PrecisionError error) {
        Table table = new Table("lrrrl");
        table.header("relative error", "median", "largest", "in scenario", "");
        for (PrecisionError.Quantified each : error.quantities()) {
            boolean isNumber = each.kind().type() == Type.REAL;
            table.row(
                    each.name(),
                    isNumber ? written(each.median()) : "",
                    isNumber ? written(each.largest()) : "",
                    each.worst() < 0 || each.largest() == 0 ? "" : Numbers.count(each.worst()),
                    remark(each, isNumber));
        }
        return table;
    }

    private static String written(double error) {
        return Double.isNaN(error) ? "-" : Numbers.measured(error);
    }

    /** Nothing where there is nothing to say: numbers are all finite or not in both precisions. */
    private static String remark(PrecisionError.Quantified quantity, boolean isNumber) {
        if (quantity.different() == 0) {
            return isNumber ? "" : "the same in all";
        }
        return isNumber
                ? Numbers.count(quantity.different()) + " finite in one only"
                : "another in " + Numbers.count(quantity.different()) + " of " + Numbers.count(quantity.compared());
    }
}

package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.heliosweep.plan.Hoisting;

/** What is computed at which level, for people. */
final class HoistingText {
    private final PrintWriter output;
    private final Style style;

    HoistingText(PrintWriter output, Style style) {
        this.output = output;
        this.style = style;
    }

    void print(HoistedPlan plan) {
        Hoisting hoisting = plan.hoisting();
        output.println(style.heading("Hoisting") + "  "
                + Numbers.count(hoisting.rows(), "row") + " of " + Numbers.count(hoisting.rowLength(), "scenario")
                + ": " + String.join(" x ", plan.rowAxes()));
        Table table =
                new Table("llrrrl").wrapping().header("level", "computed", "operations", "kept", "size", "quantities");
        for (Hoisting.Work work : hoisting.levels()) {
            table.row(
                    level(work.level()),
                    computed(work.level(), hoisting),
                    operations(work.operations()),
                    work.stored() == 0 ? "" : Numbers.count(work.stored()),
                    work.stored() == 0 ? "" : Numbers.bytes(work.bytes()),
                    quantities(plan, work.level()));
        }
        table.print(output, style);
        output.println("  " + operations(hoisting.costFlat()) + " operations per scenario become "
                + operations(hoisting.cost()) + ", weighed by the time that they take");
    }

    /** The axes and the model's own quantities; those of models that it uses are many, and counted. */
    private static String quantities(HoistedPlan plan, Hoisting.Level level) {
        List<String> all = plan.quantities().getOrDefault(level, List.of());
        List<String> shown = all.stream()
                .filter(name -> name.indexOf('.') < 0 || plan.axes().contains(name))
                .collect(Collectors.toCollection(ArrayList::new));
        int others = all.size() - shown.size();
        if (others > 0) {
            shown.add((shown.isEmpty() ? "" : "and ") + Numbers.count(others) + " more");
        }
        return String.join(", ", shown).replace(", and ", " and ");
    }

    /** A level in one word. */
    static String name(Hoisting.Level level) {
        return switch (level) {
            case Hoisting.Level.Constant _ -> "constant";
            case Hoisting.Level.Row _ -> "row";
            case Hoisting.Level.Positions _ -> "table";
            case Hoisting.Level.Scenario _ -> "scenario";
        };
    }

    private static String level(Hoisting.Level level) {
        return level instanceof Hoisting.Level.Positions(long rows, long _) && rows > 1
                ? name(level) + " of " + Numbers.count(rows, "row")
                : name(level);
    }

    private static String computed(Hoisting.Level level, Hoisting hoisting) {
        return switch (level) {
            case Hoisting.Level.Constant _ -> "once";
            case Hoisting.Level.Row _ -> "every row";
            case Hoisting.Level.Positions(long _, long period) ->
                period == hoisting.rows() ? "once" : "every " + Numbers.count(period, "row");
            case Hoisting.Level.Scenario _ -> "every scenario";
        };
    }

    private static String operations(double operations) {
        return Numbers.count(Math.round(operations));
    }
}

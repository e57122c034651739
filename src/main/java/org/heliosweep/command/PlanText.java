package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.heliosweep.arrow.ArrowFile;
import org.heliosweep.design.Design;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;
import org.heliosweep.study.Condition;
import org.heliosweep.study.Shown;
import org.heliosweep.study.Study;

/** A plan for people. */
final class PlanText {
    private final PrintWriter output;
    private final Style style;

    PlanText(Surroundings around) {
        output = around.output();
        style = around.style();
    }

    void print(Plan plan, Expectation expectation) {
        Study study = plan.study();
        output.println(style.heading(study.name()) + ModelText.about(study.description()));
        Table table = new Table("lrl").wrapping();
        output.println(
                "Model " + study.model().name() + ModelText.about(study.model().description()));
        output.println();
        table.row("scenarios", Numbers.count(plan.size()), design(study.design()));
        table.row("varied", Integer.toString(study.design().varied().size()), varied(study.design()));
        correlated(table, study.design());
        table.row(
                "fixed",
                Integer.toString(study.fixed().size()),
                String.join(", ", study.fixed().keySet()));
        excluded(table, study.conditions());
        kept(table, plan);
        table.row(
                "shown",
                Integer.toString(study.shown().size()),
                study.shown().stream().map(Shown::label).collect(Collectors.joining(", ")));
        table.print(output, style);
        operations(plan);
        HoistedPlan.of(plan).ifPresent(hoisted -> {
            output.println();
            new HoistingText(output, style).print(hoisted);
        });
        output.println();
        output.println(style.heading("Expected time") + "  " + Numbers.duration(expectation.seconds())
                + " without the file, by " + expectation.choice().backend().name() + " on "
                + Numbers.count(expectation.threads(), "thread") + " with "
                + Numbers.count(Math.round(expectation.perThread())) + " scenarios/s each, as just measured");
        output.println(style.heading("Back end") + "  " + BackendReason.text(expectation.choice()));
        notes(CredibleRanges.notes(study));
    }

    private void notes(List<String> notes) {
        if (!notes.isEmpty()) {
            output.println();
            notes.forEach(note -> output.println(style.warning("note: " + note)));
        }
    }

    private static void excluded(Table table, List<Condition> conditions) {
        String word = "excluded";
        for (Condition condition : conditions) {
            table.row(word, "", "where not: " + condition.reason());
            word = "";
        }
    }

    private void operations(Plan plan) {
        output.println();
        output.println(style.heading("Operations per scenario") + "  "
                + Numbers.count(plan.lowering().getLast().operations()));
        Table table = new Table("rl");
        plan.lowering().forEach(step -> table.row(Numbers.count(step.operations()), step.name()));
        table.print(output, style);
    }

    private static void kept(Table table, Plan plan) {
        if (plan.study().keep().isNothing()) {
            table.row("kept", "nothing", "statistics only");
            return;
        }
        table.row("rows", Numbers.count(plan.rows()), plan.rows() < plan.size() ? "of the first numbers" : "all");
        table.row("columns", Integer.toString(columns(plan).size()), String.join(", ", columns(plan)));
        table.row("file", Numbers.bytes(ArrowFile.bytes(plan)), "arrow, not compressed");
    }

    /** The names of the columns of the file. */
    static List<String> columns(Plan plan) {
        List<String> names = plan.columns().stream().map(Column::name).collect(Collectors.toCollection(ArrayList::new));
        if (plan.study().keep().number()) {
            names.addFirst("number");
        }
        if (plan.study().keep().reason()) {
            names.addLast("reason");
        }
        return names;
    }

    private static String design(Design design) {
        return switch (design) {
            case Design.Grid grid ->
                "grid of "
                        + grid.varied().stream()
                                .map(each -> Numbers.count(((Variation.Axis) each.variation()).length()))
                                .collect(Collectors.joining(" x "));
            case Design.Random random -> "random, seed " + random.seed() + ", " + Design.Random.GENERATOR;
        };
    }

    private static void correlated(Table table, Design design) {
        if (design instanceof Design.Random random && !random.correlations().isEmpty()) {
            table.row(
                    "correlated",
                    Integer.toString(random.correlations().size()),
                    random.correlations().stream()
                            .map(each ->
                                    each.first() + " with " + each.second() + " " + Numbers.exact(each.coefficient()))
                            .collect(Collectors.joining(", ", "", " (ranks)")));
        }
    }

    private static String varied(Design design) {
        return design.varied().stream().map(Varied::input).collect(Collectors.joining(", "));
    }
}

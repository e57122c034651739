package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Predicate;
import org.heliosweep.interpreter.Check;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.model.Input;
import org.heliosweep.model.Quantity;
import org.heliosweep.study.Study;

/** One scenario for people. */
final class ScenarioText {
    private final PrintWriter output;
    private final Style style;

    ScenarioText(Surroundings around) {
        output = around.output();
        style = around.style();
    }

    /** A model that was evaluated once. */
    void printModel(Explanation explanation, boolean all) {
        Study study = explanation.study();
        output.println(style.heading(study.model().name())
                + ModelText.about(study.model().description()));
        status(explanation);
        inputs(explanation, value -> all || isNotDefault(study, value));
        if (all) {
            quantities("Values", explanation, Quantity.Role.CONSTANT, Quantity.Role.INTERMEDIATE);
        }
        quantities("Outputs", explanation, Quantity.Role.OUTPUT);
        checks(explanation);
    }

    /** A scenario of a study. */
    void printStudy(Explanation explanation) {
        Study study = explanation.study();
        output.println(style.heading(study.name()) + ": scenario " + Numbers.count(explanation.number()) + " of "
                + Numbers.count(study.design().size()));
        status(explanation);
        inputs(explanation, _ -> true);
        quantities("Values", explanation, Quantity.Role.CONSTANT, Quantity.Role.INTERMEDIATE);
        quantities("Outputs", explanation, Quantity.Role.OUTPUT);
        checks(explanation);
    }

    private void status(Explanation explanation) {
        String word = Status.of(explanation).word();
        output.println(explanation
                .reason()
                .map(reason -> style.warning(word + ": " + reason))
                .orElse(word));
    }

    private void inputs(Explanation explanation, Predicate<Value> wanted) {
        Study study = explanation.study();
        Table table = new Table("lrlll");
        for (Value value : explanation.values()) {
            if (value.quantity().role() == Quantity.Role.INPUT && wanted.test(value)) {
                table.row(
                        value.quantity().name(),
                        text(value),
                        unit(value),
                        Given.of(study, value.quantity().name()).word(),
                        remark(study, value));
            }
        }
        section("Inputs", table);
    }

    private void quantities(String title, Explanation explanation, Quantity.Role... roles) {
        Table table = new Table("lrll");
        for (Value value : explanation.values()) {
            if (List.of(roles).contains(value.quantity().role())) {
                table.row(
                        value.quantity().name(),
                        text(value),
                        unit(value),
                        value.quantity().description());
            }
        }
        section(title, table);
    }

    /** The first one stands at the top already. */
    private void checks(Explanation explanation) {
        Table table = new Table("ll");
        add(table, "excluded", explanation.conditions());
        add(table, "invalid", explanation.requirements());
        if (table.size() > 1) {
            section("Everything that does not hold", table);
        }
    }

    private static void add(Table table, String word, List<Check> checks) {
        checks.stream().filter(check -> !check.fulfilled()).forEach(check -> table.row(word, check.reason()));
    }

    private void section(String title, Table table) {
        if (!table.isEmpty()) {
            output.println();
            output.println(style.heading(title));
            table.print(output, style);
        }
    }

    private static boolean isNotDefault(Study study, Value value) {
        return Given.of(study, value.quantity().name()) != Given.DEFAULT;
    }

    private String remark(Study study, Value value) {
        Input input = study.model().input(value.quantity().name()).orElseThrow();
        if (input instanceof Input.Number number
                && value instanceof Value.Number shown
                && CredibleRanges.isOutside(number, shown.value())) {
            return style.warning("outside the credible range, " + Numbers.exact(number.low()) + " to "
                    + Numbers.exact(number.high()));
        }
        return input.description();
    }

    /** A value without its unit. */
    static String text(Value value) {
        return switch (value) {
            case Value.Number number -> Numbers.plain(number.value());
            case Value.Label label -> label.label();
            case Value.Truth truth -> truth.value() ? "true" : "false";
        };
    }

    private static String unit(Value value) {
        return ModelTables.symbol(value.quantity().unit());
    }
}

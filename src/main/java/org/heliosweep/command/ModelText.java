package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heliosweep.model.Index;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import org.heliosweep.unit.Unit;

/** A model for people. */
final class ModelText {
    private static final String OUTPUT_MARK = ">";

    private final PrintWriter output;
    private final Style style;

    ModelText(Surroundings around) {
        output = around.output();
        style = around.style();
    }

    void print(Model model) {
        output.println(style.heading(model.name()) + about(model.description()));
        section("Inputs", inputs(model));
        section("Constants", constants(model));
        section("Indexes", indexes(model));
        equations(model);
        requirements(model);
        sources(model);
    }

    /** A description behind a name. */
    static String about(String description) {
        return description.isEmpty() ? "" : ": " + description;
    }

    private void section(String title, Table table) {
        if (!table.isEmpty()) {
            output.println();
            output.println(style.heading(title));
            table.print(output, style);
        }
    }

    private static Table inputs(Model model) {
        Table table = new Table("lrlll").header("name", "default", "unit", "credible range", "description");
        for (Input input : model.inputs()) {
            switch (input) {
                case Input.Number number ->
                    table.row(
                            number.name(),
                            Numbers.exact(number.standard()),
                            symbol(number.unit()),
                            Numbers.exact(number.low()) + " to " + Numbers.exact(number.high()),
                            number.description());
                case Input.Choice choice ->
                    table.row(
                            choice.name(),
                            choice.labels().get(choice.choice()),
                            "",
                            String.join(", ", choice.labels()),
                            choice.description());
            }
        }
        return table;
    }

    private static Table constants(Model model) {
        Table table = new Table("lrll").header("name", "value", "unit", "description");
        for (Quantity quantity : model.quantities()) {
            if (quantity.role() == Quantity.Role.CONSTANT) {
                table.row(quantity.name(), quantity.equation(), symbol(quantity.unit()), quantity.description());
            }
        }
        return table;
    }

    private static Table indexes(Model model) {
        Table table = new Table("lrl").header("name", "numbers", "description");
        for (Index index : model.indexes()) {
            table.row(index.name(), index.first() + " to " + index.last(), index.description());
        }
        return table;
    }

    /** Equations call what belongs to the same used model by its short name, so each used model has its own section. */
    private void equations(Model model) {
        Map<String, List<Equation>> groups = Equation.of(model).stream()
                .collect(Collectors.groupingBy(Equation::owner, LinkedHashMap::new, Collectors.toList()));
        List<Equation> own = groups.remove("");
        groups.forEach((group, equations) -> equations("Equations of " + group, equations));
        if (own != null) {
            equations("Equations; " + OUTPUT_MARK + " marks the outputs", own);
        }
    }

    /** Two lines for each, since equations can be long: what it is, and how it is computed. */
    private void equations(String title, List<Equation> equations) {
        int names = equations.stream()
                .mapToInt(equation -> equation.shown().length())
                .max()
                .orElseThrow();
        output.println();
        output.println(style.heading(title));
        for (Equation equation : equations) {
            String unit = equation.kind() instanceof Kind.Number(Unit declared) ? "[" + declared + "]" : "";
            String mark = equation.isOutput() ? OUTPUT_MARK : " ";
            String blanks = " ".repeat(names - equation.shown().length());
            output.println("%s %s%s  %s  %s"
                    .formatted(mark, equation.shown(), blanks, unit, equation.description())
                    .stripTrailing());
            output.println("      "
                    + (equation.right().isEmpty() ? "given by the model that uses it" : "= " + equation.right())
                    + (equation.start().isEmpty() ? "" : ", starting at " + equation.start()));
        }
    }

    private void requirements(Model model) {
        output.println();
        output.println(style.heading("A scenario is invalid where"));
        for (Requirement requirement : model.requirements()) {
            if (requirement.origin() == Requirement.Origin.DECLARED) {
                output.println("  " + requirement.reason());
            }
        }
        output.println("  an output is not finite");
    }

    /** Many values often come from one source, so sources are not repeated beside each. */
    private void sources(Model model) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        for (Quantity quantity : model.quantities()) {
            int bracket = quantity.name().indexOf('[');
            String name = bracket < 0 ? quantity.name() : quantity.name().substring(0, bracket);
            if (!quantity.source().isEmpty()) {
                named.computeIfAbsent(quantity.source(), _ -> new LinkedHashSet<>())
                        .add(name);
            }
        }
        if (!named.isEmpty()) {
            output.println();
            output.println(style.heading("Sources"));
            Table table = new Table("l").wrapping();
            named.forEach((source, names) -> table.row(source + ": " + String.join(", ", names)));
            table.print(output, style);
        }
    }

    /** A unit behind a number; plain numbers have none. */
    static String symbol(Unit unit) {
        return unit.equals(Unit.ONE) ? "" : unit.symbol();
    }
}

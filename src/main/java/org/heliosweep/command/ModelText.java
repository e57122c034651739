package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.heliosweep.model.Model;
import org.heliosweep.model.Requirement;

/** A model for people. */
final class ModelText {
    private final PrintWriter output;
    private final Style style;

    ModelText(Surroundings around) {
        output = around.output();
        style = around.style();
    }

    void print(Model model) {
        output.println(style.heading(model.name()) + about(model.description()));
        if (!model.introduction().isEmpty()) {
            output.println();
            model.introduction().lines().forEach(output::println);
        }
        section("Inputs", ModelTables.inputs(model).without("source"));
        section("Constants", ModelTables.constants(model).without("source"));
        section("Indexes", ModelTables.indexes(model));
        section("Models inside", ModelTables.uses(model));
        section("Margins, each applied once", ModelTables.margins(model));
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

    /** Equations call what belongs to the same used model by its short name, so each used model has its own section. */
    private void equations(Model model) {
        Map<String, List<Equation>> groups = Equation.of(model).stream()
                .collect(Collectors.groupingBy(Equation::owner, LinkedHashMap::new, Collectors.toList()));
        List<Equation> own = groups.remove("");
        groups.forEach((group, equations) -> equations("Equations of " + group, equations));
        if (own != null) {
            equations("Equations; " + Equation.OUTPUT_MARK + " marks the outputs", own);
        }
    }

    private void equations(String title, List<Equation> equations) {
        output.println();
        output.println(style.heading(title));
        Equation.lines(equations, Integer.MAX_VALUE).forEach(output::println);
    }

    private void requirements(Model model) {
        output.println();
        output.println(style.heading("A scenario is invalid where"));
        for (Requirement requirement : model.requirements()) {
            if (requirement.origin() == Requirement.Origin.DECLARED) {
                output.println("  " + requirement.reason());
                output.println("      required: " + requirement.equation());
            }
        }
        output.println("  an output is not finite");
    }

    /** Many values often come from one source, so sources are not repeated beside each. */
    private void sources(Model model) {
        Table table = new Table("l").wrapping();
        ModelTables.sources(model).forEach((source, names) -> table.row(source + ": " + String.join(", ", names)));
        section("Sources", table);
    }
}

package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.language.Workbench.Title;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;

/**
 * A model as a document in Markdown. Equations and requirements of the models inside it are left to their pages, which
 * are beside this one.
 *
 * @param model the model
 * @param file where its text is, seen from the page, if readers can go there
 * @param picture what is shown at the top
 * @param usedBy the models of the library that use it
 * @param studies the studies of the library that are about it
 */
record ModelPage(
        Model model, Optional<String> file, Optional<Picture> picture, List<Title> usedBy, List<Title> studies) {
    /** Where equations are broken. */
    private static final int WIDTH = 100;

    /** A page that knows nothing but the model. */
    static ModelPage of(Model model) {
        return new ModelPage(model, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    void print(PrintWriter output) {
        output.println("# " + Markdown.text(model.name()));
        paragraph(output, "**" + Markdown.text(model.description()) + "**");
        introduction(output);
        picture.ifPresent(shown -> {
            paragraph(output, "![" + Markdown.text(shown.title()) + "](" + shown.file() + ")");
            paragraph(output, shown.caption());
        });
        section(output, "Outputs", outputs());
        section(output, "Inputs", ModelTables.inputs(model).where("name", ModelPage::isOwn));
        section(output, "Inputs of the models inside", ModelTables.inputs(model).where("name", name -> !isOwn(name)));
        section(output, "Constants", ModelTables.constants(model).where("name", ModelPage::isOwn));
        section(output, "Indexes", ModelTables.indexes(model).where("name", ModelPage::isOwn));
        equations(output);
        requirements(output);
        section(output, "Models inside", ModelTables.uses(model));
        section(output, "Margins, each applied once", ModelTables.margins(model));
        titles(output, "Used by the models", usedBy, title -> Markdown.page(title.name()));
        titles(output, "Studied by", studies, title -> Markdown.code(title.name()));
        file.ifPresent(path -> paragraph(
                output,
                "Its text is [" + Markdown.text(path.substring(path.lastIndexOf('/') + 1)) + "](" + path + ")."));
    }

    /** Where a line of the author's ends a sentence, a paragraph may end; what is drawn in letters stays as it is. */
    private void introduction(PrintWriter output) {
        List<String> sentences = new ArrayList<>();
        List<String> drawn = new ArrayList<>();
        for (String line : model.introduction().lines().toList()) {
            boolean isDrawn = line.startsWith("  ");
            if (!isDrawn && !drawn.isEmpty()) {
                block(output, drawn);
            }
            if (isDrawn) {
                paragraph(output, sentences);
                drawn.add(line);
            } else {
                sentences.add(Markdown.text(line));
                if (line.matches(".*[.?:]|")) {
                    paragraph(output, sentences);
                }
            }
        }
        paragraph(output, sentences);
        block(output, drawn);
    }

    private static void paragraph(PrintWriter output, List<String> lines) {
        String text = String.join("\n", lines).strip();
        if (!text.isEmpty()) {
            paragraph(output, text);
        }
        lines.clear();
    }

    private static void paragraph(PrintWriter output, String text) {
        output.println();
        output.println(text);
    }

    private static void block(PrintWriter output, List<String> lines) {
        if (!lines.isEmpty()) {
            output.println();
            output.println("```text");
            lines.forEach(output::println);
            output.println("```");
        }
        lines.clear();
    }

    private static void heading(PrintWriter output, String title) {
        paragraph(output, "## " + title);
    }

    private static void section(PrintWriter output, String title, Table table) {
        if (!table.isEmpty()) {
            heading(output, title);
            output.println();
            table.printMarkdown(output);
        }
    }

    private Table outputs() {
        Map<String, Value> values = Evaluation.of(model).values().stream()
                .collect(Collectors.toMap(value -> value.quantity().name(), Function.identity()));
        Map<String, IndexedQuantity> members = model.indexed().stream()
                .filter(quantity -> quantity.index().isList())
                .flatMap(quantity -> quantity.members().stream().map(member -> Map.entry(member, quantity)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Table table = new Table("crcl").header("name", "at the defaults", "unit", "description");
        for (Quantity output : model.outputs()) {
            IndexedQuantity list = members.get(output.name());
            String unit = ModelTables.symbol(output.unit());
            if (list == null) {
                table.row(output.name(), ScenarioText.text(values.get(output.name())), unit, output.description());
            } else if (output.name().equals(list.members().getFirst())) {
                String last = list.members().getLast();
                table.row(
                        list.name() + "[" + list.index().name() + "]",
                        ScenarioText.text(values.get(output.name())) + " … " + ScenarioText.text(values.get(last)),
                        unit,
                        list.description());
            }
        }
        return table;
    }

    private void equations(PrintWriter output) {
        List<Equation> own = Equation.of(model).stream()
                .filter(equation -> equation.owner().isEmpty())
                .toList();
        heading(output, "Equations");
        paragraph(output, "`" + Equation.OUTPUT_MARK + "` marks the outputs.");
        block(output, new ArrayList<>(Equation.lines(own, WIDTH)));
    }

    private void requirements(PrintWriter output) {
        Table table = new Table("cl").header("required", "otherwise the scenario is invalid, because");
        boolean isInside = false;
        for (Requirement requirement : model.requirements()) {
            if (requirement.origin() == Requirement.Origin.DECLARED) {
                isInside |= !requirement.owner().isEmpty();
                if (requirement.owner().isEmpty()) {
                    table.row(requirement.equation(), requirement.reason());
                }
            }
        }
        heading(output, "Where it holds");
        if (!table.isEmpty()) {
            output.println();
            table.printMarkdown(output);
        }
        paragraph(
                output,
                (isInside ? "What the models inside require must hold, too, and every" : "Every")
                        + " output must be finite.");
    }

    private static void titles(PrintWriter output, String heading, List<Title> titles, Function<Title, String> name) {
        if (!titles.isEmpty()) {
            heading(output, heading);
            output.println();
            titles.forEach(
                    title -> output.println("- " + name.apply(title) + ": " + Markdown.text(title.description())));
        }
    }

    private static boolean isOwn(String name) {
        return !name.contains(".");
    }
}

package org.heliosweep.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.heliosweep.language.Workbench;
import org.heliosweep.language.Workbench.Title;
import org.heliosweep.model.Model;
import org.heliosweep.models.StandardLibrary;

/** The documents about the model library: a page and a figure for each model, and a page that leads to them. */
final class ModelPages {
    private static final String SOURCES = "../../models/src/main/resources/org/heliosweep/models/";
    private static final String MODEL = ".model";
    private static final String STUDY = ".study";
    private static final String LEDGER = ".ledger";

    private final Workbench workbench = Workbench.standard();
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final List<Title> studies = workbench.studies();
    private final Map<String, String> studied;

    private ModelPages() {
        List<Title> titles = workbench.models();
        Map<String, Model> read =
                titles.parallelStream().collect(Collectors.toMap(Title::name, title -> workbench.model(title.name())));
        titles.forEach(title -> models.put(title.name(), read.get(title.name())));
        studied = studies.parallelStream()
                .collect(Collectors.toMap(
                        Title::name,
                        title -> workbench.study(title.name()).build().model().name()));
    }

    /** The files by name, with what stands in them. */
    static Map<String, String> files() {
        ModelPages pages = new ModelPages();
        Map<String, String> files = new TreeMap<>();
        files.put("README.md", text(pages::overview));
        pages.models.values().parallelStream().map(pages::files).toList().forEach(files::putAll);
        return files;
    }

    private Map<String, String> files(Model model) {
        String drawing = model.name() + ".svg";
        Optional<DependenceFigure> figure = DependenceFigure.of(model);
        ModelPage page = new ModelPage(
                model,
                Optional.of(SOURCES + model.name() + MODEL),
                figure.map(shown -> shown.picture(drawing)),
                models.values().stream()
                        .filter(other -> other.uses().stream()
                                .anyMatch(use -> use.model().equals(model.name())))
                        .map(other -> new Title(other.name(), other.description()))
                        .toList(),
                studies.stream()
                        .filter(study -> studied.get(study.name()).equals(model.name()))
                        .toList());
        Map<String, String> files = new LinkedHashMap<>();
        files.put(model.name() + ".md", text(page::print));
        figure.ifPresent(shown -> files.put(drawing, shown.svg()));
        return files;
    }

    private void overview(PrintWriter output) {
        output.println("# Models");
        output.println();
        output.println(
                "The models of the library, each with its equations, inputs, credible ranges, sources, and a figure of what");
        output.println(
                "moves it most. A page is what `heliosweep show MODEL --markdown` answers, with figure and links; all of them are");
        output.println("written by `ModelPagesTest` (see [CONTRIBUTING](../../CONTRIBUTING.md)).");
        new StandardLibrary().families().forEach((family, files) -> {
            output.println();
            output.println("## " + Markdown.text(family));
            output.println();
            Table table = new Table("pl").header("model", "about");
            boolean hasModels = false;
            List<String> questions = new ArrayList<>();
            for (String file : files) {
                if (file.endsWith(MODEL)) {
                    Model model = models.get(file.substring(0, file.length() - MODEL.length()));
                    table.row(model.name(), model.description());
                    hasModels = true;
                } else if (file.endsWith(LEDGER)) {
                    String ledger = file.substring(0, file.length() - LEDGER.length());
                    output.println("[" + Markdown.text(ledger) + "](../" + ledger + ".md)");
                } else {
                    String study = file.substring(0, file.length() - STUDY.length());
                    questions.add("- " + Markdown.code(study) + ": " + Markdown.text(description(study)));
                }
            }
            if (hasModels) {
                table.printMarkdown(output);
            }
            if (!questions.isEmpty()) {
                output.println();
                output.println("Studies:");
                output.println();
                questions.forEach(output::println);
            }
        });
    }

    private String description(String study) {
        return studies.stream()
                .filter(title -> title.name().equals(study))
                .findFirst()
                .orElseThrow()
                .description();
    }

    private static String text(Consumer<PrintWriter> printing) {
        StringWriter text = new StringWriter();
        PrintWriter output = new PrintWriter(text);
        printing.accept(output);
        output.flush();
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}

package org.heliosweep.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.heliosweep.language.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists models, studies and ledgers of claims. */
@Command(
        name = "list",
        description =
                "Lists the models of the library by what they are about, then studies and ledgers, one line each.")
final class ListCommand implements Callable<Integer> {
    private static final String MODELS = "Models";

    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Workbench workbench = around.workbench();
        Map<String, List<Workbench.Title>> families = workbench.modelsByFamily();
        if (json.isWanted()) {
            ObjectNode answer = Json.object();
            ArrayNode models = answer.putArray("models");
            families.forEach((family, titles) ->
                    titles.forEach(title -> add(models, title).put("family", family)));
            ArrayNode studies = answer.putArray("studies");
            workbench.studies().forEach(title -> add(studies, title));
            ArrayNode ledgers = answer.putArray("ledgers");
            workbench.ledgers().forEach(title -> add(ledgers, title));
            Json.print(around.output(), answer);
            return ExitStatus.DONE;
        }
        Map<String, List<Workbench.Title>> sections = new LinkedHashMap<>();
        families.forEach((family, titles) ->
                sections.put(family.isEmpty() ? MODELS : MODELS + ": " + family.toLowerCase(Locale.ROOT), titles));
        sections.put("Studies", workbench.studies());
        sections.put("Ledgers of claims", workbench.ledgers());
        sections.values().removeIf(List::isEmpty);
        print(around, sections);
        return ExitStatus.DONE;
    }

    private static void print(Surroundings around, Map<String, List<Workbench.Title>> sections) {
        boolean isFirst = true;
        for (Map.Entry<String, List<Workbench.Title>> section : sections.entrySet()) {
            if (!isFirst) {
                around.output().println();
            }
            isFirst = false;
            around.output().println(around.style().heading(section.getKey()));
            Table table = new Table("ll");
            section.getValue().forEach(title -> table.row(title.name(), title.description()));
            table.print(around.output(), around.style());
        }
    }

    private static ObjectNode add(ArrayNode array, Workbench.Title title) {
        return array.addObject().put("name", title.name()).put("description", title.description());
    }
}

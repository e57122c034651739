package org.heliosweep.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.heliosweep.language.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists models and studies. */
@Command(name = "list", description = "Lists the models and studies of the library, one line each.")
final class ListCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Workbench workbench = around.workbench();
        if (json.isWanted()) {
            ObjectNode answer = Json.object();
            add(answer.putArray("models"), workbench.models());
            add(answer.putArray("studies"), workbench.studies());
            Json.print(around.output(), answer);
            return ExitStatus.DONE;
        }
        print(around, "Models", workbench.models());
        if (!workbench.studies().isEmpty()) {
            around.output().println();
            print(around, "Studies", workbench.studies());
        }
        return ExitStatus.DONE;
    }

    private static void print(Surroundings around, String heading, List<Workbench.Title> titles) {
        around.output().println(around.style().heading(heading));
        Table table = new Table("ll");
        titles.forEach(title -> table.row(title.name(), title.description()));
        table.print(around.output(), around.style());
    }

    private static void add(ArrayNode array, List<Workbench.Title> titles) {
        for (Workbench.Title title : titles) {
            array.addObject().put("name", title.name()).put("description", title.description());
        }
    }
}

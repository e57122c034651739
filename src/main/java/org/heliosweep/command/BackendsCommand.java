package org.heliosweep.command;

import java.util.concurrent.Callable;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what can evaluate on this machine. */
@Command(
        name = "backends",
        description = {
            "Lists the back ends, which evaluate scenarios.",
            "Whether each can run on this machine, and why not where it cannot."
        })
final class BackendsCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        String chosen = Backends.named(Backends.AUTO).name();
        if (json.isWanted()) {
            ObjectNode answer = Json.object();
            answer.put("auto", chosen);
            ArrayNode array = answer.putArray("backends");
            for (Backend backend : Backends.all()) {
                array.addObject()
                        .put("name", backend.name())
                        .put("description", backend.description())
                        .put("available", backend.availability().available())
                        .put("reason", backend.availability().reason())
                        .put("keeps_bits", backend.keepsBits());
            }
            Json.print(around.output(), answer);
            return ExitStatus.DONE;
        }
        Table table = new Table("lllll").header("name", "available", "bits", "description", "on what, or why not");
        for (Backend backend : Backends.all()) {
            table.row(
                    backend.name(),
                    backend.availability().available() ? "yes" : "no",
                    backend.keepsBits() ? "same" : "near",
                    backend.description(),
                    backend.availability().reason());
        }
        table.print(around.output(), around.style());
        around.output().println();
        around.output().println("--backend auto, the default, takes " + chosen + ".");
        return ExitStatus.DONE;
    }
}

package org.heliosweep.command;

import java.util.List;
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
        MachineOptions machine = new MachineOptions();
        machine.readProfile(around, new Messages(around.messages())::note);
        List<AutomaticChoice> choices = AutomaticChoice.some(machine);
        if (json.isWanted()) {
            ObjectNode answer = Json.object();
            ArrayNode auto = answer.putArray("auto");
            for (AutomaticChoice each : choices) {
                ObjectNode object = auto.addObject()
                        .put("scenarios", each.scenarios())
                        .put("backend", each.choice().backend().name());
                BackendReason.put(object.putObject("choice"), each.choice());
            }
            ArrayNode array = answer.putArray("backends");
            for (Backend backend : Backends.all()) {
                array.addObject()
                        .put("name", backend.name())
                        .put("description", backend.description())
                        .put("available", backend.availability().available())
                        .put("reason", backend.availability().reason())
                        .put("keeps_bits", backend.keepsBits())
                        .put("auto", AutomaticChoice.whyNever(backend, machine).isEmpty());
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
        around.output()
                .println("--backend auto, the default, takes the one that is expected to be done first, such as for the"
                        + " reference workload");
        around.output().println("with inputs drawn at random, on " + Numbers.count(machine.threads(), "thread") + ":");
        Table examples = new Table("rl");
        choices.forEach(
                each -> examples.row(Numbers.count(each.scenarios(), "scenario"), BackendReason.text(each.choice())));
        examples.print(around.output(), around.style());
        for (Backend backend : Backends.all()) {
            AutomaticChoice.whyNever(backend, machine)
                    .ifPresent(why -> around.output().println("It does not take " + backend.name() + ": " + why + "."));
        }
        return ExitStatus.DONE;
    }
}

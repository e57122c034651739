package org.heliosweep.command;

import java.util.concurrent.Callable;
import org.heliosweep.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Prints a model as it was understood. */
@Command(
        name = "show",
        description = {
            "Prints a model as it was understood.",
            "Its inputs with units, defaults, credible ranges and sources, then its equations, and where it does not"
                    + " apply."
        })
final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private ModelArgument argument;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Model model = argument.model(around.workbench());
        if (json.isWanted()) {
            Json.print(around.output(), ModelJson.of(model));
        } else {
            new ModelText(around).print(model);
        }
        return ExitStatus.DONE;
    }
}

package org.heliosweep.command;

import java.util.concurrent.Callable;
import org.heliosweep.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--markdown",
            description = "Answers with a page in Markdown, for documents. It links to the pages of the models inside,"
                    + " which are expected beside it.")
    private boolean markdown;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        if (json.isWanted() && markdown) {
            throw new RequestException(
                    "the answer is either in JSON or in Markdown: --json and --markdown exclude each other");
        }
        Model model = argument.model(around.workbench());
        if (markdown) {
            ModelPage.of(model).print(around.output());
        } else if (json.isWanted()) {
            Json.print(around.output(), ModelJson.of(model));
        } else {
            new ModelText(around).print(model);
        }
        return ExitStatus.DONE;
    }
}

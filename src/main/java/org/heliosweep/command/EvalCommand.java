package org.heliosweep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.language.SourceText;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A model as a calculator: a study of one scenario, so that it says the same as a sweep does. */
@Command(
        name = "eval",
        description = {
            "Evaluates a model once, at its defaults or with other values.",
            "Where the model does not apply, the answer says why; that is an answer too, with exit status 0."
        })
final class EvalCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private ModelArgument argument;

    @Option(
            names = "--set",
            paramLabel = "INPUT=VALUE",
            description = "Sets an input to a value, such as heat=\"200 kW\" or method=fast."
                    + " Can be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--all", description = "Answers with every quantity, not only with the outputs.")
    private boolean all;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Workbench workbench = around.workbench();
        Model model = argument.model(workbench);
        StudyBuilder study = workbench.newStudy(model.name(), model).add("design random 1");
        settings.forEach(each -> study.set(SourceText.of("--set", each)));
        Explanation explanation = Explanation.of(study.build(), 0);
        if (json.isWanted()) {
            Json.print(around.output(), ScenarioJson.ofModel(explanation, all));
        } else {
            new ScenarioText(around).printModel(explanation, all);
        }
        return ExitStatus.DONE;
    }
}

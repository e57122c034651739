package org.heliosweep.command;

import java.util.concurrent.Callable;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells everything about one scenario. */
@Command(
        name = "explain",
        description = {
            "Tells everything about one scenario of a study.",
            "What its inputs are, every value on the way to the outputs, and whether it counts. The numbers are those of"
                    + " the file, bit for bit."
        })
final class ExplainCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private StudyArgument argument;

    @Parameters(index = "1", paramLabel = "INDEX", description = "The number of the scenario; they go from 0.")
    private String index;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Study study = argument.study(around.workbench());
        long number = WholeNumbers.parse("INDEX", index, 0, Long.MAX_VALUE);
        long size = study.design().size();
        if (size == 0) {
            throw new RequestException("the study '" + study.name() + "' has no scenarios");
        }
        if (number >= size) {
            throw new RequestException("the study '" + study.name() + "' has " + Numbers.count(size, "scenario")
                    + ", numbered from 0 to " + Numbers.count(size - 1) + ", so there is no " + Numbers.count(number));
        }
        Explanation explanation = Explanation.of(study, number);
        if (json.isWanted()) {
            Json.print(around.output(), ScenarioJson.ofStudy(explanation));
        } else {
            new ScenarioText(around).printStudy(explanation);
        }
        return ExitStatus.DONE;
    }
}

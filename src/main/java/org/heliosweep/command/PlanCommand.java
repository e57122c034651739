package org.heliosweep.command;

import java.util.concurrent.Callable;
import org.heliosweep.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Says what a study would take. */
@Command(
        name = "plan",
        description = {
            "Says what running a study would take, before anything runs.",
            "How many scenarios and rows, how large the file, how many operations, and for how long, measured on a few"
                    + " scenarios."
        })
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private StudyArgument argument;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Plan plan = Plan.of(argument.study(around.workbench()));
        Expectation expectation = Expectation.measure(plan, machine);
        if (json.isWanted()) {
            Json.print(around.output(), PlanJson.of(plan, expectation));
        } else {
            new PlanText(around).print(plan, expectation);
        }
        return ExitStatus.DONE;
    }
}

package org.heliosweep.command;

import java.util.concurrent.Callable;
import org.heliosweep.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says what a study would take. */
@Command(
        name = "plan",
        description = {
            "Says what running a study would take, before anything runs.",
            "How many scenarios and rows, how large the file, how many operations, and for how long, measured on a few"
                    + " scenarios.",
            "With --kernel, prints the code that is generated for it instead."
        })
final class PlanCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private StudyArgument argument;

    @Mixin
    private MachineOptions machine;

    @Option(
            names = "--kernel",
            description = "Prints the code that the back end generates, in the order in which it is executed: what is"
                    + " computed for rows and tables of a grid, and for each scenario; what is checked and added up; and"
                    + " where each value is kept.")
    private boolean kernel;

    @Option(
            names = "--all",
            description = "With --kernel, prints all code that is generated for the study, not only that which is tried"
                    + " first.")
    private boolean all;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Plan plan = Plan.of(argument.study(around.workbench()));
        Messages messages = new Messages(around.messages());
        machine.readProfile(around, messages::note);
        if (kernel) {
            GeneratedCode code = GeneratedCode.of(plan, machine, all, messages::note);
            if (json.isWanted()) {
                Json.print(around.output(), code.json());
            } else {
                code.print(around.output(), around.style());
            }
            return ExitStatus.DONE;
        }
        if (all) {
            throw new RequestException("--all says how much of --kernel is printed; --kernel is not given");
        }
        Expectation expectation = Expectation.measure(plan, machine);
        if (json.isWanted()) {
            Json.print(around.output(), PlanJson.of(plan, expectation));
        } else {
            new PlanText(around).print(plan, expectation);
        }
        return ExitStatus.DONE;
    }
}

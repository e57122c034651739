package org.heliosweep.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.heliosweep.arrow.ArrowFile;
import org.heliosweep.interpreter.PrecisionError;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Study;
import org.heliosweep.sweep.Outcome;
import org.heliosweep.sweep.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Sweeps a study. */
@Command(
        name = "run",
        description = {
            "Evaluates all scenarios of a study.",
            "Prints a summary, and writes a file with what the study keeps. The result is the same for any number of"
                    + " threads."
        })
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Mixin
    private StudyArgument argument;

    @Mixin
    private FileOptions files;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private JsonOption json;

    @Mixin
    private QuietOption quiet;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        Messages messages = new Messages(around.messages());
        Study study = argument.study(around.workbench());
        Plan plan = Plan.of(study);
        machine.readProfile(around, quiet.isWanted() ? _ -> {} : messages::note);
        BackendChoice choice = machine.choice(plan);
        Sweep sweep = Sweep.of(plan).blockSize(machine.block(choice.backend())).choice(choice);
        if (machine.isThreadsGiven()) {
            sweep.threads(machine.threads());
        } else {
            sweep.threadsOrDevices(machine.threads());
        }
        Optional<OutputFile> file = files.file(sweep.plan(), around.folder());
        if (!quiet.isWanted()) {
            CredibleRanges.notes(study).forEach(messages::note);
        }
        Outcome outcome;
        try {
            outcome = run(sweep, file, around, messages);
        } catch (CancellationException _) {
            return ExitStatus.INTERRUPTED;
        }
        Optional<PrecisionError> error =
                study.precision() == Precision.DOUBLE ? Optional.empty() : Optional.of(PrecisionError.of(sweep.plan()));
        if (json.isWanted()) {
            Json.print(around.output(), SummaryJson.of(sweep.plan(), outcome, error, file));
        } else {
            new SummaryText(around).print(sweep.plan(), outcome.summary(), error, file);
        }
        if (!quiet.isWanted() && !json.isWanted()) {
            around.output().flush();
            messages.note(SummaryText.timing(outcome.timing()));
            if (!choice.isAsked()) {
                messages.note(BackendReason.text(outcome.timing().choice()));
            }
        }
        return ExitStatus.DONE;
    }

    private Outcome run(Sweep sweep, Optional<OutputFile> file, Surroundings around, Messages messages) {
        boolean newFolder = file.map(OutputFile::makeFolder).orElse(false);
        boolean done = false;
        file.ifPresent(wanted -> sweep.sink(ArrowFile.to(wanted.path(), wanted.replaces())));
        try (Interruption _ = new Interruption(sweep)) {
            try {
                Outcome outcome = watched(sweep, around);
                done = true;
                return outcome;
            } catch (CancellationException e) {
                messages.note(file.isEmpty() ? "stopped" : "stopped; no file was written");
                throw e;
            } finally {
                if (!done && newFolder) {
                    file.get().removeFolder();
                }
            }
        }
    }

    private Outcome watched(Sweep sweep, Surroundings around) {
        if (quiet.isWanted() || !around.showsProgress()) {
            return sweep.run();
        }
        try (ProgressLine line =
                new ProgressLine(around.messages(), sweep.plan().size(), around.progressWidth())) {
            return sweep.progress(line).run();
        }
    }
}

package org.heliosweep.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.study.Precision;
import org.heliosweep.workload.Variant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Measures what is fastest on this machine, and keeps it. */
@Command(
        name = "tune",
        description = {
            "Measures what is fastest on this machine, and keeps it.",
            "How long blocks and segments of code are and how many threads there are has no influence on results, only"
                    + " on how fast they come. Each value is measured on the reference workload by turns with the"
                    + " default, and takes its place only if it is faster by more than the noise. The default has"
                    + " twice the turns; the noise is what it differs from itself by in the worst round.",
            "",
            "'run', 'plan' and 'bench' use what was chosen where the command line says nothing else. It is kept in the"
                    + " file that the variable HELIOSWEEP_PROFILE names, or else in heliosweep/profile.json in the"
                    + " folder of your settings. A profile of another machine is not used."
        })
final class TuneCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Takes about this long; ${DEFAULT-VALUE} if not given.",
            defaultValue = "45")
    private String seconds;

    @Mixin
    private JsonOption json;

    @Mixin
    private QuietOption quiet;

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        double time = Seconds.parse("--seconds", seconds);
        ProfileFile file = around.profile()
                .orElseThrow(() -> new RequestException("there is no folder for your settings; " + ProfileFile.VARIABLE
                        + " has to name the file that the profile is kept in"));
        file.prepare();
        Machine machine = Machine.here();
        Backend preferred = Backends.named(Backends.AUTO);
        List<Backend> others = MachineOptions.available().stream()
                .filter(backend -> !backend.name().equals(preferred.name()))
                .toList();
        Tuning tuning;
        try (StepLine line = new StepLine(around.messages(), quiet.isWanted() ? 0 : around.progressWidth())) {
            tuning = new Tuning(preferred, others, machine.processors(), time, line::show);
            tuning.run();
        }
        Profile profile = tuning.profile(machine, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        file.write(profile);
        if (json.isWanted()) {
            Json.print(around.output(), answer(profile, tuning.choices(), file));
        } else {
            print(around, machine, tuning, file);
        }
        if (!quiet.isWanted()) {
            around.output().flush();
            Rates.disturbance(tuning.rates()).ifPresent(new Messages(around.messages())::note);
        }
        return ExitStatus.DONE;
    }

    private static void print(Surroundings around, Machine machine, Tuning tuning, ProfileFile file) {
        around.output().println(machine.text());
        around.output().println();
        around.output()
                .println(around.style().heading("Chosen") + "  on the reference workload, "
                        + Tuning.VARIANTS.stream().map(Variant::label).collect(Collectors.joining(" and ")));
        Table table = new Table("llrrrl").header("back end", "setting", "value", "to default", "noise", "");
        tuning.choices().forEach(each -> add(table, each));
        table.print(around.output(), around.style());
        around.output().println();
        for (Precision precision : Precision.values()) {
            around.output().println(Rates.heading(around.style(), precision));
            List<Rates> measured = tuning.rates().stream()
                    .filter(each -> each.precision() == precision)
                    .toList();
            Rates.table(measured, tuning.threads()).print(around.output(), around.style());
            around.output().println();
        }
        around.output().println(around.style().heading("Profile") + "  " + file.path());
    }

    private static void add(Table table, Tuning.Chosen chosen) {
        Choice choice = chosen.choice();
        table.row(
                chosen.backend(),
                chosen.setting(),
                Numbers.count(choice.standard()),
                "default",
                percent("%.1f", choice.noise()),
                mark(choice, choice.standard()));
        for (Choice.Candidate each : choice.others()) {
            table.row(
                    "", "", Numbers.count(each.value()), percent("%+.1f", each.gain()), "", mark(choice, each.value()));
        }
    }

    private static String mark(Choice choice, int value) {
        return choice.chosen() == value ? "chosen" : "";
    }

    private static String percent(String format, double share) {
        return String.format(Locale.ROOT, format + " %%", 100 * share);
    }

    private static ObjectNode answer(Profile profile, List<Tuning.Chosen> choices, ProfileFile file) {
        ObjectNode answer = Json.object();
        answer.put("file", file.path().toString());
        answer.set("profile", ProfileJson.of(profile));
        ArrayNode array = answer.putArray("choices");
        for (Tuning.Chosen chosen : choices) {
            Choice choice = chosen.choice();
            ObjectNode object = array.addObject()
                    .put("backend", chosen.backend())
                    .put("setting", chosen.setting())
                    .put("chosen", choice.chosen())
                    .put("default", choice.standard())
                    .put("noise", choice.noise());
            ArrayNode others = object.putArray("others");
            for (Choice.Candidate each : choice.others()) {
                others.addObject().put("value", each.value()).put("gain", each.gain());
            }
        }
        return answer;
    }
}

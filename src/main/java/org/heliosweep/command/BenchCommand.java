package org.heliosweep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.workload.Pace;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Measures this machine. */
@Command(
        name = "bench",
        description = {
            "Measures how many scenarios this machine evaluates in a second.",
            "Every back end that can run here, or the one that --backend names, evaluates the reference workload, which has 8 inputs, 10 outputs and 68"
                    + " operations, in each of its variants, on one thread and on all. Each has time to"
                    + " be compiled before it is measured. Figures are too low while the machine does other work."
        },
        footerHeading = "%nVariants:%n")
final class BenchCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Option(
            names = "--variant",
            paramLabel = "NAMES",
            description =
                    "Measures these variants only, such as \"flat, grid\"; see below. Can be given several times.")
    private List<String> variants = new ArrayList<>();

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Measures each figure for this long; ${DEFAULT-VALUE} if not given. The time before it, in"
                    + " which code is compiled, is shorter too if this is less than 0.2.",
            defaultValue = "0.25")
    private String seconds;

    @Mixin
    private PrecisionOption precision;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private JsonOption json;

    @Mixin
    private QuietOption quiet;

    /** Puts the variants below the help. */
    @Spec
    void describe(CommandSpec spec) {
        List<String> lines = new ArrayList<>();
        for (Variant each : Variant.values()) {
            lines.add(String.format("  %-17s%s", each.label(), each.description()));
        }
        spec.usageMessage().footer(lines.toArray(String[]::new));
    }

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        List<Variant> wanted = variants();
        double time = Seconds.parse("--seconds", seconds);
        Messages messages = new Messages(around.messages());
        machine.readProfile(around, quiet.isWanted() ? _ -> {} : messages::note);
        int threads = machine.threads();
        List<Backend> backends = machine.backends();
        List<Rates> measured = new ArrayList<>();
        try (StepLine line = new StepLine(around.messages(), quiet.isWanted() ? 0 : around.progressWidth())) {
            for (Variant each : wanted) {
                for (Backend backend : backends) {
                    int number = measured.size() + 1;
                    line.show("measuring " + each.label() + " by " + backend.name() + ", " + number + " of "
                            + wanted.size() * backends.size());
                    measured.add(
                            Rates.measure(each, precision.orDouble(), backend, machine.block(backend), threads, time));
                }
            }
        }
        if (json.isWanted()) {
            Json.print(around.output(), answer(measured, backends, threads, time));
        } else {
            print(around, measured, backends, threads);
        }
        if (!quiet.isWanted()) {
            around.output().flush();
            Rates.disturbance(measured).ifPresent(messages::note);
        }
        return ExitStatus.DONE;
    }

    private List<Variant> variants() {
        if (variants.isEmpty()) {
            return Variant.principal();
        }
        List<String> names = variants.stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(String::strip)
                .toList();
        if (names.contains("")) {
            throw new RequestException("--variant needs names of variants, such as \"flat, grid\"");
        }
        try {
            return names.stream().map(Variant::labelled).distinct().toList();
        } catch (IllegalArgumentException e) {
            throw new RequestException("--variant: " + e.getMessage(), e);
        }
    }

    private void print(Surroundings around, List<Rates> measured, List<Backend> backends, int threads) {
        around.output().println(around.style().heading(Workload.model(1).description()));
        around.output().println(Machine.here().text());
        Table used = new Table("ll");
        backends.forEach(backend -> used.row(backend.name(), described(backend)));
        used.print(around.output(), around.style());
        around.output().println();
        around.output().println(Rates.heading(around.style(), precision.orDouble()));
        Rates.table(measured, threads).print(around.output(), around.style());
    }

    /** On what it runs, and how. */
    private String described(Backend backend) {
        OptionalInt segment = backend.segment();
        return backend.availability().reason()
                + (backend.takesBlocks() ? ", blocks of " + Numbers.count(machine.block(backend)) : "")
                + (segment.isPresent() ? ", segments of " + segment.getAsInt() : "")
                + (machine.usesProfile() ? "; tuned" : "");
    }

    private ObjectNode answer(List<Rates> measured, List<Backend> backends, int threads, double seconds) {
        ObjectNode answer = Json.object();
        answer.put("workload", Workload.model(1).description());
        Machine.here().put(answer.putObject("machine"));
        answer.put("tuned", machine.usesProfile());
        answer.put("precision", precision.orDouble().word());
        ArrayNode used = answer.putArray("backends");
        for (Backend backend : backends) {
            ObjectNode object = used.addObject()
                    .put("name", backend.name())
                    .put("reason", backend.availability().reason());
            if (backend.takesBlocks()) {
                object.put("block", machine.block(backend));
            }
            backend.segment().ifPresent(segment -> object.put("segment", segment));
        }
        answer.put("seconds", seconds);
        ArrayNode results = answer.putArray("results");
        for (Rates each : measured) {
            add(results, each, 1, each.single());
            if (threads > 1) {
                add(results, each, threads, each.all());
            }
        }
        return answer;
    }

    private static void add(ArrayNode results, Rates rates, int threads, Pace pace) {
        results.addObject()
                .put("variant", rates.variant().label())
                .put("backend", rates.backend().name())
                .put("threads", threads)
                .put("scenarios_per_second", pace.rate())
                .put("processor_share", pace.share());
    }
}

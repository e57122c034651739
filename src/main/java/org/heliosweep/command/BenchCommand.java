package org.heliosweep.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "Every back end that can run here evaluates the reference workload, which has 8 inputs, 10 outputs and 68"
                    + " operations, in each of its variants, on one thread and on all. Each has time to"
                    + " be compiled before it is measured. Figures are too low while the machine does other work."
        },
        footerHeading = "%nVariants:%n")
final class BenchCommand implements Callable<Integer> {
    private static final BigDecimal SHORTEST = new BigDecimal("0.001");
    private static final BigDecimal LONGEST = new BigDecimal("600");

    /** A thread with a processor of its own has it for no less of the time. */
    private static final double UNDISTURBED = 0.9;

    @ParentCommand
    private Heliosweep heliosweep;

    @Option(names = "--variant", paramLabel = "VARIANT", description = "Measures this variant only; see below.")
    private String variant;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Measures each figure for this long; ${DEFAULT-VALUE} if not given. The time before it, in"
                    + " which code is compiled, is shorter too if this is less than 0.2.",
            defaultValue = "0.25")
    private String seconds;

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
            lines.add(String.format("  %-12s%s", each.label(), each.description()));
        }
        spec.usageMessage().footer(lines.toArray(String[]::new));
    }

    @Override
    public Integer call() {
        Surroundings around = heliosweep.surroundings();
        List<Variant> variants = variants();
        double time = seconds();
        int threads = machine.threads();
        int block = machine.block();
        List<Backend> backends = machine.backends();
        List<Rates> measured = new ArrayList<>();
        try (StepLine line = new StepLine(around.messages(), quiet.isWanted() ? 0 : around.progressWidth())) {
            for (Variant each : variants) {
                for (Backend backend : backends) {
                    int number = measured.size() + 1;
                    line.show("measuring " + each.label() + " by " + backend.name() + ", " + number + " of "
                            + variants.size() * backends.size());
                    measured.add(Rates.measure(each, backend, block, threads, time));
                }
            }
        }
        if (json.isWanted()) {
            Json.print(around.output(), answer(measured, backends, threads, block, time));
        } else {
            print(around, measured, backends, threads);
        }
        if (!quiet.isWanted()) {
            around.output().flush();
            Messages messages = new Messages(around.messages());
            disturbance(measured, threads).ifPresent(messages::note);
        }
        return ExitStatus.DONE;
    }

    /** What to say if other work had the processor. */
    private static Optional<String> disturbance(List<Rates> measured, int threads) {
        double least = measured.stream()
                .mapToDouble(each -> share(each, threads))
                .min()
                .orElse(1);
        return least < UNDISTURBED
                ? Optional.of("other work took processors for up to " + Math.round(100 * (1 - least))
                        + " % of the time; the figures are too low")
                : Optional.empty();
    }

    /** More threads than processors are in each other's way. */
    private static double share(Rates rates, int threads) {
        return threads <= processors()
                ? Math.min(rates.single().share(), rates.all().share())
                : rates.single().share();
    }

    private List<Variant> variants() {
        if (variant == null) {
            return Variant.principal();
        }
        try {
            return List.of(Variant.labelled(variant));
        } catch (IllegalArgumentException e) {
            throw new RequestException("--variant: " + e.getMessage(), e);
        }
    }

    private double seconds() {
        String needs = "--seconds needs a number from " + SHORTEST + " to " + LONGEST + ", not ";
        try {
            BigDecimal number = new BigDecimal(seconds);
            if (number.compareTo(SHORTEST) >= 0 && number.compareTo(LONGEST) <= 0) {
                return number.doubleValue();
            }
        } catch (NumberFormatException e) {
            throw new RequestException(needs + "'" + seconds + "'", e);
        }
        throw new RequestException(needs + seconds);
    }

    private static void print(Surroundings around, List<Rates> measured, List<Backend> backends, int threads) {
        around.output().println(around.style().heading(Workload.model(1).description()));
        around.output()
                .println(system() + " on " + architecture() + ", " + Numbers.count(processors(), "processor")
                        + ", Java " + Runtime.version());
        Table used = new Table("ll");
        backends.forEach(
                backend -> used.row(backend.name(), backend.availability().reason()));
        used.print(around.output(), around.style());
        around.output().println();
        around.output().println(around.style().heading("Million scenarios per second"));
        Table table = new Table("llrrr")
                .header("variant", "back end", "1 thread", Numbers.count(threads, "thread"), "speed-up");
        for (Rates each : measured) {
            table.row(
                    each.variant().label(),
                    each.backend().name(),
                    Numbers.measured(each.single().rate() * 1e-6),
                    threads == 1 ? "" : Numbers.measured(each.all().rate() * 1e-6),
                    threads == 1
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    each.all().rate() / each.single().rate()));
        }
        table.print(around.output(), around.style());
    }

    private static ObjectNode answer(
            List<Rates> measured, List<Backend> backends, int threads, int block, double seconds) {
        ObjectNode answer = Json.object();
        answer.put("workload", Workload.model(1).description());
        answer.putObject("machine")
                .put("system", system())
                .put("architecture", architecture())
                .put("processors", processors())
                .put("java", Runtime.version().toString());
        ArrayNode used = answer.putArray("backends");
        for (Backend backend : backends) {
            used.addObject()
                    .put("name", backend.name())
                    .put("reason", backend.availability().reason());
        }
        answer.put("block", block).put("seconds", seconds);
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

    private static String system() {
        return System.getProperty("os.name");
    }

    private static String architecture() {
        return System.getProperty("os.arch");
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}

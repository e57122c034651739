package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.heliosweep.interpreter.PrecisionError;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Distribution;
import org.heliosweep.study.Shown;
import org.heliosweep.sweep.Outcome;
import org.heliosweep.sweep.Summary;

/** The summary of a sweep for people. */
final class SummaryText {
    private static final List<Double> PROBABILITIES = List.of(0.05, 0.5, 0.95);

    /** Whole numbers up to here are written without decimals. */
    private static final double LARGEST_WHOLE = 1e9;

    private final PrintWriter output;
    private final Style style;

    SummaryText(Surroundings around) {
        output = around.output();
        style = around.style();
    }

    /**
     * Prints a summary.
     *
     * @param error how far it is from double precision, where it is not in that
     */
    void print(Plan plan, Summary summary, Optional<PrecisionError> error, Optional<OutputFile> file) {
        output.println(
                style.heading(summary.study()) + ModelText.about(plan.study().description()));
        output.println();
        counts(summary);
        section("Shown", shown(summary));
        section("Outputs", outputs(summary));
        section("Outputs that are choices", choices(summary));
        error.ifPresent(found -> {
            output.println();
            output.println(style.heading("Single precision") + "  " + PrecisionText.about(found));
            PrecisionText.table(found).print(output, style);
        });
        file.ifPresent(written -> {
            output.println();
            output.println(style.heading("File") + "  " + written.path() + "  (" + Numbers.count(plan.rows(), "row")
                    + ", " + Numbers.bytes(written.size()) + ")");
        });
    }

    /** How fast it was: it differs from run to run, so it is no part of the result. */
    static String timing(Outcome.Timing timing) {
        return Numbers.count(timing.scenarios(), "scenario") + " in " + Numbers.duration(timing.seconds()) + ", "
                + Numbers.count(Math.round(timing.rate())) + "/s, by " + timing.backend() + " on "
                + Numbers.count(timing.threads(), "thread")
                + (timing.devices() == 0 ? "" : " and " + Numbers.count(timing.devices(), "device"));
    }

    private void counts(Summary summary) {
        Table table = new Table("lrrl");
        long total = summary.total();
        table.row("scenarios", Numbers.count(total), "", "");
        table.row("valid", Numbers.count(summary.valid()), share(summary.valid(), total), "");
        counts(table, "excluded", summary.excludedCount(), summary.excluded(), total);
        counts(table, "invalid", summary.invalidCount(), summary.invalid(), total);
        table.print(output, style);
    }

    /** One line if there is one reason; otherwise one for all of them, and one for each. */
    private static void counts(Table table, String word, long count, List<Summary.Reason> reasons, long total) {
        List<Summary.Reason> some =
                reasons.stream().filter(reason -> reason.count() > 0).toList();
        if (some.isEmpty()) {
            return;
        }
        table.row(
                word,
                Numbers.count(count),
                share(count, total),
                some.size() == 1 ? some.getFirst().reason() : "");
        if (some.size() > 1) {
            some.forEach(reason ->
                    table.row("", Numbers.count(reason.count()), share(reason.count(), total), reason.reason()));
        }
    }

    private static String share(long count, long total) {
        return total == 0 ? "" : Numbers.percent((double) count / total);
    }

    private static Table shown(Summary summary) {
        Table table = new Table("lrll");
        for (Summary.Result result : summary.shown()) {
            Shown shown = result.shown();
            String unit = shown.kind() instanceof Kind.Number number ? ModelTables.symbol(number.unit()) : "";
            String remark = result.leftOut() > 0
                    ? "over " + Numbers.count(result.counted(), "scenario") + "; " + Numbers.count(result.leftOut())
                            + " not finite"
                    : "";
            switch (shown.measure()) {
                case COUNT ->
                    table.row(
                            shown.label(),
                            Numbers.count(Math.round(result.values().getFirst())),
                            "",
                            remark);
                case SHARE ->
                    table.row(shown.label(), Numbers.percent(result.values().getFirst()), "", remark);
                case SHARES -> {
                    List<String> labels = ((Kind.Choice) shown.kind()).labels();
                    for (int index = 0; index < labels.size(); index++) {
                        table.row(
                                index == 0 ? shown.label() : "",
                                Numbers.percent(result.values().get(index)),
                                labels.get(index),
                                index == 0 ? remark : "");
                    }
                }
                case QUANTILES -> {
                    for (int index = 0; index < result.values().size(); index++) {
                        String at = Numbers.probability(shown.probabilities().get(index)) + ":";
                        table.row(
                                index == 0 ? shown.label() : "",
                                number(result.values().get(index)),
                                unit,
                                shown.probabilities().size() == 1 ? remark : "at " + at.replace(":", ""));
                    }
                }
                case MEAN, STANDARD_DEVIATION, MINIMUM, MAXIMUM ->
                    table.row(shown.label(), number(result.values().getFirst()), unit, remark);
            }
        }
        return table;
    }

    private static Table outputs(Summary summary) {
        Table table = new Table("llrrrrrrr");
        List<String> header = new ArrayList<>(List.of("name", "unit", "mean", "sd", "min"));
        PROBABILITIES.forEach(probability -> header.add(Numbers.probability(probability)));
        header.add("max");
        table.header(header.toArray(String[]::new));
        for (Summary.Output output : summary.outputs()) {
            if (output.distribution() instanceof Distribution.Numbers numbers) {
                table.row(row(output, numbers));
            }
        }
        return table;
    }

    private static String[] row(Summary.Output output, Distribution.Numbers numbers) {
        double[] found = DoubleStream.concat(
                        DoubleStream.of(numbers.minimum()),
                        DoubleStream.concat(
                                PROBABILITIES.stream().mapToDouble(probability -> quantile(numbers, probability)),
                                DoubleStream.of(numbers.maximum())))
                .toArray();
        boolean whole = DoubleStream.of(found).allMatch(value -> value == Math.rint(value))
                && Math.max(Math.abs(numbers.minimum()), Math.abs(numbers.maximum())) < LARGEST_WHOLE;
        List<String> row = new ArrayList<>();
        row.add(output.name());
        row.add(ModelTables.symbol(((Kind.Number) output.kind()).unit()));
        row.add(number(numbers.mean()));
        row.add(number(numbers.standardDeviation()));
        for (double value : found) {
            row.add(whole ? Numbers.count((long) value) : number(value));
        }
        return row.toArray(String[]::new);
    }

    private static double quantile(Distribution.Numbers numbers, double probability) {
        return numbers.quantiles().stream()
                .filter(quantile -> quantile.probability() == probability)
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static Table choices(Summary summary) {
        Table table = new Table("lrrl");
        for (Summary.Output output : summary.outputs()) {
            switch (output.distribution()) {
                case Distribution.Numbers _ -> {}
                case Distribution.Labels labels -> {
                    List<String> names = ((Kind.Choice) output.kind()).labels();
                    for (int index = 0; index < names.size(); index++) {
                        table.row(
                                index == 0 ? output.name() : "",
                                Numbers.percent(labels.share(index)),
                                Numbers.count(labels.counts().get(index)),
                                names.get(index));
                    }
                }
                case Distribution.Truths truths ->
                    table.row(
                            output.name(), Numbers.percent(truths.share()), Numbers.count(truths.fulfilled()), "true");
            }
        }
        return table;
    }

    /** A statistic; a dash where there is none. */
    private static String number(double value) {
        return Double.isNaN(value) ? "-" : Numbers.rounded(value);
    }

    private void section(String title, Table table) {
        if (!table.isEmpty()) {
            output.println();
            output.println(style.heading(title));
            table.print(output, style);
        }
    }
}

package org.heliosweep.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.design.Design;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.study.Column;

/** Says what a plan is going to do, for golden files; the command has its own words for people. */
final class PlanPrinter {
    private static final int LABEL_WIDTH = 12;

    private final Plan plan;
    private final StringBuilder text = new StringBuilder();

    private PlanPrinter(Plan plan) {
        this.plan = plan;
    }

    /** The plan as text, several lines; the same plan gives the same text on every machine. */
    public static String print(Plan plan) {
        return new PlanPrinter(plan).print();
    }

    private String print() {
        line("study", plan.study().name() + "  \"" + plan.study().description() + "\"");
        line(
                "model",
                plan.study().model().name() + "  \"" + plan.study().model().description() + "\"");
        design();
        plan.study().fixed().forEach((name, value) -> line("fixed", name + " = " + shown(name, value)));
        line("validity", counted(plan.reasons().size(), "requirement"));
        plan.exclusions().forEach(reason -> line("excluded", reason));
        plan.lowering().forEach(step -> line("operations", step.name() + ": " + number(step.operations())));
        line(
                "statistics",
                counted(plan.outputs().size(), "output") + ", " + plan.shown().size() + " shown, "
                        + counted(plan.accumulators().size(), "accumulator"));
        file();
        return text.toString();
    }

    private void design() {
        String kind = switch (plan.study().design()) {
            case Design.Grid _ -> "grid";
            case Design.Random random -> "random, seed " + random.seed() + ", " + Design.Random.GENERATOR;
        };
        line("design", kind + ", " + counted(plan.size(), "scenario"));
        for (Varied varied : plan.study().design().varied()) {
            line("varied", varied.input() + " = " + variation(varied));
        }
    }

    private void file() {
        if (plan.rows() == 0) {
            line("file", "nothing is kept");
            return;
        }
        List<Column> columns = plan.columns();
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        long bits = RowSize.bits(plan);
        line(
                "columns",
                (plan.study().keep().number() ? "number, " : "")
                        + names
                        + (plan.study().keep().reason() ? ", reason" : ""));
        double bytes = bits / 8.0;
        line(
                "file",
                counted(plan.rows(), "row") + " of " + bytes + " bytes: " + number(Math.round(plan.rows() * bytes))
                        + " bytes");
    }

    private String variation(Varied varied) {
        String name = varied.input();
        String unit = plan.study().model().input(name).orElseThrow() instanceof Input.Number number
                ? " [" + number.unit() + "]"
                : "";
        return switch (varied.variation()) {
            case Variation.Levels levels ->
                "levels(" + list(name, levels.values().toArray()) + ")" + unit;
            case Variation.LinearSpace(double low, double high, long length) ->
                "linspace(" + list(name, low, high) + ", " + number(length) + ")" + unit;
            case Variation.LogarithmicSpace(double low, double high, long length) ->
                "logspace(" + list(name, low, high) + ", " + number(length) + ")" + unit;
            case Variation.Discrete discrete ->
                "discrete("
                        + IntStream.range(0, discrete.weights().size())
                                .mapToObj(index -> plain(name, discrete.values().get(index)) + ": "
                                        + discrete.weights().get(index))
                                .collect(Collectors.joining(", "))
                        + ")" + unit;
            case Variation.Uniform(double low, double high) -> "uniform(" + list(name, low, high) + ")" + unit;
            case Variation.LogUniform(double low, double high) -> "loguniform(" + list(name, low, high) + ")" + unit;
            case Variation.Triangular(double low, double mode, double high) ->
                "triangular(" + list(name, low, mode, high) + ")" + unit;
            case Variation.Normal(double mean, double deviation) ->
                "normal(" + list(name, mean, deviation) + ")" + unit;
            case Variation.LogNormal(double median, double deviation) ->
                "lognormal(" + plain(name, median) + ", " + deviation + ")" + unit;
        };
    }

    private String list(String name, double... values) {
        return Arrays.stream(values).mapToObj(value -> plain(name, value)).collect(Collectors.joining(", "));
    }

    private String shown(String name, double value) {
        return plan.study().model().input(name).orElseThrow() instanceof Input.Number number
                ? plain(name, value) + " [" + number.unit() + "]"
                : plain(name, value);
    }

    /** A value of an input: whole numbers without a point, choices by their label. */
    private String plain(String name, double value) {
        Kind kind = plan.study().model().input(name).orElseThrow().kind();
        if (kind instanceof Kind.Choice(List<String> labels)) {
            return labels.get((int) value);
        }
        String digits = Double.toString(value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    private void line(String label, String rest) {
        text.append(label)
                .repeat(' ', LABEL_WIDTH - label.length())
                .append(rest)
                .append('\n');
    }

    private static String counted(long count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}

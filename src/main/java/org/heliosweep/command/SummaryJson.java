package org.heliosweep.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.heliosweep.interpreter.PrecisionError;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Distribution;
import org.heliosweep.study.Shown;
import org.heliosweep.sweep.Outcome;
import org.heliosweep.sweep.Summary;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The summary of a sweep for machines. Only what stands under {@code timing} differs from run to run. */
final class SummaryJson {
    private SummaryJson() {}

    static ObjectNode of(Plan plan, Outcome outcome, Optional<PrecisionError> error, Optional<OutputFile> file) {
        Summary summary = outcome.summary();
        ObjectNode answer = Json.object();
        answer.put("study", summary.study())
                .put("description", plan.study().description())
                .put("model", plan.study().model().name())
                .put("precision", plan.study().precision().word())
                .put("scenarios", summary.total())
                .put("valid", summary.valid());
        reasons(answer.putArray("excluded"), summary.excluded());
        reasons(answer.putArray("invalid"), summary.invalid());
        ArrayNode shown = answer.putArray("shown");
        summary.shown().forEach(result -> add(shown.addObject(), result));
        ArrayNode outputs = answer.putArray("outputs");
        summary.outputs().forEach(output -> add(outputs.addObject(), output));
        error.ifPresent(found -> PrecisionJson.put(answer.putObject("precision_error"), found));
        file.ifPresent(written -> answer.putObject("file")
                .put("path", written.path().toString())
                .put("format", "arrow")
                .put("rows", plan.rows())
                .put("bytes", written.size()));
        answer.put("text", plan.study().text());
        Outcome.Timing timing = outcome.timing();
        ObjectNode times = answer.putObject("timing")
                .put("backend", timing.backend())
                .put("threads", timing.threads())
                .put("devices", timing.devices())
                .put("block", timing.blockSize())
                .put("seconds", timing.seconds());
        BackendReason.put(times.putObject("choice"), timing.choice());
        return answer;
    }

    private static void reasons(ArrayNode array, List<Summary.Reason> reasons) {
        reasons.forEach(
                reason -> array.addObject().put("reason", reason.reason()).put("count", reason.count()));
    }

    private static void add(ObjectNode object, Summary.Result result) {
        Shown shown = result.shown();
        object.put("label", shown.label())
                .put("measure", shown.measure().name().toLowerCase(Locale.ROOT))
                .put("counted", result.counted())
                .put("left_out", result.leftOut());
        if (shown.kind() instanceof Kind.Number number) {
            object.put("unit", number.unit().symbol());
        }
        switch (shown.measure()) {
            case COUNT -> object.put("value", Math.round(result.values().getFirst()));
            case SHARES -> {
                ArrayNode labels = object.putArray("labels");
                List<String> names = ((Kind.Choice) shown.kind()).labels();
                for (int index = 0; index < names.size(); index++) {
                    labels.addObject()
                            .put("label", names.get(index))
                            .set("share", Json.statistic(result.values().get(index)));
                }
            }
            case QUANTILES -> {
                ArrayNode quantiles = object.putArray("quantiles");
                for (int index = 0; index < result.values().size(); index++) {
                    quantiles
                            .addObject()
                            .put("probability", shown.probabilities().get(index))
                            .set("value", Json.statistic(result.values().get(index)));
                }
            }
            case SHARE, MEAN, STANDARD_DEVIATION, MINIMUM, MAXIMUM ->
                object.set("value", Json.statistic(result.values().getFirst()));
        }
    }

    private static void add(ObjectNode object, Summary.Output output) {
        object.put("name", output.name());
        ModelJson.kind(object, output.kind());
        object.put("count", output.distribution().count());
        switch (output.distribution()) {
            case Distribution.Numbers numbers -> {
                object.set("mean", Json.statistic(numbers.mean()));
                object.set("sd", Json.statistic(numbers.standardDeviation()));
                object.set("min", Json.statistic(numbers.minimum()));
                object.set("max", Json.statistic(numbers.maximum()));
                ArrayNode quantiles = object.putArray("quantiles");
                numbers.quantiles()
                        .forEach(quantile -> quantiles
                                .addObject()
                                .put("probability", quantile.probability())
                                .set("value", Json.statistic(quantile.value())));
            }
            case Distribution.Labels labels -> {
                ArrayNode shares = object.putArray("shares");
                for (int index = 0; index < labels.counts().size(); index++) {
                    shares.addObject()
                            .put("label", ((Kind.Choice) output.kind()).labels().get(index))
                            .put("count", labels.counts().get(index))
                            .set("share", Json.statistic(labels.share(index)));
                }
            }
            case Distribution.Truths truths -> {
                object.put("fulfilled", truths.fulfilled());
                object.set("share", Json.statistic(truths.share()));
            }
        }
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.model.Kind;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;

/** What a study of the library answers: its statistics by their labels, over fewer scenarios where it is random. */
record Answers(Summary summary) {
    private static final int SCENARIOS = 20_000;

    static Answers of(String study, String... statements) {
        StudyBuilder builder = Models.WORKBENCH.study(study);
        for (String statement : statements) {
            builder.add(statement);
        }
        if (builder.build().design().isExtendable()) {
            builder.scenarios(SCENARIOS);
        }
        return new Answers(
                Sweep.of(builder.keepNothing().build()).threads(1).run().summary());
    }

    /** The only value of what is shown under a label. */
    double value(String label) {
        List<Double> values = result(label).values();
        assertEquals(1, values.size(), label);
        return values.getFirst();
    }

    /** One of the quantiles that are shown under a label, from the first. */
    double value(String label, int position) {
        return result(label).values().get(position);
    }

    /** The share of a label of a choice that is shown. */
    double share(String label, String ofLabel) {
        Summary.Result result = result(label);
        if (result.shown().kind() instanceof Kind.Choice(List<String> labels)) {
            return result.values().get(labels.indexOf(ofLabel));
        }
        throw new AssertionError(label + " shows no shares");
    }

    private Summary.Result result(String label) {
        return summary.shown().stream()
                .filter(result -> result.shown().label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is shown under: " + label));
    }
}

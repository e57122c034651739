package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Input;

/** Scenarios all over the credible ranges of a model's inputs: what holds at the defaults only is not tested. */
final class Draws {
    private static final int SCENARIOS = 300;
    private static final int LEVELS = 6;

    private Draws() {}

    /** Hands over valid scenarios; a tenth of those drawn must be. */
    static void valid(String model, Consumer<Evaluation> check) {
        Evaluation evaluation = Models.at(model);
        SplittableRandom random = new SplittableRandom(model.hashCode());
        int valid = 0;
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            draw(model, evaluation, random);
            if (evaluation.reason().isEmpty()) {
                valid++;
                check.accept(evaluation);
            }
        }
        assertTrue(valid >= SCENARIOS / 10, model + " is valid in " + valid + " scenarios only");
    }

    /** An output never falls while an input goes up through its range, whatever the other inputs are. */
    static void rises(String model, String input, String output) {
        steps(model, input, output, 1);
    }

    /** An output never rises while an input goes up through its range, whatever the other inputs are. */
    static void falls(String model, String input, String output) {
        steps(model, input, output, -1);
    }

    private static void steps(String model, String input, String output, int sign) {
        Input.Number range = Models.WORKBENCH.model(model).inputs().stream()
                .filter(known -> known.name().equals(input))
                .map(Input.Number.class::cast)
                .findFirst()
                .orElseThrow();
        int[] moved = new int[1];
        valid(model, evaluation -> {
            double before = Double.NaN;
            for (int level = 0; level < LEVELS; level++) {
                evaluation.set(input, range.low() + (range.high() - range.low()) * level / (LEVELS - 1));
                if (evaluation.reason().isPresent()) {
                    before = Double.NaN;
                    continue;
                }
                double now = evaluation.value(output);
                double change = sign * (now - before);
                // Nothing is compared with the NaN before the first level.
                assertTrue(
                        !(change < -1e-12 * Math.abs(now)),
                        output + " goes from " + before + " to " + now + " with " + input);
                moved[0] += change > 0 ? 1 : 0;
                before = now;
            }
        });
        assertTrue(moved[0] > 0, output + " does not depend on " + input);
    }

    private static void draw(String model, Evaluation evaluation, SplittableRandom random) {
        evaluation.reset();
        for (Input input : Models.WORKBENCH.model(model).inputs()) {
            switch (input) {
                case Input.Number number -> {
                    if (number.low() < number.high()) {
                        evaluation.set(number.name(), random.nextDouble(number.low(), number.high()));
                    }
                }
                case Input.Choice choice ->
                    evaluation.choose(
                            choice.name(),
                            choice.labels().get(random.nextInt(choice.labels().size())));
            }
        }
    }
}

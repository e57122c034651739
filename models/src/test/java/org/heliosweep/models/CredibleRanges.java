package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;

/** What must hold wherever inputs are credible: at many scenarios drawn from all ranges of a model, choices included. */
final class CredibleRanges {
    private static final int DRAWS = 400;

    private final Model model;
    private final Evaluation evaluation;
    private final SplittableRandom random;
    private Consumer<Evaluation> setting = _ -> {};

    private CredibleRanges(String name) {
        model = Models.WORKBENCH.model(name);
        evaluation = Evaluation.of(model);
        random = new SplittableRandom(name.hashCode());
    }

    static CredibleRanges of(String model) {
        return new CredibleRanges(model);
    }

    /** Sets some inputs after each draw. */
    CredibleRanges with(Consumer<Evaluation> fixed) {
        setting = fixed;
        return this;
    }

    /** Asks a question wherever the scenario is valid; a tenth must be. */
    void hold(Consumer<Evaluation> check) {
        int valid = 0;
        for (int i = 0; i < DRAWS; i++) {
            draw();
            if (evaluation.reason().isEmpty()) {
                check.accept(evaluation);
                valid++;
            }
        }
        assertTrue(valid >= DRAWS / 10, "only " + valid + " of " + DRAWS + " scenarios are valid");
    }

    /** An output never falls when an input rises, and rises somewhere; all else is the same. */
    CredibleRanges rises(String output, String input) {
        return moves(output, input, 1);
    }

    /** An output never rises when an input rises, and falls somewhere; all else is the same. */
    CredibleRanges falls(String output, String input) {
        return moves(output, input, -1);
    }

    private CredibleRanges moves(String output, String input, int sign) {
        Input.Number number = (Input.Number) model.input(input).orElseThrow();
        int[] moved = {0};
        hold(drawn -> {
            double one = random.nextDouble(number.low(), number.high());
            double other = random.nextDouble(number.low(), number.high());
            drawn.set(input, Math.min(one, other));
            boolean known = drawn.reason().isEmpty();
            double before = drawn.value(output);
            drawn.set(input, Math.max(one, other));
            if (known && drawn.reason().isEmpty()) {
                double change = sign * (drawn.value(output) - before);
                // A few roundings are no fall.
                assertTrue(
                        change >= -1e-12 * Math.abs(before),
                        () -> output + " goes from " + before + " to " + drawn.value(output) + " when " + input
                                + " rises");
                moved[0] += change > 0 ? 1 : 0;
            }
        });
        assertTrue(moved[0] > DRAWS / 20, () -> output + " moves only " + moved[0] + " times with " + input);
        return this;
    }

    private void draw() {
        evaluation.reset();
        for (Input input : model.inputs()) {
            switch (input) {
                case Input.Number number
                when number.low() < number.high() ->
                    evaluation.set(number.name(), random.nextDouble(number.low(), number.high()));
                case Input.Number _ -> {}
                case Input.Choice choice ->
                    evaluation.choose(
                            choice.name(),
                            choice.labels().get(random.nextInt(choice.labels().size())));
            }
        }
        setting.accept(evaluation);
    }
}

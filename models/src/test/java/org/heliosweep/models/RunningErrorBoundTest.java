package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The canonical form of every model of the library gives what the model as it is written gives, within a running error
 * bound: rewrites that change bits do not change answers.
 */
@Execution(ExecutionMode.CONCURRENT)
class RunningErrorBoundTest {
    private static final int SAMPLES = 200;
    /** A year of hours takes a second for each sample; some samples of it are many steps already. */
    private static final long OPERATIONS = 50_000_000;

    private static final Workbench WORKBENCH = Workbench.standard();

    static Stream<String> models() {
        return WORKBENCH.models().stream().map(Workbench.Title::name);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theCanonicalFormStaysWithinTheBound(String name) {
        Model written = WORKBENCH.flattened(name);
        Evaluation canonical = Evaluation.of(WORKBENCH.model(name));
        SplittableRandom random = new SplittableRandom(name.hashCode());
        int compared = 0;
        int tight = 0;
        int samples = Math.clamp(OPERATIONS / operations(written.graph()), 2, SAMPLES);
        for (int sample = 0; sample < samples; sample++) {
            Map<String, Double> inputs = new HashMap<>();
            for (Input input : written.inputs()) {
                double value = sample == 0 ? input.standard() : drawn(input, random);
                inputs.put(input.name(), value);
                set(canonical, input, value);
            }
            if (canonical.reason().isPresent()) {
                continue;
            }
            for (Quantity output : written.outputs()) {
                if (output.kind() instanceof Kind.Number) {
                    Enclosure.Range bound = bound(written, output, inputs);
                    if (bound != null) {
                        double value = canonical.value(output.name());
                        assertTrue(
                                bound.holds(value),
                                () -> output.name() + " is " + value + ", outside of " + bound + " for " + inputs);
                        compared++;
                        tight += bound.high() - bound.low() <= 1e-9 * Math.abs(value) ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(compared > samples / 10, "only " + compared + " values were compared");
        assertTrue(
                tight > compared / 2, "only " + tight + " bounds of " + compared + " are tight: the test says nothing");
    }

    private static long operations(Graph graph) {
        return graph.nodes().stream()
                .mapToLong(node -> node instanceof Node.Loop loop
                        ? loop.trips() * operations(loop.body().graph())
                        : 1)
                .sum();
    }

    private static Enclosure.Range bound(Model model, Quantity output, Map<String, Double> inputs) {
        try {
            return Enclosure.of(model.graph(), List.of(output.shown()), inputs).get(output.shown());
        } catch (Enclosure.Undecided _) {
            return null;
        }
    }

    private static double drawn(Input input, SplittableRandom random) {
        return switch (input) {
            case Input.Number number ->
                number.low() == number.high() ? number.low() : random.nextDouble(number.low(), number.high());
            case Input.Choice choice -> random.nextInt(choice.labels().size());
        };
    }

    private static void set(Evaluation evaluation, Input input, double value) {
        switch (input) {
            case Input.Number number -> evaluation.set(number.name(), value);
            case Input.Choice choice ->
                evaluation.choose(choice.name(), choice.labels().get((int) value));
        }
    }
}

package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Study;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops are joined and get tables, and nothing changes but the time that they take. */
@Execution(ExecutionMode.CONCURRENT)
class LoopsTest {
    private static final String YEAR = """
            model year
            index hour = 0 .. 999
            input panel [1] = 4  1 .. 10
            input battery [1] = 12  0 .. 40
            start cloud[hour] [1] = 0.3
            cloud[hour] = 3.9 * cloud[hour - 1] * (1 - cloud[hour - 1])
            surplus[hour] = panel * max(0, sin(hour * 0.26)) * cloud[hour] - 1
            start stored[hour] [1] = battery / 2
            stored[hour] = clamp(stored[hour - 1] + surplus[hour], 0, battery)
            missing[hour] = max(0, 0 - (stored[hour - 1] + surplus[hour]))
            output unserved [1] = sum(hour: missing[hour])
            output worst [1] = max(hour: missing[hour])
            output at_end [1] = stored[999]
            """;

    private static Study study(String model, String inputs, int scenarios) {
        return Workbench.of()
                .newStudy("tried", Workbench.of().readModel(model))
                .add("design random " + scenarios + " seed 5\nvary " + inputs + " = uniform\nkeep inputs, outputs")
                .build();
    }

    private static List<Node.Loop> loops(Graph graph) {
        List<Node.Loop> loops = new ArrayList<>();
        graph.nodes().forEach(node -> {
            if (node instanceof Node.Loop loop) {
                loops.add(loop);
            }
        });
        return loops;
    }

    /** Three results, which stand on one battery; the weather is the same in every scenario. */
    @Test
    void whatLoopsHaveInCommonIsComputedOnce() {
        Study study = study(YEAR, "panel, battery", 10);
        assertEquals(3, loops(study.model().graph()).size());
        List<Node.Loop> planned = loops(Plan.of(study).graph());
        assertEquals(1, planned.size());
        Node.Loop loop = planned.getFirst();
        // stored; the sum, the greatest and the last; the weather is a table
        assertEquals(4, loop.initial().size());
        Graph body = loop.body().graph();
        // the sun, and the clouds
        assertEquals(
                2, body.nodes().stream().filter(Node.Element.class::isInstance).count());
        assertTrue(Operations.count(body, loop.body().results()) < 20, body::toString);
    }

    private static IntStream seeds() {
        return IntStream.range(0, 16);
    }

    /** Random recurrences over two indexes, in both back ends, against each scenario by itself. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyScenarioHasTheSameBits(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("model random_" + seed + "\n");
        text.append("index i = 0 .. ").append(random.nextInt(1, 4) * 73).append('\n');
        text.append("index k = 3 .. ").append(random.nextInt(4, 160)).append('\n');
        text.append("input a [1] = 0.5  0 .. 1\ninput b [1] = 0.5  0 .. 1\n");
        List<String> outputs = new ArrayList<>();
        for (String index : List.of("i", "k")) {
            List<String> names = new ArrayList<>();
            int quantities = random.nextInt(1, 5);
            for (int number = 0; number < quantities; number++) {
                String name = "x" + index + number;
                text.append("start %s[%s] [1] = %s\n".formatted(name, index, random.nextBoolean() ? "0.25" : "b"));
                names.add(name);
            }
            for (String name : names) {
                text.append("%s[%s] = %s\n".formatted(name, index, expression(random, names, index, 3)));
            }
            for (String reduction : List.of("sum", "min", "max")) {
                String term = expression(random, names, index, 2);
                outputs.add("%s(%s: %s)".formatted(reduction, index, term));
            }
        }
        for (int number = 0; number < outputs.size(); number++) {
            text.append("output y%d [1] = %s\n".formatted(number, outputs.get(number)));
        }
        Study study = study(text.toString(), "a, b", 300);
        for (String backend : List.of("scalar", "vector")) {
            Sweep.of(study)
                    .backend(Backends.named(backend))
                    .threads(1)
                    .sink(new Comparing(study))
                    .run();
        }
    }

    /** Stays between -2 and 2, so that nothing becomes infinite; may be NaN or invalid. */
    private static String expression(SplittableRandom random, List<String> names, String index, int depth) {
        if (depth == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> "a";
                case 1 -> "b";
                case 2 -> "sin(" + index + " * 0.7)";
                case 3 -> "0.75";
                default -> names.get(random.nextInt(names.size())) + "[" + index + " - " + random.nextInt(1, 4) + "]";
            };
        }
        String left = expression(random, names, index, depth - 1);
        String right = expression(random, names, index, random.nextInt(depth));
        return switch (random.nextInt(5)) {
            case 0 -> "(" + left + " + " + right + ") / 2";
            case 1 -> "(" + left + ") * (" + right + ")";
            case 2 -> "clamp((" + left + ") - (" + right + "), -1, 1)";
            case 3 -> "(if " + left + " < " + right + " then " + left + " else 1 - " + index + " / 400)";
            default -> "min(" + left + ", " + right + ")";
        };
    }

    /** Compares each row with what the canonical graph of the model gives for its inputs, without a plan. */
    private static final class Comparing implements Sink {
        private final Evaluation evaluation;

        Comparing(Study study) {
            this.evaluation = Evaluation.of(study.model());
        }

        @Override
        public void begin(Plan plan) {}

        @Override
        public void accept(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                evaluation.set("a", batch.real(0, row)).set("b", batch.real(1, row));
                assertEquals(evaluation.reason().isEmpty(), batch.status(row) == 0, "scenario " + row);
                for (int column = 2; column < batch.columns().size() && batch.status(row) == 0; column++) {
                    String name = batch.columns().get(column).name();
                    assertEquals(
                            Double.doubleToLongBits(evaluation.value(name)),
                            Double.doubleToLongBits(batch.real(column, row)),
                            name + " of scenario " + row);
                }
            }
        }

        @Override
        public void complete(Summary summary) {}

        @Override
        public void abort() {}
    }

    /** What is away from the mean can be summed only when the mean is known. */
    @Test
    void loopsThatWaitForEachOtherStayApart() {
        String text = """
                model m
                input a [1] = 1  0 .. 2
                input b [1] = 1  0 .. 2
                index i = 0 .. 499
                x[i] = sin(a * i) + b
                mean = sum(i: x[i]) / 500
                output variance [1] = sum(i: (x[i] - mean)^2) / 500
                output most [1] = max(i: x[i])
                """;
        Study study = study(text, "a, b", 40);
        assertEquals(
                List.of(2, 1),
                loops(Plan.of(study).graph()).stream()
                        .map(loop -> loop.initial().size())
                        .toList());
        Sweep.of(study)
                .backend(Backends.named("scalar"))
                .sink(new Comparing(study))
                .run();
    }
}

package org.heliosweep.device;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model of the library, rendered as C and compiled, gives the bits of the scalar interpreter. */
class LibraryInCTest {
    private static final Workbench WORKBENCH = Workbench.standard();
    private static final int SCENARIOS = 2_001;

    static Stream<String> models() {
        return WORKBENCH.models().stream().map(Workbench.Title::name);
    }

    /** Drawn over the credible ranges as a plan, and with values at the edges of arithmetic as a graph. */
    @ParameterizedTest
    @MethodSource("models")
    void models(String name) {
        Model model = WORKBENCH.model(name);
        StudyBuilder study =
                WORKBENCH.newStudy("in-c", model).add("design random " + SCENARIOS + " seed 11\nkeep inputs, outputs");
        for (Input input : model.inputs()) {
            switch (input) {
                case Input.Choice choice -> study.add("vary " + choice.name() + " = levels");
                case Input.Number number
                when number.low() < number.high() -> study.add("vary " + number.name() + " = uniform");
                case Input.Number _ -> {}
            }
        }
        Plan plan = Plan.of(study.build());
        List<Integer> wanted = model.roots().stream()
                .distinct()
                .filter(node -> !(model.graph().node(node) instanceof Node.Literal))
                .toList();
        try (CompiledC compiled =
                CompiledC.of(KernelRenderer.inC(plan), GraphInC.source("of_inputs", model.graph(), wanted))) {
            PlanInC.compare(compiled, plan, 0, SCENARIOS);
            Functions.Expanded expanded = Functions.expandAll(model.graph(), wanted);
            List<Integer> nodes = wanted.stream().map(expanded.nodes()::get).toList();
            Tape tape = Tape.of(expanded.graph(), nodes);
            GraphInC.compare(compiled, "of_inputs", expanded.graph(), tape, nodes, awkward(model, tape));
        }
    }

    private static long[][] awkward(Model model, Tape tape) {
        SplittableRandom random = new SplittableRandom(12);
        long[][] values = new long[SCENARIOS][tape.inputs().size()];
        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            // From one odd value among ordinary ones to nothing else.
            int ordinary = 1 + scenario % 8;
            for (int index = 0; index < values[scenario].length; index++) {
                Input input = model.input(tape.inputs().get(index).name()).orElseThrow();
                values[scenario][index] = switch (input) {
                    case Input.Choice choice -> random.nextInt(choice.labels().size());
                    case Input.Number _ when random.nextInt(8) >= ordinary -> GraphInC.awkward(Type.REAL, random);
                    case Input.Number number -> Double.doubleToLongBits(inRange(number, random));
                };
            }
        }
        return values;
    }

    private static double inRange(Input.Number number, SplittableRandom random) {
        return number.low() < number.high() ? random.nextDouble(number.low(), number.high()) : number.standard();
    }
}

package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.interpreter.Tape;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Rows;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every model of the library, and every study, gives the bits of the scalar interpreter in C, too. That the other back
 * ends do is tested beside the library, which does not know this one. A compiler takes long for what makes code fast, so
 * that is asked for in {@link LibraryPlans#SOME} of the models, and in studies that are not large.
 */
@Execution(ExecutionMode.CONCURRENT)
class LibraryInCTest {
    private static final Workbench WORKBENCH = LibraryPlans.WORKBENCH;

    /** How many nodes a plan may have. */
    private static final int LARGE = 1_500;

    /** Leads to a compiler that does not make vectors of loops. */
    private static Map<String, String> quickly;

    @BeforeAll
    static void writeScript(@TempDir Path folder) throws IOException {
        quickly = Compilers.quickly(folder);
    }

    static Stream<String> models() {
        return WORKBENCH.models().stream().map(Workbench.Title::name);
    }

    /** Drawn over the credible ranges as a plan, and with values at the edges of arithmetic as a graph. */
    @ParameterizedTest
    @MethodSource("models")
    void models(String name) {
        Model model = WORKBENCH.model(name);
        Plan plan = LibraryPlans.ofModel(name);
        compare(plan, LibraryPlans.SOME.contains(name));
        List<Integer> wanted = model.roots().stream()
                .distinct()
                .filter(node -> !(model.graph().node(node) instanceof Node.Literal))
                .toList();
        try (CompiledC compiled = CompiledC.quickly(GraphInC.source("of_inputs", model.graph(), wanted))) {
            Functions.Expanded expanded = Functions.expandAll(model.graph(), wanted);
            List<Integer> nodes = wanted.stream().map(expanded.nodes()::get).toList();
            Tape tape = Tape.of(expanded.graph(), nodes);
            GraphInC.compare(
                    compiled,
                    "of_inputs",
                    expanded.graph(),
                    tape,
                    nodes,
                    awkward(model, tape, LibraryPlans.scenarios(plan)));
        }
    }

    static Stream<String> studies() {
        return WORKBENCH.studies().stream().map(Workbench.Title::name);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void studies(String name) {
        compare(LibraryPlans.ofStudy(name), true);
    }

    /** Where code is to be as fast as for users, it is so unless the compiler needs minutes for that. */
    private static void compare(Plan plan, boolean isFast) {
        Plan shortest = plan.withCalls() == null ? plan : plan.withCalls();
        boolean isLarge = shortest.graph().size() > LARGE && !LibraryPlans.ALL;
        Backend backend = isFast && !isLarge ? new NativeBackend() : new NativeBackend(quickly).forgetful();
        assertEquals(rows(plan, new ScalarBackend()), rows(plan, backend));
    }

    private static Rows rows(Plan plan, Backend backend) {
        return Rows.of(plan, backend, 1_000);
    }

    private static long[][] awkward(Model model, Tape tape, int scenarios) {
        SplittableRandom random = new SplittableRandom(12);
        long[][] values = new long[scenarios][tape.inputs().size()];
        for (int scenario = 0; scenario < scenarios; scenario++) {
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

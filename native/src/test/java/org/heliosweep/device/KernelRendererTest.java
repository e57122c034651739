package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.Golden;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.interpreter.Tape;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Rows;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.NodeNames;
import org.heliosweep.plan.Plan;
import org.heliosweep.plan.PlanByLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole plans in C, and functions. */
class KernelRendererTest {
    private static final String MODEL = """
            model savings  "What a stream of savings is worth /* today */ in \\*/ all"
            input saved [$] = 100  -10 .. 200  "saved in a year"
            input rate  [1] = 0.05  0 .. 0.1    "of discount"
            input kind  = plain { plain, growing }
            growth = choose kind { plain: 0, growing: 0.02 }
            require rate > growth "grows faster */ than it is discounted"
            table fee (x [$]) [$] = { -10: 0, 50: 1, 200: 3 } "what keeping it costs"
            worth = sum(year in 1 .. 20: (saved - fee(saved)) * ((1 + growth) / (1 + rate))^year)
            zero = saved * 0
            undefined = sqrt(saved / 1 [$])
            output total [k$] = worth
            output good = total > 1.5 [k$]
            output better = least { this: 1 [k$] - total, other: log(saved / 1 [$]) * 0.4 [k$] }
            """;

    private static Plan plan(String statements) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("saved", workbench.readModel(MODEL))
                .add(statements + "\nkeep inputs, outputs, worth, zero, undefined")
                .build());
    }

    private static final String GRID = """
            design grid
            vary kind = levels
            vary rate = linspace(0, 0.1, 13)
            vary saved = levels(-10, 0, 10, 50, 150)
            where saved < 149 [$] "too much"
            """;

    @TempDir
    private static Path kernels;

    @Test
    void theSourceForAnyScenariosReadsWell() {
        Plan plan = plan(GRID).withCalls();
        Golden.check("savings.c", KernelRenderer.inC("savings", LeafKernel.ofAny(plan, NodeNames.of(plan))));
    }

    @Test
    void theSourceForOrdinaryScenariosReadsWell() {
        Plan plan = plan(GRID).withCalls();
        LeafKernel kernel =
                LeafKernel.ofWholeGroups(plan, CorePlan.of(plan).ofValid().ofCores(1_500));
        Golden.check("savings-ordinary.c", KernelRenderer.inC("savings", kernel));
    }

    @ParameterizedTest
    @ValueSource(strings = {".c", ".cl", ".cu"})
    void theSourceInSinglePrecisionReadsWell(String ending) {
        Plan plan = plan("precision single\n" + GRID).withCalls();
        LeafKernel kernel = LeafKernel.ofAny(plan, NodeNames.of(plan));
        Golden.check(
                "savings-single" + ending,
                switch (ending) {
                    case ".cl" ->
                        KernelRenderer.onDevice("savings", each(plan), DeviceLanguage.OPENCL_C)
                                .text();
                    case ".cu" ->
                        KernelRenderer.onDevice("savings", each(plan), DeviceLanguage.CUDA_C)
                                .text();
                    default -> KernelRenderer.inC("savings", kernel);
                });
    }

    private static LeafKernel each(Plan plan) {
        return LeafKernel.ofEach(plan, NodeNames.of(plan));
    }

    /** Parts for rows, for a table that is right for all rows, for one of several rows, and for scenarios. */
    private static Plan ofLevels() {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("levels", workbench.readModel("""
                        model levels
                        input a [1] = 1  1 .. 9
                        input b [1] = 1  1 .. 9
                        input c [1] = 1  1 .. 9
                        slow = 1 / a + sqrt(b) / (a + b)
                        fast = sqrt(c) / (c + 3)
                        across = sqrt(a + c) / (a * c + 2)
                        output quick = 5 * fast
                        output all = slow * fast
                        output some = across
                        output positive = across > 0.2
                        """))
                .add(
                        "design grid\nvary a = linspace(1, 9, 20)\nvary b = linspace(1, 9, 30)\nvary c = linspace(1, 9, 45)")
                .build());
        return plan.withCalls() == null ? plan : plan.withCalls();
    }

    @Test
    void theSourceForOrdinaryScenariosOfAGridReadsWell() {
        Plan plan = ofLevels();
        PlanByLevel hoisted =
                PlanByLevel.of(plan, CorePlan.of(plan).ofValid().ofCores(1_500)).orElseThrow();
        Golden.check("levels.c", KernelRenderer.inC("levels", LeafKernel.ofHoisted(plan, hoisted, true)));
    }

    @ParameterizedTest
    @EnumSource
    void theSourceOfAGridForDevicesReadsWell(DeviceLanguage language) {
        Plan plan = ofLevels();
        PlanByLevel hoisted =
                PlanByLevel.withoutReductions(plan, CorePlan.of(plan)).orElseThrow();
        String ending = language == DeviceLanguage.OPENCL_C ? ".cl" : ".cu";
        Golden.check(
                "levels" + ending,
                KernelRenderer.onDevice("levels", LeafKernel.ofHoisted(plan, hoisted, true), language)
                        .text());
    }

    @ParameterizedTest
    @EnumSource
    void theSourceForDevicesReadsWell(DeviceLanguage language) {
        Plan plan = plan(GRID + "show quantile(total, 50 %)").withCalls();
        LeafKernel kernel = LeafKernel.ofEach(plan, NodeNames.of(plan));
        String ending = language == DeviceLanguage.OPENCL_C ? ".cl" : ".cu";
        Golden.check(
                "savings" + ending,
                KernelRenderer.onDevice("savings", kernel, language).text());
    }

    /** Now and then a link fails, and the last groups are not whole. */
    private static Plan ofLinks(int links, String link) {
        StringBuilder model = new StringBuilder("""
                model links
                input a [1] = 1  0 .. 9
                input b [1] = 1  -1 .. 9
                x0 = a
                """);
        for (int each = 1; each <= links; each++) {
            model.append("x%d = ".formatted(each))
                    .append(link.replace("#", Integer.toString(each)).replace("before", "x" + (each - 1)))
                    .append("\noutput y%1$d = x%1$d\n".formatted(each));
        }
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("links", workbench.readModel(model + "require b > -0.999 \"too little\""))
                .add("design random 9_001 seed 5\nvary a, b = uniform\nkeep outputs rows 9_001")
                .build());
    }

    /** Each link waits for the one before. */
    private static Plan chain(int links) {
        return ofLinks(links, "a / (before + 1) + min(b / (before * before + 0.5), 3)");
    }

    /** Compilers take a narrow check for a reason to compute several registers side by side; see ADR 16. */
    @Test
    void chainsAreComputedFourRegistersSideBySide() {
        Plan plan = chain(12);
        String ordinary = KernelRenderer.inC(
                "chain",
                LeafKernel.ofWholeGroups(plan, CorePlan.of(plan).ofValid().ofCores(1_500)));
        assertTrue(ordinary.contains("int16_t flawed = 0;"), ordinary);
        String any = KernelRenderer.inC("chain", LeafKernel.ofAny(plan, NodeNames.of(plan)));
        assertTrue(any.contains("met |= (int16_t) inside;"), any);
        Plan wide = ofLinks(30, "a / (b + #) + min(b / (a + #), 3)");
        assertFalse(KernelRenderer.inC("wide", LeafKernel.ofAny(wide, NodeNames.of(wide)))
                .contains("int16_t"));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 60})
    void aChainHasTheSameBits(int links) {
        compare(chain(links));
    }

    @Test
    void aGridHasTheSameBits() {
        compare(plan(GRID));
    }

    @Test
    void drawnInputsHaveTheSameBits() {
        compare(plan("design random 140_000 seed 3\nvary saved, rate = uniform\nvary kind = levels"));
    }

    private static void compare(Plan plan) {
        Backend backend = new NativeBackend(Compilers.environment(kernels));
        assertEquals(Rows.of(plan, new ScalarBackend(), 4_096), Rows.of(plan, backend, 999));
    }

    @ParameterizedTest
    @EnumSource
    void functionsHaveTheSameBits(Function function) {
        GraphBuilder builder = new GraphBuilder();
        List<Integer> operands = new ArrayList<>();
        for (int index = 0; index < function.operands().size(); index++) {
            operands.add(builder.input(
                    List.of("x", "y").get(index), function.operands().get(index)));
        }
        int call = builder.call(function, operands.toArray(Integer[]::new));
        Expansion expansion = Functions.expansion(function);
        SplittableRandom random = new SplittableRandom(5);
        Tape tape = Tape.of(expansion.graph(), List.of(expansion.full()));
        long[][] values = new long[4_000][tape.inputs().size()];
        for (long[] scenario : values) {
            for (int input = 0; input < scenario.length; input++) {
                scenario[input] = value(tape.inputs().get(input).type(), random);
            }
        }
        try (CompiledC compiled = CompiledC.of(GraphInC.source("called", builder.build(), List.of(call)))) {
            GraphInC.compare(compiled, "called", expansion.graph(), tape, List.of(expansion.full()), values);
        }
    }

    private static long value(Type type, SplittableRandom random) {
        if (type != Type.REAL || random.nextInt(3) == 0) {
            return GraphInC.awkward(type, random);
        }
        double magnitude = random.nextBoolean() ? random.nextDouble() : Math.exp(random.nextDouble(-50, 50));
        return Double.doubleToLongBits(random.nextBoolean() ? magnitude : -magnitude);
    }
}

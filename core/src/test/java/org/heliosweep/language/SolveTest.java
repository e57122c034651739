package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Rows;
import org.heliosweep.model.Model;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What equations that are solved mean: docs/language.md. */
class SolveTest {
    private static final String PANEL = """
            model panel
            input absorbed   [W/m^2] = 600   0 .. 1400
            input emissivity [1]     = 0.9   0.1 .. 1
            constant sigma [W/m^2/K^4] = 5.670374419e-8
            output temperature [K] = solve t in 100 [K] .. 1000 [K]: 2 * emissivity * sigma * t^4 = absorbed
            """;

    private static Evaluation evaluated(String text) {
        return Evaluation.of(Workbench.of().readModel(text));
    }

    private static Evaluation solved(String bounds, String equation) {
        return evaluated("model m\ninput a [1] = 2  -1e9 .. 1e9\nx = solve t in " + bounds + ": " + equation + "\n");
    }

    @Test
    void theUnknownIsWhatMakesBothSidesEqual() {
        Evaluation panel = evaluated(PANEL);
        for (double absorbed = 0; absorbed <= 1400; absorbed += 100) {
            double expected = Math.pow(absorbed / (2 * 0.9 * 5.670374419e-8), 0.25);
            panel.set("absorbed", absorbed);
            if (expected < 100) {
                assertEquals(
                        Optional.of("temperature has no solution: t in 100 [K] .. 1000 [K]:"
                                + " 2 * emissivity * sigma * t^4 = absorbed"),
                        panel.reason());
                assertTrue(Double.isNaN(panel.value("temperature")));
            } else {
                assertEquals(Optional.empty(), panel.reason());
                assertEquals(expected, panel.value("temperature"), 4e-16 * expected);
            }
        }
    }

    /** With 26 evaluations, whatever the bracket is: to some last places where both sides are smooth. */
    @ParameterizedTest
    @CsvSource({
        "100 .. 1000, t^4 = 2e9",
        "0 .. 5000, t^4 - 3 * t = 2e9",
        "1e-3 .. 1e6, t^0.7 = 35",
        "1e-3 .. 1e6, 1 / t = 0.3",
        "1 .. 1e9, 3000 * (t / 1000)^-0.25 = t / 40",
        "-10 .. 30, exp(10 * t) = 7",
        "-10 .. 10, tanh(50 * (t - 1.234)) = 0",
        "-50 .. 50, 1 / (1 + exp(-t)) = 0.05",
        "1e-6 .. 1e6, log(t) = -3",
        "0 .. 6.3, t - 0.9 * sin(t) = 2.6",
        "0 .. 10, sum(k in 1 .. 20: (1 + t)^-k) = 4",
        "-1e6 .. -1e-3, 1 / t = -0.3",
        "-5 .. 100, 'max(t - 3, 7 * t - 30) = 1'",
        "1e-300 .. 1e300, t * t * t = 1e30",
        "-1e308 .. 1e308, t = 3e307",
    })
    void smoothEquationsAreSolvedToTheLastPlaces(String bounds, String equation) {
        double found = solved(bounds, equation).value("x");
        double exact = bisected(equation, bounds);
        assertEquals(exact, found, 2e-14 * Math.abs(exact));
    }

    /** Halved until the ends are neighbours, by the model itself. */
    private static double bisected(String equation, String bounds) {
        Evaluation difference = difference(equation);
        double low = Double.parseDouble(bounds.split(" ", -1)[0]);
        double high = Double.parseDouble(bounds.split(" ", -1)[2]);
        boolean rises = difference.set("t", low).value("d") < 0;
        for (int step = 0; step < 2200; step++) {
            double middle = low / 2 + high / 2;
            if (difference.set("t", middle).value("d") < 0 == rises) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Evaluation difference(String equation) {
        String[] sides = equation.split(" = ", -1);
        return evaluated("model d\ninput t [1] = 1  -1e308 .. 1e308\ninput a [1] = 2  -1e9 .. 1e9\nd = (" + sides[0]
                + ") - (" + sides[1] + ")\n");
    }

    /** Jumps and poles are no equality; a jump is still where the sign changes. */
    @Test
    void whereBothSidesJumpTheChangeOfSignIsTaken() {
        Evaluation jump = solved("1 .. 1e6", "ceil(t / 100) * 7 = 20.5");
        assertEquals(200, jump.value("x"), 200 * 2e-6);
        assertEquals(Optional.empty(), jump.reason());
    }

    @ParameterizedTest
    @CsvSource({
        // no change of sign
        "0 .. 1, t = 5",
        "-1 .. 1, t * t = -1",
        // at a pole the sides are further apart than at the bounds
        "0 .. 1, 1 / (t - 0.3) = 0",
        "1 .. 2, tan(t) = 0",
        // the sides are no numbers
        "-1 .. 4, sqrt(t) = 1",
        "-3 .. 9, t + 0 * sqrt(abs(t) - 1) = 0.25",
        "0 .. 1, t = a / 0 - a / 0",
        // the sides are infinite at the bounds, and stay so
        "-1 .. 1, (if t < 0.3 then -1 else 1) * 1e308 * 10 = a",
        // the bounds are no numbers, infinite, or the wrong way round
        "a / 0 - a / 0 .. 9, t = 3",
        "0 .. 0 / 0 + 0 * a, t = 3",
        "0 .. 1 / 0, t = 3",
        "-1 / 0 .. 9, t = 3",
        "9 .. 0, t = 3",
    })
    void whereThereIsNoSolutionAScenarioIsInvalid(String bounds, String equation) {
        Evaluation evaluation = solved(bounds, equation);
        assertEquals(Optional.of("x has no solution: t in " + bounds + ": " + equation), evaluation.reason());
        assertTrue(Double.isNaN(evaluation.value("x")));
    }

    @ParameterizedTest
    @CsvSource({
        "2 .. 5, t = 2, 2",
        "-5 .. 2, t = 2, 2",
        "2 .. 2, t = 2, 2",
        "0 .. 4, abs(t) = 0, 0",
        "2 .. 5, (t - 2) * (t - 5) = 0, 2",
        "0 .. 8, t = 1e-12, 1e-12",
        "-8 .. 8, t = 0, 0",
        "0 .. 3, 1 / t = 1, 1",
        "-7 .. 9, t = 0.3, 0.3",
    })
    void boundsBelongToTheBracket(String bounds, String equation, double expected) {
        assertEquals(expected, solved(bounds, equation).value("x"), Math.abs(expected) * 1e-15);
    }

    @Test
    void anotherValueCanBeTakenWhereThereIsNone() {
        Evaluation evaluation = evaluated("""
                model m
                input a [1] = 2  -9 .. 9
                output x [m] = solve t in 0 [m] .. 3 [m]: t = a * 1 [m] else -1 [m]
                """);
        assertEquals(2, evaluation.value("x"));
        assertEquals(-1, evaluation.set("a", 4).value("x"));
        assertEquals(Optional.empty(), evaluation.reason());
    }

    @Test
    void aReasonCanBeGiven() {
        Evaluation evaluation = evaluated("""
                model m
                input a [1] = 4  -9 .. 9
                require a > 0  "a is negative"
                x = solve t in 0 .. 3: t = a else "a is too large"  "the same as a"
                require a < 7  "a is far too large"
                """);
        assertEquals(Optional.of("a is too large"), evaluation.reason());
        assertEquals(Optional.of("a is too large"), evaluation.set("a", 8).reason());
        assertEquals(Optional.of("a is negative"), evaluation.set("a", -8).reason());
        assertEquals(Optional.empty(), evaluation.set("a", 3).reason());
    }

    /** What stands above is taken as if the input had another value: what is asked of a whole model. */
    @Test
    void anInputCanBeTheUnknown() {
        Evaluation evaluation = evaluated("""
                model m
                input launch_price [$/kg] = 1500  10 .. 3000
                input mass [t] = 20  1 .. 50
                input ground [M$] = 12  1 .. 100
                launch [M$] = launch_price * mass
                orbit [M$] = launch + 2 [M$]
                dearest = greatest { orbit: orbit, ground: ground }
                output break_even [$/kg] = solve launch_price in 1 [$/kg] .. 1e5 [$/kg]: orbit = ground
                output cheaper [M$] = min(orbit, ground)
                """);
        assertEquals(500, evaluation.value("break_even"), 1e-12);
        assertEquals(12, evaluation.value("cheaper"), 1e-12);
        assertEquals("orbit", evaluation.label("dearest"));
        assertEquals(500, evaluation.set("launch_price", 100).value("break_even"), 1e-12);
        assertEquals(4, evaluation.value("cheaper"), 1e-12);
    }

    /** In equations over an index, too: the price at which each year breaks even. */
    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void anInputCanBeTheUnknownForEachNumber(int last) {
        Evaluation evaluation = evaluated("""
                model m
                input price [1] = 7  0 .. 99
                input b [1] = 2  0 .. 9
                index i = 1 .. %d
                cost[i] = price * i + 1
                start s[i] [1] = b
                s[i] = s[i - 1] / 2 + i
                even[i] = solve price in 0 .. 1000: cost[i] = s[i - 1] + 40
                output first_even [1] = even[1]
                output last_even [1] = even[%d]
                output low [1] = min(i: even[i])
                """.formatted(last, last));
        assertEquals(41, evaluation.value("first_even"), 1e-12);
        double before = 2;
        for (int i = 1; i < last; i++) {
            before = before / 2 + i;
        }
        assertEquals((before + 39) / last, evaluation.value("last_even"), 1e-12);
    }

    /** A placeholder stands for what such a quantity is for the input as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "start s[i] [1] = a\ns[i] = s[i - 1] / 2\n",
                "start s[i] [1] = 1\ns[i] = s[i - 1] / 2 + a\n",
                "start s[i] [1] = 1\nstart r[i] [1] = 3\nr[i] = r[i - 1] * a\ns[i] = s[i - 1] / 2 + r[i - 1]\n",
                "start s[i] [1] = 1\n",
            })
    void anInputThatIsHiddenIsNoUnknown(String statements) {
        String text = "model m\ninput a [1] = 1  0 .. 9\nindex i = 1 .. 3\n" + statements
                + "x[i] = solve a in 0 .. 9: a + s[i - 1] = 4\n";
        LanguageException refused =
                assertThrows(LanguageException.class, () -> Workbench.of().readModel(text));
        assertTrue(refused.getMessage().contains("'a' cannot be the unknown here: '"), refused.getMessage());
    }

    @Test
    void pointsOnAScaleCanBeUnknown() {
        Evaluation evaluation = evaluated("""
                model m
                input warm [degC] = 60  0 .. 100
                input share [1] = 0.25  0 .. 1
                output mixed [degC] = solve t in 10 [degC] .. warm: (t - 10 [degC]) * (1 - share) = (warm - t) * share
                """);
        assertEquals(22.5, evaluation.value("mixed"), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 300})
    void eachNumberOfAnIndexHasASolutionOfItsOwn(int last) {
        Evaluation evaluation = evaluated("""
                model m
                input a [1] = 2  0 .. 9
                index i = 1 .. %d
                start s[i] [1] = a
                x[i] = solve t in 0 .. 1000: t^2 = s[i - 1] + i
                s[i] = x[i]
                require a > 1  "a is small"
                output y [1] = s[%d]
                output most [1] = max(i: x[i])
                """.formatted(last, last));
        double expected = 2;
        for (int i = 1; i <= last; i++) {
            expected = Math.sqrt(expected + i);
        }
        assertEquals(expected, evaluation.value("y"), 1e-14 * expected);
        assertEquals(expected, evaluation.value("most"), 1e-14 * expected);
        assertEquals(Optional.empty(), evaluation.reason());
        assertEquals(
                Optional.of("x has no solution: t in 0 .. 1000: t^2 = s[i - 1] + i"),
                evaluation.set("a", -9).reason());
        // where the first has none, so have the others
        assertTrue(Double.isNaN(evaluation.value("y")));
    }

    @Test
    void aModelThatIsUsedBringsItsSolutionAndItsReason() {
        Library library = new Library() {
            @Override
            public Optional<SourceText> file(String fileName) {
                return Optional.of(SourceText.of("panel", PANEL));
            }

            @Override
            public List<String> fileNames() {
                return List.of("panel.model");
            }
        };
        Model model = Workbench.of(library).readModel("""
                model outer
                input light [W/m^2] = 600  0 .. 1400
                use panel as p (absorbed = light)
                output warmth [K] = p.temperature - 273 [K]
                # at which light the panel is as warm as wanted
                output wanted [W/m^2] = solve light in 20 [W/m^2] .. 9000 [W/m^2]: p.temperature = 300 [K]
                """);
        Evaluation evaluation = Evaluation.of(model);
        assertEquals(2 * 0.9 * 5.670374419e-8 * Math.pow(300, 4), evaluation.value("wanted"), 1e-9);
        assertEquals(
                Optional.of("p: temperature has no solution: t in 100 [K] .. 1000 [K]:"
                        + " 2 * emissivity * sigma * t^4 = absorbed"),
                evaluation.set("light", 0).reason());
    }

    @Test
    void solveIsNoReservedWord() {
        assertEquals(
                6,
                evaluated("model m\ninput solve [1] = 3  0 .. 9\nx = solve + solve\n")
                        .value("x"));
    }

    private static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    /** Random equations: every evaluation is where a plain solver has it, so the last bit is the same. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aPlainSolverFindsTheSameBits(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int compared = 0;
        for (int attempt = 0; attempt < 12; attempt++) {
            String equation = "t / 2 + " + side(random, 3) + " = " + side(random, 1);
            double low = random.nextInt(4) == 0 ? 0 : random.nextDouble(-4, 2);
            double high = low + Math.exp(random.nextDouble(-3, 6));
            Evaluation evaluation = solved(low + " .. " + high, equation);
            Evaluation difference = difference(equation);
            DoubleUnaryOperator at = t -> difference.set("t", t).value("d");
            for (double a : new double[] {0.5, -1, random.nextDouble(-3, 3)}) {
                difference.set("a", a);
                double expected = PlainSolver.root(at, low, high);
                assertEquals(
                        Double.doubleToLongBits(expected + 0.0),
                        Double.doubleToLongBits(evaluation.set("a", a).value("x")),
                        low + " .. " + high + ": " + equation + " for " + a);
                assertEquals(Double.isNaN(expected), evaluation.reason().isPresent());
                compared += Double.isNaN(expected) ? 0 : 1;
            }
        }
        assertTrue(compared > 0, "no equation had a solution");
    }

    /** No product is an operand of an addition, so that nothing is fused: what is fused depends on what is used twice. */
    private static String side(SplittableRandom random, int depth) {
        if (depth == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> "a";
                case 1 -> "0.75";
                case 2 -> "pi";
                default -> "t";
            };
        }
        String left = side(random, depth - 1);
        String right = side(random, random.nextInt(depth));
        return switch (random.nextInt(10)) {
            case 0 -> "(" + left + " + " + right + ")";
            case 1 -> "(" + left + " - " + right + ")";
            case 2 -> "abs((" + left + ") * (" + right + "))";
            case 3 -> "(" + left + ") / (2 + abs(" + right + "))";
            case 4 -> "min(" + left + ", " + right + ")";
            case 5 -> "(if " + left + " < " + right + " then " + left + " else 3 - (" + right + "))";
            case 6 -> "exp(-abs(" + left + "))";
            case 7 -> "sqrt(abs(" + left + "))";
            case 8 -> "sin(" + left + ")";
            default -> "atan(" + left + ")";
        };
    }

    private static IntStream fewSeeds() {
        return IntStream.range(0, 8);
    }

    /** Whole models: solutions that stand on solutions and on sums, joined loops, tables; over draws and over a grid. */
    @ParameterizedTest
    @MethodSource("fewSeeds")
    void everyScenarioHasTheSameBits(int seed) {
        SplittableRandom random = new SplittableRandom(1_000 + seed);
        StringBuilder text = new StringBuilder("model random_" + seed + "\n");
        text.append("input a [1] = 0.5  -3 .. 3\ninput b [1] = 0.5  -2 .. 5\n");
        text.append("table bend (at [1]) [1] = { -9: 2, 0: 1, 1: 4, 9: -5 }\n");
        text.append("index k = 1 .. ").append(seed == 3 ? 130 : 4).append('\n');
        for (int number = 0; number < 3; number++) {
            String before = number == 0 ? "b" : "x" + (number - 1);
            String equation = ("t - " + side(random, 3) + " - bend(t) = " + side(random, 2)).replace("pi", before);
            String otherwise = random.nextBoolean() ? " else " + before + " / 2" : "";
            text.append("output x%d [1] = solve t in %s .. 8: %s%s\n"
                    .formatted(number, random.nextBoolean() ? "-8" : "min(b, 0)", equation, otherwise));
        }
        text.append("z[k] = solve t in -8 .. 8 + k: t + tanh(t - k / 50) = x2 - sum(j in 1 .. 3: t / j) else 0\n");
        text.append("output y [1] = sum(k: z[k])\n");
        Model model = Workbench.of().readModel(text.toString());
        for (String design : List.of(
                "design random 67 seed 5\nvary a, b = uniform",
                "design grid\nvary a = linspace(-3, 3, 5)\nvary b = linspace(-2, 5, 9)")) {
            Plan plan = Plan.of(Workbench.of()
                    .newStudy("tried", model)
                    .add(design + "\nkeep inputs, outputs")
                    .build());
            Rows expected = Rows.of(plan, new ScalarBackend(), 4_096);
            assertEquals(expected, Rows.of(plan, Backends.named("vector"), 100));
        }
    }
}

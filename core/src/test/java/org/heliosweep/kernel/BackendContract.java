package org.heliosweep.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.design.Design;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Hoisting;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every back end that keeps bits must do: whole sweeps give what the scalar interpreter gives, at awkward lengths and
 * with awkward values.
 */
public abstract class BackendContract {
    private static final String MODEL = """
            model awkward
            input a [1] = 1  -5 .. 5
            input b [1] = 1  -1e300 .. 1e300
            input kind = one { one, two, three }
            require a > -4  "a is small"
            output huge = b * b
            output power = abs(a)^(1/3) * exp(a) * (if kind is two then -1 else 1)
            output root = sqrt(a + 4.5)
            output zero = floor(a / 100) * 0
            output near = 1e9 + a * 1e-3
            output best = least { a: a, b: b / 1e300, none: 0.1 }
            output positive = a > 0
            """;

    /** Valid and ordinary, but for some scenarios in the middle. */
    private static final String CALM = """
            model calm
            input a [1] = 1  0 .. 5
            input kind = one { one, two, three, four, five, six, seven, eight, nine, ten }
            require a < 4.9995  "a is large"
            output power = (a + 0.1)^1.3 * log(a + 2)
            output many = choose kind { one: a, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 0 }
            output named = least { this: a, that: 2.5 }
            output more = a > 1
            """;

    /** Equations that are solved, with and without a solution, beside each other and inside each other's loops. */
    private static final String SOLVED = """
            model solved
            input a [1] = 1  -2 .. 5
            input b [1] = 1  0 .. 1
            index hour = 1 .. 24
            constant sigma [W/m^2/K^4] = 5.670374419e-8
            output panel [K] = solve t in 100 [K] .. 1000 [K]: sigma * t^4 - b * 2 [W/m^2/K] * t = a * 300 [W/m^2]
            output wide = solve t in 1e-6 .. 1e6: log(t) + exp(-b / t) = a else -1
            output half = solve b in 0 .. 1: panel = 400 [K] else b
            level[hour] = solve t in -9 .. 9: tanh(t) + t = sum(k in 1 .. 3: a / (k + t^2)) + hour / 10 else 0
            output most = max(hour: level[hour])
            table wear (depth [1], warmth [1]) [1] = {
              -1: { 0: 0.1, 0.5: 0.2, 0.9: 0.5 },
              2: { 0: 0.2, 0.5: 0.5, 0.9: 1.1 },
              4: { 0: 0.3, 0.5: 0.6, 0.9: 1.5 }
            }
            worn = wear(a, b)
            series clouds[hour] [1] = 0.25,"""
            + IntStream.rangeClosed(2, 24)
                    .mapToObj(hour -> Double.toString(Math.IEEEremainder(hour * Math.PI, 2)))
                    .collect(Collectors.joining(", "))
            + "\noutput shaded = sum(hour: if clouds[hour] < b then clouds[hour] * level[hour] else a)\n";

    /**
     * Costly parts that depend on some of the axes each, so that much is hoisted: to rows, to tables of one row and of
     * several, and to scenarios. Some rows, places and scenarios are invalid or not finite where the axes are long.
     */
    private static final String LEVELS = """
            model levels
            input a [1] = 1  0 .. 100
            input b [1] = 1  0 .. 100
            input c [1] = 1  0 .. 100
            input d [1] = 1  0 .. 100
            input kind = one { one, two, three }
            slow = exp(a / 50) * log(b + 2) + (if kind is two then -1 else 1) * sin(b)
            fast = (d + 0.3)^1.7 / (c + 1) + cos(d)
            across = exp(-a / 30) * (d + 2)^0.3
            require slow > -40  "slow is small"
            require fast < 2000  "fast is large"
            output slowly = slow
            output quickly = fast
            output both = slow * fast + across
            output odd = 1 / (a - 17) + log(c + 0.5)
            output ends = across - 2
            output named = least { slow: slow, fast: fast, across: 3 * across }
            output more = across > 3
            """;

    /** The back end that is tested. */
    protected abstract Backend backend();

    /** A plan with invalid, excluded and extraordinary scenarios, for any design over a, b and kind. */
    protected static Plan awkward(String statements) {
        return plan(MODEL, statements + """

                where a < 4.5 "a is large"
                show mean(log(a)), share(a > b), shares(best), quantile(1 / (a - 1), 1 %, 99 %)""");
    }

    /** The same over drawn inputs. */
    protected static Plan random(long count) {
        return awkward("design random " + count + DRAWN);
    }

    private static final String DRAWN = " seed 3\nvary a = uniform\nvary b = normal(0, 1e154)\nvary kind = levels";

    /** The same over a grid. */
    protected static Plan grid() {
        return awkward(
                "design grid\nvary kind = levels\nvary b = levels(-1e300, 0, 5, 1e154)\nvary a = linspace(-5, 5, 601)");
    }

    private static Plan plan(String model, String statements) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("awkward", workbench.readModel(model))
                .add(statements)
                .build());
    }

    /** What comes out. */
    protected static Summary summary(Plan plan, Backend backend, int threads, int block) {
        return Sweep.of(plan)
                .backend(backend)
                .threads(threads)
                .blockSize(block)
                .run()
                .summary();
    }

    private static Summary expected(Plan plan) {
        return summary(plan, new ScalarBackend(), 1, 1_024);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 32, 33, 255, 256, 257, 4_095, 4_096, 4_097, 65_536, 65_537})
    void everyLengthHasTheSameBits(int count) {
        Plan plan = random(count);
        assertEquals(expected(plan), summary(plan, backend(), 2, 1_024));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, 32, 33, 96, 250, 256, 4_000, 4_096, 65_536})
    void everyBlockSizeHasTheSameBits(int block) {
        // Small blocks take long; there are two leaves, or three.
        Plan plan = random(block < 100 ? 4_201 : 9_001);
        assertEquals(expected(plan), summary(plan, backend(), 1, block));
    }

    @Test
    void aGridHasTheSameBits() {
        Plan plan = grid();
        assertEquals(expected(plan), summary(plan, backend(), 3, 100));
    }

    /** The same where most is computed at coarser levels, with rows of awkward lengths. */
    @ParameterizedTest
    @CsvSource({"41, 3, 2, 17", "2, 90, 3, 33", "4, 20, 2, 32", "2, 3, 5, 560"})
    void hoistedGridsHaveTheSameBits(int a, int b, int c, int d) {
        String grid = "design grid\nvary a = linspace(0, 20, " + a + ")\nvary kind = levels\nvary b = linspace(0, 30, "
                + b + ")\nvary c = linspace(0, 40, " + c + ")\nvary d = linspace(0, 50, " + d + ")";
        Plan plan = plan(LEVELS, grid);
        Summary expected = expected(plan);
        assertEquals(expected, summary(plan, backend(), 1, 16_384));
        assertEquals(expected, summary(plan, backend(), 2, 1_001));
        if (d == 17) {
            Plan excluding = plan(
                    LEVELS,
                    grid + "\nwhere both < 50 \"large\"\nshow mean(across * a), shares(named), share(fast > slow)");
            assertEquals(expected(excluding), summary(excluding, backend(), 2, 4_096));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 16_384})
    void rowsOfHoistedGridsHaveTheSameBits(int block) {
        Plan plan = plan(
                LEVELS,
                "design grid\nvary a = linspace(18, 60, 6)\nvary b = linspace(0, 30, 5)\nvary c = linspace(0, 40, 9)"
                        + "\nvary d = linspace(0, 50, 67)\nkeep inputs, outputs rows 10_000");
        assertTrue(Hoisting.of((Design.Grid) plan.study().design(), plan.graph(), plan.roots())
                .isPresent());
        assertEquals(Rows.of(plan, new ScalarBackend(), 4_096), Rows.of(plan, backend(), block));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void anyNumberOfThreadsHasTheSameBits(int threads) {
        Plan plan = random(70_001);
        assertEquals(expected(plan), summary(plan, backend(), threads, 1_000));
    }

    @Test
    void fewInvalidScenariosAmongManyHaveTheSameBits() {
        Plan plan = plan(CALM, "design random 70_001 seed 4\nvary a = uniform\nvary kind = levels");
        Summary summary = summary(plan, backend(), 2, 4_096);
        assertEquals(expected(plan), summary);
        assertTrue(summary.invalidCount() > 0 && summary.invalidCount() < 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 33, 4_100, 70_001})
    void rowsHaveTheSameBits(long rows) {
        long scenarios = Math.max(rows, 9_001);
        for (String model : List.of(MODEL, CALM)) {
            String vary = model.equals(MODEL) ? "\nvary b = normal(0, 1e154)" : "";
            Plan plan = plan(
                    model,
                    "design random " + scenarios + " seed 5\nvary a = uniform\nvary kind = levels" + vary
                            + "\nkeep inputs, outputs rows " + rows);
            Rows expected = Rows.of(plan, new ScalarBackend(), 4_096);
            assertEquals(expected, Rows.of(plan, backend(), rows % 2 == 0 ? 4_096 : 1_001));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "design random 333 seed 6\nvary a, b = uniform",
                "design grid\nvary a = linspace(-2, 5, 19)\nvary b = linspace(0, 1, 17)"
            })
    void solutionsHaveTheSameBits(String design) {
        Plan plan = plan(SOLVED, design + "\nkeep inputs, outputs, worn");
        Rows expected = Rows.of(plan, new ScalarBackend(), 4_096);
        assertEquals(expected, Rows.of(plan, backend(), 100));
        assertTrue(expected.summary().invalidCount() > 33 && expected.summary().invalidCount() < 300);
    }

    /** Overflow among them: the awkward model squares what binary32 cannot. */
    @Test
    void singlePrecisionHasTheSameBits() {
        for (String normal : List.of("normal(0, 1e154)", "normal(0, 1e-21)")) {
            Plan plan = awkward("precision single\ndesign random 4_097 seed 3\nvary a = uniform\nvary b = " + normal
                    + "\nvary kind = levels\nkeep inputs, outputs rows 500");
            Rows expected = Rows.of(plan, new ScalarBackend(), 4_096);
            assertEquals(expected, Rows.of(plan, backend(), 1_000));
        }
    }

    @Test
    void fewInvalidScenariosInSinglePrecisionHaveTheSameBits() {
        Plan plan = plan(CALM, "precision single\ndesign random 70_001 seed 4\nvary a = uniform\nvary kind = levels");
        Summary summary = summary(plan, backend(), 2, 4_096);
        assertEquals(expected(plan), summary);
        assertTrue(summary.invalidCount() > 0 && summary.invalidCount() < 100);
    }

    @Test
    void aHoistedGridInSinglePrecisionHasTheSameBits() {
        Plan plan = plan(
                LEVELS,
                "precision single\ndesign grid\nvary a = linspace(0, 20, 41)\nvary kind = levels"
                        + "\nvary b = linspace(0, 30, 3)\nvary c = linspace(0, 40, 2)\nvary d = linspace(0, 50, 17)"
                        + "\nkeep inputs, outputs rows 2000");
        assertEquals(Rows.of(plan, new ScalarBackend(), 4_096), Rows.of(plan, backend(), 1_001));
    }

    @Test
    void solutionsInSinglePrecisionHaveTheSameBits() {
        Plan plan = plan(
                SOLVED, "precision single\ndesign random 333 seed 6\nvary a, b = uniform\nkeep inputs, outputs, worn");
        Rows expected = Rows.of(plan, new ScalarBackend(), 4_096);
        assertEquals(expected, Rows.of(plan, backend(), 100));
        assertTrue(expected.summary().valid() > 10);
    }

    @Test
    void nestedExtremesHaveTheSameBits() {
        check(NestedChoices.pairs(), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "precision single\n"})
    void deeperChoicesHaveTheSameBits(String precision) {
        SplittableRandom random = new SplittableRandom(7);
        check(NestedChoices.deeper(60, random), precision);
        check(NestedChoices.inLoops(12, random), precision);
    }

    private void check(NestedChoices choices, String precision) {
        Plan plan = plan(choices.model(), precision + choices.study());
        assertEquals(Rows.of(plan, new ScalarBackend(), 4_096), Rows.of(plan, backend(), 4_096));
    }

    /** What is negative has no root, and what is not a number is passed over or not, as it comes first or second. */
    @Test
    void whatIsNotANumberIsPassedOver() {
        String model = """
                model passed
                input x [1] = 0  -7 .. 7
                power = max(0, sqrt(x))
                output used = max(power, 0)
                """;
        Plan plan = plan(model, "design random 100 seed 1\nvary x = uniform\nkeep power");
        Rows rows = Rows.of(plan, backend(), 4_096);
        assertEquals(Rows.of(plan, new ScalarBackend(), 4_096), rows);
        assertEquals(100, rows.summary().valid());
    }

    @Test
    void theStudyHasInvalidAndExcludedScenarios() {
        Summary summary = summary(random(4_096), backend(), 1, 1_024);
        assertTrue(summary.excludedCount() > 50
                && summary.invalid().stream()
                                .filter(reason -> reason.count() > 0)
                                .count()
                        >= 2);
    }
}

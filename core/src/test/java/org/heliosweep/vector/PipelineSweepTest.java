package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps that are chosen so that one part of a pipeline matters, against the scalar interpreter. */
@Execution(ExecutionMode.CONCURRENT)
class PipelineSweepTest {
    /** What depends on a, on b, on both, and on everything; outputs of all kinds at each level. */
    private static final String LEVELS = """
            input a [1] = 1  -5 .. 5
            input b [1] = 1  -5 .. 5
            input c [1] = 1  -5 .. 5
            input kind = one { one, two, three, four, five }
            slow = exp(a / 3) * sqrt(a + 10)
            fast = log(b + 10) / (b + 20)
            both = exp(a * b / 30) + tanh(a - b)
            output of_row = slow * 2 - 1
            output of_place = fast - 0.3
            output of_table = both
            output of_all = slow * fast + both * c
            output least_one = least { slow: slow, fast: fast, both: both + c }
            output best = greatest { fast: fast * 5, one: b }
            output above = fast * 30 > slow
            output high = b > 1
            """;

    private static Plan plan(String model, String study) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("chosen", workbench.readModel("model chosen\n" + model))
                .add(study)
                .build());
    }

    private static void same(String model, String study) {
        Plan plan = plan(model, study);
        assertEquals(Sameness.of(plan, "scalar", 2, 4_096), Sameness.of(plan, "vector", 2, 65_536));
    }

    /** What depends on the slowest axis, on one of those between, and on the fastest one; outputs of all kinds. */
    private static final String SKIPPING = """
            input a [1] = 1  -5 .. 5
            input b [1] = 1  -5 .. 5
            input c [1] = 1  -5 .. 5
            input d [1] = 1  -5 .. 5
            fast = log(b + 10) / (b + 20)
            skips_c = exp(a * b / 30) + tanh(a - b) * sqrt(d + 10)
            skips_a_and_c = fast * exp(d / 7) - sqrt(b + d + 20)
            output far = skips_c + skips_a_and_c
            output near = fast * 3 - 2
            output all = far * c + a
            output best = greatest { far: far, fast: fast * 5, one: skips_a_and_c }
            output above = skips_c > 1.5
            require far < LIMIT "too far"
            """;

    /** Tables of several rows, in periods that begin anywhere in a batch, of which some rows are not valid. */
    @ParameterizedTest
    @CsvSource({
        "3, 4, 5, 560, 1000",
        "3, 4, 5, 560, 3.1",
        "3, 4, 5, 560, 2.2",
        "5, 3, 7, 128, 1000",
        "2, 2, 3, 1000, 1000",
        "3, 3, 6, 131, 1000",
        "3, 3, 6, 131, 3",
        "7, 5, 4, 60, 1000",
        "7, 5, 4, 60, 2.9",
        "2, 60, 60, 136, 3",
        "4, 30, 12, 200, 1000"
    })
    void tablesOfSeveralRows(int a, int c, int d, int b, String limit) {
        same(
                SKIPPING.replace("LIMIT", limit),
                "design grid\nvary a = linspace(-1, 2, " + a + ")\nvary c = linspace(0, 1, " + c
                        + ")\nvary d = linspace(0, 3, " + d + ")\nvary b = linspace(-4, 4, " + b
                        + ")\nkeep outputs rows 100_000\nshow mean(far), shares(best), max(all), quantile(near, 5 %, 95 %)");
    }

    /** Rows of a grid that is hoisted by rows of all lengths: shorter than a vector, longer than a table may be. */
    @ParameterizedTest
    @CsvSource({
        "3000, 1",
        "700, 7",
        "611, 8",
        "600, 9",
        "211, 31",
        "200, 32",
        "199, 33",
        "99, 63",
        "98, 64",
        "97, 65",
        "61, 127",
        "60, 128",
        "59, 129",
        "13, 560",
        "11, 1000",
        "5, 1024",
        "5, 1025",
        "3, 4096",
        "3, 5000",
        "2, 16384",
        "2, 16385",
        "2, 20000"
    })
    void rowsOfAllLengths(int rows, int length) {
        same(
                LEVELS,
                "design grid\nvary a = " + axis(-4, 4, rows) + "\nvary b = " + axis(-3, 5, length)
                        + "\nkeep of_table, of_row, best, high rows 5000\nshow mean(c), shares(kind), quantile(both, 10 %)");
    }

    private static String axis(int low, int high, int length) {
        return length == 1 ? "levels(" + low + ")" : "linspace(" + low + ", " + high + ", " + length + ")";
    }

    /** Tables that are right for some rows only: c and the choice lie between a and b. */
    @ParameterizedTest
    @CsvSource({"3, 4, 65", "4, 3, 129", "2, 9, 300", "5, 17, 40", "3, 1, 560", "2, 2, 1500"})
    void tablesOfAPeriod(int slowest, int between, int length) {
        same(
                LEVELS,
                "design grid\nvary a = " + axis(-4, 4, slowest) + "\nvary kind = levels\nvary c = "
                        + axis(-2, 1, between)
                        + "\nvary b = " + axis(-3, 5, length)
                        + "\nkeep outputs rows 3000\nshow shares(kind), share(kind is two), max(both * c)");
    }

    /** More than one batch, and batches that do not begin with a row. */
    @Test
    void severalBatches() {
        same(
                LEVELS,
                "design grid\nvary a = linspace(-4, 4, 243)\nvary c = levels(1, 2)\nvary b = linspace(-3, 5, 300)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a > -1.7",
                "a < 3.1",
                "a != 0",
                "b > -2.5",
                "b < 4.5",
                "b != 1",
                "b > a",
                "a + c > -5.9",
                "b * c < 9",
                "fast > 0.1",
                "both < 4 or c > 0",
                "of_all < 30",
                "a > 100",
                "kind is one",
                "a > -100",
                "1 / (b - 1) > -100",
                "log(b) > -1",
                "exp(200 * a) > 1",
                "log(a + 4) >= log(b - 3)"
            })
    void validInSomeRowsOrAtSomePlaces(String condition) {
        String grid =
                "design grid\nvary a = linspace(-4, 4, 25)\nvary c = levels(-1, 2, 5)\nvary b = linspace(-3, 5, 129)\n";
        same(
                LEVELS + "require " + condition + " \"not so\"\n",
                grid + "keep outputs rows 4000\nshow mean(c), max(slow)");
        same(LEVELS, grid + "where " + condition + " \"not so\"\nkeep of_all rows 4000\nshow mean(c), min(fast)");
    }

    /** Values whose functions leave their cores, and outputs that are not finite, in some scenarios only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(a * 200)",
                "log(a)",
                "log(b)",
                "pow(a, b)",
                "pow(b, 0.3)",
                "1 / (b - 1)",
                "1 / a",
                "sqrt(a * b)",
                "exp(a * b * 60)",
                "sin(a * 1e9)",
                "a * 1e-310",
                "b * 1e308 * 10",
                "0 * -a",
                "log(-1)",
                "1 / (a - b)",
                "t(b)",
                "sum(k in 1 .. 4: t(b + k) / a)",
                "tan(b) * exp(-800 * a)",
                "min(b, log(a))"
            })
    void awkwardValues(String value) {
        same(
                "table t (x [1]) [1] = { -2: 1, 0: 0, 1: -0.5, 4: 3, 9: 3 }\n" + LEVELS + "output odd = " + value
                        + "\nodder = odd * c",
                "design grid\nvary a = linspace(-4, 4, 9)\nvary c = levels(-1, 0, 5)\nvary b = linspace(-3, 5, 129)\n"
                        + "keep odd, odder, of_all rows 4000\nshow mean(odder), quantile(1 / odder, 50 %), share(odder > 0)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 9, 40})
    void choicesOfAnyNumberOfLabels(int labels) {
        StringBuilder names = new StringBuilder("l0");
        for (int label = 1; label < labels; label++) {
            names.append(", l").append(label);
        }
        String model = "input x [1] = 1  -5 .. 5\ninput kind = l0 { " + names + " }\n" + "input other = l1 { " + names
                + " }\noutput y = if kind is l1 then x else exp(x)\n";
        String shown = "show shares(kind), shares(other), share(kind is l1), mean(log(x))\nkeep kind, y rows 70\n";
        same(model, "design grid\nvary kind, other = levels\nvary x = linspace(-5, 5, 129)\n" + shown);
        same(model, "design grid\nvary x = linspace(-5, 5, 129)\nvary other, kind = levels\n" + shown);
        same(
                model + "require x > -4.9 \"x\"\n",
                "design random 20000\nvary x = uniform\nvary other, kind = levels\n" + shown);
    }

    @Test
    void gridsOfOneAxis() {
        same(LEVELS, "design grid\nvary b = linspace(-3, 5, 70001)\nkeep outputs rows 10");
        same(LEVELS, "design grid\nvary b = linspace(-3, 5, 31)\nkeep outputs rows 100");
        same(LEVELS, "design grid\nvary b = linspace(-3, 5, 1000)\nkeep outputs rows 1000");
        same(LEVELS, "design grid\nvary kind = levels\nkeep outputs rows 100\nshow shares(kind)");
    }

    /** The check needs so little that it is done first, and computes all that the count waits for. */
    @Test
    void anOutputThatIsRequired() {
        same("""
                input a [1] = 1  -5 .. 5
                input b [1] = 1  -5 .. 5
                require a > b "above"
                output above = a > b
                """, "design grid\nvary a = linspace(10, 20, 100)\nvary b = linspace(0, 1, 50)");
    }

    @ParameterizedTest
    @CsvSource({"11, 1, 1", "25, 2, 7", "25, 1, 32", "25, 3, 100", "25, 2, 4096", "25, 3, 65536", "25, 1, 65536"})
    void threadsAndBlocksAreInvisible(int rows, int threads, int block) {
        Plan plan = plan(
                LEVELS + "require of_all < 30 \"large\"\nrequire b > a - 6 \"small\"\n",
                "design grid\nvary a = linspace(-4, 4, " + rows
                        + ")\nvary c = levels(-1, 2, 5)\nvary b = linspace(-3, 5, 130)\n"
                        + "keep outputs rows 9000\nshow shares(kind), mean(slow / fast)");
        assertEquals(Sameness.of(plan, "scalar", 1, 1_024), Sameness.of(plan, "vector", threads, block));
    }

    /** So many functions that their cores are not put in line: rows are shorter than the blocks of the calls. */
    @Test
    void functionsThatStayCalls() {
        StringBuilder sum = new StringBuilder("0");
        for (int term = 1; term <= 30; term++) {
            sum.append(" + pow(c + ")
                    .append(term)
                    .append(", b / ")
                    .append(term)
                    .append(") + log(a + b + c + ")
                    .append(term)
                    .append(")");
        }
        same(
                LEVELS + "output sums = " + sum + "\n",
                "design grid\nvary a = linspace(-4, 4, 5)\nvary c = linspace(0, 2, 5)\nvary b = linspace(-3, 5, 131)\n"
                        + "keep sums rows 1000");
    }

    /** Now and then a scenario is not valid or not ordinary: each way ends in the middle and another one goes on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x < 0.99",
                "x < 0.9997",
                "x < 0.99999",
                "exp(if x < 0.999 then x else -9999) > 0 or x > 2",
                "x > 0.9"
            })
    void waysChange(String condition) {
        String model = "input x [1] = 1  -5 .. 5\ninput y [1] = 1  -5 .. 5\nrequire " + condition + " \"no\"\n"
                + "output z = x * exp(if y < 0.999 then y else -2000)\noutput above = x > y\n";
        Plan plan = plan(model, "design random 30011 seed 5\nvary x, y = uniform(0, 1)\nkeep outputs rows 20000");
        assertEquals(Sameness.of(plan, "scalar", 1, 1_024), Sameness.of(plan, "vector", 1, 20_000));
        assertEquals(Sameness.of(plan, "scalar", 1, 1_024), Sameness.of(plan, "vector", 2, 1_024));
    }

    /** Known before anything is evaluated: all scenarios are excluded, or invalid. */
    @ParameterizedTest
    @ValueSource(strings = {"kind is two", "exp(kind_is) > 1e9"})
    void validNowhere(String condition) {
        String model = LEVELS + "kind_is = if kind is one then 0 else 1\n";
        String grid = "design grid\nvary a = linspace(-4, 4, 25)\nvary b = linspace(-3, 5, 129)\n";
        same(model, grid + "where " + condition + " \"no\"\nkeep outputs rows 4000");
        same(model + "require " + condition + " \"no\"\n", grid + "keep outputs, slow rows 4000");
        same(model + "output infinite = 1 / log(1 + kind_is)\n", grid + "keep outputs, slow rows 4000");
    }

    /** A quantity that is kept may be NaN, of either sign, or −0 in a valid scenario; what is written is canonical. */
    @ParameterizedTest
    @ValueSource(strings = {"sqrt(b - 1)", "-sqrt(b - 1)", "0 * (b - 1)", "(b - b) / (b - 1)", "log(b) * (b - b)"})
    void whatIsKeptIsCanonical(String value) {
        same(
                "input a [1] = 1  -5 .. 5\ninput b [1] = 1  -5 .. 5\nodd = " + value + "\noutput y = a + b\n",
                "design random 5001\nvary a, b = uniform(-2, 3)\nkeep y, odd rows 4999");
    }
}

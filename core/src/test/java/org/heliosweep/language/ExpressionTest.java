package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions mean: docs/language.md, line by line. */
class ExpressionTest {
    private static final String INPUTS = """
            model tried
            input one [1] = 1  0 .. 3
            input two [1] = 2  1 .. 3
            input length [km] = 2  1 .. 3
            input warm [degC] = 25  0 .. 50
            input share [%] = 40  0 .. 100
            input kind = soft { hard, soft }
            unit robot "a humanoid"
            unit furlong = 201.168 [m]
            table curve (x [km]) [kW] = { 0: 1, 1: 3, 3: 4, 4: 4 }
            """;

    private static Model read(String statements) {
        return Workbench.of().readModel(INPUTS + statements + "\n");
    }

    private static double value(String expression, String unit) {
        return Evaluation.of(read("output y [" + unit + "] = " + expression)).value("y");
    }

    @ParameterizedTest
    @CsvSource({
        "1 + 2 * 3, 7",
        "(1 + 2) * 3, 9",
        "-two^2, -4",
        "2^-1, 0.5",
        "2^3^2, 512",
        "-2^2, -4",
        "8 / 4 / 2, 1",
        "8 - 4 - 2, 2",
        "--two, 2",
        "two * -two, -4",
        "if one < two then 5 else 6, 5",
        "if one < two and not two < one then 5 else 6, 5",
        "if one > two or two >= 2 then 5 else 6, 5",
        "if one == 1 then if two != 2 then 1 else 2 else 3, 2",
        "1_000 + 5 %, 1000.05",
        "5e-3, 0.005",
        "share, 0.4",
        "pi, 3.141592653589793",
        "'min(3, 1, 2)', 1",
        "'max(3, 1, 2)', 3",
        "'clamp(5, 1, 3)', 3",
        "'clamp(0, 1, 3)', 1",
        "abs(-3), 3",
        "sqrt(two^2), 2",
        "floor(-1.5), -2",
        "ceil(-1.5), -1",
        "round(2.5), 2",
        "round(3.5), 4",
        "exp(0), 1",
        "log(1), 0",
        "log10(1000), 3",
        "log2(8), 3",
        "'pow(two, 10)', 1024",
        "'atan2(0, 1)', 0",
        "sum(k in 1 .. 4: k^2), 30",
        "sum(k in -1 .. 1: k), 0",
        "sum(k in 3 .. 2: k), 0",
        "sum(k in 1 .. 3: sum(j in 1 .. 2: k * j * two)), 36",
        "'choose kind { hard: 1, soft: 2 }', 2",
        "'choose kind { soft: 2, hard: 1 }', 2",
        "if kind is soft then 1 else 0, 1",
        "length / 1 [km], 2",
        "length / 1 [m], 2000",
        "1 [h] / 1 [s], 3600",
        "1 [furlong] / 1 [m], 201.168",
        "(curve(0 [km]) + curve(500 [m])) / 1 [kW], 3",
        "curve(2 [km]) / 1 [kW], 3.5",
        "curve(4 [km]) / 1 [kW], 4",
    })
    void plainNumbers(String expression, double expected) {
        assertEquals(expected, value(expression, "1"), Math.ulp(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "length, m, 2000",
        "length, km, 2",
        "length^2, km^2, 4",
        "(length^2)^(1/2), km, 2",
        "sqrt(length * length), km, 2",
        "warm, degC, 25",
        "warm, K, 298.15",
        "warm + 5 [K], degC, 30",
        "25 [degC], K, 298.15",
        "'max(0, length - 5 [km])', m, 0",
        "0, kg, 0",
        "5 [robot], robot, 5",
        "3 [kW] * 2 [h], kWh, 6",
        "100 [$] / 4 [kg], $/kg, 25",
        "8766 [h], yr, 1",
        "1 [GW] / 1 [kW/t], t, 1000000",
        "1 [$/(kW yr)], $/kW/yr, 1",
    })
    void quantitiesWithUnits(String expression, String unit, double expected) {
        assertEquals(expected, value(expression, unit), 4 * Math.ulp(expected));
    }

    @ParameterizedTest
    @CsvSource({"-1", "-0.001", "4.001", "5"})
    void outsideOfATableIsNothing(double kilometres) {
        Evaluation evaluation = Evaluation.of(read("input x [km] = 1  -9 .. 9\noutput y = curve(x)"));
        assertTrue(Double.isNaN(evaluation.set("x", kilometres).value("y")));
        assertEquals("output y is not finite", evaluation.reason().orElseThrow());
    }

    @Test
    void aTableIsExactAtItsPointsAndContinuousBetween() {
        Evaluation evaluation = Evaluation.of(read("input x [km] = 1  -9 .. 9\noutput y [kW] = curve(x)"));
        double[][] points = {{0, 1}, {1, 3}, {3, 4}, {4, 4}};
        for (double[] point : points) {
            assertEquals(point[1], evaluation.set("x", point[0]).value("y"));
        }
        for (double x = 0; x <= 4; x += 1.0 / 1024) {
            double expected = x < 1 ? 1 + 2 * x : x < 3 ? 3 + (x - 1) / 2 : 4;
            assertEquals(expected, evaluation.set("x", x).value("y"), 1e-14);
        }
    }

    @Test
    void aBranchThatIsNotTakenMakesNothingInvalid() {
        Evaluation evaluation = Evaluation.of(read("output y = if one > 0 then log(one) else 0"));
        assertEquals(0, evaluation.set("one", -5).value("y"));
        assertTrue(evaluation.reason().isEmpty());
    }

    @Test
    void theFirstRequirementOfTheModelIsTheReason() {
        Evaluation evaluation = Evaluation.of(read("""
                output y = 1 / one
                require two > 1  "two is small"
                require log(one) > 5 or one > 0  "one is not positive"
                """));
        assertTrue(evaluation.reason().isEmpty());
        assertEquals("two is small", evaluation.set("two", 1).reason().orElseThrow());
        assertEquals("output y is not finite", evaluation.set("one", 0).reason().orElseThrow());
        assertEquals("two is small", evaluation.set("one", 1).reason().orElseThrow());
        assertEquals("two is small", evaluation.set("two", Double.NaN).reason().orElseThrow());
        assertEquals(
                "one is not positive",
                evaluation.set("two", 2).set("one", -1).reason().orElseThrow());
    }

    @Test
    void leastGivesALabelAndAValue() {
        Model model = read("output best [m] = least { far: length, near: 1 [km] * one, again: 1 [km] }");
        Evaluation evaluation = Evaluation.of(model);
        assertEquals("near", evaluation.label("best"));
        assertEquals(1000, evaluation.value("best.value"));
        assertEquals("again", evaluation.set("one", 1.5).label("best"));
        assertEquals("far", evaluation.set("length", 0.5).label("best"));
        assertEquals("m", model.quantity("best.value").orElseThrow().unit().symbol());
        assertEquals(
                new Kind.Choice(java.util.List.of("far", "near", "again")),
                model.quantity("best").orElseThrow().kind());
    }

    @Test
    void greatestTakesTheFirstOfEquals() {
        Evaluation evaluation = Evaluation.of(read("output best = greatest { a: one, b: two, c: two }"));
        assertEquals("b", evaluation.label("best"));
        assertEquals("a", evaluation.set("one", 2).label("best"));
    }

    @Test
    void aStatementMayGoOnInTheNextLine() {
        Evaluation evaluation = Evaluation.of(read("""
                output y [1] = one +   # a comment
                    two
                  * 3
                  "what it is"
                  source "somewhere"
                output z = if one > 5
                  then 1

                  else (2
                    )
                """));
        assertEquals(7, evaluation.value("y"));
        assertEquals(2, evaluation.value("z"));
    }

    @Test
    void deepNestingIsRefusedWithoutAStackOverflow() {
        String deep = "(".repeat(5000) + "1" + ")".repeat(5000);
        assertThrows(LanguageException.class, () -> value(deep, "1"));
        String minus = "-".repeat(5000) + "1";
        assertThrows(LanguageException.class, () -> value(minus, "1"));
        StringBuilder nested = new StringBuilder("one");
        for (int i = 0; i < 60; i++) {
            nested.insert(0, "min(1, ").append(")");
        }
        assertEquals(1, value(nested.toString(), "1"), "typing must not take exponential time");
    }
}

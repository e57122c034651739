package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Degrees Celsius are points on a scale: what is meant is computed, and what cannot be meant is refused. */
class PointsAndDifferencesTest {
    private static final String INPUTS = """
            model tried
            input t [degC] = -20  -50 .. 60
            input other [degC] = 10  -50 .. 60
            input kelvin [K] = 300  200 .. 400
            """;

    private static Model read(String statements) {
        return Workbench.of().readModel(INPUTS + statements + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "-10 [degC], K, 263.15",
        "-10 [degC], degC, -10",
        "t + 5 [K], degC, -15",
        "5 [K] + t, degC, -15",
        "t - 5 [K], degC, -25",
        "other - t, K, 30",
        "kelvin - t, K, 46.85",
        "kelvin, degC, 26.85",
        "t - (other - t), degC, -50",
        "2 * kelvin, K, 600",
        "'max(t, -30 [degC])', degC, -20",
        "if t > -10 [degC] then t else other, degC, 10",
        "if t > -30 [degC] then t else other, degC, -20",
        "t / other, 1, 0.894",
    })
    void whatIsMeantIsComputed(String expression, String unit, double expected) {
        double value =
                Evaluation.of(read("output y [" + unit + "] = " + expression)).value("y");
        assertEquals(expected, value, 1e-3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "output y [degC] = t + 5 [degC]",
                "output y [degC] = t + other",
                "output y [degC] = other - t",
                "output y [degC] = t - 5 [degC]",
                "output y [degC] = -t",
                "output y [degC] = -(10 [degC])",
                "require t > 0 \"freezes\"",
                "require 0 < t \"freezes\"",
                "output y [degC] = max(t, 0)",
                "output y [degC] = if t > other then t else 0",
            })
    void whatCannotBeMeantIsRefused(String statement) {
        assertThrows(LanguageException.class, () -> read(statement));
    }

    @Test
    void aNegativeLiteralIsComparedWhereItStandsOnTheScale() {
        Evaluation evaluation = Evaluation.of(read("require t > -10 [degC] \"too cold\"\noutput y = 1"));
        assertEquals("too cold", evaluation.reason().orElseThrow());
        assertTrue(evaluation.set("t", -5).reason().isEmpty());
    }
}

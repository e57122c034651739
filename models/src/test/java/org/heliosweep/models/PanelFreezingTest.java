package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed forms of a cooling panel against its equation, integrated in steps. */
class PanelFreezingTest {
    private static final double SIGMA = 5.670374419e-8;

    private final Evaluation panel = Models.at("panel-freezing");

    private static double slope(double temperature, double warmth, double emissivity, double capacity) {
        return (warmth - 2 * emissivity * SIGMA * Math.pow(temperature, 4)) / capacity;
    }

    /** The temperature at the end of the eclipse, by the midpoint rule. */
    private static double afterEclipse(Evaluation panel) {
        double warmth = panel.value("warmth");
        double emissivity = panel.value("emissivity");
        double capacity = panel.value("density") * panel.value("heat_capacity");
        double temperature = panel.value("start");
        int steps = 5_000;
        double step = panel.value("eclipse") * 60 / steps;
        for (int i = 0; i < steps; i++) {
            double half = temperature + step / 2 * slope(temperature, warmth, emissivity, capacity);
            temperature += step * slope(half, warmth, emissivity, capacity);
        }
        return Math.min(temperature, panel.value("start"));
    }

    @ParameterizedTest
    @CsvSource({"170", "105", "20", "1", "0.001", "0", "280", "400", "959", "961", "1500"})
    void temperatureAtTheEnd(double warmth) {
        panel.set("warmth", warmth);
        for (double eclipse : new double[] {0, 1e-3, 1, 20.7, 36, 300, 3000}) {
            panel.set("eclipse", eclipse);
            assertEquals(afterEclipse(panel), panel.value("coldest"), 1e-4, eclipse + " min");
        }
    }

    @Test
    void temperatureAtTheEndOverTheCredibleRanges() {
        CredibleRanges.of("panel-freezing").hold(drawn -> {
            double coldest = drawn.value("coldest");
            assertEquals(afterEclipse(drawn), coldest, 1e-5);
            boolean isNearly = Math.abs(coldest - drawn.value("limit")) < 1e-6;
            assertTrue(isNearly || drawn.truth("stays_liquid") == coldest >= drawn.value("limit"));
        });
    }

    /** Seconds from the start to the limit, by the midpoint rule; -1 if it is not reached in a day. */
    private static double secondsToCool(Evaluation panel) {
        double limit = panel.value("limit");
        double warmth = panel.value("warmth");
        double emissivity = panel.value("emissivity");
        double capacity = panel.value("density") * panel.value("heat_capacity");
        double temperature = panel.value("start");
        double step = 0.25;
        for (int i = 0; i < 86_400 * 4; i++) {
            double half = temperature + step / 2 * slope(temperature, warmth, emissivity, capacity);
            double next = temperature + step * slope(half, warmth, emissivity, capacity);
            if (next <= limit) {
                return (i + (temperature - limit) / (temperature - next)) * step;
            }
            temperature = next;
        }
        return -1;
    }

    @ParameterizedTest
    @CsvSource({"170", "105", "20", "1", "0.001", "0", "280"})
    void timeToCool(double warmth) {
        panel.set("warmth", warmth);
        double expected = 20.7 * 60 / secondsToCool(panel);
        assertEquals(expected, panel.value("cooled"), 1e-4 * expected);
    }

    /** Below a twentieth of the limit a series takes over from the closed form, without a jump. */
    @Test
    void seriesMeetsTheClosedForm() {
        double warmth = 2 * 0.88 * SIGMA * Math.pow(0.05 * 233, 4);
        double closed = panel.set("warmth", warmth * (1 + 1e-9)).value("cooled");
        double series = panel.set("warmth", warmth * (1 - 1e-9)).value("cooled");
        assertEquals(closed, series, 1e-9 * closed);
        assertTrue(panel.set("warmth", 0).value("cooled") > closed * (1 + 1e-7));
    }

    @Test
    void timeToCoolOverTheCredibleRanges() {
        CredibleRanges.of("panel-freezing").hold(drawn -> {
            double seconds = secondsToCool(drawn);
            double cooled = drawn.value("cooled");
            if (seconds < 0) {
                // A panel that settles just below the limit takes more than a day.
                assertTrue(cooled < 36.0 / 1440);
            } else {
                double expected = drawn.value("eclipse") * 60 / seconds;
                assertEquals(expected, cooled, 0.002 * expected + 1e-12);
            }
            assertEquals(cooled <= 1, drawn.truth("stays_liquid"));
        });
        CredibleRanges.of("panel-freezing").rises("cooled", "eclipse");
        CredibleRanges.of("panel-freezing").falls("cooled", "warmth");
        CredibleRanges.of("panel-freezing").falls("cooled", "density");
    }

    /** Without anything to warm it, 313 K become 214 K in 20.7 minutes: the coolant freezes. */
    @Test
    void coldPanelFreezes() {
        assertTrue(panel.truth("stays_liquid"));
        panel.set("warmth", 0);
        assertFalse(panel.truth("stays_liquid"));
        double factor = 1 + 3 * 2 * 0.88 * SIGMA * Math.pow(313, 3) * 20.7 * 60 / 5400;
        assertEquals(313 / Math.cbrt(factor), panel.value("coldest"), 1e-9);
        assertEquals(214.4, panel.value("coldest"), 0.1);
    }

    /** A panel that the load keeps warm never gets there, and none is colder than where it settles. */
    @Test
    void warmPanelNeverGetsThere() {
        panel.set("warmth", 400);
        assertEquals(0, panel.value("cooled"), 0);
        assertEquals(Math.pow(400 / (2 * 0.88 * SIGMA), 0.25), panel.value("settled"), 1e-9);
        assertTrue(panel.value("coldest") > panel.value("settled") + 2);
        panel.set("start", 230);
        assertEquals(Optional.of("the panel is too cold before the eclipse begins"), panel.reason());
    }
}

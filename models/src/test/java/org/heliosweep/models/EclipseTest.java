package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EclipseTest {
    private final Evaluation eclipse = Models.at("eclipse");
    private final Evaluation shadow = Models.at("earth-shadow");

    /** Figures of a dawn-dusk orbit, computed elsewhere and rounded to the digits given here. */
    @ParameterizedTest
    @CsvSource({"600, 4.4, 20.7", "650, 3.9, 19.7", "1000, 1.5, 13.0"})
    void dawnDuskOrbits(double altitude, double meanPercent, double longest) {
        eclipse.set("altitude", altitude);
        assertEquals(meanPercent, 100 * eclipse.value("mean_fraction"), 0.05);
        assertEquals(longest, eclipse.value("longest_eclipse"), 0.05);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1400, 2000, 3000, 3300})
    void noEclipseInTheBand(double altitude) {
        eclipse.set("altitude", altitude);
        assertEquals(0, eclipse.value("mean_fraction"), 0);
        assertEquals(0, eclipse.value("longest_eclipse"), 0);
        assertEquals(0, eclipse.value("season"), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1350, 3500})
    void eclipsesBelowAndAboveTheBand(double altitude) {
        eclipse.set("altitude", altitude);
        assertTrue(eclipse.value("mean_fraction") > 1e-4);
        assertTrue(eclipse.value("longest_eclipse") > 3);
    }

    @Test
    void sunSynchronousInclination() {
        assertEquals(97.79, eclipse.value("inclination"), 0.01);
        assertEquals(96.69, eclipse.value("period"), 0.01);
    }

    /** About three months a year, with about 15 eclipses a day. */
    @Test
    void eclipseSeason() {
        assertEquals(94, eclipse.value("season"), 2);
        assertEquals(eclipse.value("season") * 1440 / 96.687, eclipse.value("eclipses"), 0.5);
    }

    /** The longest eclipse sizes the battery: the year's mean would make it a fifth as large. */
    @Test
    void longestEclipseIsNotTheMean() {
        assertTrue(eclipse.value("longest_eclipse") > 4 * eclipse.value("mean_fraction") * eclipse.value("period"));
    }

    @Test
    void orbitInThePlaneOfTheSun() {
        shadow.set("altitude", 400);
        assertEquals(39.0, 100 * shadow.value("fraction"), 0.05);
        assertEquals(36.1, shadow.value("duration"), 0.05);
    }

    /** At the critical angle the eclipse ends; a hundredth of a degree inside it is short, outside it is nothing. */
    @Test
    void eclipseEndsAtTheCriticalAngle() {
        double critical = shadow.value("critical_angle");
        assertEquals(Math.toDegrees(Math.asin(6378.137 / 6978.137)), critical, 1e-9);
        shadow.set("sun_angle", critical);
        assertEquals(0, shadow.value("fraction"), 1e-6);
        shadow.set("sun_angle", critical + 0.01);
        assertEquals(0, shadow.value("fraction"), 0);
        shadow.set("sun_angle", critical - 0.01);
        assertTrue(shadow.value("fraction") > 0);
        shadow.set("sun_angle", 0.01 - critical);
        assertTrue(shadow.value("fraction") > 0);
    }

    /** The tables for sweeps say what the sum over the year says. */
    @ParameterizedTest
    @ValueSource(doubles = {400, 425, 550, 600, 625, 710, 875, 1010, 1175, 1260, 1320, 1370, 1400, 2500, 3300})
    void tablesAgreeWithTheYear(double altitude) {
        Evaluation table = Models.at("dawn-dusk-orbit").set("altitude", altitude);
        eclipse.set("altitude", altitude);
        assertEquals(eclipse.value("mean_fraction"), table.value("mean_eclipse"), 2e-4);
        assertEquals(eclipse.value("longest_eclipse"), table.value("longest_eclipse"), 0.1);
        assertEquals(eclipse.value("period"), table.value("period"), 1e-6);
    }

    @Test
    void altitudeOutsideTheTablesIsRefused() {
        Evaluation table = Models.at("dawn-dusk-orbit").set("altitude", 300);
        assertEquals(Optional.of("eclipses are known for altitudes from 400 to 3,329 km only"), table.reason());
    }
}

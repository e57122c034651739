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

    /** The worst day of a plane that has drifted, against the day by day search; drift makes every eclipse longer. */
    @ParameterizedTest
    @CsvSource({"600, 0", "600, 15", "600, -15", "600, 60", "500, -40", "1000, 15", "1350, 10", "3300, 15"})
    void driftedPlane(double altitude, double minutes) {
        eclipse.set("altitude", altitude).set("node_error", minutes);
        Evaluation angle = Models.at("sun-angle").set("inclination", eclipse.value("inclination"));
        double least = 90;
        double mean = 0;
        int days = 365;
        int parts = 40;
        for (int i = 1; i <= days * parts; i++) {
            // The mean Sun, which the plane follows, and the true one.
            double longitude = 2 * Math.PI * i / (days * parts);
            double declination = Math.asin(Math.sin(Math.toRadians(23.44)) * Math.sin(longitude));
            double ascension = Math.atan2(Math.cos(Math.toRadians(23.44)) * Math.sin(longitude), Math.cos(longitude));
            double node = 90 + Math.toDegrees(longitude - ascension) + minutes / 4;
            angle.set("declination", Math.toDegrees(declination)).set("node", node > 180 ? node - 360 : node);
            least = Math.min(least, angle.value("sun_angle"));
            if (i % parts == 0) {
                shadow.set("altitude", altitude).set("sun_angle", angle.value("sun_angle"));
                mean += shadow.value("fraction") / days;
            }
        }
        assertEquals(least, eclipse.value("least_sun_angle"), 1e-4);
        assertEquals(mean, eclipse.value("mean_fraction"), 1e-9);
        double drifted = eclipse.value("longest_eclipse");
        assertTrue(drifted >= eclipse.set("node_error", 0).value("longest_eclipse"));
    }

    /** A quarter of an hour of drift is a quarter of a minute of eclipse at 600 km, and ends the band without any. */
    @Test
    void driftOfAQuarterOfAnHour() {
        double maintained = eclipse.value("longest_eclipse");
        assertEquals(0.24, eclipse.set("node_error", 15).value("longest_eclipse") - maintained, 0.01);
        eclipse.set("node_error", 0).set("altitude", 1395);
        assertEquals(0, eclipse.value("longest_eclipse"), 0);
        assertTrue(eclipse.set("node_error", 15).value("longest_eclipse") > 1);
    }

    /** 69 minutes at most in the geostationary orbit, on some 90 days around the equinoxes. */
    @Test
    void geostationaryOrbit() {
        shadow.set("altitude", 35_786);
        assertEquals(69.4, shadow.value("duration"), 0.1);
        Evaluation angle = Models.at("sun-angle").set("inclination", 0);
        int days = 0;
        for (int day = 0; day < 365; day++) {
            double declination =
                    Math.toDegrees(Math.asin(Math.sin(Math.toRadians(23.44)) * Math.sin(2 * Math.PI * day / 365)));
            shadow.set("sun_angle", angle.set("declination", declination).value("sun_angle"));
            days += shadow.value("fraction") > 0 ? 1 : 0;
        }
        assertEquals(90, days, 2);
    }

    /** Orbits of 30 to 60 degrees keep 25 to 37 % of shadow while the Sun is near their plane. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 45})
    void lowOrbitsKeepTheirShadow(double angle) {
        shadow.set("altitude", 600).set("sun_angle", angle);
        assertTrue(shadow.value("fraction") > 0.25 && shadow.value("fraction") < 0.38);
    }

    @Test
    void sunAngles() {
        Evaluation angle = Models.at("sun-angle");
        assertEquals(90 - 7.8, angle.value("sun_angle"), 1e-9);
        assertEquals(0, angle.set("node", 0).value("sun_angle"), 1e-9);
        // A polar plane that holds the Sun; an equatorial one sees the declination, whatever its node.
        assertEquals(20, angle.set("inclination", 0).set("declination", 20).value("sun_angle"), 1e-9);
        assertEquals(-20, angle.set("inclination", 180).value("sun_angle"), 1e-9);
        CredibleRanges.of("sun-angle").hold(drawn -> {
            double beta = drawn.value("sun_angle");
            drawn.set("declination", -drawn.value("declination")).set("node", -drawn.value("node"));
            assertEquals(-beta, drawn.value("sun_angle"), 1e-9);
        });
    }

    @Test
    void shadowShrinksWithTheSunOffThePlaneAndWithHeight() {
        CredibleRanges.of("earth-shadow").falls("fraction", "altitude");
        CredibleRanges.of("earth-shadow").hold(drawn -> {
            double fraction = drawn.value("fraction");
            assertTrue(fraction >= 0 && fraction < 0.5);
            drawn.set("sun_angle", -drawn.value("sun_angle"));
            assertEquals(fraction, drawn.value("fraction"), 0);
        });
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an altitude costs. */
class WorkingOrbitTest {
    private final Evaluation orbit = Models.at("working-orbit");

    /** The exponential atmosphere between its levels, by its own formula ρ₀ e^(-(h - h₀) / H). */
    @ParameterizedTest
    @CsvSource({
        "400, 3.725e-12, 58.515, 430", "500, 6.967e-13, 63.822, 560", "600, 1.454e-13, 71.835, 600",
        "700, 3.614e-14, 88.667, 780", "900, 5.245e-15, 181.05, 950", "1000, 3.019e-15, 268, 1400"
    })
    void density(double level, double density, double scale, double altitude) {
        orbit.set("orbit.altitude", altitude);
        double expected = density * Math.exp((level - altitude) / scale);
        assertEquals(expected, orbit.value("density"), 0.002 * expected);
    }

    /** ½ ρ v² B: 1.454e-13 · 7557.9² · 0.22 / 2 in a year of 31 557 600 s is 28.8 m/s. */
    @Test
    void dragByHand() {
        assertEquals(1.454e-13 * 7557.87 * 7557.87 * 0.11 * 31_557_600, orbit.value("drag_speed"), 0.02);
        double before = orbit.value("drag_speed");
        assertEquals(3 * before, orbit.set("activity", 3).value("drag_speed"), 1e-9);
    }

    /** Against steps of ten metres with the same air; the last step from 200 km takes hours. */
    @ParameterizedTest
    @CsvSource({"450", "600", "800"})
    void decay(double altitude) {
        orbit.set("orbit.altitude", altitude);
        Evaluation air = Models.at("working-orbit");
        double years = 0;
        double height = 400;
        for (; height < altitude; height += 5) {
            air.set("orbit.altitude", height + 2.5);
            double speed = Math.sqrt(398_600.4418e9 * (6378.137 + height + 2.5) * 1000);
            years += 5000 / (air.value("density") * 0.22 * speed) / 31_557_600;
        }
        double low = orbit.set("orbit.altitude", 400).value("decay");
        assertTrue(low < 0.06);
        assertEquals(years + low, orbit.set("orbit.altitude", altitude).value("decay"), 0.01 * (years + low));
    }

    /** Below 500 km drag is dear, above 700 km the craft stays for longer than the rule allows. */
    @Test
    void dragBelowAndDisposalAbove() {
        assertTrue(orbit.set("orbit.altitude", 450).value("drag_speed") > 300);
        assertTrue(orbit.truth("falls_in_time"));
        assertTrue(orbit.set("orbit.altitude", 720).value("decay") > 5);
        assertFalse(orbit.truth("falls_in_time"));
        assertEquals(187.8, orbit.value("disposal_speed"), 0.5);
        // What drag does not do, the thrusters must.
        double drag = orbit.value("drag_speed") * 5;
        double total = -Math.log(1 - orbit.value("propellant") / 100) * 1500 * 9.80665;
        assertEquals(drag + orbit.value("disposal_speed"), total, 1e-6);
    }

    /** From a circle at r to a perigee of 50 km: 156.7 m/s at 600 km. */
    @Test
    void disposalByHand() {
        double circle = Math.sqrt(398_600.4418 / 6978.137);
        double apogee = Math.sqrt(398_600.4418 * (2 / 6978.137 - 2 / (6978.137 + 6428.137)));
        assertEquals(1000 * (circle - apogee), orbit.value("disposal_speed"), 1e-6);
    }

    /** Without eclipses there is ten times the dose: one altitude gives both. */
    @Test
    void noBatteryMeansTheInnerBelt() {
        assertEquals(1, orbit.value("dose_ratio"), 1e-12);
        for (double altitude : new double[] {1400, 2000, 3300}) {
            orbit.set("orbit.altitude", altitude);
            assertEquals(0, orbit.value("mean_eclipse"), 0);
            assertTrue(orbit.value("dose_ratio") >= 10 && orbit.value("dose_ratio") <= 100);
        }
        CredibleRanges.of("working-orbit").rises("dose_ratio", "orbit.altitude");
        CredibleRanges.of("working-orbit").falls("mean_eclipse", "orbit.altitude");
        CredibleRanges.of("working-orbit").falls("drag_speed", "orbit.altitude");
        CredibleRanges.of("working-orbit").rises("decay", "orbit.altitude");
        CredibleRanges.of("working-orbit").falls("decay", "area_per_mass");
    }

    /** Payload to low orbit is not what arrives. */
    @Test
    void payloadToTheWorkingOrbit() {
        assertEquals(75, orbit.value("delivered"), 1e-12);
        CredibleRanges.of("working-orbit").hold(drawn -> assertTrue(drawn.value("delivered") < drawn.value("payload")));
    }
}

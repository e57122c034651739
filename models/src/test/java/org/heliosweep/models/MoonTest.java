package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Satellites from the Moon. */
class MoonTest {
    private final Evaluation driver = Models.at("mass-driver");

    /** A petawatt a year at 100 kW/t: 10 Gt a year, 317 t a second, a terawatt of kinetic power. */
    @Test
    void aPetawattAYear() {
        assertEquals(10, driver.value("mass"), 1e-12);
        assertEquals(317, driver.value("flow"), 0.2);
        assertEquals(0.99, driver.value("kinetic_power"), 0.001);
        assertEquals(1.98, driver.value("power"), 0.001);
        assertEquals(1, driver.set("specific_power", 1000).value("mass"), 1e-12);
    }

    /** 3.1 MJ/kg, of which the track takes twice; 3.2 km at 100 times gravity, a tenth at ten times that. */
    @Test
    void energyAndLength() {
        assertEquals(3.125, driver.value("kinetic"), 1e-12);
        assertEquals(6.25, driver.value("energy"), 1e-12);
        assertEquals(3.19, driver.value("length"), 0.01);
        assertEquals(0.319, driver.set("acceleration", 1000).value("length"), 0.001);
    }

    /** √(2500² - 2376²) = 778 m/s are left, not 124. */
    @Test
    void speedLeftOverFarAway() {
        assertEquals(2375.7, driver.value("escape"), 0.1);
        assertEquals(0.778, driver.value("excess"), 0.001);
        driver.set("speed", 2375);
        assertEquals(Optional.of("too slow to leave the Moon"), driver.reason());
    }

    /** 317 units of a tonne each second, each for 2.5 s on the track: 808 at once, 4.9 GW at its end. */
    @Test
    void unitsOnTheTrack() {
        assertEquals(316.9, driver.value("throws"), 0.1);
        assertEquals(807.8, driver.value("on_track"), 0.1);
        assertEquals(4.903, driver.value("pulse"), 0.001);
        assertEquals(15.84, driver.set("unit_mass", 20).value("throws"), 0.01);
    }

    /** Energy is conserved: what units on the track draw in the mean is the mean power. */
    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("mass-driver")
                .rises("power", "speed")
                .falls("power", "efficiency")
                .falls("mass", "specific_power")
                .rises("excess", "speed")
                .hold(drawn -> {
                    double power = drawn.value("power") * 1e12;
                    assertEquals(power, drawn.value("on_track") * drawn.value("pulse") / 2 * 1e9, 1e-9 * power);
                    double payback = drawn.value("payback") * 3600;
                    assertEquals(drawn.value("energy") * 1e6, payback * drawn.value("specific_power"), 1e-3);
                });
    }

    /** 1.55 g of silicon for a kilowatt, 1.6 Mt for a petawatt; modules weigh 100 to 700 Mt, far above 10. */
    @Test
    void bareDiesAreLightAndModulesAreNot() {
        Evaluation chips = Models.at("chips-from-earth");
        assertEquals(1.55, chips.value("bare"), 0.005);
        assertEquals(1.55, chips.value("bare_mass"), 0.005);
        assertTrue(chips.value("bare_share") < 16, "share: " + chips.value("bare_share"));
        assertEquals(100, chips.set("packaged", 0.1).value("packaged_mass"), 1e-9);
        assertEquals(700, chips.set("packaged", 0.7).value("packaged_mass"), 1e-9);
        CredibleRanges.of("chips-from-earth").falls("bare_mass", "die_power").rises("packaged_mass", "target");
    }

    /** 45 % silica are 21 % silicon. */
    @Test
    void aFifthOfTheSoilIsSilicon() {
        Evaluation soil = Models.at("lunar-silicon");
        assertEquals(21, soil.value("silicon_share"), 0.1);
        assertEquals(150e-6 * 2329 / 0.270, soil.value("silicon"), 1e-12);
        // A petawatt is 10¹² kW.
        assertEquals(150e-6 * 2329 / 0.270 / 0.21035 / 0.5, soil.value("soil"), 1e-3);
        CredibleRanges.of("lunar-silicon")
                .falls("soil", "recovery")
                .falls("soil", "silica")
                .rises("soil", "thickness");
    }
}

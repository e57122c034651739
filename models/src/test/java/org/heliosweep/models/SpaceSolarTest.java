package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a panel gives in space, against the ground. */
class SpaceSolarTest {
    private final Evaluation cells = Models.at("space-efficiency");
    private final Evaluation advantage = Models.at("space-solar-advantage");

    /** 25 % on the data sheet is 22 % in space: leaving out the spectrum would give 14 % too much. */
    @Test
    void spectrumLowersTheEfficiencyOfSilicon() {
        assertEquals(0.21875, cells.value("efficiency"), 1e-12);
        assertEquals(1.361 * 0.875, cells.value("power_ratio"), 1e-12);
        assertEquals(297.72, cells.value("power"), 0.01);
        double ratio = cells.value("power_ratio");
        assertEquals(ratio, cells.set("standard_efficiency", 0.20).value("power_ratio"), 1e-12);
    }

    /** A clear sky takes 26.5 % of all light and 34 % of the direct beam. */
    @Test
    void atmosphere() {
        assertEquals(26.5, cells.value("atmosphere"), 0.05);
        assertEquals(34, cells.value("direct_loss"), 0.2);
    }

    /**
     * New panels against a capacity factor: 4.6 in a dawn-dusk orbit at 650 km, 3.0 in a low orbit whose plane holds the
     * Sun. Against tracked desert and northern Europe the figures are those of a dawn-dusk orbit at 1,000 km.
     */
    @ParameterizedTest
    @CsvSource({"0.961, 0.25, 4.6", "0.638, 0.25, 3.04", "0.985, 0.33, 3.555", "0.985, 0.11, 10.7"})
    void fiveTimes(double sunShare, double capacityFactor, double expected) {
        advantage.set("sun_share", sunShare).set("ground.capacity_factor", capacityFactor);
        assertEquals(expected, advantage.value("new_yield_ratio"), 0.01 * expected);
    }

    /** The shares in sunlight of the case above are those of the orbits. */
    @ParameterizedTest
    @CsvSource({"eclipse, 650, 0.961", "eclipse, 1000, 0.985", "earth-shadow, 650, 0.638"})
    void sharesInSunlight(String model, double altitude, double expected) {
        Evaluation orbit = Models.at(model).set("altitude", altitude);
        String share = model.equals("eclipse") ? "mean_fraction" : "fraction";
        assertEquals(expected, 1 - orbit.value(share), 0.0005);
    }

    /** Radiation takes 6 % in the mean of five years and 12 % at their end, and that only once. */
    @Test
    void radiationOverTheLife() {
        double sum = 0;
        for (int i = 0; i < 5000; i++) {
            sum += Math.pow(0.975, (i + 0.5) / 1000) / 5000;
        }
        assertEquals(sum, advantage.value("life_mean"), 1e-8);
        assertEquals(sum * advantage.value("new_yield_ratio"), advantage.value("yield_ratio"), 1e-7);
        double hardware = advantage.value("hardware_ratio");
        advantage.set("retained", 1);
        assertEquals(1, advantage.value("life_mean"), 0);
        assertEquals(advantage.value("new_yield_ratio"), advantage.value("yield_ratio"), 0);
        assertEquals(hardware, advantage.value("hardware_ratio"), 0);
        for (double lost : new double[] {1e-6, 1e-9, 1e-12}) {
            assertEquals(1 - 2.5 * lost, advantage.set("retained", 1 - lost).value("life_mean"), 1e-9);
        }
        advantage.set("retained", 0.89);
        assertEquals(
                Optional.of("losses above 10 % a year, or below none, need a model of the radiation"),
                advantage.reason());
    }

    /** Panels alone are five times cheaper: 4.36 W of them against 0.874. */
    @Test
    void fiveTimesFewerPanels() {
        assertEquals(0.8738, advantage.value("space_panels"), 0.0001);
        assertEquals(5.0, advantage.value("panels_ratio"), 0.05);
    }

    /** With batteries 8 to 28, by their price; ten where they cost as much as the panels. */
    @Test
    void eightToTwentyEightTimesLessHardware() {
        assertEquals(8.4, advantage.value("hardware_ratio"), 0.05);
        double even = 0.9 * 4.35862 / 16.2506;
        advantage.set("ground.battery_cost", 1000 * even);
        assertEquals(10, advantage.value("hardware_ratio"), 0.1);
        advantage.set("ground.battery_cost", 300).set("ground.panel_cost", 0.25).set("space_panel_cost", 0.25);
        assertEquals(28, advantage.value("hardware_ratio"), 1);
    }

    /** Launch, structure, deployment and radiation take it all: 1.05 at the defaults. Hardware alone is no system. */
    @Test
    void hardwareIsNotTheSystem() {
        assertEquals(1.05, advantage.value("system_ratio"), 0.01);
        // 0.99172 W · 1.7 kg/m² / 225 W/m² / 0.85 = 8.815 kg/kW; · 500 $/kg + 1.9 $/W · 0.99172
        assertEquals(8.8153, advantage.value("mass"), 0.0001);
        assertEquals(6.2919, advantage.value("space_cost"), 0.0001);
        // Without any of them it is the ratio of hardware again.
        advantage.set("launch_price", 0).set("deployment_cost", 0).set("retained", 1);
        assertEquals(advantage.value("hardware_ratio"), advantage.value("system_ratio"), 1e-12);
        CredibleRanges.of("space-solar-advantage").hold(drawn -> {
            assertTrue(drawn.value("system_ratio") < drawn.value("hardware_ratio"));
            assertTrue(drawn.value("panels_ratio") < drawn.value("hardware_ratio"));
        });
        CredibleRanges.of("space-solar-advantage").falls("system_ratio", "launch_price");
        CredibleRanges.of("space-solar-advantage").falls("yield_ratio", "ground.capacity_factor");
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mass budget of a craft. */
class CraftTest {
    private static final List<String> PARTS = List.of(
            "radiator_mass",
            "loop_mass",
            "array_mass",
            "battery_mass",
            "compute_mass",
            "structure_mass",
            "propellant_mass");

    private final Evaluation craft = Models.at("craft-specific-power");

    /** An independent budget with the same defaults, to its two digits; the array differs by 1 % for its warmer cells. */
    @ParameterizedTest
    @CsvSource({
        "radiator_area, 1.77, 0.01", "radiator_mass, 10.6, 0.1", "array_area, 5.4, 0.08", "array_mass, 9.2, 0.13",
        "compute_mass, 3, 0", "battery_mass, 2.9, 0.06", "loop_mass, 1, 0.05", "mass, 33, 0.5"
    })
    void budgetPerKilowatt(String quantity, double expected, double tolerance) {
        assertEquals(expected, craft.value(quantity) / 100, tolerance);
    }

    @Test
    void thirtyKilowattsPerTonne() {
        assertEquals(646, craft.value("radiator.flux"), 6.46);
        assertEquals(30, craft.value("specific_power"), 0.5);
        assertEquals(1000 / craft.value("mass_per_power"), craft.value("specific_power"), 1e-9);
        assertEquals("radiator", craft.label("largest"));
    }

    /** With every range at its favourable end some 130 kW/t: a hundred takes most of them together. */
    @Test
    void favourableEnds() {
        craft.set("radiator.density", 3).set("array_density", 0.5).set("compute_density", 0.7);
        craft.set("structure", 8).set("propellant", 2).set("radiator.loop", 0.5).set("battery.pack_energy", 220);
        assertTrue(craft.value("specific_power") < 100);
        craft.set("cells.cell_efficiency", 0.34).set("cells.retained", 0.995).set("cells.packing", 0.95);
        craft.set("conversion", 0.96).set("lifetime", 3).set("other_loads", 2).set("radiator.spare_area", 5);
        craft.set("chain.junction_temperature", 378).set("chain.die_power", 600).set("chain.exchanger_drop", 0);
        craft.set("chain.junction_to_case", 0.002).set("chain.interface", 0.002).set("chain.cold_plate", 0.005);
        craft.set("radiator.emissivity", 0.92).set("radiator.surroundings.craft_view", 0);
        craft.set("radiator.surroundings.solar_absorptivity", 0.06).set("radiator.fin.half_pitch", 20);
        assertEquals(130, craft.value("specific_power"), 5);
    }

    /** Each part is lighter, or as light, with each of its inputs on the favourable side. */
    @Test
    void massIsMonotonic() {
        for (String input :
                List.of("array_density", "compute_density", "structure", "propellant", "radiator.density")) {
            CredibleRanges.of("craft-specific-power").rises("mass_per_power", input);
        }
        for (String input : List.of("conversion", "cells.cell_efficiency", "battery.pack_energy", "battery.depth")) {
            CredibleRanges.of("craft-specific-power").falls("mass_per_power", input);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean_sunlight", "full_storage", "throttle"})
    void partsAddUp(String operation) {
        craft.choose("eclipse_operation", operation).set("growth", 20);
        assertEquals(
                craft.value("mass"), PARTS.stream().mapToDouble(craft::value).sum(), 1e-9 * craft.value("mass"));
        assertEquals(
                craft.value("largest.value"),
                PARTS.stream().mapToDouble(craft::value).max().orElseThrow(),
                0);
    }

    /** Mass growth is in the mass and nowhere else. */
    @Test
    void growthCountsOnce() {
        double before = craft.value("mass");
        double area = craft.value("array_area");
        craft.set("growth", 10);
        assertEquals(1.1 * before, craft.value("mass"), 1e-9 * before);
        assertEquals(area, craft.value("array_area"), 0);
    }

    /**
     * All light that the array absorbs leaves as heat: from the array, or as electricity through the radiator. Here the
     * radiator takes the losses of conversion too, and the load stops in eclipse, so that nothing is stored.
     */
    @Test
    void closedCraftHeatBalance() {
        craft.choose("eclipse_operation", "throttle").set("captured_losses", 1).set("cells.retained", 1);
        double array = craft.value("array_area");
        double rejected = craft.value("radiator.flux") * craft.value("radiator_area") / 1.1;
        double absorbed = array * craft.value("cells.array.absorbed");
        double emitted = array * craft.value("cells.array.emitted");
        assertEquals(absorbed, emitted + rejected, 1e-4 * absorbed);
        // Not only the chips' 100 kW: pumps, avionics and conversion make heat as well.
        assertEquals(100_000 * (1 + 0.0057143 + 0.035) / 0.93, rejected, 10);
    }

    /** A radiator as hot as the chips would be two fifths smaller: 38 % more area is what 45 K cost. */
    @Test
    void radiatorIsAsColdAsThePanelNotAsHotAsTheChip() {
        double area = craft.value("radiator_area");
        Evaluation radiator =
                Models.at("radiator").set("heat", craft.value("heat")).set("temperature", 358);
        assertTrue(area > 1.6 * radiator.value("area"), area + " against " + radiator.value("area"));
        assertEquals(313.16, craft.value("radiator.temperature"), 0.01);
    }

    /** The array that the radiator sees is as hot as the cells are. */
    @Test
    void radiatorSeesTheArray() {
        assertEquals(craft.value("cells.temperature"), craft.value("radiator.surroundings.craft_temperature"), 0);
        craft.set("orbit.altitude", 1000);
        assertEquals(1000, craft.value("radiator.surroundings.altitude"), 0);
        assertEquals(1000, craft.value("cells.array.altitude"), 0);
    }

    /** Hotter chips: a tenth less mass for 20 K, a sixth for 40 K; far from the half that a panel alone would gain. */
    @ParameterizedTest
    @CsvSource({"378, 0.901", "398, 0.835"})
    void hotterChipsAreLighter(double junction, double expected) {
        double before = craft.value("mass");
        craft.set("chain.junction_temperature", junction);
        assertEquals(expected, craft.value("mass") / before, 0.001);
    }

    /** X_e and X_d hold the conversion already: taking it off again would make the array 7 % larger. */
    @Test
    void conversionLossesCountOnceWithStorage() {
        craft.choose("eclipse_operation", "full_storage");
        double area = craft.value("array_area");
        // (20.69 / 0.62 + 75.997 / 0.82) / 75.997 = 1.6586 kW per kW on board
        assertEquals(100 * 1.0407143 * 1.65861 / craft.value("cells.end_of_life") * 1000, area, 0.05);
        craft.set("conversion", 0.88);
        assertEquals(area, craft.value("array_area"), 0);
    }

    /** With storage the work goes on in eclipse: taking the eclipses off the work as well would count them twice. */
    @Test
    void eclipsesCountOnce() {
        assertEquals(1 - 0.04392, craft.value("delivered_share"), 1e-9);
        craft.choose("eclipse_operation", "full_storage");
        assertEquals(1, craft.value("delivered_share"), 0);
        craft.choose("eclipse_operation", "throttle");
        assertEquals(1 - 0.04392 * (1 + 0.1 / 0.62), craft.value("delivered_share"), 1e-9);
    }

    /** Pausing in eclipse saves nine tenths of the battery. */
    @Test
    void throttledCraftNeedsLittleBattery() {
        double full = craft.value("battery_mass");
        craft.choose("eclipse_operation", "throttle");
        assertEquals(0.1 * full, craft.value("battery_mass"), 1e-9);
    }

    @Test
    void smallAndHugeCraftAreRefused() {
        craft.set("it_power", 10);
        assertEquals(Optional.of("mass per power is not proportional below 20 kW or above 20 MW"), craft.reason());
        craft.set("it_power", 20_001);
        assertTrue(craft.reason().isPresent());
        craft.set("it_power", 20_000);
        assertEquals(Optional.empty(), craft.reason());
    }

    /** P t_e / (DoD e η_d) = 100 kW · 20.7 min / (0.8 · 160 Wh/kg · 0.95) = 283.7 kg. */
    @Test
    void batteryByHand() {
        Evaluation battery = Models.at("orbital-storage");
        assertEquals(283.717, battery.value("mass"), 0.001);
        assertEquals(45.395, battery.value("energy"), 0.001);
        battery.set("eclipse", 97);
        assertEquals(Optional.of("the eclipse is as long as the orbit"), battery.reason());
    }

    /** (20.7 / 0.62 + 76 / 0.82) / 76 = 1.659: refilling takes two thirds more than the load, not the mean's quarter. */
    @Test
    void arrayRefillsTheBattery() {
        Evaluation battery = Models.at("orbital-storage");
        assertEquals(165.882, battery.value("array_power"), 0.001);
        battery.set("eclipse", 0);
        assertEquals(100 / 0.82, battery.value("array_power"), 1e-9);
        assertEquals(0, battery.value("mass"), 0);
        // What the array gives in sunlight is what both ways take in over the orbit.
        CredibleRanges.of("orbital-storage").hold(drawn -> {
            double eclipse = drawn.value("eclipse");
            double day = drawn.value("period") - eclipse;
            double taken = drawn.value("load") * (eclipse / drawn.value("night_path") + day / drawn.value("day_path"));
            assertEquals(taken, drawn.value("array_power") * day, 1e-12 * taken);
        });
        CredibleRanges.of("orbital-storage").falls("mass", "depth");
        CredibleRanges.of("orbital-storage").rises("array_power", "eclipse");
    }

    /** 0.8 up to 1,500 cycles and 0.3 for 27,394: five years at 600 km are 6,900, and the battery half as heavy again. */
    @Test
    void eclipsesWearTheBattery() {
        Evaluation battery = Models.at("eclipse-battery");
        assertEquals(6925, battery.value("cycles"), 1);
        double expected = 0.8 - 0.5 * Math.log(6925.4 / 1500) / Math.log(27_394.0 / 1500);
        assertEquals(expected, battery.value("depth"), 1e-4);
        assertEquals(2.836 * 0.8 / expected, battery.value("mass_per_load"), 0.002);
        battery.set("life", 1);
        assertEquals(0.8, battery.value("depth"), 1e-12);
        battery.set("life", 5 * 15 * 365.25 / battery.value("cycles"));
        assertEquals(0.3, battery.value("depth"), 1e-4);
        battery.set("life", 100);
        assertEquals(Optional.of("more cycles than a depth of discharge is known for"), battery.reason());
        // Above the last eclipse there is nothing to carry.
        battery.set("life", 5).set("altitude", 1400);
        assertEquals(0, battery.value("mass"), 0);
        CredibleRanges.of("eclipse-battery").rises("mass_per_load", "life");
    }
}

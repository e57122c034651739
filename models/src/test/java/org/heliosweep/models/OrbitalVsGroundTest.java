package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison that everything else is composed into. */
class OrbitalVsGroundTest {
    private final Evaluation comparison = Models.at("orbital-vs-ground");

    private double sum(List<String> parts) {
        return parts.stream().mapToDouble(comparison::value).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean_sunlight", "full_storage", "throttle"})
    void costsAddUp(String operation) {
        comparison.choose("craft.eclipse_operation", operation).set("launch_price", 200);
        assertEquals(
                comparison.value("cost_orbit"),
                sum(List.of("cost_orbit_launch", "cost_orbit_satellite", "cost_orbit_chips", "cost_orbit_upkeep")),
                1e-8);
        assertEquals(
                comparison.value("cost_ground"),
                sum(List.of("cost_ground_chips", "cost_ground_facility", "cost_ground_energy", "cost_ground_upkeep")),
                1e-8);
    }

    /** The mass of the craft is that of the model of the craft alone. */
    @Test
    void massesAreThoseOfTheCraft() {
        Evaluation craft = Models.at("craft-specific-power");
        assertEquals(craft.value("specific_power"), comparison.value("specific_power"), 1e-12);
        assertEquals(
                1000 / comparison.value("specific_power"),
                sum(List.of(
                        "radiator_mass",
                        "array_mass",
                        "battery_mass",
                        "compute_mass",
                        "loop_mass",
                        "structure_mass",
                        "propellant_mass")),
                1e-9);
        assertEquals("radiator", comparison.label("largest_mass"));
        comparison.set("craft.radiator.density", 3);
        assertEquals("array", comparison.label("largest_mass"));
        comparison.set("craft.compute_density", 11);
        assertEquals("compute", comparison.label("largest_mass"));
    }

    /** Launch by hand: 500 $/kg · 33.25 kg/kW / 0.99 · 0.250456 / 0.7468 = 5632 $/(kW yr). */
    @Test
    void launchPartByHand() {
        double delivered = (1 - 0.04392) * 0.805271 * 0.97;
        assertEquals(delivered, comparison.value("delivered"), 1e-6);
        assertEquals(
                500 * comparison.value("craft.mass_per_power") / 0.99 * 0.250456 / delivered,
                comparison.value("cost_orbit_launch"),
                0.05);
    }

    /** Sold at the break-even price, launch makes both sides cost the same. */
    @ParameterizedTest
    @CsvSource({"2, full_storage", "9, throttle", "22, mean_sunlight"})
    void bothSidesCostTheSameAtBreakEven(double bus, String operation) {
        comparison.set("satellite_cost", bus).choose("craft.eclipse_operation", operation);
        double price = comparison.value("break_even");
        comparison.set("launch_price", price);
        assertEquals(1, comparison.value("cost_ratio"), 1e-12);
    }

    /** What ends first, satellite or chips, ends both: a satellite of 8 years with chips of 5 is a craft of 5. */
    @Test
    void craftLivesAsLongAsItsChips() {
        double five = comparison.value("cost_orbit");
        assertEquals(five, comparison.set("lifetime", 8).value("cost_orbit"), 0);
        assertTrue(comparison.set("lifetime", 3).value("cost_orbit") > 1.3 * five);
    }

    /** The ageing of the array sizes the array; what the craft delivers does not shrink for it again. */
    @Test
    void ageingOfTheArrayCountsOnce() {
        double delivered = comparison.value("delivered");
        double array = comparison.value("array_mass");
        comparison.set("craft.cells.retained", 0.96);
        assertEquals(delivered, comparison.value("delivered"), 0);
        assertEquals(array * Math.pow(0.975 / 0.96, 5), comparison.value("array_mass"), 1e-9 * array);
    }

    /** The yearly value of money is in the capital recovery only: without it, life alone divides the capital. */
    @Test
    void nothingIsDiscountedTwice() {
        comparison.set("discount_rate", 0);
        double delivered = comparison.value("delivered");
        assertEquals(28_000 / 0.99 / 5 / delivered, comparison.value("cost_orbit_chips"), 1e-6);
        assertEquals(28_000 / 5.0 / 0.98, comparison.value("cost_ground_chips"), 1e-6);
    }

    /** Hotter chips weigh less but leak: 3 % more power for the same work at 378 K. */
    @Test
    void leakageIsTakenOffWhatIsDelivered() {
        double cool = comparison.value("delivered");
        comparison.set("craft.chain.junction_temperature", 378);
        assertEquals(cool / 1.03, comparison.value("delivered"), 1e-12);
        assertTrue(comparison.value("specific_power") > 32);
    }

    /** 1000 launches · 63.75 t · 30.07 kW/t · 0.7468 · 0.99 = 1.417 GW a year. */
    @Test
    void launchLimitByHand() {
        assertEquals(
                1000 * 63.75 * comparison.value("specific_power") * 0.746806 * 0.99 / 1e6,
                comparison.value("launch_limit"),
                1e-5);
        // 40 GW of cells at 1.4728 kW of cells per kW of racks
        assertEquals(40 / 1.472817 * 0.746806 * 0.99, comparison.value("power_limit"), 1e-4);
        // 350 000 · 12 · 0.25 wafers of 26.5786 dies of 4/3 kW
        assertEquals(
                350_000 * 12 * 0.25 * 26.57858 * 4 / 3 * 0.746806 * 0.99 / 1e6, comparison.value("chips_limit"), 1e-4);
        // 1.8 million · 0.2 · 12 · 0.25 wafers for 6.36903 dies of 4/3 kW each
        assertEquals(
                1.8e6 * 0.2 * 12 * 0.25 * 6.369026 * 4 / 3 * 0.746806 * 0.99 / 1e6,
                comparison.value("memory_limit"),
                1e-4);
    }

    @Test
    void whatLimitsGrowthIsTheLeast() {
        Map<String, String> limits = Map.of(
                "launch", "launch_limit", "power", "power_limit", "chips", "chips_limit", "memory", "memory_limit");
        Map<Double, Map<String, Double>> changes = Map.of(
                1.0, Map.of("launches", 100.0),
                2.0, Map.of("launches", 30_000.0),
                3.0, Map.of("launches", 30_000.0, "orbit_allocation", 1.0, "cells", 1.0),
                4.0, Map.of("launches", 30_000.0, "logic_wafers", 1000.0));
        List<String> found = changes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(change -> {
                    comparison.reset();
                    change.getValue().forEach(comparison::set);
                    String label = comparison.label("limiting");
                    double least = limits.values().stream()
                            .mapToDouble(comparison::value)
                            .min()
                            .orElseThrow();
                    assertEquals(least, comparison.value("limiting.value"), 0);
                    assertEquals(least, comparison.value(limits.get(label)), 0);
                    return label;
                })
                .collect(Collectors.toList());
        assertEquals(List.of("launch", "memory", "power", "chips"), found);
    }

    /** A die that draws more is harder to cool and fewer are needed: one input does both. */
    @Test
    void powerOfADieCountsOnBothSides() {
        double panel = comparison.value("craft.chain.panel_temperature");
        double perWafer = comparison.value("logic.racks_per_wafer");
        comparison.set("craft.chain.die_power", 1500);
        assertEquals(panel - 11, comparison.value("craft.chain.panel_temperature"), 1e-9);
        assertEquals(1.5 * perWafer, comparison.value("logic.racks_per_wafer"), 1e-9);
    }

    @Test
    void yieldModelReachesTheWafers() {
        double murphy = comparison.value("chips_limit");
        comparison.choose("yield_model", "poisson");
        assertEquals(murphy * Math.exp(-0.858) / 0.4506677, comparison.value("chips_limit"), 1e-4);
        assertNotEquals(murphy, comparison.value("chips_limit"), 0.1);
    }

    /** An infeasible scenario says why, wherever in the composition it fails. */
    @Test
    void coldPanelIsRefusedFromWithin() {
        comparison
                .set("craft.chain.die_power", 4000)
                .set("craft.radiator.surroundings.sun_angle", 0)
                .set("craft.radiator.surroundings.craft_view", 0.4);
        assertEquals(
                Optional.of("craft: radiator: the panel is colder than its surroundings and cannot reject heat"),
                comparison.reason());
    }
}

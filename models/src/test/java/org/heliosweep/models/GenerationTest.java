package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spare units, gas turbines on hot days, and how many turbines are delivered. */
class GenerationTest {
    private final Evaluation fleet = Models.at("spare-units");
    private final Evaluation plant = Models.at("gas-turbine-plant");
    private final Evaluation supply = Models.at("turbine-supply");

    /** The binomial sum over all n + s units, by Pascal's rule. */
    private static double binomial(int needed, int spares, double availability) {
        double[] running = new double[needed + spares + 1];
        running[0] = 1;
        for (int unit = 0; unit < needed + spares; unit++) {
            for (int k = unit + 1; k > 0; k--) {
                running[k] = running[k] * (1 - availability) + running[k - 1] * availability;
            }
            running[0] *= 1 - availability;
        }
        double sum = 0;
        for (int k = needed; k <= needed + spares; k++) {
            sum += running[k];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0.9", "1, 1, 0.9", "2, 1, 0.82", "8, 2, 0.95", "8, 15, 0.5", "40, 7, 0.9", "40, 15, 0.99"})
    void reliabilityIsTheBinomialSum(int needed, int spares, double availability) {
        fleet.set("needed", needed).set("spares", spares).set("availability", availability);
        assertEquals(binomial(needed, spares, availability), fleet.value("reliability"), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.9, 0.99",
        "1, 0.95, 0.999",
        "3, 0.9, 0.999",
        "8, 0.95, 0.9999",
        "40, 0.95, 0.999",
        "10, 0.82, 0.99"
    })
    void leastSparesAreTheFirstThatReachTheTarget(int needed, double availability, double target) {
        int spares = 0;
        while (binomial(needed, spares, availability) < target) {
            spares++;
        }
        fleet.set("needed", needed).set("availability", availability).set("target", target);
        assertEquals(spares, fleet.value("least_spares"), 0);
        assertTrue(spares > 0);
    }

    /** A share out of service of 5 % would say one unit in nineteen; it takes a third, and for one unit two more. */
    @Test
    void fewUnitsNeedALargerShareOfSpares() {
        assertEquals(4, fleet.value("least_spares"), 0);
        assertEquals(2, fleet.set("needed", 1).value("least_spares"), 0);
        assertEquals(8, fleet.set("needed", 40).value("least_spares"), 0);
    }

    @Test
    void unitsThatNeverFailNeedNoSpares() {
        fleet.set("availability", 1).set("spares", 0);
        assertEquals(0, fleet.value("least_spares"), 0);
        assertEquals(1, fleet.value("reliability"), 0);
    }

    @Test
    void targetThatIsJustReachedIsReached() {
        fleet.set("needed", 1).set("availability", 0.75).set("target", 0.75);
        assertEquals(0, fleet.value("least_spares"), 0);
        assertEquals(1, fleet.set("target", 0.7500001).value("least_spares"), 0);
    }

    @Test
    void partsOfUnitsAreWholeUnits() {
        double nine = fleet.set("needed", 9).set("spares", 2).value("reliability");
        assertEquals(nine, fleet.set("needed", 8.1).set("spares", 2.9).value("reliability"), 0);
    }

    @Test
    void tooManySparesAreRefused() {
        fleet.set("needed", 200).set("availability", 0.9);
        assertEquals(Optional.of("not even 15 spare units reach the probability asked for"), fleet.reason());
    }

    @Test
    void reliabilityIsMonotonic() {
        CredibleRanges.of("spare-units").rises("reliability", "availability");
        CredibleRanges.of("spare-units").rises("reliability", "spares");
        CredibleRanges.of("spare-units").falls("reliability", "needed");
        CredibleRanges.of("spare-units").rises("least_spares", "target");
    }

    /** 150 MW of units of 30 MW that give 26.4 MW at 35 °C: 6 and 3 spare ones, counted on the hot day. */
    @Test
    void unitsAreCountedAtTheAmbientTemperature() {
        Evaluation site = Models.at("generating-units");
        assertEquals(6, site.value("needed"), 0);
        assertEquals(3, site.value("spares"), 0);
        assertEquals(9 * 26.4, site.value("generation"), 1e-9);
        assertEquals(270, site.value("rated_power"), 1e-9);
        assertEquals(5, site.set("turbine.ambient", 15).value("needed"), 0);
        // Installed generation always covers the load with the spare units out.
        CredibleRanges.of("generating-units").hold(drawn -> {
            double perUnit = drawn.value("generation") / drawn.value("units");
            assertTrue(drawn.value("needed") * perUnit >= drawn.value("site_peak") * (1 - 1e-12));
            assertTrue((drawn.value("needed") - 1) * perUnit < drawn.value("site_peak"));
        });
    }

    /**
     * 294 MW in units of 26.4 MW in the heat: 12 and 4 spare ones, where 18 % out of service say 14 in all, which fail
     * three times in a hundred. One unit of 88 MW runs a small site 95 % of the time, and the share sees nothing wrong.
     */
    @Test
    void shareOutOfServiceIsRightForManyUnitsOnly() {
        Evaluation site = Models.at("site-generation");
        assertEquals(12, site.value("needed"), 0);
        assertEquals(4, site.value("spares"), 0);
        assertEquals(Math.ceil(site.value("site_peak") / 0.82 / 26.4), site.value("units_by_share"), 0);
        assertEquals(14, site.value("units_by_share"), 0);
        assertEquals(binomial(12, 2, 0.95), site.value("reliability_by_share"), 1e-12);
        assertEquals(2, site.value("short_by"), 0);
        site.set("unit_power", 100).set("site.gpus", 20_000);
        assertEquals(0.95, site.value("reliability_by_share"), 1e-12);
        assertEquals(2, site.value("spares"), 0);
        assertEquals(
                0, site.reset().set("unit_power", 10).value("short_by"), 0, "41 units of 10 MW are what N + k says");
        // One temperature for cooling and turbines: hotter air is more load and weaker units.
        double hot = site.reset().set("ambient", 45).value("needed");
        assertTrue(hot > site.set("ambient", 15).value("needed"));
        CredibleRanges.of("site-generation").hold(drawn -> {
            boolean enough = drawn.value("reliability_by_share") >= drawn.value("plant.target");
            if (drawn.value("units_by_share") - drawn.value("needed") <= 15) {
                assertEquals(enough, drawn.value("short_by") <= 0);
            }
        });
    }

    /** 1 - 0.006 · 20 K = 0.88 at 35 °C, nothing gained in the cold. */
    @Test
    void turbinesLosePowerInHeat() {
        Evaluation turbine = Models.at("gas-turbine");
        assertEquals(0.88, turbine.value("power_share"), 1e-12);
        assertEquals(352, turbine.value("power"), 1e-9);
        assertEquals(1, turbine.set("ambient", 15).value("power_share"), 0);
        assertEquals(1, turbine.set("ambient", -10).value("power_share"), 0);
        turbine.set("ambient", 51);
        assertEquals(Optional.of("the derating is linear up to 50 degrees Celsius only"), turbine.reason());
    }

    /** 4 $/GJ · 3.6 / 0.55 = 26.2 $/MWh, 40 in simple cycle; 56.1 · 3.6 / 0.55 = 367 kg/MWh. */
    @Test
    void fuelPerElectricity() {
        Evaluation turbine = Models.at("gas-turbine");
        assertEquals(26.1818, turbine.value("fuel_cost"), 1e-4);
        assertEquals(367.2, turbine.value("emission"), 1e-9);
        assertEquals(40, turbine.choose("cycle", "simple").value("fuel_cost"), 1e-9);
    }

    /** 25 K / (0.45 · 295.15 K) + 0.07 = 0.258; warm water of 45 °C at 30 °C needs pumps and fans only. */
    @Test
    void coolingFollowsTheTemperatureOfTheAir() {
        Evaluation cooling = Models.at("site-cooling");
        assertEquals(0.25823, cooling.value("peak_cooling"), 1e-5);
        assertEquals(0.07, cooling.set("supply", 45).set("ambient", 30).value("peak_cooling"), 0);
        CredibleRanges.of("site-cooling").rises("peak_cooling", "ambient");
        CredibleRanges.of("site-cooling").falls("peak_cooling", "supply");
        // What is called credible elsewhere: 0.10 with warm water to 0.40 in the hottest hour.
        assertEquals(0.10, cooling.reset().set("supply", 40).value("peak_cooling"), 0.05);
        assertEquals(0.40, cooling.reset().set("ambient", 46).set("supply", 18).value("peak_cooling"), 0.05);
    }

    /**
     * The hottest hour has the most cooling and the weakest turbines: at 40 °C the plant must be a third larger than at
     * 15 °C, and with either of the two at 15 °C it would be too small.
     */
    @Test
    void coolingAndDeratingShareOneTemperature() {
        double hot = plant.set("ambient", 40).value("rated_power");
        double cold = plant.set("ambient", 15).value("rated_power");
        Evaluation cooling = Models.at("site-cooling");
        double hotCooling = cooling.set("ambient", 40).value("peak_cooling");
        double coldCooling = cooling.set("ambient", 15).value("peak_cooling");
        double expected = (1 + hotCooling + 0.05) / (1 + coldCooling + 0.05) / (1 - 0.006 * 25);
        assertEquals(expected, hot / cold, 1e-12);
        assertTrue(expected > 1.3);
        CredibleRanges.of("gas-turbine-plant").rises("rated_power", "ambient");
    }

    /** Fuel follows the mean: hotter peaks and spare turbines burn nothing. 1773.6 GWh · 3.6 / 0.55 = 11.61 PJ. */
    @Test
    void fuelFollowsTheMean() {
        assertEquals(11.6093, plant.value("fuel"), 1e-4);
        double fuel = plant.value("fuel");
        plant.set("ambient", 45).set("site.out_of_service", 0.2);
        assertEquals(fuel, plant.value("fuel"), 0);
        assertEquals(fuel * 4, plant.value("fuel_cost"), 1e-9);
        assertEquals(fuel * 0.0561, plant.value("carbon_dioxide"), 1e-9);
    }

    private static double in(Evaluation evaluation, String quantity, int year) {
        return evaluation.value(quantity + "[" + year + "]");
    }

    /** 60 GW of castings against 65 of assembly, orders of 110: the queue grows by 0.83 years a year. */
    @Test
    void castingsLimitFirst() {
        assertEquals("castings", supply.label("deliveries[2025]"));
        assertEquals(60, in(supply, "deliveries.value", 2025), 1e-9);
        assertEquals(50.0 / 60, in(supply, "queue_growth", 2025), 1e-12);
        assertEquals(5, in(supply, "wait", 2025), 1e-9);
        assertEquals(6.25, in(supply, "heavy_ready", 2025), 1e-9);
        assertEquals("assembly", supply.label("deliveries[2028]"));
        // The published figures alone: 110 ordered of 65 that can be assembled, 0.7 years a year.
        supply.set("castings", 75);
        assertEquals("assembly", supply.label("deliveries[2025]"));
        assertEquals(0.69, in(supply, "queue_growth", 2025), 0.005);
    }

    /** Year by year: the backlog is what was ordered and not delivered, and new lines help once they are qualified. */
    @Test
    void backlogYearByYear() {
        CredibleRanges.of("turbine-supply").hold(drawn -> {
            double backlog = drawn.value("backlog_at_start");
            double longest = 0;
            for (int year = 2025; year <= 2035; year++) {
                int years = year - 2025;
                // Lines of the years 2025, 2026 … whose time of qualification is over.
                int lines = 0;
                for (int begun = 0; begun < (int) drawn.value("foundry_years"); begun++) {
                    lines += begun + drawn.value("qualification") <= years ? 1 : 0;
                }
                double assembled = drawn.value("assembly") * Math.pow(1 + drawn.value("assembly_growth") / 100, years);
                double cast = drawn.value("castings") * Math.pow(1 + drawn.value("casting_growth") / 100, years)
                        + lines * drawn.value("new_foundry");
                double ordered = drawn.value("orders") * Math.pow(1 + drawn.value("order_growth") / 100, years);
                double delivered = Math.min(Math.min(assembled, cast), backlog + ordered);
                assertEquals(delivered, in(drawn, "deliveries.value", year), 1e-9 * delivered);
                assertEquals(backlog, in(drawn, "backlog", year), 1e-9 * (backlog + ordered));
                double wait = backlog / delivered + drawn.value("manufacture");
                assertEquals(wait, in(drawn, "wait", year), 1e-9);
                longest = Math.max(longest, wait);
                backlog += ordered - delivered;
            }
            assertEquals(longest, drawn.value("longest_wait"), 1e-9);
        });
    }

    /** A line that is begun in 2025 and takes three years to qualify delivers in 2028, not before; of three, all by 2030. */
    @Test
    void newLinesDeliverWhenTheyAreQualified() {
        supply.set("new_foundry", 10).set("casting_growth", 0).set("castings", 50);
        assertEquals(50, in(supply, "deliveries.value", 2027), 1e-9);
        assertEquals(60, in(supply, "deliveries.value", 2028), 1e-9);
        assertEquals(60, in(supply, "deliveries.value", 2035), 1e-9);
        supply.set("foundry_years", 3).set("assembly_growth", 15);
        assertEquals(50, in(supply, "deliveries.value", 2027), 1e-9);
        assertEquals(80, in(supply, "deliveries.value", 2030), 1e-9);
        assertEquals(80, in(supply, "deliveries.value", 2035), 1e-9);
        // Half a year more is a year of deliveries.
        assertEquals(50, in(supply.set("qualification", 3.5), "deliveries.value", 2028), 1e-9);
    }

    /** When orders fall, the queue runs empty: from then on what is ordered is delivered, and never more. */
    @Test
    void emptyQueue() {
        supply.set("orders", 50).set("order_growth", -10);
        assertEquals("orders", supply.label("deliveries[2035]"));
        assertEquals(0, in(supply, "backlog", 2035), 1e-9);
        assertEquals(50 * Math.pow(0.9, 10), in(supply, "deliveries.value", 2035), 1e-9);
        assertEquals(1.5, in(supply, "wait", 2035), 1e-9);
        double ordered = 210;
        double delivered = 0;
        for (int year = 2025; year <= 2035; year++) {
            ordered += 50 * Math.pow(0.9, year - 2025);
            delivered += in(supply, "deliveries.value", year);
        }
        assertEquals(ordered, delivered, 1e-9);
        assertTrue(supply.value("queue_shrinks") <= 2026);
    }

    /** The hot section comes after everything else; the site may come later still. Small units have their own queue. */
    @Test
    void siteAndHotSectionMustBothBeThere() {
        supply.set("rest_of_site", 5);
        assertEquals(6.25, in(supply, "heavy_ready", 2025), 1e-9);
        assertEquals(5, in(supply, "small_ready", 2025), 1e-9);
        supply.set("backlog_at_start", 100).set("blade_lag", 1);
        assertEquals(5, in(supply, "heavy_ready", 2025), 1e-9);
        supply.reset().set("rest_of_site", 1.5);
        assertEquals(15 / 10.0 + 0.5, in(supply, "small_ready", 2025), 1e-9);
        assertEquals((15 + 12 - 10) / 11.0 + 0.5, in(supply, "small_ready", 2026), 1e-9);
        assertEquals(0.3 * (60 + 10), in(supply, "ai_deliveries", 2025), 1e-9);
        CredibleRanges.of("turbine-supply")
                .falls("wait[2030]", "castings")
                .falls("wait[2030]", "assembly")
                .rises("wait[2030]", "orders")
                .rises("wait[2030]", "qualification")
                .rises("small_ready[2030]", "small_orders");
    }

    /** 21 GW of 2025 feed 11.6 GW of racks in the hottest hour; at 15 °C they would feed 14.9, which nobody may count on. */
    @Test
    void deliveriesFeedRacksInTheHottestHour() {
        double perRack = plant.value("rated_per_it");
        assertEquals(21 / perRack, in(supply, "racks", 2025), 1e-9);
        assertEquals(11.6, in(supply, "racks", 2025), 0.05);
        double cool = in(supply.set("plant.ambient", 15), "racks", 2025);
        assertEquals(21 / plant.set("ambient", 15).value("rated_per_it"), cool, 1e-9);
        assertTrue(cool > 13, "cool: " + cool);
        CredibleRanges.of("turbine-supply").falls("racks[2030]", "plant.ambient");
    }
}

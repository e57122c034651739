package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Firm supply from solar panels and a battery, hour by hour. */
@Execution(ExecutionMode.CONCURRENT)
class SolarBatteryHoursTest {
    private static final int HOURS = 8760;

    private final Evaluation plant = Models.at("solar-battery-hours");

    private Evaluation put(SolarPlant.Site site, SolarPlant battery) {
        return plant.reset()
                .set("capacity_factor", site.capacityFactor())
                .set("latitude", site.latitude())
                .choose("mount", site.tracking() ? "tracking" : "fixed")
                .set("weather", site.weather())
                .set("persistence", site.persistence())
                .set("clarity", site.clarity())
                .set("panels_per_load", battery.panels())
                .set("depth", 1)
                .set("storage", battery.storage())
                .set("battery_power", battery.batteryPower())
                .set("charging", battery.charging())
                .set("discharging", battery.discharging())
                .set("charge_at_start", battery.start());
    }

    /** Weather years and corners: too few panels, hardly any battery, one without losses, south of the equator. */
    @ParameterizedTest
    @CsvSource({
        "0.25, 35, true,     1, 0.29, 3.5,  5,   18,  4, 0.933, 0.933, 0.5",
        "0.33, 35, true,     2, 0.29, 5,    8,   30,  3, 0.95,  0.92,  1",
        "0.11, 60, false,    3, 0.6,  -1,  15,   80, 10, 0.906, 0.959, 0",
        "0.20, 50, false, 2000, 0,    0,    2,    4,  1, 0.933, 0.933, 0.5",
        "0.25, 0,  true,   777, 0.9,  2,    4,  300,  2, 1,     1,     0.5",
        "0.28, -35, true,   12, 0.29, 6,    6, 0.01,  9, 0.9,   0.9,   0",
        "0.25, 66, false,    9, 0.29, 3,    1,   10,  1, 0.9,   0.9,   1"
    })
    void asAnIndependentSimulation(
            double capacityFactor,
            double latitude,
            boolean tracking,
            int weather,
            double persistence,
            double clarity,
            double panels,
            double storage,
            double power,
            double charging,
            double discharging,
            double start) {
        SolarPlant.Site site = new SolarPlant.Site(capacityFactor, latitude, tracking, weather, persistence, clarity);
        SolarPlant battery = new SolarPlant(panels, storage, power, charging, discharging, start);
        double[] sun = site.power();
        SolarPlant.Year year = battery.through(sun);
        put(site, battery);
        assertEquals(Optional.empty(), plant.reason());
        assertEquals(Arrays.stream(site.clearness()).average().orElseThrow(), plant.value("mean_clearness"), 1e-12);
        assertEquals(Arrays.stream(sun).max().orElseThrow(), plant.value("peak"), 1e-12);
        assertEquals(year.generated() * 0.1, plant.value("generated"), 1e-8);
        assertEquals(year.served() * 0.1, plant.value("served"), 1e-8);
        assertEquals(100 * year.unserved() / HOURS, plant.value("unserved_share"), 1e-9);
        assertEquals(100 * year.curtailed() / year.generated(), plant.value("curtailed_share"), 1e-9);
        assertEquals(100.0 * year.full() / HOURS, plant.value("availability"), 1e-9);
        assertEquals(battery.longestDark(sun), plant.value("longest_dark"), 0);
        assertEquals(year.discharged() / discharging / storage, plant.value("cycles"), 1e-7 * HOURS / storage);
        assertEquals(year.end() / storage, plant.value("charge_at_end"), 1e-9);
        assertEquals(100 * (year.served() - year.discharged()) / HOURS, plant.value("direct_share"), 1e-9);
        // What went into the cells and came out again, both times with losses.
        double in = (year.discharged() / discharging + year.end() - start * storage) / charging;
        double lost = in * (1 - charging) + year.discharged() * (1 / discharging - 1);
        assertEquals(100 * lost / year.generated(), plant.value("lost_share"), 1e-9);
    }

    @Test
    void limitsByHand() {
        // Panels that never give more than the load: the battery gives what it has, and stays empty.
        plant.set("panels_per_load", 0.5).set("charge_at_start", 1);
        assertEquals(0, plant.value("curtailed_share"), 0);
        assertEquals(18 * 0.95 * 0.933, plant.value("served") / 0.1 - plant.value("generated") / 0.1, 1e-9);
        assertEquals(1, plant.value("cycles"), 1e-12);
        assertEquals(0, plant.value("charge_at_end"), 0);
        // Enough of everything: nothing is unserved, and all that is not lost or stored is curtailed.
        plant.reset().set("panels_per_load", 60).set("storage", 200).set("battery_power", 40);
        assertEquals(0, plant.value("unserved_share"), 0);
        assertEquals(100, plant.value("availability"), 0);
        assertEquals(876, plant.value("served"), 1e-9);
    }

    /** Shares of capital: 5 · 0.9 and 18 · 0.165 $/W, over 25 and 15 years at 8 %, and 1.5 % a year. */
    @Test
    void costByHand() {
        double yearly =
                4.5 * (0.08 / (1 - Math.pow(1.08, -25)) + 0.015) + 2.97 * (0.08 / (1 - Math.pow(1.08, -15)) + 0.015);
        assertEquals(7.47, plant.value("capital"), 1e-12);
        assertEquals(yearly, plant.value("yearly_cost"), 1e-12);
        assertEquals(yearly / (plant.value("served") / 876 * 8.76), plant.value("cost"), 1e-12);
    }

    /**
     * Where all days are alike, at the equator without clouds, the quick sizing by the mean day carries the load but for
     * the seasons' few percent, and a tenth less of either does not.
     */
    @Test
    void quickSizingHoldsWhereAllDaysAreAlike() {
        plant.set("latitude", 0).choose("mount", "fixed").set("clarity", 400);
        double direct = plant.value("direct_share");
        Evaluation quick = Models.at("solar-battery-sizing").set("round_trip", 0.933 * 0.933);
        for (int i = 0; i < 4; i++) {
            quick.set("direct_share", direct / 100);
            plant.set("panels_per_load", quick.value("panels") / 100).set("storage", quick.value("battery") / 100);
            direct = plant.value("direct_share");
        }
        assertEquals(40, direct, 7); // the credible range of the quick sizing
        assertTrue(plant.value("unserved_share") < 2, "unserved " + plant.value("unserved_share"));
        assertTrue(plant.value("curtailed_share") < 3, "curtailed " + plant.value("curtailed_share"));
        double enough = plant.value("unserved_share");
        plant.set("panels_per_load", quick.value("panels") / 100 * 0.9);
        assertTrue(plant.value("unserved_share") > enough + 4);
        plant.set("panels_per_load", quick.value("panels") / 100).set("storage", quick.value("battery") / 100 * 0.9);
        assertTrue(plant.value("unserved_share") > enough + 4);
    }

    /** With weather the same sizing fails: what the mean day needs leaves a tenth of the hours without all of the load. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void quickSizingFailsUnderClouds(int weather) {
        Evaluation quick = Models.at("solar-battery-sizing");
        plant.set("panels_per_load", quick.value("panels") / 100)
                .set("storage", quick.value("battery") / 100)
                .set("weather", weather);
        assertTrue(plant.value("availability") < 90);
    }

    /** Days remember each other as much as they should, and their clearness has the mean of its distribution. */
    @Test
    void cloudsHaveTheirStatistics() {
        double product = 0;
        double square = 0;
        double mean = 0;
        for (int weather = 1; weather <= 300; weather++) {
            double[] clearness = new SolarPlant.Site(0.25, 35, true, weather, 0.29, 0).clearness();
            for (int day = 1; day < clearness.length; day++) {
                product += (clearness[day] - 0.4) * (clearness[day - 1] - 0.4);
                square += (clearness[day] - 0.4) * (clearness[day] - 0.4);
                mean += clearness[day];
            }
        }
        assertEquals(0.4, mean / 300 / 364, 0.002);
        // The ranks of two normal numbers are a little less correlated than the numbers.
        assertEquals(6 / Math.PI * Math.asin(0.29 / 2), product / square, 0.01);
        // All equally frequent: the variance of a uniform number.
        assertEquals(0.7 * 0.7 / 12, square / 300 / 364, 0.001);
    }

    @Test
    void moreServesMore() {
        Grid grid = Grid.of(
                "solar-battery-hours",
                "vary panels_per_load = linspace(2, 15, 14)",
                "vary storage = linspace(4, 80, 20)",
                "vary battery_power = levels(1, 2, 8)",
                "vary charging = levels(0.906, 0.959)");
        double[] served = grid.column("served");
        double[] curtailed = grid.column("curtailed_share");
        int[] steps = {120, 6, 2, 1};
        int[] sizes = {14, 20, 3, 2};
        assertEquals(14 * 20 * 6, served.length);
        for (int axis = 0; axis < steps.length; axis++) {
            int rises = 0;
            for (int row = 0; row < served.length; row++) {
                if (row / steps[axis] % sizes[axis] > 0) {
                    double change = served[row] - served[row - steps[axis]];
                    assertTrue(change >= -1e-9, "axis " + axis + ", row " + row + ": " + change);
                    rises += change > 1e-6 ? 1 : 0;
                }
            }
            assertTrue(rises > served.length / 4, "axis " + axis + " moves " + rises + " times");
        }
        for (int row = steps[0]; row < curtailed.length; row++) {
            assertTrue(curtailed[row] >= curtailed[row - steps[0]] - 1e-9, "row " + row);
        }
    }

    /** To rounding, in each of the first scenarios of the study. */
    @Test
    void energyIsConservedInEveryScenario() {
        Grid drawn = Grid.of(Models.WORKBENCH.study("solar-battery-hours").scenarios(20_000));
        double[] imbalance = drawn.column("imbalance");
        assertEquals(20_000, imbalance.length);
        assertTrue(Arrays.stream(imbalance).allMatch(rest -> Math.abs(rest) < 1e-12));
        double[] served = drawn.column("served");
        double[] generated = drawn.column("generated");
        double[] unserved = drawn.column("unserved_share");
        for (int row = 0; row < served.length; row++) {
            assertEquals(876, served[row] + 8.76 * unserved[row], 1e-9);
            assertTrue(served[row] <= generated[row] + 0.1 * 80);
        }
    }
}

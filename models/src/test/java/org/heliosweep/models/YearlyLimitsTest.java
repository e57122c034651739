package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What limits growth in a year. */
class YearlyLimitsTest {
    private static final List<String> IN_ORBIT =
            List.of("launch", "cells", "assembly", "logic", "scanners", "memory", "packages", "capital");
    private static final List<String> ON_GROUND =
            List.of("power", "logic", "scanners", "memory", "packages", "capital");
    private static final Map<String, String> NAMES = Map.of("power", "sites");

    private final Evaluation limits = Models.at("yearly-limits");

    /** 2031: 69 to 171 GW of AI need 0.7 to 1.7 Mt to orbit in a year, 2.5 to 2.9 times as much each year for six. */
    @ParameterizedTest
    @CsvSource({"1.25, 69, 0.7, 2.5", "1.5, 171, 1.7, 2.9"})
    void moreInAYearThanAllOnEarth(double growth, double stock, double megatonnes, double factor) {
        limits.set("years", 6).set("world_growth", growth).set("specific_power", 100);
        assertEquals(stock, limits.value("stock"), 0.5);
        assertEquals(megatonnes * 1000, limits.value("mass_to_match"), 20);
        assertEquals(factor, limits.value("growth_to_match"), 0.03);
    }

    /** At its base rate launch limits orbit; with a cadence that grows by more than 2.5 a year it does not. */
    @Test
    void launchLimitsOrbitFirst() {
        for (double years = 0; years <= 10; years++) {
            assertEquals("launch", limits.set("years", years).label("orbit"));
        }
        limits.set("specific_power", 100)
                .set("launch_growth", 2.9)
                .set("launch_share", 1)
                .set("years", 6);
        assertTrue(!limits.label("orbit").equals("launch"), limits.label("orbit"));
    }

    /** 3 kt of which half is for computing, at 30 kW/t and three quarters delivered. */
    @Test
    void byHand() {
        limits.set("years", 2);
        assertEquals(3e3 * 2.25 * 0.5 * 30 * 0.75 / 1e6, limits.value("orbit_launch"), 1e-12);
        assertEquals(40 * 1.69 * 0.75, limits.value("orbit_cells"), 1e-9);
        assertEquals(400 * 2.25 / 40 * 0.75 * 0.98, limits.value("ground_capital"), 1e-9);
        double perWafer = 64 * 0.450668 * 0.95 * 0.97 / 0.75;
        assertEquals(
                350_000 * 12 * Math.pow(1.15, 2) * 0.3 * perWafer * 0.25 * 0.75 / 1e6,
                limits.value("orbit_logic"),
                1e-4);
        assertEquals(75_000 * 12 * 1.96 * 22 / 0.75 * 0.75 * 0.98 / 1e6, limits.value("ground_packages"), 1e-9);
    }

    /** Chips are shared: all to orbit leaves none for the ground, and the other way round. */
    @Test
    void chipsAreShared() {
        limits.set("orbit_allocation", 1);
        assertEquals(0, limits.value("ground.value"), 0);
        double all = limits.value("orbit_memory");
        limits.set("orbit_allocation", 0);
        assertEquals(0, limits.value("orbit.value"), 0);
        assertEquals(all / 0.75 * 0.98, limits.value("ground_memory"), 1e-9);
    }

    /** More of a factor that does not limit is no use, 1 % more of the one that does is 1 % more, up to the next. */
    @Test
    void onlyTheLeastCounts() {
        double before = limits.value("orbit.value");
        assertEquals(before, limits.set("cells", 60).value("orbit.value"), 0);
        assertEquals(1.01 * before, limits.set("launch_mass", 3.03).value("orbit.value"), 1e-12);
        assertEquals(1, limits.value("orbit_ties"), 0);
        // Assembly brought to within 5 % of launch: two share the place.
        limits.set("assembly", 0.5 * limits.value("orbit_launch") / limits.value("orbit_assembly") * 1.04);
        assertEquals("launch", limits.label("orbit"));
        assertEquals(2, limits.value("orbit_ties"), 0);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("yearly-limits")
                .rises("added", "launch_mass")
                .rises("added", "capital")
                .rises("orbit.value", "specific_power")
                .falls("ground.value", "orbit_allocation")
                .hold(drawn -> {
                    least(drawn, "orbit", IN_ORBIT);
                    least(drawn, "ground", ON_GROUND);
                    double added = drawn.value("orbit.value") + drawn.value("ground.value");
                    assertEquals(added, drawn.value("added"), 1e-12 * added);
                });
    }

    /** The mean of the least is below the least of the means: means that are fed into the model say a quarter too much. */
    @Test
    void meanOfTheLeastIsLess() {
        Grid drawn = Grid.of(Models.WORKBENCH
                .study("yearly-limits")
                .add("fix years = 5 [yr]")
                .add("keep "
                        + String.join(
                                ", ",
                                "ground.value",
                                "ground_sites",
                                "ground_capital",
                                "ground_memory",
                                "ground_logic"))
                .scenarios(4_000));
        double least = DoubleStream.of(drawn.column("ground.value")).average().orElseThrow();
        double means = Stream.of("ground_sites", "ground_capital", "ground_memory", "ground_logic")
                .mapToDouble(
                        name -> DoubleStream.of(drawn.column(name)).average().orElseThrow())
                .min()
                .orElseThrow();
        assertTrue(least < 0.8 * means, least + " of " + means);
    }

    /** The study asks in which year launch stops limiting orbit: not in the first three, for nearly all that is credible. */
    @Test
    void studyOverTheYears() {
        Study study = Models.WORKBENCH.study("yearly-limits").build();
        int early = 0;
        int launch = 0;
        for (long number = 0; number < 150; number++) {
            double years = 0;
            String limit = "";
            for (Value value : Explanation.of(study, number).values()) {
                switch (value) {
                    case Value.Number(var quantity, double found)
                    when quantity.name().equals("years") -> years = found;
                    case Value.Label label when label.quantity().name().equals("orbit") -> limit = label.label();
                    default -> {}
                }
            }
            early += years <= 3 ? 1 : 0;
            launch += years <= 3 && limit.equals("launch") ? 1 : 0;
        }
        assertTrue(early > 35 && launch > 0.9 * early, launch + " of " + early);
    }

    private static void least(Evaluation drawn, String branch, List<String> factors) {
        double least = drawn.value(branch + ".value");
        for (String factor : factors) {
            double value = drawn.value(branch + "_" + NAMES.getOrDefault(factor, factor));
            assertTrue(least <= value, factor);
            assertTrue(!drawn.label(branch).equals(factor) || least == value, factor + " is not the least");
        }
    }
}

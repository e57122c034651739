package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Input;
import org.junit.jupiter.api.Test;

/** What limits growth in each year to 2035. */
class LimitsByYearTest {
    private static final List<String> ORBIT = List.of(
            "launch",
            "cells",
            "assembly",
            "orbit_logic",
            "orbit_scanners",
            "orbit_memory",
            "orbit_packages",
            "orbit_capital");
    private static final List<String> GROUND =
            List.of("sites", "ground_logic", "ground_scanners", "ground_memory", "ground_packages", "ground_capital");
    private static final int FIRST = 2026;
    private static final int LAST = 2035;

    private final Evaluation limits = Models.at("limits-by-year");

    private static double in(Evaluation drawn, String quantity, int year) {
        return drawn.value(quantity + "[" + year + "]");
    }

    /** Where idle chips are worth nothing a year later, each year stands for itself: the model of a single year. */
    @Test
    void yearsStandForThemselvesWithoutIdleChips() {
        Evaluation single = Models.at("yearly-limits");
        Evaluation drawnLimits = Models.at("limits-by-year");
        CredibleRanges.of("yearly-limits").hold(drawn -> {
            drawnLimits.set("ageing", 100);
            for (Input input : Models.WORKBENCH.model("yearly-limits").inputs()) {
                if (input instanceof Input.Number number && !number.name().equals("years")) {
                    // what new craft deliver is an input of its own here
                    String name = number.name().equals("orbit_delivered") ? "orbit_new" : "base." + number.name();
                    drawnLimits.set(name, drawn.value(number.name()));
                    single.set(number.name(), drawn.value(number.name()));
                } else if (input instanceof Input.Choice choice) {
                    drawnLimits.choose("base." + choice.name(), drawn.label(choice.name()));
                    single.choose(choice.name(), drawn.label(choice.name()));
                }
            }
            for (int year = FIRST; year <= LAST; year += 3) {
                single.set("years", year - 2025);
                for (String branch : List.of("orbit", "ground")) {
                    double expected = single.value(branch + ".value");
                    assertEquals(expected, in(drawnLimits, branch + ".value", year), 1e-12 * expected);
                    double ties = single.value(branch + "_ties");
                    assertEquals(ties, in(drawnLimits, branch + "_ties", year), 0);
                    assertEquals(single.label(branch), drawnLimits.label(branch + "[" + year + "]"));
                }
            }
        });
    }

    /** Cohorts by themselves: what is there is what was added in the last years, as far as it is alive. */
    @Test
    void stockIsWhatWasAddedAndIsAlive() {
        CredibleRanges.of("limits-by-year").hold(drawn -> {
            for (String branch : List.of("orbit", "ground")) {
                int life = (int) drawn.value(branch + "_life");
                double alive = Math.exp(-drawn.value(branch + "_failures") / 100);
                double before = branch.equals("orbit")
                        ? 0
                        : drawn.value("base.world_power") * drawn.value("base.ground_delivered");
                double survivors = 0;
                for (int age = 0; age < life; age++) {
                    survivors += Math.pow(alive, age);
                }
                for (int year = FIRST; year <= LAST; year++) {
                    double stock = 0;
                    for (int age = 0; age < life; age++) {
                        double added =
                                year - age < FIRST ? before / survivors : in(drawn, branch + ".value", year - age);
                        stock += added * Math.pow(alive, age);
                    }
                    assertEquals(stock, in(drawn, branch + "_stock", year), 1e-9 * Math.max(1, stock));
                }
            }
        });
    }

    /** Chips are neither lost nor found: what is made and left over goes into service or stays idle. */
    @Test
    void chipsAreInServiceOrIdle() {
        int[] idle = new int[2];
        CredibleRanges.of("limits-by-year").hold(drawn -> {
            double kept = Math.pow(1 - drawn.value("ageing") / 100, 12);
            double carried = 0;
            for (int year = FIRST; year <= LAST; year++) {
                double made = Math.min(
                        Math.min(in(drawn, "logic", year), in(drawn, "scanners", year)),
                        Math.min(in(drawn, "memory", year), in(drawn, "packages", year)));
                double installed = in(drawn, "orbit.value", year) / drawn.value("base.orbit_delivered")
                        + in(drawn, "ground.value", year) / drawn.value("base.ground_delivered");
                double unused = in(drawn, "unused", year);
                assertEquals(made + carried, installed + unused, 1e-9 * (made + carried));
                idle[unused > 0.01 * made ? 1 : 0]++;
                carried = kept * unused;
            }
        });
        assertTrue(idle[0] > 50 && idle[1] > 1000, idle[0] + " and " + idle[1]);
    }

    @Test
    void leastBindsAndStopsOnce() {
        CredibleRanges.of("limits-by-year").hold(drawn -> {
            binds(drawn, "orbit", ORBIT);
            binds(drawn, "ground", GROUND);
        });
    }

    private static void binds(Evaluation drawn, String branch, List<String> factors) {
        for (String factor : factors) {
            double stops = Double.NaN;
            boolean bound = false;
            for (int year = FIRST; year <= LAST; year++) {
                double least = in(drawn, branch + ".value", year);
                double value = in(drawn, factor, year);
                assertTrue(least <= value, factor);
                boolean binds = value <= 1.05 * least;
                stops = Double.isNaN(stops) && bound && !binds ? year : stops;
                bound = binds;
            }
            assertEquals(stops, drawn.value(factor + "_stops"), 0, factor);
        }
        for (int year = FIRST; year <= LAST; year++) {
            double least = in(drawn, branch + ".value", year);
            int at = year;
            long ties = factors.stream()
                    .filter(factor -> in(drawn, factor, at) <= 1.05 * least)
                    .count();
            assertEquals((double) ties, in(drawn, branch + "_ties", year), 0);
            assertTrue(ties >= 1);
        }
    }

    /** At base rates launch limits orbit to 2035; with a cadence that grows by more than 2.5 a year it stops. */
    @Test
    void launchLimitsUntilItsCadenceGrowsFaster() {
        assertTrue(Double.isNaN(limits.value("launch_stops")));
        assertEquals("launch", limits.label("orbit[2035]"));
        limits.set("base.launch_growth", 2.9).set("base.specific_power", 100).set("base.launch_share", 1);
        double stops = limits.value("launch_stops");
        assertTrue(stops > FIRST && stops < 2032, "launch stops limiting in " + stops);
        assertTrue(Double.isNaN(limits.value("overtakes")));
    }

    /** Chips outrun power: what capital and sites cannot use piles up, and is used when these have grown. */
    @Test
    void idleChipsAreUsedLater() {
        assertTrue(in(limits, "unused", 2028) > 10);
        limits.set("ageing", 100);
        double withoutIdle = limits.value("stock");
        assertTrue(limits.set("ageing", 3).value("stock") > withoutIdle * 1.01);
        // Not so the stock of 2035 with sites: chips that find one early are retired by then.
        CredibleRanges.of("limits-by-year")
                .falls("stock", "ageing")
                .falls("unused[2030]", "base.ground_power")
                .rises("ground_stock[2026]", "base.capital")
                .falls("stock", "ground_failures")
                .rises("orbit_stock[2035]", "orbit_life");
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Robots in each year. */
class RobotsByYearTest {
    private static final int FIRST = 2026;
    private static final int LAST = 2035;

    private final Evaluation robots = Models.at("robots-by-year");

    private static double in(Evaluation drawn, String quantity, int year) {
        return drawn.value(quantity + "[" + year + "]");
    }

    /** 50 000, then 150 000 / 1.01 and so on: half of ten million between 2030 and 2031, as the closed form has it. */
    @Test
    void factoriesFollowAnSCurve() {
        for (int year = FIRST; year <= LAST; year++) {
            double grown = 50_000 * Math.pow(3, year - FIRST);
            assertEquals(grown / (1 + (grown - 50_000) / 1e7), in(robots, "made", year), 1e-3);
        }
        assertEquals(2029, robots.value("first_million"), 0);
    }

    /** Against Runge and Kutta's method in 2,000 steps a year: within 10 % everywhere, mostly within a few per mille. */
    @Test
    void againstIntegration() {
        int[] near = new int[2];
        CredibleRanges.of("robots-by-year").hold(drawn -> {
            double rho = drawn.value("building");
            double delta = drawn.value("wear");
            double limit = drawn.value("limit.value");
            double n = drawn.value("first");
            for (int year = FIRST; year <= LAST; year++) {
                double made = in(drawn, "made", year);
                for (int i = 0; i < 2_000; i++) {
                    double a = slope(n, rho, delta, limit, made);
                    double b = slope(n + a / 4_000, rho, delta, limit, made);
                    double c = slope(n + b / 4_000, rho, delta, limit, made);
                    double d = slope(n + c / 2_000, rho, delta, limit, made);
                    n += (a + 2 * b + 2 * c + d) / 12_000;
                }
                double found = in(drawn, "robots", year);
                assertEquals(n, found, 0.1 * n);
                near[Math.abs(found - n) < 0.005 * n ? 1 : 0]++;
            }
        });
        assertTrue(near[1] > 3 * near[0], near[1] + " near, " + near[0] + " not");
    }

    private static double slope(double n, double rho, double delta, double limit, double made) {
        return made + rho * n * (1 - n / limit) - delta * n;
    }

    /** While nothing limits them, the years give exactly what the closed form gives for a constant output. */
    @Test
    void withoutALimitAsTheClosedForm() {
        Evaluation closed = Models.at("robot-population");
        robots.set("factory_growth", 1)
                .set("first_output", 1e6)
                .set("power", 1e15)
                .set("material", 1e15);
        closed.set("factories", 1e6).set("first", 2000).set("limit", 5e21);
        for (int year : new int[] {2026, 2030, 2035}) {
            double expected = closed.set("time", year - 2025).value("robots");
            assertEquals(expected, in(robots, "robots", year), 1e-9 * expected);
        }
    }

    /** Where a robot builds four a year, steps of N' + ρ N' (1 - N' / K) jump beyond all that material allows; these do not. */
    @Test
    void noStepOvershoots() {
        robots.set("building", 4).set("wear", 0.05).set("first_output", 1e5).set("capacity", 1e6);
        double most = robots.value("limit.value") * (1 - 0.05 / 4);
        double before = 0;
        for (int year = FIRST; year <= LAST; year++) {
            double now = in(robots, "robots", year);
            assertTrue(now >= before * (1 - 1e-9) && now < 1.001 * most, year + ": " + now + " of " + most);
            before = now;
        }
        assertEquals(most, before, 0.001 * most);
    }

    /** 1500 GW are 7.5 billion at 200 W; 60 Mt a year of 60 kg each keep 10 billion of which a tenth wears out. */
    @Test
    void materialAndPower() {
        assertEquals("power", robots.label("limit"));
        assertEquals(7.5e9, robots.value("limit.value"), 1);
        robots.set("power", 3000);
        assertEquals("material", robots.label("limit"));
        assertEquals(1e10, robots.value("limit.value"), 1);
        assertEquals(2e10 / 3, robots.set("wear", 0.15).value("limit.value"), 1);
        CredibleRanges.of("robots-by-year")
                .rises("robots[2035]", "building")
                .rises("robots[2030]", "factory_growth")
                .rises("robots[2035]", "power")
                .falls("robots[2035]", "wear")
                .hold(drawn -> {
                    double share = in(drawn, "own_share", 2035);
                    assertTrue(share >= 0 && share < 1, "own share: " + share);
                });
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Growth rates, robots, and cost that nears the material's. */
class GrowthTest {
    private final Evaluation growth = Models.at("growth");
    private final Evaluation robots = Models.at("robot-population");
    private final Evaluation floor = Models.at("material-floor");

    /** From 3 kt to 1 Mt in three and a half years: a factor of 5.3 a year, where the record is 1.5. */
    @Test
    void aMegatonneInThreeYears() {
        assertEquals(5.26, growth.value("factor"), 0.01);
        assertEquals(Math.log(5.258), growth.value("needed"), 1e-4);
        assertEquals(14.3, growth.value("time"), 0.1);
    }

    /** A million times at 30 % a year: 53 years. */
    @Test
    void economyAMillionTimes() {
        growth.set("start", 1).set("target", 1e6).set("rate", 30);
        assertEquals(52.66, growth.value("time"), 0.01);
        assertEquals(growth.value("doubling") * Math.log(1e6) / Math.log(2), growth.value("time"), 1e-9);
    }

    /** The product of three exponentials grows with the sum of their rates. */
    @Test
    void ratesOfAProductAdd() {
        growth.set("first", 0.1).set("second", 0.2).set("third", 0.7).set("years", 2);
        assertEquals(1, growth.value("together"), 1e-15);
        assertEquals(Math.exp(0.2) * Math.exp(0.4) * Math.exp(1.4), growth.value("product"), 1e-12);
        assertEquals(growth.value("product"), growth.value("capped"), 1e-12);
        // Only the third reaches its cap, so the product goes on growing, but slower.
        assertEquals(Math.exp(0.2) * Math.exp(0.4) * 3, growth.set("cap", 3).value("capped"), 1e-12);
    }

    @Test
    void growthOverTheCredibleRanges() {
        CredibleRanges.of("growth")
                .falls("time", "start")
                .rises("product", "second")
                .hold(drawn -> {
                    double target = drawn.value("target");
                    double start = drawn.value("start");
                    assertEquals(1, start * Math.pow(drawn.value("factor"), drawn.value("years")) / target, 1e-9);
                    double reached = start * Math.pow(1 + drawn.value("rate") / 100, drawn.value("time"));
                    assertEquals(1, reached / target, 1e-9);
                });
    }

    /** ρ = 2 a year, δ = 0.1: a million become ten billion in 4.8 years; ρ = 1: in 10. */
    @Test
    void robotsBuildRobots() {
        robots.set("factories", 0).set("limit", 1e15).set("target", 1e10).set("building", 2);
        assertEquals(Math.log(1e4) / 1.9, robots.value("target_time"), 0.001);
        assertEquals(4.8, robots.value("target_time"), 0.05);
        robots.set("time", robots.value("target_time"));
        assertEquals(1e10, robots.value("robots"), 1e3);
        assertEquals(1e10 / 8.2e9, robots.value("ratio"), 1e-6);
        assertEquals(10, robots.set("building", 1).value("target_time"), 0.3);
    }

    /** Material and power end it: with a limit of ten billion there are never ten billion, but 95 % of that. */
    @Test
    void theLimitBinds() {
        robots.set("factories", 0).set("building", 2).set("target", 1e10).set("time", 10);
        assertEquals(0.95e10, robots.value("settled"), 1);
        assertEquals(0.95e10, robots.value("robots"), 1e6);
        assertFalse(robots.truth("target_is_ahead"));
        assertTrue(robots.value("unlimited") > 1e14, "unlimited: " + robots.value("unlimited"));
        assertEquals(0, robots.value("growth"), 1e-3);
        assertTrue(robots.set("target", 9e9).truth("target_is_ahead"));
    }

    /** Only factories and wear: N = F / δ (1 - e^-δt) + N0 e^-δt where robots build next to nothing. */
    @Test
    void factoriesAlone() {
        robots.set("building", 1e-9)
                .set("factories", 2e6)
                .set("wear", 0.2)
                .set("time", 7)
                .set("first", 5e6);
        double left = Math.exp(-0.2 * 7);
        assertEquals(1e7 * (1 - left) + 5e6 * left, robots.value("robots"), 1);
        assertEquals(robots.value("robots"), robots.value("unlimited"), 1);
    }

    /** Against Runge and Kutta's method in 4,000 steps, from below and from above the long run. */
    @Test
    void againstIntegration() {
        CredibleRanges.of("robot-population").hold(drawn -> {
            double rho = drawn.value("building");
            double delta = drawn.value("wear");
            double limit = drawn.value("limit");
            double factories = drawn.value("factories");
            double n = drawn.value("first");
            double step = drawn.value("time") / 4_000;
            for (int i = 0; i < 4_000; i++) {
                double a = slope(n, rho, delta, limit, factories);
                double b = slope(n + a * step / 2, rho, delta, limit, factories);
                double c = slope(n + b * step / 2, rho, delta, limit, factories);
                double d = slope(n + c * step, rho, delta, limit, factories);
                n += step * (a + 2 * b + 2 * c + d) / 6;
            }
            assertEquals(n, drawn.value("robots"), 1e-6 * n);
            assertEquals(slope(n, rho, delta, limit, factories) / n, drawn.value("growth"), 1e-6 * rho);
            // At the time of the target there are as many as the target says.
            if (drawn.truth("target_is_ahead") && drawn.value("target_time") <= 10) {
                double target = drawn.value("target");
                drawn.set("time", drawn.value("target_time"));
                assertEquals(target, drawn.value("robots"), 1e-6 * target);
            }
        });
    }

    private static double slope(double n, double rho, double delta, double limit, double factories) {
        return factories + rho * n * (1 - n / limit) - delta * n;
    }

    @Test
    void robotsOverTheCredibleRanges() {
        CredibleRanges.of("robot-population")
                .rises("robots", "factories")
                .rises("robots", "first")
                .rises("robots", "limit")
                .falls("robots", "wear")
                .hold(drawn -> assertTrue(drawn.value("robots") >= 0, "fewer than none"));
    }

    @Test
    void moreThanTenYearsAreRefused() {
        robots.set("time", 10.1);
        assertEquals(Optional.of("growth is not foreseen for more than ten years"), robots.reason());
    }

    /** One factory of a million a year by the default curve: 900 000 in year 5, and a million in all by then. */
    @Test
    void theFirstMillion() {
        Evaluation factory = Models.at("robot-production");
        assertEquals(0.9e6, factory.value("rate"), 1);
        assertEquals(1.03e6, factory.value("made"), 0.01e6);
        assertEquals(0, factory.set("factories.time", 2).value("made"), 0);
    }

    /** What is learnt is work: doubling takes a fifth off it and nothing off the material. */
    @Test
    void materialStays() {
        assertEquals(2000, floor.set("volume", 1).value("cost"), 1e-9);
        assertEquals(1.5, floor.value("share"), 1e-9);
        assertEquals(30 + 0.8 * 1970, floor.set("volume", 2).value("cost"), 1e-9);
        assertEquals(30, floor.set("volume", 1e60).value("cost"), 1e-9);
        assertEquals(30, floor.value("material"), 1e-12);
    }

    @Test
    void floorOverTheCredibleRanges() {
        CredibleRanges.of("material-floor")
                .falls("cost", "volume")
                .falls("cost", "learning")
                .rises("cost", "material_share")
                .hold(drawn -> {
                    assertTrue(drawn.value("cost") >= drawn.value("material"), "less than the material");
                    assertTrue(drawn.value("cost") <= drawn.value("first_cost") * (1 + 1e-12), "more than at first");
                });
    }

    /** 26 t at 7 to 30 $/kg in a rocket of 60 M$: 0.3 to 1.3 %. */
    @Test
    void materialOfARocket() {
        Evaluation rocket = Models.at("rocket-material");
        assertEquals(0.3, rocket.set("material_price", 7).value("share"), 0.005);
        assertEquals(1.3, rocket.set("material_price", 30).value("share"), 0.005);
        assertEquals(0.78, rocket.set("material_price", 18).value("material") / 0.6, 1e-9);
    }

    /** 16 000 words of 10 bits are 1.9 bit/s over a day, 25 while somebody talks. */
    @Test
    void bitsOfADay() {
        Evaluation human = Models.at("human-output");
        assertEquals(16_000 * 10 / 86_400.0, human.value("mean"), 1e-12);
        assertEquals(1.9, human.value("mean"), 0.05);
        assertEquals(25, human.value("talking"), 1e-12);
        assertEquals(human.value("mean"), human.value("talking") * human.value("share") / 100, 1e-12);
        human.set("words", 220_000);
        assertEquals(Optional.of("more words than a day has time for"), human.reason());
    }
}

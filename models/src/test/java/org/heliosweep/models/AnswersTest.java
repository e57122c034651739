package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** What the studies of the library answer: directions, and values that can be had another way. */
class AnswersTest {
    /** 10 h of night would take 10 h of battery; clouds make 62 h of darkness of it, and each nine costs as much again. */
    @Test
    void batteryForHoursWithoutSun() {
        Answers answers = Answers.of("battery-hours");
        assertEquals(63, answers.value("longest time without enough sunlight, five times the panels"), 0);
        assertEquals(62, answers.value("longest time without enough sunlight, ten times the panels"), 0);
        double ninety = answers.value("battery for 90 % of the energy, ten times the panels");
        double nines = answers.value("battery for 99 % of the energy, ten times the panels");
        double more = answers.value("battery for 99.9 % of the energy, ten times the panels");
        assertEquals(12, ninety, 0);
        assertEquals(36, nines, 0);
        assertEquals(66, more, 0);
        assertEquals(36, answers.value("battery for 90 % of the energy, five times the panels"), 0);
        // The same by an independent program, for the last step below and the one that is enough.
        assertTrue(unserved(10, 60) > 0.001 && unserved(10, 66) <= 0.001);
        assertTrue(unserved(5, 30) > 0.1 && unserved(5, 36) <= 0.1);
        double nights = answers.value("cost of energy, 90 % of the load served");
        assertTrue(answers.value("cost of energy, 99.9 % of the load served") > 1.6 * nights);
    }

    private static double unserved(double panels, double storage) {
        double[] sun = new SolarPlant.Site(0.25, 35, true, 1, 0.29, 3.5).power();
        // The battery's usable energy, half full on 1 January.
        SolarPlant.Year year = new SolarPlant(panels, storage * 0.95, 4, 0.933, 0.933, 0.5).through(sun);
        return year.unserved() / 8760;
    }

    /** Chips at 338 K, the radiator at 293 K: 70 K hotter is a third of the radiator, and dearer by a fifth and more. */
    @Test
    void radiatorsRunCool() {
        Answers answers = Answers.of("radiator-temperature");
        double best = answers.value("cost of computing at the best temperature");
        assertEquals(best, answers.value("chips of 328 to 338 K"), 0);
        assertTrue(answers.value("chips of 338 to 348 K") < 1.01 * best);
        assertTrue(answers.value("chips of more than 368 K") > 1.15 * best);
        assertTrue(answers.value("radiator with the hottest chips")
                < answers.value("radiator with the coldest chips") / 3);
        assertTrue(answers.value("craft with the hottest chips") > answers.value("craft with the coldest chips") / 2);
        // At the price of today's launches twelve kelvin more are best.
        Answers dear = Answers.of("radiator-temperature", "fix system.launch_price = 3600 [$/kg]");
        assertEquals(dear.value("cost of computing at the best temperature"), dear.value("chips of 348 to 358 K"), 0);
    }

    /** 10⁸ dies a year on 64 to a wafer and 92 % of packaging and test are 141 000 wafers a month if all are good. */
    @Test
    void yieldTreblesTheDemandForWafers() {
        Answers answers = Answers.of("yield-and-wafers");
        double perfect = answers.value("logic wafers if every die were good", 1);
        assertEquals(1e8 / 12 / 64 / (0.93 * 0.963), perfect, 0.01 * perfect);
        double median = answers.value("logic wafers for 100 GW a year", 1);
        assertEquals(perfect / answers.value("good dies of a full field", 1), median, 0.03 * median);
        assertEquals(3, median / perfect, 0.2);
        assertTrue(answers.value("a million logic wafers a month are needed") < 0.12);
        // Memory is more wafers than logic is, and its yield is not that of logic.
        assertEquals(1.3e6, answers.value("memory wafers for 100 GW a year", 1), 0.03e6);
        assertTrue(answers.share("what is scarcer, logic or stacked memory", "memory") > 0.9);
    }

    /** 30 ships of 100 t at 100 kW/t; with what a craft weighs and a launch delivers it is some twenty times as many. */
    @Test
    void thirtyShipsAreNotEnough() {
        Answers answers = Answers.of("ships-for-power");
        assertEquals(0, answers.value("thirty ships are enough"), 0);
        assertEquals(0, answers.value("ten thousand launches a year are enough"), 0);
        double ships = answers.value("ships", 1);
        double said = answers.value("ships as said, for the same turnarounds");
        // The middle of the logarithm of 24 to 168 h.
        assertEquals(10_000 * Math.sqrt(24 * 168) / 8766, said, 0.03 * said);
        assertTrue(ships > 15 * said && ships < 25 * said, ships + " of " + said);
        double mass = answers.value("mass to orbit per year", 1);
        assertEquals(1e5 / answers.value("rack power per launch mass", 1), mass, 0.03 * mass);
    }

    /** Seven doublings from 8 kt to a megatonne at a fifth each are 0.21 of 3600 $/kg: 500 $/kg take some five times that. */
    @Test
    void learningTakesMegatonnes() {
        Answers answers = Answers.of("launch-learning");
        Evaluation curve = Models.at("launch-price-curve");
        double price = answers.value("price when a megatonne has been launched", 1);
        assertEquals(3600 * Math.pow(0.8, Math.log(125) / Math.log(2)), curve.value("price"), 1e-9);
        assertEquals(curve.value("price"), price, 0.12 * price);
        assertTrue(answers.value("500 $/kg are reached by then") < 0.1);
        assertEquals(0, answers.value("250 $/kg are reached by then"), 0);
        double mass = answers.value("mass in all before 500 $/kg are reached", 1);
        assertTrue(mass > 3500 && mass < 6500, "median mass: " + mass);
    }

    /** (1 - e^-hL) / (hL) = 0.805 of chips are alive: a quarter more of them; the array adds a hundredth and a half. */
    @Test
    void dyingChipsCostMoreThanFadingArrays() {
        Answers answers = Answers.of("losses-in-orbit");
        double neither = answers.value("cost if nothing fails and nothing fades");
        double array = answers.value("cost if the array loses 2.5 % a year");
        double chips = answers.value("cost if 9 % of the chips die in a year");
        assertEquals(0.45 / (1 - Math.exp(-0.45)), chips / neither, 1e-9);
        // The array is 28 % of a craft of which launch is a quarter of the cost: 13 % more array.
        assertEquals(1.0127, array / neither, 0.0005);
        assertEquals(array * chips / neither, answers.value("cost if both do"), 1e-6 * chips);
        assertEquals(
                answers.value("delivered if no chip fails") * (1 - Math.exp(-0.6)) / 0.6,
                answers.value("delivered with 12 % a year"),
                1e-12);
    }

    /** The queue still grows: those of 2030 wait longer than those of 2026, and hardly anybody waits less than four years. */
    @Test
    void turbinesOfLaterYearsWaitLonger() {
        Answers answers = Answers.of("turbine-queue");
        double early = answers.value("wait of an order of 2026", 1);
        double late = answers.value("wait of an order of 2030", 1);
        assertEquals(5.44, early, 0.5);
        assertTrue(late > early && late < early + 1, early + " and " + late);
        assertTrue(answers.value("wait of an order of 2030", 0) > 3.8);
        // Blades and vanes are more than a year later.
        assertEquals(1.25, answers.value("until a turbine ordered in 2026 can run", 1) - early, 0.05);
        assertTrue(answers.share("what limits deliveries in 2026", "castings")
                > 3 * answers.share("what limits deliveries in 2030", "castings"));
        assertTrue(answers.value("the queue gets shorter by 2030") < 0.35);
    }

    /** Factories make the first million by 2030 in half of what is credible; a robot for each human by 2035 hardly ever. */
    @Test
    void robotsOf2035() {
        Answers answers = Answers.of("robots-by-year");
        assertEquals(0.5, answers.value("factories make a million a year by 2030"), 0.05);
        assertTrue(answers.value("a robot for each human by 2035") < 0.12);
        double robots = answers.value("robots at the end of 2035", 1);
        assertTrue(robots > 1e8 && robots < 4e8, "robots: " + robots);
        // Self-building spreads the answer over three powers of ten; without it, over two.
        double spread = answers.value("robots at the end of 2035", 2) / answers.value("robots at the end of 2035", 0);
        Answers alone = Answers.of("robots-by-year", "vary building = uniform(1e-9, 1e-8) [1/yr]");
        double without = alone.value("robots at the end of 2035", 2) / alone.value("robots at the end of 2035", 0);
        assertTrue(spread > 5 * without, spread + " and " + without);
    }

    /** Launch limits orbit and is worth all of itself, but what adds most power is capital, or memory. */
    @Test
    void moreCapitalOrMemoryIsWorthMost() {
        Answers answers = Answers.of("worth-of-more");
        assertTrue(answers.value("shadow price of launch, mean") > 0.85);
        String best = "of which factor more is worth most";
        assertTrue(answers.share(best, "capital") + answers.share(best, "memory") > 0.7);
        assertTrue(answers.share(best, "launch") < 0.03);
        // In 2026 it is capital nearly alone, which is what chips are bought with.
        Answers early = Answers.of("worth-of-more", "fix base.years = 1 [yr]");
        assertTrue(early.share(best, "capital") > 0.9, "capital: " + early.share(best, "capital"));
    }

    /** The latest of four times has a median of some 67 months where the latest median is 60. */
    @Test
    void sitesWaitForTurbinesOrTheGrid() {
        Answers answers = Answers.of("site-ready", "fix supply = grid_and_turbines");
        double months = answers.value("months until the site has power");
        assertTrue(months > 64 && months < 72, "median: " + months);
        assertTrue(answers.share("what comes last", "generation") > answers.share("what comes last", "connection"));
        assertTrue(answers.value("ready within three years") < 0.01);
    }
}

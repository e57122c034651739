package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connection to a grid, what a grid has to spare, and steps of the load. */
class GridTest {
    private final Evaluation connection = Models.at("grid-connection");
    private final Evaluation grid = Models.at("spare-grid-capacity");
    private final Evaluation steps = Models.at("power-steps");

    @ParameterizedTest
    @CsvSource({
        "grid, 48, connection",
        "turbines, 60, generation",
        "solar, 36, transformer",
        "grid_and_turbines, 60, generation",
        "grid_and_solar, 48, connection"
    })
    void theLastThingCounts(String supply, double months, String limiting) {
        connection.choose("supply", supply);
        assertEquals(months, connection.value("ready"), 1e-9);
        assertEquals(limiting, connection.label("limiting"));
        assertEquals(months - 18, connection.value("waiting"), 1e-9);
    }

    /** The study alone takes a year, however small the request. */
    @Test
    void studyIsTheLeast() {
        connection
                .choose("supply", "grid")
                .set("connection", 3)
                .set("transformer", 6)
                .set("building", 6);
        assertEquals(12, connection.value("ready"), 1e-9);
    }

    /** Any of four times may be the late one: the median of the latest is later than the latest of the medians. */
    @Test
    void latestOfDrawsIsLaterThanLatestOfMedians() {
        SplittableRandom random = new SplittableRandom(7);
        double[] ready = new double[4001];
        for (int i = 0; i < ready.length; i++) {
            connection
                    .set("building", 18 * Math.exp(0.25 * random.nextGaussian()))
                    .set("connection", 48 * Math.exp(0.45 * random.nextGaussian()))
                    .set("transformer", 36 * Math.exp(0.20 * random.nextGaussian()))
                    .set("turbine", 60 * Math.exp(0.25 * random.nextGaussian()));
            ready[i] = connection.value("ready");
        }
        double median = DoubleStream.of(ready).sorted().skip(2000).findFirst().orElseThrow();
        assertTrue(median > 1.07 * connection.reset().value("ready"), "median of " + median);
        assertTrue(DoubleStream.of(ready).average().orElseThrow() > median);
    }

    /** 0.87 · 760 · 1.15 - 490 = 270 GW in the mean, 334 at night: a third below what the night is said to give. */
    @Test
    void spareCapacity() {
        assertEquals(270.38, grid.value("free_power"), 0.01);
        assertEquals(270.38 * 8.766, grid.value("free_energy"), 0.1);
        assertEquals(334, grid.value("free_at_night"), 1);
        assertTrue(grid.value("free_at_night") < 500);
        assertEquals(329, grid.value("least_load"), 1);
    }

    /** The load of the model is the load of the grid: its mean is, and at no hour is it above the largest. */
    @Test
    void loadHasTheMeanAndTheLargestAsked() {
        // With firm capacity that just serves the largest load, nothing is cut off at zero.
        grid.set("reserve", 0).set("availability", 1);
        assertEquals(760 - 490, grid.value("free_power"), 1e-9);
        grid.set("largest_load", 800).set("mean_load", 450);
        assertEquals(350, grid.value("free_power"), 1e-9);
        grid.set("availability", 0.9);
        assertTrue(grid.value("free_power") > 0.9 * 800 - 450, "hours of shortage must not count as negative");
    }

    /** Average, largest load and nameplate are three numbers: what is installed is not firm. */
    @Test
    void nameplateIsNoCapacity() {
        double free = grid.value("free_power");
        assertEquals(free, grid.set("installed", 1350).value("free_power"), 0);
        grid.set("installed", 870);
        assertEquals(Optional.of("more capacity is firm than is installed"), grid.reason());
        CredibleRanges.of("spare-grid-capacity").rises("free_power", "availability");
        CredibleRanges.of("spare-grid-capacity").falls("free_power", "mean_load");
    }

    /** 75 MW of 150 · 60 Hz / (2 · 4 s) = 3.75 Hz/s; 0.38 Hz in 0.1 s; ½ · 75² / 15 MW/min = 3.1 MWh. */
    @Test
    void halfTheLoadInATenthOfASecond() {
        assertEquals(3.75, steps.value("frequency_rate"), 1e-12);
        assertEquals(0.375, steps.value("sudden_rise"), 1e-12);
        assertEquals(0.1875, steps.value("even_rise"), 1e-12);
        assertEquals(75, steps.value("battery_power"), 0.03);
        assertEquals(0.5 * 75 * 75 / 15 / 60, steps.value("battery_energy"), 0.002);
        assertEquals(5 * 60, steps.value("recovery"), 1e-9);
    }

    /** The battery against a fine integration of load and generators. */
    @Test
    void batteryHoldsTheDifference() {
        CredibleRanges.of("power-steps").hold(drawn -> {
            double load = drawn.value("load");
            double drop = load * drawn.value("step");
            double ramp = load * drawn.value("ramp") / 100 / 60;
            double duration = drawn.value("duration");
            int count = 20_000;
            double step = 1.2 * drop / ramp / count;
            double most = 0;
            double energy = 0;
            for (int i = 0; i < count; i++) {
                double time = (i + 0.5) * step;
                double gone = Math.min(drop, drop * time / duration);
                double followed = Math.min(drop, ramp * time);
                most = Math.max(most, gone - followed);
                energy += (gone - followed) * step / 3600;
            }
            assertEquals(most, drawn.value("battery_power"), 0.01 * most);
            assertEquals(energy, drawn.value("battery_energy"), 0.001 * energy);
        });
    }

    /** A square wave around its mean: what is taken while the load is low is given while it is high. */
    @Test
    void periodicLoadByHand() {
        assertEquals(75 * 0.8 * 0.2 * 10 / 3.6, steps.value("periodic_energy"), 1e-9);
        assertEquals(60, steps.value("periodic_power"), 1e-9);
        double before = steps.value("periodic_energy");
        assertEquals(before, steps.set("duty", 0.2).value("periodic_energy"), 1e-9);
        assertEquals(0, steps.set("duty", 1).value("periodic_energy"), 0);
    }

    @Test
    void moreInertiaIsSlower() {
        CredibleRanges.of("power-steps").falls("frequency_rate", "inertia");
        CredibleRanges.of("power-steps").falls("frequency_rate", "rating");
        CredibleRanges.of("power-steps").falls("battery_energy", "ramp");
        CredibleRanges.of("power-steps").rises("battery_power", "step");
        CredibleRanges.of("power-steps").rises("time_to_trip", "inertia");
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learning curves, and what they make of the comparison with the ground. */
class LearningTest {
    private final Evaluation curve = Models.at("learning-curve");
    private final Evaluation growth = Models.at("cost-after-growth");

    /** A fifth off with each doubling: 0.8, 0.64, 0.512. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0.8", "4, 0.64", "8, 0.512", "1024, 0.10737"})
    void eachDoublingSavesTheSameShare(double volume, double expected) {
        curve.set("volume_ratio", volume);
        assertEquals(expected, curve.value("cost_ratio"), 1e-5);
        assertEquals(Math.log(volume) / Math.log(2), curve.value("doublings"), 1e-12);
    }

    @Test
    void learningEndsAtTheFloor() {
        assertFalse(curve.truth("at_floor"));
        curve.set("volume_ratio", 100_000);
        assertEquals(0.05, curve.value("cost_ratio"), 0);
        assertTrue(curve.truth("at_floor"));
        assertEquals(1, curve.set("learning_rate", 0).value("cost_ratio"), 0);
        CredibleRanges.of("learning-curve").falls("cost_ratio", "volume_ratio");
        CredibleRanges.of("learning-curve").falls("cost_ratio", "learning_rate");
        CredibleRanges.of("learning-curve").hold(drawn -> {
            double ratio = drawn.value("cost_ratio");
            assertTrue(ratio >= drawn.value("floor_share") && ratio <= 1);
        });
    }

    /** 10 GW of 33 kg/kW are 330 kt on 8: 5.4 doublings of mass, but 6.7 of power: each learns by its own volume. */
    @Test
    void launchAndSatellitesLearnByTheirOwnVolumes() {
        assertEquals(3600 * Math.pow(0.8, Math.log(1 + 330 / 8.0) / Math.log(2)), growth.value("launch_price"), 1e-6);
        assertEquals(22 * Math.pow(0.85, Math.log(101) / Math.log(2)), growth.value("satellite_cost"), 1e-9);
        // Lighter craft are less mass launched, and so less learning, but no other satellites.
        double price = growth.value("launch_price");
        double satellite = growth.value("satellite_cost");
        growth.set("mass_per_power", 10);
        assertTrue(growth.value("launch_price") > price);
        assertEquals(satellite, growth.value("satellite_cost"), 0);
    }

    @Test
    void nothingIsLearntWithoutGrowth() {
        growth.set("added_power", 0);
        assertEquals(3600, growth.value("launch_price"), 1e-9);
        assertEquals(22, growth.value("satellite_cost"), 1e-9);
    }

    /** Orbit is cheaper where launch costs less than its break-even price, and nowhere else. */
    @Test
    void cheaperBelowBreakEven() {
        int[] cheaper = new int[2];
        CredibleRanges.of("cost-after-growth").hold(drawn -> {
            boolean orbit = drawn.truth("orbit_is_cheaper");
            assertEquals(drawn.value("above_break_even") < 0, orbit);
            assertEquals(drawn.value("cost_orbit") < drawn.value("cost_ground"), orbit);
            assertTrue(drawn.value("launch_price") >= drawn.value("launch_floor") * (1 - 1e-12));
            cheaper[orbit ? 1 : 0]++;
        });
        assertTrue(cheaper[0] > 0 && cheaper[1] > 0, "both answers must occur");
        CredibleRanges.of("cost-after-growth").falls("cost_orbit", "added_power");
    }

    /** Negative break-even prices are results: at the defaults launch is too dear by more than it costs. */
    @Test
    void negativeBreakEvenIsNotClipped() {
        assertTrue(growth.value("break_even") < 0);
        assertTrue(growth.value("above_break_even") > growth.value("launch_price"));
        assertEquals(Optional.empty(), growth.reason());
    }
}

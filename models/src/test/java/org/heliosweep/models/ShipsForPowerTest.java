package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** From power in orbit to ships. */
class ShipsForPowerTest {
    private final Evaluation fleet = Models.at("ships-for-power");

    /** 100 GW at 100 kW/t and 100 t a launch are 10 000 launches, and 34.2 ships that are never out of service. */
    @Test
    void asSaid() {
        assertEquals(34.22, fleet.value("as_said"), 0.005);
        // The same from the whole chain, with everything that is left out above set to nothing.
        fleet.set("launch_loss", 0)
                .set("cadence.orbit_share", 1)
                .set("cadence.volume_share", 1)
                .set("cadence.availability", 1);
        assertEquals(fleet.value("as_said") * 100 / fleet.value("specific_power"), fleet.value("ships"), 1e-9);
    }

    /** 100 GW at 30.08 kW/t are 3.32 Mt; at 63.75 t a launch, and 1 % lost, 52 700 launches: one every ten minutes. */
    @Test
    void defaultsByHand() {
        double mass = 100e3 / fleet.value("specific_power") / 0.99;
        assertEquals(30.08, fleet.value("specific_power"), 0.01);
        assertEquals(mass, fleet.value("mass"), 1e-6);
        double launches = mass * 1000 / 63.75;
        assertEquals(launches, fleet.value("launches"), 1e-6);
        assertEquals(525_960 / launches, fleet.value("interval"), 1e-9);
        assertEquals(launches * (30 / 8766.0 / 0.85 + 0.01 * 0.25), fleet.value("ships"), 1e-6);
        assertTrue(fleet.value("ships") > 10 * fleet.value("as_said"));
    }

    /** What is lost is lost with its ship: both are bought again, and each margin counts once. */
    @Test
    void lossesCountOnce() {
        double mass = fleet.set("launch_loss", 0).value("mass");
        double ships = fleet.value("ships");
        fleet.set("launch_loss", 0.05);
        assertEquals(mass / 0.95, fleet.value("mass"), 1e-9 * mass);
        assertEquals((ships + 0.05 * 0.25 * mass * 1000 / 63.75) / 0.95, fleet.value("ships"), 1e-6);
        CredibleRanges.of("ships-for-power")
                .rises("ships", "power")
                .rises("ships", "cadence.turnaround")
                .falls("ships", "cadence.payload")
                .rises("mass", "craft.radiator.density");
    }
}

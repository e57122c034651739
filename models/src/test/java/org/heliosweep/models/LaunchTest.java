package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private final Evaluation cadence = Models.at("launch-cadence");
    private final Evaluation cost = Models.at("launch-cost");

    /** A megatonne a year, 100 t each, nothing lost: 10 000 launches. */
    @BeforeEach
    void tenThousandLaunches() {
        cadence.set("orbit_share", 1).set("volume_share", 1).set("failure", 0);
    }

    @Test
    void oneLaunchAnHour() {
        assertEquals(10_000, cadence.value("launches"), 1e-9);
        assertEquals(52.6, cadence.value("interval"), 0.05);
    }

    /** 10 000 · 30 / 8766 = 34.2 ships if none is ever out of service, 40 at 85 %. */
    @Test
    void ships() {
        assertEquals(40.26, cadence.value("ships"), 0.01);
        cadence.set("availability", 1);
        assertEquals(34.22, cadence.value("ships"), 0.01);
        assertEquals(8766, cadence.value("possible"), 1e-9);
        cadence.set("fleet", 20);
        assertEquals(5844, cadence.value("possible"), 1e-9);
    }

    /** 1 % of 10 000 lost, a quarter of a year to replace each: 25 ships on order. */
    @Test
    void lostShipsAreReplaced() {
        double flying = cadence.value("ships");
        cadence.set("failure", 0.01);
        assertEquals(flying + 25, cadence.value("ships"), 1e-9);
        assertEquals(flying, cadence.value("flying"), 1e-9);
    }

    /** A pad with 365 launches a year that stands still for 30 days after 1 % of them manages 281. */
    @Test
    void padsStandStillAfterFailures() {
        assertEquals(10_000.0 / 365, cadence.value("pads"), 1e-9);
        cadence.set("failure", 0.01);
        assertEquals(10_000 / (365 / (1 + 0.01 * 365 * 30 / 365.25)), cadence.value("pads"), 1e-9);
    }

    /** Payload to low orbit is not what arrives: 63.75 t of 100. */
    @Test
    void workingOrbitAndVolumeTakeTheirShare() {
        Evaluation defaults = Models.at("launch-cadence");
        assertEquals(63.75, defaults.value("delivered"), 1e-12);
        assertEquals(10_000 / 0.6375, defaults.value("launches"), 1e-6);
    }

    /** 10⁵ launches: 5250 t each at 3.6 to 1 are 114 Mt of methane, 411 Mt of oxygen and 14 GW to make it. */
    @Test
    void propellant() {
        cadence.set("mass", 10_000);
        assertEquals(114.1, cadence.value("methane"), 0.1);
        assertEquals(410.9, cadence.value("oxygen"), 0.1);
        assertEquals(14.06, cadence.value("oxygen_power"), 0.01);
    }

    /** (1141.3 t · 0.5 + 4108.7 t · 0.1 $/kg) / 100 t = 9.8 $/kg, within the known floor of 8 to 11. */
    @Test
    void propellantIsTheFloorOfCost() {
        cost.set("orbit_share", 1).set("volume_share", 1);
        assertEquals(9.815, cost.value("propellant_cost"), 0.001);
        cost.set("flights", 1e9).set("refurbishment", 0).set("operations", 0).set("margin", 0);
        assertEquals(9.815, cost.value("price"), 0.001);
    }

    /** 100 M$ · (1/20 + 0.02) = 7 M$ a flight, 3 M$ of operations, on 63.75 t. */
    @Test
    void costByHand() {
        assertEquals(7e6 / 63_750, cost.value("vehicle_cost"), 1e-6);
        assertEquals(3e6 / 63_750, cost.value("operations_cost"), 1e-6);
        assertEquals(172.26, cost.value("cost"), 0.01);
        assertEquals(172.26 / 0.7, cost.value("price"), 0.01);
    }

    @Test
    void expendableVehicleIsDear() {
        cost.set("flights", 1);
        assertTrue(cost.value("cost") > 1600);
        cost.set("flights", 0.5);
        assertEquals(Optional.of("a vehicle flies at least once"), cost.reason());
    }
}

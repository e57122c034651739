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

    /** 0.11 Gt of methane are 4 % of the world's gas and 28 % of what is traded as a liquid. */
    @Test
    void propellantOfAHundredThousandLaunchesIsASoftLimit() {
        cadence.set("mass", 10_000);
        assertEquals(4, cadence.value("gas_share"), 0.1);
        assertEquals(28, cadence.value("trade_share"), 0.3);
        assertEquals(114.13e9 * 50e6 / 3.15576e7 / 1e9, cadence.value("methane_power"), 0.1);
    }

    /** Ships come back when their orbit passes over the site: 30 hours become 36 or 48, and 30 ships manage less. */
    @Test
    void turnaroundsComeInSteps() {
        assertEquals(36, cadence.choose("returns", "twice_a_day").value("from_launch_to_launch"), 1e-12);
        assertEquals(8766 * 30 / 36.0 * 0.85, cadence.value("possible"), 1e-9);
        assertEquals(48, cadence.choose("returns", "once_a_day").value("from_launch_to_launch"), 1e-12);
        assertEquals(24, cadence.set("turnaround", 24).value("from_launch_to_launch"), 1e-12);
        assertEquals(48, cadence.set("turnaround", 24.1).value("from_launch_to_launch"), 1e-12);
    }

    /** 26 hours, always available: 30 ships are enough for 10 000 launches. */
    @Test
    void shorterTurnaroundMakesThirtyShipsEnough() {
        cadence.set("availability", 1).set("turnaround", 26.2);
        assertTrue(cadence.value("possible") > 10_000, "launches: " + cadence.value("possible"));
        assertTrue(cadence.set("turnaround", 26.4).value("possible") < 10_000, "launches");
    }

    /** 20 000 to 30 000 launches: 68 to 103 ships. */
    @Test
    void threeTimesTheLaunches() {
        cadence.set("availability", 1);
        assertEquals(68.4, cadence.set("mass", 2_000).value("ships"), 0.1);
        assertEquals(102.7, cadence.set("mass", 3_000).value("ships"), 0.1);
    }

    @Test
    void cadenceOverTheCredibleRanges() {
        CredibleRanges.of("launch-cadence")
                .rises("launches", "mass")
                .falls("launches", "orbit_share")
                .rises("ships", "turnaround")
                .rises("ships", "failure")
                .falls("pad_launches", "failure")
                .falls("pad_launches", "pad_downtime")
                .rises("pad_launches", "pad_rate")
                .hold(drawn -> {
                    double launches = drawn.value("launches");
                    double propellant = launches * drawn.value("propellant") / 1e6;
                    assertEquals(propellant, drawn.value("methane") + drawn.value("oxygen"), 1e-9 * propellant);
                    // As many ships as are in rotation allow as many launches as are flown.
                    drawn.set("fleet", drawn.value("flying"));
                    assertEquals(launches, drawn.value("possible"), 1e-9 * launches);
                    assertTrue(
                            drawn.value("from_launch_to_launch") >= drawn.value("turnaround") - 1e-9,
                            "sooner than ready");
                });
    }

    /** Pads are the slowest of the servers at hand; with many of them ships are. */
    @Test
    void slowestServerCounts() {
        Evaluation servers = Models.at("launch-capacity");
        assertEquals("pads", servers.label("slowest"));
        assertEquals(20 * 365 / (1 + 0.01 * 365 * 30 / 365.25), servers.value("slowest.value"), 1e-9);
        assertEquals(servers.value("slowest.value") * 63.75 / 1000, servers.value("mass"), 1e-9);
        assertEquals("ships", servers.set("pads", 100).label("slowest"));
        assertEquals(30 * 0.85 * 8766 / 30, servers.value("slowest.value"), 1e-9);
        assertEquals("boosters", servers.set("cadence.fleet", 1000).label("slowest"));
        assertEquals(15 * 0.85 * 8766 / 12, servers.value("slowest.value"), 1e-9);
        assertEquals("ranges", servers.set("boosters", 500).label("slowest"));
        assertEquals(4 * 8 * 365.25, servers.value("slowest.value"), 1e-9);
        assertEquals("towers", servers.set("sites", 20).label("slowest"));
        assertEquals(20 * 8766 / 8.0, servers.value("slowest.value"), 1e-9);
    }

    @Test
    void noServerIsPassedOver() {
        CredibleRanges.of("launch-capacity").hold(drawn -> {
            double slowest = drawn.value("slowest.value");
            for (String server : new String[] {"ship", "booster", "pad", "tower", "range"}) {
                assertTrue(slowest <= drawn.value(server + "_launches"), server);
            }
            assertEquals(slowest, drawn.value(drawn.label("slowest").replaceAll("s$", "") + "_launches"), 0);
        });
    }

    /** 20 % off with each doubling: the exponent is 0.322, not 0.20; ten doublings leave 0.8¹⁰. */
    @Test
    void priceFallsWithDoublings() {
        Evaluation curve = Models.at("launch-price-curve");
        assertEquals(0.32193, curve.value("exponent"), 1e-5);
        assertEquals(3600, curve.set("mass", 8).value("price"), 1e-9);
        assertEquals(0.8 * 3600, curve.set("mass", 16).value("price"), 1e-9);
        assertEquals(Math.pow(0.8, 10) * 3600, curve.set("mass", 8 * 1024).value("price"), 1e-9);
        assertEquals(10, curve.value("doublings"), 1e-12);
    }

    /** Propellant stays, however much is launched; and what lies below is refused. */
    @Test
    void priceHasAFloor() {
        Evaluation curve = Models.at("launch-price-curve").set("mass", 1e9);
        assertEquals(15, curve.value("price"), 1e-12);
        assertTrue(curve.value("unbounded") < 15, "unbounded: " + curve.value("unbounded"));
        curve.set("target", 14);
        assertEquals(Optional.of("a price below the floor is never reached"), curve.reason());
    }

    @Test
    void priceCurveOverTheCredibleRanges() {
        CredibleRanges.of("launch-price-curve")
                .falls("price", "mass")
                .falls("price", "learning")
                .rises("price", "first_price")
                .falls("target_mass", "target")
                .hold(drawn -> {
                    double target = drawn.value("target");
                    drawn.set("mass", drawn.value("target_mass"));
                    assertEquals(target, drawn.value("price"), 1e-9 * target);
                });
    }

    @Test
    void costOverTheCredibleRanges() {
        CredibleRanges.of("launch-cost")
                .falls("price", "flights")
                .falls("price", "payload")
                .rises("price", "refurbishment")
                .rises("price", "margin")
                .hold(drawn -> assertTrue(
                        drawn.value("price") >= drawn.value("cost")
                                && drawn.value("cost") >= drawn.value("propellant_cost"),
                        "sold below what propellant costs"));
    }

    /** 75 to 97 MN at 3.2 km/s: 119 to 156 GW, a fifth and more of the power of the United States. */
    @Test
    void powerAtLiftOff() {
        Evaluation rocket = Models.at("liftoff-power");
        assertEquals(33 * 2.45e6 * 330 * 9.80665 / 2 / 1e9, rocket.value("jet"), 1e-9);
        rocket.set("thrust", 2250).set("specific_impulse", 327);
        assertEquals(119, rocket.value("jet"), 0.5);
        rocket.set("thrust", 2800).set("specific_impulse", 345);
        assertEquals(156, rocket.value("jet"), 0.5);
        rocket.set("thrust", 1887).set("specific_impulse", 327);
        assertEquals(100, rocket.value("jet"), 0.2);
        assertEquals(20.4, rocket.value("share"), 0.1);
        // Half of the thrust times the speed is the kinetic energy of the flow.
        double speed = rocket.value("exhaust");
        assertEquals(rocket.value("jet") * 1e9, rocket.value("flow") * 1e3 * speed * speed / 2, 1);
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

class GroundPowerTest {
    private final Evaluation cascade = Models.at("ground-power-cascade");
    private final Evaluation solar = Models.at("solar-battery-sizing");

    /** 110 000 · 135 / 72 kW · 1.09 = 224.8 MW; · 1.30 = 292.3 MW; / 0.82 = 356.4 MW. */
    @Test
    void cascadeByHand() {
        assertEquals(224.81, cascade.value("it_peak"), 0.01);
        assertEquals(292.26, cascade.value("site_peak"), 0.01);
        assertEquals(356.41, cascade.value("generation"), 0.01);
        assertEquals(3.2401, cascade.value("generation_per_gpu"), 0.0001);
    }

    /** A fraction of 0.18 out of service is 22 % more generation, not 18 %. */
    @Test
    void outOfServiceIsAShareOfGeneration() {
        assertEquals(1 / 0.82, cascade.value("generation") / cascade.value("site_peak"), 1e-12);
    }

    /** A multiplier of 1.20 to 1.25 is a share of 0.17 to 0.20: either is stated, never both. */
    @Test
    void multiplierInsteadOfAShare() {
        cascade.choose("reserve", "multiplier").set("multiplier", 1 / 0.82);
        assertEquals(356.41, cascade.value("generation"), 0.01);
        cascade.set("out_of_service", 0.1);
        assertEquals(356.41, cascade.value("generation"), 0.01);
        double share =
                cascade.choose("reserve", "share").set("out_of_service", 0.2).value("generation");
        assertEquals(
                share,
                cascade.choose("reserve", "multiplier").set("multiplier", 1.25).value("generation"),
                1e-9);
    }

    /** What a scenario is may only grow the plant: nothing that peaks takes energy, nothing of the mean sizes it. */
    @Test
    void peaksAndMeansStayApart() {
        CredibleRanges.of("ground-power-cascade").rises("generation", "peak_cooling");
        CredibleRanges.of("ground-power-cascade").rises("generation", "out_of_service");
        CredibleRanges.of("ground-power-cascade").rises("energy", "load_factor");
        CredibleRanges.of("ground-power-cascade").hold(drawn -> {
            assertTrue(drawn.value("generation") > drawn.value("site_peak"));
            assertTrue(drawn.value("site_peak") > drawn.value("it_peak"));
            double energy = drawn.value("energy");
            double generation = drawn.value("generation");
            assertEquals(energy, drawn.set("peak_cooling", 0.4).value("energy"), 0);
            drawn.set("peak_cooling", 0.1);
            assertTrue(drawn.value("generation") <= generation);
        });
    }

    /** Means for energy: 224.8 MW · 0.75 · 1.2 = 202.3 MW, 1774 GWh. The peak at the meter would make it 2562. */
    @Test
    void energyFollowsMeans() {
        assertEquals(202.33, cascade.value("site_mean"), 0.01);
        assertEquals(1773.6, cascade.value("energy"), 0.1);
        double before = cascade.value("energy");
        cascade.set("peak_cooling", 0.4);
        assertEquals(before, cascade.value("energy"), 0);
        assertTrue(cascade.value("generation") > 395);
    }

    /** From the bare chip, hosts, switches and power supplies come on top: 1.4 · 1.26 / 0.95 = 1.857 kW. */
    @Test
    void rackPowerHoldsTheHostsAlready() {
        double rack = cascade.value("gpu_power");
        cascade.set("processors", 0.25);
        assertEquals(rack, cascade.value("gpu_power"), 0);
        cascade.choose("start", "chip").set("processors", 0.14);
        assertEquals(1.4 * 1.26 / 0.95, cascade.value("gpu_power"), 1e-12);
        assertEquals(rack, cascade.value("gpu_power"), 0.02 * rack);
    }

    /** The same cascade with a bare chip's power and little around it, as the claim of 300 MW for 110 000 has it. */
    @Test
    void threeHundredMegawatts() {
        cascade.choose("start", "chip")
                .set("processors", 0.05)
                .set("links", 0.02)
                .set("network", 0.02)
                .set("storage", 0.01)
                .set("peak_cooling", 0.35);
        assertEquals(300, cascade.value("generation"), 15);
    }

    @Test
    void smallSiteIsRefused() {
        cascade.set("gpus", 1000);
        assertEquals(Optional.of("below 20 MW single generating units count, not a share of them"), cascade.reason());
    }

    /** (0.4 + 0.6 / 0.87) / 0.25 = 4.36 and 0.6 · 24 / (√0.87 · 0.95) = 16.25 h. */
    @Test
    void solarAndBattery() {
        assertEquals(4.3586, solar.value("panels") / 100, 0.0001);
        assertEquals(16.251, solar.value("battery") / 100, 0.001);
        assertEquals(435.862 * 0.9, solar.value("panel_capital"), 0.01);
        assertEquals(1625.1 * 0.165, solar.value("battery_capital"), 0.01);
        assertEquals(6.604, solar.value("capital_per_load"), 0.001);
    }

    /** Energy is conserved: panels give the load and what the battery loses; the battery gives the rest of the load. */
    @Test
    void energyOfAMeanDayIsConserved() {
        CredibleRanges.of("solar-battery-sizing").hold(drawn -> {
            double load = drawn.value("load");
            double given = drawn.value("panels") * drawn.value("capacity_factor");
            double stored = load * (1 - drawn.value("direct_share"));
            double lost = stored / drawn.value("round_trip") - stored;
            assertEquals(load + lost, given, 1e-9 * given);
            double usable = drawn.value("battery") * drawn.value("depth") * Math.sqrt(drawn.value("round_trip"));
            assertEquals(24 * stored, usable, 1e-9 * usable);
        });
        CredibleRanges.of("solar-battery-sizing").falls("panels", "capacity_factor");
        CredibleRanges.of("solar-battery-sizing").falls("battery", "direct_share");
        CredibleRanges.of("solar-battery-sizing").falls("panels", "round_trip");
    }

    /** A terawatt at a capacity factor of a quarter without storage: 4 TW of panels on 22 million acres. */
    @Test
    void terawattOfSolar() {
        solar.set("load", 1e6).set("direct_share", 1);
        assertEquals(4e6, solar.value("panels"), 1e-6);
        assertEquals(0, solar.value("battery"), 0);
        assertEquals(22e6 * 4046.8564224 / 1e6, solar.value("land"), 1);
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

class ThermalChainTest {
    private final Evaluation chain = Models.at("thermal-chain");

    /** 1000 W · (6 + 6 + 10) mK/W + 8 + 20 / 2 + 5 = 45 K. */
    @Test
    void panelIsColderThanTheChip() {
        assertEquals(45, chain.value("drop"), 1e-9);
        assertEquals(313, chain.value("panel_temperature"), 1e-9);
        chain.set("die_power", 1400);
        assertEquals(45 + 0.4 * 22, chain.value("drop"), 1e-9);
    }

    /** The fourth-power mean of a panel that cools evenly from 323 to 303 K, by Boole's rule, which is exact here. */
    @Test
    void radiatingTemperatureIsTheMeanOfFourthPowers() {
        double ends = Math.pow(323, 4) + Math.pow(303, 4);
        double quarters = Math.pow(318, 4) + Math.pow(308, 4);
        double mean = (7 * ends + 32 * quarters + 12 * Math.pow(313, 4)) / 90;
        assertEquals(Math.pow(mean, 0.25), chain.value("radiating_temperature"), 1e-9);
        assertTrue(chain.value("radiating_temperature") > 313.1);
        chain.set("coolant_rise", 0);
        assertEquals(chain.value("panel_temperature"), chain.value("radiating_temperature"), 1e-9);
    }

    /** 2 bar / (1000 kg/m³ · 3500 J/(kg K) · 20 K · 0.5) = 0.57 %. */
    @Test
    void pump() {
        assertEquals(0.0057143, chain.value("pump_share"), 1e-7);
    }

    /** 20 K hotter with 15 % of leakage at 1 % per kelvin: 3 % more power. */
    @Test
    void leakage() {
        assertEquals(1, chain.value("power_factor"), 0);
        chain.set("junction_temperature", 378);
        assertEquals(1.03, chain.value("power_factor"), 1e-12);
    }

    /** 0.7 eV from 353 to 424 K: exp(0.7 / k · (1/353 - 1/424)) = 47. */
    @Test
    void ageing() {
        double hot = chain.set("junction_temperature", 424).value("ageing_factor");
        double cold = chain.set("junction_temperature", 353).value("ageing_factor");
        assertEquals(47.15, hot / cold, 0.05);
        assertEquals(1, chain.reset().value("ageing_factor"), 0);
    }

    @Test
    void impossibleChainIsRefused() {
        chain.set("cold_plate", 0.4);
        assertEquals(
                Optional.of("the steps from chip to panel add up to more than the chip's temperature"), chain.reason());
    }

    /** Over the credible ranges the steps add up to 15 to 60 K, give or take, and the chain closes. */
    @Test
    void credibleRanges() {
        CredibleRanges.of("thermal-chain").hold(drawn -> {
            assertTrue(drawn.value("drop") > 10 && drawn.value("drop") < 80);
            double panel = drawn.value("panel_temperature");
            assertTrue(drawn.value("radiating_temperature") >= panel);
            assertTrue(drawn.value("radiating_temperature") < panel + 1);
            assertEquals(drawn.value("junction_temperature"), panel + drawn.value("drop"), 1e-9);
        });
        CredibleRanges.of("thermal-chain").rises("ageing_factor", "junction_temperature");
        CredibleRanges.of("thermal-chain").rises("power_factor", "junction_temperature");
        CredibleRanges.of("thermal-chain").falls("pump_share", "coolant_rise");
    }
}

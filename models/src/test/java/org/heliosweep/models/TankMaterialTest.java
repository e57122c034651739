package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Steel, carbon and aluminium-lithium. */
class TankMaterialTest {
    private final Evaluation tank = Models.at("tank-material");

    /** Cold steel is as strong for its mass as carbon laminate: 177 to 228 against 156 to 281 kN m/kg. */
    @Test
    void coldSteelIsAsGoodAsCarbon() {
        assertEquals(177, tank.set("steel_cold", 1400).value("steel_specific"), 0.5);
        assertEquals(228, tank.set("steel_cold", 1800).value("steel_specific"), 0.5);
        assertEquals(156, tank.set("carbon_cold", 250).value("carbon_specific"), 0.5);
        assertEquals(281, tank.set("carbon_cold", 450).value("carbon_specific"), 0.5);
        tank.reset();
        assertEquals(1, tank.value("mass_ratio"), 0.1);
    }

    /** Warm it is twice as heavy: allowables belong to a temperature. */
    @Test
    void warmSteelIsTwiceAsHeavy() {
        assertEquals(2, tank.choose("tank", "warm").value("mass_ratio"), 0.05);
    }

    /** 130 to 200 over 3 to 5 $/kg. */
    @Test
    void carbonIsSomeFiftyTimesAsDear() {
        assertEquals(26, tank.set("carbon_price", 130).set("steel_price", 5).value("price_ratio"), 0.1);
        assertEquals(67, tank.set("carbon_price", 200).set("steel_price", 3).value("price_ratio"), 0.4);
    }

    /** 2 p V ρ / σ = 2 · 0.6 MPa · 1500 m³ · 7900 / 1600 MPa = 8.9 t. */
    @Test
    void massOfACylinder() {
        assertEquals(2 * 0.6 * 1500 * 7900 / 1600 / 1000, tank.value("steel_tank"), 1e-12);
        assertEquals(2 * 0.6 * 1500 * 1600 / 350 / 1000, tank.value("carbon_tank"), 1e-12);
        assertEquals(2 * 0.6 * 1500 * 2700 / 645 / 1000, tank.value("aluminium_tank"), 1e-12);
    }

    /** Without a heat shield aluminium-lithium is lightest; with one, steel is, because it may be hot. */
    @Test
    void heatShieldDecides() {
        assertEquals("steel", tank.label("lightest"));
        assertEquals(700 * 0.012 * 400 / 1000, tank.value("steel_shield"), 1e-12);
        tank.set("shield_mass", 0);
        assertEquals("aluminium", tank.label("lightest"));
        assertEquals("steel", tank.label("cheapest"));
        assertEquals(0, tank.reset().set("hot_side", 400).value("carbon_shield"), 0);
    }

    /** Lightest and cheapest are not the same question: warm, carbon is lightest and steel is cheapest. */
    @Test
    void lightestIsNotCheapest() {
        tank.choose("tank", "warm");
        assertEquals("carbon", tank.label("lightest"));
        assertEquals("steel", tank.label("cheapest"));
    }

    /** From absolute zero, not from that of Celsius: 1.79, not 2.1. */
    @Test
    void steelMeltsAtNearlyTwiceAluminium() {
        assertEquals(1.79, tank.value("melting_ratio"), 0.005);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("tank-material")
                .rises("lightest.value", "pressure")
                .rises("lightest.value", "hot_side")
                .rises("cheapest.value", "shield_price")
                .hold(drawn -> {
                    for (String material : new String[] {"steel", "carbon", "aluminium"}) {
                        double mass = drawn.value(material + "_tank") + drawn.value(material + "_shield");
                        assertTrue(drawn.value("lightest.value") <= mass * (1 + 1e-12), material);
                    }
                });
    }
}

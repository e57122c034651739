package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Levelised cost of energy, and energy in the cost of computing. */
class EnergyCostTest {
    private final Evaluation energy = Models.at("levelised-energy-cost");
    private final Evaluation share = Models.at("energy-share");

    /** (0.093679 · 1.05 · 2100 + 30) / 7.446 + 3 + 4 · 3.6 / 0.55 = 60.95 $/MWh. */
    @Test
    void gasPlantByHand() {
        assertEquals(0.0936788 * 1.05 * 2100 / 7.446, energy.value("capital_part"), 1e-4);
        assertEquals(30 / 7.446 + 3, energy.value("operations_part"), 1e-9);
        assertEquals(26.1818, energy.value("fuel_part"), 1e-4);
        assertEquals(60.952, energy.value("cost"), 0.001);
    }

    /** Solar power at a quarter of its nameplate: capital alone, and four times as dear as in full sunlight. */
    @Test
    void solarPlant() {
        energy.set("capital", 900).set("fuel_price", 0).set("variable", 0).set("fixed", 20);
        double quarter = energy.set("capacity_factor", 0.25).value("cost");
        assertEquals((0.0936788 * 1.05 * 900 + 20) / 2.19, quarter, 0.001);
        assertEquals(quarter / 4, energy.set("capacity_factor", 1).value("cost"), 1e-9);
    }

    /** The present value of what is sold at this price is that of what is spent. */
    @Test
    void revenueMeetsCost() {
        energy.set("finance", 1);
        double spent = 2100;
        double sold = 0;
        for (int year = 1; year <= 25; year++) {
            double worth = Math.pow(1.08, -year);
            spent += worth * (30 + 7.446 * (3 + 4 * 3.6 / 0.55));
            sold += worth * 7.446;
        }
        assertEquals(spent / sold, energy.value("cost"), 1e-9);
    }

    @Test
    void costIsMonotonic() {
        CredibleRanges.of("levelised-energy-cost").rises("cost", "discount_rate");
        CredibleRanges.of("levelised-energy-cost").rises("cost", "fuel_price");
        CredibleRanges.of("levelised-energy-cost").falls("cost", "life");
        CredibleRanges.of("levelised-energy-cost").falls("cost", "capacity_factor");
        CredibleRanges.of("levelised-energy-cost")
                .hold(drawn -> assertEquals(
                        drawn.value("cost"),
                        drawn.value("capital_part") + drawn.value("operations_part") + drawn.value("fuel_part"),
                        1e-9));
    }

    /** Energy is 5.6 % of the cost at the defaults, and 10 % with the generation that the facility holds. */
    @Test
    void generationInTheFacilityOnlyMoves() {
        Evaluation cost = Models.at("annual-cost");
        assertEquals(cost.value("energy_share"), share.value("energy_share"), 0);
        assertEquals(cost.value("total"), share.value("total"), 0);
        assertEquals(10.14, share.value("share_with_generation"), 0.01);
        assertEquals((552.26 + 3800 * 0.116830) / 9826.99 * 100, share.value("share_with_generation"), 0.001);
    }

    /** On top of the facility it adds to the cost as well: 3.8 $/W over 25 years. */
    @Test
    void generationOnTopAddsToTheCost() {
        share.choose("generation", "extra");
        assertEquals(9826.99 + 3800 * 0.0936788, share.value("total"), 0.01);
        assertEquals((552.26 + 355.98) / 10_182.97 * 100, share.value("share_with_generation"), 0.001);
        share.choose("generation", "facility").set("generation_cost", 13);
        assertEquals(Optional.of("the generation costs more than the facility that holds it"), share.reason());
    }

    /** Dear power, full load and cheap chips with the generation inside: the claimed 10 to 15 % are reached. */
    @Test
    void tenToFifteenPerCent() {
        share.set("cost.load_factor", 1).set("cost.operations", 0).set("cost.spares", 0);
        assertEquals(8.0, share.value("energy_share"), 0.1);
        assertTrue(share.value("share_with_generation") > 10 && share.value("share_with_generation") < 15);
        CredibleRanges.of("energy-share").hold(drawn -> {
            assertTrue(drawn.value("energy_share") < drawn.value("share_with_generation"));
            assertTrue(drawn.value("share_with_generation") < 100);
        });
        CredibleRanges.of("energy-share").rises("energy_share", "cost.energy_price");
        CredibleRanges.of("energy-share").falls("energy_share", "cost.chip_cost");
    }

    /** Waiting costs what would have been earned: 12 · 0.4 · 2 years = 9.6 $/W, 291 $/kg of a craft of 33 kg/kW. */
    @Test
    void valueOfDelay() {
        Evaluation delay = Models.at("value-of-delay");
        assertEquals(9.6, delay.value("value_per_power"), 1e-12);
        assertEquals(9600, delay.value("value"), 1e-9);
        assertEquals(9600 / 33.0, delay.value("value_per_mass"), 1e-9);
        // Where orbit takes longer, its value is negative, and not clipped.
        delay.set("ground_wait", 12).set("orbit_wait", 36);
        assertEquals(-9.6, delay.value("value_per_power"), 1e-12);
        assertEquals(Optional.empty(), delay.reason());
        CredibleRanges.of("value-of-delay").rises("value", "ground_wait");
    }
}

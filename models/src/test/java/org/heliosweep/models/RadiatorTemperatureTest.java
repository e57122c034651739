package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** How hot chips and radiator should run. */
class RadiatorTemperatureTest {
    private static final String JUNCTION = "system.craft.chain.junction_temperature";

    private final Evaluation craft = Models.at("radiator-temperature");

    /** At 358 K nothing differs from the comparison with the ground, and ageing does not care what share it has. */
    @Test
    void referenceIsTheComparison() {
        Evaluation comparison = Models.at("orbital-vs-ground");
        assertEquals(comparison.value("cost_orbit"), craft.value("cost"), 1e-9);
        assertEquals(comparison.value("delivered"), craft.value("delivered"), 1e-12);
        double cost = craft.value("cost");
        assertEquals(cost, craft.set("wear_share", 0.9).value("cost"), 1e-9);
    }

    /** Nine per cent of failures a year, half of which age: at 378 K by exp(0.7 eV / k (1 / 358 - 1 / 378)) = 3.32. */
    @Test
    void ageingByHand() {
        double ageing = Math.exp(0.7 / 8.617333262e-5 * (1 / 358.0 - 1 / 378.0));
        assertEquals(3.32, ageing, 0.01);
        double exposure = 5 * 0.09 * (0.5 + 0.5 * ageing);
        double alive = (1 - Math.exp(-exposure)) / exposure;
        craft.set(JUNCTION, 378);
        assertEquals(alive, craft.value("alive"), 1e-12);
        // Without wear only the leakage is left: 3 % more power for the same work.
        double delivered = craft.value("delivered");
        craft.set("wear_share", 0);
        double fresh = (1 - Math.exp(-0.45)) / 0.45;
        assertEquals(delivered / alive * fresh, craft.value("delivered"), 1e-12);
        assertEquals(Models.at("radiator-temperature").value("delivered") / 1.03, craft.value("delivered"), 1e-12);
    }

    /** The radiator is 45 K colder than the chip, the craft lighter the hotter it is, and the cost has a minimum. */
    @Test
    void massHasNoMinimumAndCostHas() {
        double lightest = Double.POSITIVE_INFINITY;
        double cheapest = Double.POSITIVE_INFINITY;
        double best = 0;
        for (int kelvin = 318; kelvin <= 398; kelvin += 4) {
            craft.set(JUNCTION, kelvin);
            assertEquals(kelvin - 45, craft.value("radiator_temperature"), 1e-9);
            assertTrue(craft.value("mass_per_power") < lightest, "heavier at " + kelvin);
            lightest = craft.value("mass_per_power");
            best = craft.value("cost") < cheapest ? kelvin : best;
            cheapest = Math.min(cheapest, craft.value("cost"));
        }
        assertEquals(338, best, 4);
        // Dear launch makes hotter radiators pay, but by ten kelvin, not by seventy.
        assertEquals(350, cheapestAt(3600), 6);
        assertTrue(cheapestAt(100) < 330);
    }

    private double cheapestAt(double launchPrice) {
        craft.reset().set("system.launch_price", launchPrice);
        double cheapest = Double.POSITIVE_INFINITY;
        double best = 0;
        for (int kelvin = 308; kelvin <= 398; kelvin += 2) {
            double cost = craft.set(JUNCTION, kelvin).value("cost");
            best = cost < cheapest ? kelvin : best;
            cheapest = Math.min(cheapest, cost);
        }
        return best;
    }
}

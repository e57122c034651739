package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Parts of the world's economy. */
class WorldEconomyTest {
    private final Evaluation economy = Models.at("world-economy");

    /** A hundredth of 111 T$ a year. */
    @Test
    void part() {
        assertEquals(1.11, economy.value("part"), 1e-12);
    }

    /** A thousandfold at 3 % takes 234 years, a millionfold at 30 % 53. */
    @Test
    void time() {
        assertEquals(233.7, economy.value("time"), 0.05);
        assertEquals(52.66, economy.set("growth", 30).set("multiple", 1e6).value("time"), 0.01);
    }
}

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void marksAreRoundNumbersInside() {
        assertEquals(List.of(0.0, 5.0, 10.0, 15.0, 20.0), Ticks.linear(0, 20));
        assertEquals(List.of(0.1, 0.2, 0.3, 0.4), Ticks.linear(0.05, 0.45));
        assertEquals(List.of(-2.0, 0.0, 2.0, 4.0), Ticks.linear(-3.9, 4.1));
        assertEquals(List.of(360.0, 380.0, 400.0, 420.0), Ticks.linear(350, 425));
        assertEquals(List.of(1.25e9, 1.3e9, 1.35e9, 1.4e9), Ticks.linear(1.21e9, 1.41e9));
        assertEquals(List.of(7.0), Ticks.linear(7, 7));
    }

    @Test
    void marksOfOrdersOfMagnitudeAreNotTooMany() {
        assertEquals(List.of(1.0, 10.0, 100.0, 1000.0), Ticks.logarithmic(0.8, 5000));
        assertEquals(List.of(0.03, 0.1, 0.3, 1.0, 3.0), Ticks.logarithmic(0.02, 5));
        assertEquals(List.of(20.0, 50.0, 100.0, 200.0, 500.0), Ticks.logarithmic(12, 700));
        assertEquals(List.of(1.0, 1e2, 1e4, 1e6, 1e8, 1e10), Ticks.logarithmic(1, 1e11));
    }
}

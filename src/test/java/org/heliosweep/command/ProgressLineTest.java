package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void saysHowFarHowFastAndHowLong() {
        assertEquals(
                "[#####---------------] 25 %  12,500,000 of 50,000,000  3,125,000/s  12 s left",
                ProgressLine.line(12_500_000, 50_000_000, Duration.ofSeconds(4)));
    }

    @Test
    void saysNothingThatItDoesNotKnow() {
        assertEquals(
                "[--------------------] 0 %  0 of 50,000,000", ProgressLine.line(0, 50_000_000, Duration.ofMillis(10)));
        assertEquals("[####################] 100 %  0 of 0", ProgressLine.line(0, 0, Duration.ZERO));
    }

    @Test
    void fitsIntoALine() {
        assertTrue(ProgressLine.line(1_000_000_000_000L, 900_000_000_000_000_000L, Duration.ofDays(3))
                        .length()
                <= ProgressLine.WIDTH);
    }

    @Test
    void wipesItselfInTheEnd() {
        StringWriter text = new StringWriter();
        try (ProgressLine line = new ProgressLine(new PrintWriter(text), 100)) {
            line.update(0, 100);
            line.update(100, 100);
        }
        assertTrue(text.toString().endsWith("\r" + " ".repeat(ProgressLine.WIDTH) + "\r"), text.toString());
        assertFalse(text.toString().contains("\n"));
    }
}

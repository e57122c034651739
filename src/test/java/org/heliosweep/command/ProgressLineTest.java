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
                ProgressLine.line(12_500_000, 50_000_000, Duration.ofSeconds(4), ProgressLine.WIDEST));
    }

    @Test
    void saysNothingThatItDoesNotKnow() {
        assertEquals(
                "[--------------------] 0 %  0 of 50,000,000",
                ProgressLine.line(0, 50_000_000, Duration.ofMillis(10), ProgressLine.WIDEST));
        assertEquals(
                "[####################] 100 %  0 of 0", ProgressLine.line(0, 0, Duration.ZERO, ProgressLine.WIDEST));
    }

    @Test
    void leavesOutWhatDoesNotFit() {
        String all = "[#####---------------] 25 %  12,500,000 of 50,000,000  3,125,000/s  12 s left";
        assertEquals(all, line(all.length()));
        assertEquals("25 %  12,500,000 of 50,000,000  3,125,000/s  12 s left", line(all.length() - 1));
        assertEquals("25 %  12,500,000 of 50,000,000  12 s left", line(50));
        assertEquals("25 %  12 s left", line(40));
        assertEquals("25 %", line(14));
        assertEquals("", line(3));
    }

    private static String line(int width) {
        return ProgressLine.line(12_500_000, 50_000_000, Duration.ofSeconds(4), width);
    }

    @Test
    void fitsIntoALine() {
        for (int width = 1; width <= ProgressLine.WIDEST; width++) {
            assertTrue(ProgressLine.line(1_000_000_000_000L, 900_000_000_000_000_000L, Duration.ofDays(3), width)
                            .length()
                    <= width);
        }
    }

    @Test
    void isAsLongAsTheTerminalIsWide() {
        assertEquals(59, Surroundings.progressWidth("60"));
        assertEquals(79, Surroundings.progressWidth("80"));
        assertEquals(79, Surroundings.progressWidth("200"));
        assertEquals(79, Surroundings.progressWidth(""));
        assertEquals(79, Surroundings.progressWidth("0"));
        assertEquals(79, Surroundings.progressWidth("wide"));
    }

    @Test
    void wipesItselfInTheEnd() {
        StringWriter text = new StringWriter();
        try (ProgressLine line = new ProgressLine(new PrintWriter(text), 100, 40)) {
            line.update(0, 100);
            line.update(100, 100);
        }
        assertTrue(text.toString().endsWith("\r" + " ".repeat(40) + "\r"), text.toString());
        assertFalse(text.toString().contains("\n"));
    }
}

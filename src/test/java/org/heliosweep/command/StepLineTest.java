package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StepLineTest {
    private static String shown(int width) {
        StringWriter terminal = new StringWriter();
        try (StepLine line = new StepLine(new PrintWriter(terminal), width)) {
            line.show("first, which is long");
            line.show("then");
        }
        return terminal.toString();
    }

    @Test
    void eachTextTakesThePlaceOfTheLastOne() {
        assertEquals("\rfirst, wh\rthen     \r         \r", shown(9));
    }

    @Test
    void nobodyWatches() {
        assertEquals("", shown(0));
    }
}

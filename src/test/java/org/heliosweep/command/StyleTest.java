package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StyleTest {
    @Test
    void isPlainWhereEscapeSequencesAreNotUnderstoodOrNotWanted() {
        assertTrue(Style.of(true, Map.of("TERM", "xterm")).coloured());
        assertTrue(Style.of(true, Map.of()).coloured());
        assertFalse(Style.of(false, Map.of("TERM", "xterm")).coloured());
        assertFalse(Style.of(true, Map.of("TERM", "dumb")).coloured());
        assertFalse(Style.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).coloured());
    }
}

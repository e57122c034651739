package org.heliosweep.design;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Pins the keys: the values come from another implementation of what {@link Keys} documents. */
class KeysTest {
    @Test
    void keysNeverChange() {
        assertEquals(0xaebe53f85cdc3c4cL, Keys.of(0, ""));
        assertEquals(0x223510de0dd4615fL, Keys.of(0, "a"));
        assertEquals(0x31d70b6fd06bda9L, Keys.of(2026, "launch_price"));
        assertEquals(0x3eefad1bcc6fdc53L, Keys.of(2026, "orbit.altitude"));
        assertEquals(0x179cce5960b06db4L, Keys.of(-1, "ä"));
        assertEquals(0xf6e0494dc5e4b18L, Keys.of(1, "launch_price"));
    }
}

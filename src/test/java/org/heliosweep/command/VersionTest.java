package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void printsTheVersionOfTheProject() throws Exception {
        String[] version = new Heliosweep.Version().getVersion();
        assertEquals(1, version.length);
        assertTrue(version[0].matches("heliosweep \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), version[0]);
    }
}

package org.heliosweep.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void theScalarInterpreterIsAlwaysThere() {
        Backend scalar = Backends.named("scalar");
        assertEquals("scalar", scalar.name());
        assertTrue(scalar.keepsBits());
        assertTrue(scalar.availability().available());
        assertTrue(Backends.all().stream().anyMatch(backend -> backend.name().equals("scalar")));
    }

    @Test
    void theAutomaticChoiceKeepsTheBits() {
        assertTrue(Backends.named(Backends.AUTO).keepsBits());
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatThereAre() {
        String message = assertThrows(IllegalArgumentException.class, () -> Backends.named("abacus"))
                .getMessage();
        assertEquals("there is no back end abacus; there are scalar, vector and auto", message);
    }
}

package org.heliosweep.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DimensionTest {
    private static final Dimension METRE = Dimension.base("m");
    private static final Dimension SECOND = Dimension.base("s");

    @Test
    void whatCancelsIsGone() {
        assertTrue(METRE.dividedBy(METRE).isNumber());
        assertEquals(METRE, METRE.times(SECOND).dividedBy(SECOND));
    }

    @Test
    void rootsOfPowersAreExact() {
        Dimension fourth = METRE.power(Rational.of(4));
        assertEquals(METRE, fourth.power(Rational.of(1, 4)));
        assertEquals(METRE, METRE.power(Rational.of(1, 3)).power(Rational.of(3)));
    }

    @Test
    void itIsWrittenAsInAModel() {
        assertEquals("m/s^2", METRE.dividedBy(SECOND.power(Rational.of(2))).toString());
        assertEquals("1/s", Dimension.NUMBER.dividedBy(SECOND).toString());
        assertEquals("1", Dimension.NUMBER.toString());
        assertEquals("m^1/2", METRE.power(Rational.of(1, 2)).toString());
    }
}

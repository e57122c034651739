package org.heliosweep.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RationalTest {
    @Test
    void equalFractionsAreEqual() {
        assertEquals(Rational.of(1, 2), Rational.of(-3, -6));
        assertEquals(Rational.of(-1, 2), Rational.of(3, -6));
        assertEquals(Rational.of(1, 8), Rational.of(new BigDecimal("0.125")));
        assertEquals(Rational.of(1200), Rational.of(new BigDecimal("1.2e3")));
        assertEquals(Rational.ZERO, Rational.of(0, -7));
    }

    @Test
    void arithmeticIsExact() {
        assertEquals(Rational.of(5, 6), Rational.of(1, 2).plus(Rational.of(1, 3)));
        assertEquals(Rational.of(1, 3), Rational.of(2, 3).times(Rational.of(1, 2)));
        assertEquals(Rational.of(9, 4), Rational.of(2, 3).power(-2));
        assertEquals(Rational.ONE, Rational.of(2, 3).power(0));
        assertTrue(Rational.of(4, 2).isWhole());
    }

    @Test
    void aFractionIsTheNearestDouble() {
        assertEquals(1.0 / 3, Rational.of(1, 3).doubleValue());
        assertEquals(0.1, Rational.of(1, 10).doubleValue());
        assertEquals(1e300, Rational.of(new BigDecimal("1e300")).doubleValue());
    }

    @Test
    void nothingIsDividedByZero() {
        assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
        assertThrows(ArithmeticException.class, Rational.ZERO::reciprocal);
    }
}

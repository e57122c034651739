package org.heliosweep.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.unit.Unit;
import org.junit.jupiter.api.Test;

/** The rule by which verdicts follow. */
class VerdictTest {
    private static final Comparison ABOUT_FOUR = new Comparison.About(4, 0.05, Unit.ONE);

    private static Answer number(double value) {
        return new Answer.Number(value);
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        assertTrue(ABOUT_FOUR.holds(number(4.2)));
        assertTrue(ABOUT_FOUR.holds(number(3.8)));
        assertFalse(ABOUT_FOUR.holds(number(Math.nextUp(4.2))));
        assertFalse(ABOUT_FOUR.holds(number(Math.nextDown(3.8))));
        Comparison between = new Comparison.Between(-1, 2, Unit.ONE);
        assertTrue(between.holds(number(-1)));
        assertTrue(between.holds(number(2)));
        assertFalse(between.holds(number(2.1)));
    }

    @Test
    void toleranceIsAPartOfTheMagnitude() {
        Comparison below = new Comparison.About(-4, 0.05, Unit.ONE);
        assertTrue(below.holds(number(-4.2)));
        assertFalse(below.holds(number(-4.3)));
        assertTrue(new Comparison.About(0, 0.5, Unit.ONE).holds(number(0)));
        assertFalse(new Comparison.About(0, 0.5, Unit.ONE).holds(number(1e-9)));
    }

    @Test
    void boundsHaveOneEnd() {
        Comparison least = new Comparison.AtLeast(100, Unit.ONE);
        assertTrue(least.holds(number(100)));
        assertTrue(least.holds(number(1e300)));
        assertFalse(least.holds(number(Math.nextDown(100.0))));
        Comparison most = new Comparison.AtMost(0, Unit.ONE);
        assertTrue(most.holds(number(-1e300)));
        assertTrue(most.holds(number(0)));
        assertFalse(most.holds(number(Double.MIN_VALUE)));
    }

    @Test
    void nothingHoldsWithoutAnAnswer() {
        assertFalse(ABOUT_FOUR.holds(new Answer.None("the model is not valid there")));
        assertFalse(new Comparison.AtLeast(0, Unit.ONE).holds(number(Double.NaN)));
        assertFalse(new Comparison.AtMost(0, Unit.ONE).holds(number(Double.NaN)));
        assertFalse(ABOUT_FOUR.holds(new Answer.Label("four")));
    }

    @Test
    void labelsAreEqualOrNot() {
        Comparison array = new Comparison.Is("array");
        assertTrue(array.holds(new Answer.Label("array")));
        assertFalse(array.holds(new Answer.Label("radiator")));
        assertFalse(array.holds(number(0)));
    }

    @Test
    void verdictIsThatOfTheDefaultsFirst() {
        assertEquals(Verdict.REPRODUCED, Verdict.of(ABOUT_FOUR, number(4), Optional.empty()));
        assertEquals(Verdict.REPRODUCED, Verdict.of(ABOUT_FOUR, number(4), Optional.of(number(9))));
        assertEquals(Verdict.UNDER_ASSUMPTIONS, Verdict.of(ABOUT_FOUR, number(9), Optional.of(number(4))));
        assertEquals(Verdict.CONTRADICTED, Verdict.of(ABOUT_FOUR, number(9), Optional.of(number(8))));
        assertEquals(Verdict.CONTRADICTED, Verdict.of(ABOUT_FOUR, number(9), Optional.empty()));
        assertEquals(
                Verdict.UNDER_ASSUMPTIONS, Verdict.of(ABOUT_FOUR, new Answer.None("too hot"), Optional.of(number(4))));
    }

    /** What is shown first is what the verdict rests on. */
    @Test
    void decisiveAnswer() {
        assertEquals(number(4), results(4, 9).decisive(ABOUT_FOUR));
        assertEquals(number(4), results(9, 4).decisive(ABOUT_FOUR));
        assertEquals(number(8), results(9, 8).decisive(ABOUT_FOUR));
        assertEquals(
                number(9), new Finding.Results(number(9), Optional.empty(), Optional.empty()).decisive(ABOUT_FOUR));
    }

    private static Finding.Results results(double plain, double assuming) {
        return new Finding.Results(number(plain), Optional.of(number(assuming)), Optional.empty());
    }

    @Test
    void meaninglessComparisonsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Comparison.About(1, -0.1, Unit.ONE));
        assertThrows(IllegalArgumentException.class, () -> new Comparison.About(1, Double.NaN, Unit.ONE));
        assertThrows(IllegalArgumentException.class, () -> new Comparison.Between(2, 1, Unit.ONE));
    }
}

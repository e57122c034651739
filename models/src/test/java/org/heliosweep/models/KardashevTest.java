package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Shares of the Sun's light. */
class KardashevTest {
    private final Evaluation sun = Models.at("kardashev");

    /** The disc of the Earth over the sphere of its orbit: 4.53e-10, one part in 2.2 billion, not in 500 million. */
    @Test
    void whatTheEarthMeets() {
        assertEquals(4.53e-10, sun.value("intercepted_share"), 0.01e-10);
        assertEquals(2.205e9, 1 / sun.value("intercepted_share"), 0.001e9);
        assertEquals(1.74e17, sun.value("intercepted") * 1e12, 0.01e17);
        assertEquals(1361, sun.value("intercepted") * 1e12 / (Math.PI * 6.371e6 * 6.371e6), 1);
    }

    /** A millionth of the Sun is a hundred million times today's electricity, not a hundred thousand. */
    @Test
    void aMillionthOfTheSun() {
        assertEquals(1.1e8, sun.value("times_electricity"), 0.01e8);
        assertEquals(2e7, sun.value("times_primary"), 0.05e7);
        assertEquals(3.828e8, sun.value("power"), 1);
    }

    /** 1 to 2 % of Type I under none of its definitions. */
    @Test
    void humanityIsFarFromTypeOne() {
        assertEquals(0.0113, sun.value("used_of_intercepted"), 0.0001);
        assertEquals(0.0161, sun.value("used_of_absorbed"), 0.0001);
        assertEquals(0.022, sun.value("used_of_surface"), 0.0002);
        assertEquals(0.2, sun.value("used_of_sagan"), 0.005);
        assertEquals(2.2e9, sun.value("second_over_first"), 0.01e9);
        assertEquals(2e13, sun.value("second_over_today"), 0.05e13);
    }

    /** Sagan: 10 TW are 0.7, 10¹⁶ W are 1, the whole Sun is 2.06. */
    @Test
    void saganScale() {
        assertEquals(0.7292, sun.value("kardashev_today"), 0.0001);
        assertEquals(0.7, sun.set("primary", 10).value("kardashev_today"), 1e-12);
        assertEquals(1, sun.set("share", 1e16 / 3.828e26).value("kardashev_share"), 1e-12);
        assertEquals(2.058, sun.set("share", 1).value("kardashev_share"), 0.001);
    }

    @Test
    void sharesAddUp() {
        CredibleRanges.of("kardashev").rises("kardashev_today", "primary").hold(drawn -> {
            double used = drawn.value("used_of_intercepted");
            assertTrue(used < drawn.value("used_of_absorbed"), "more is absorbed than met");
            assertTrue(drawn.value("used_of_absorbed") < drawn.value("used_of_surface"), "the air absorbs nothing");
            assertEquals(1, used / 100 * drawn.value("second_over_today") / drawn.value("second_over_first"), 1e-12);
        });
    }
}

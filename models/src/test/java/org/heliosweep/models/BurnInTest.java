package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Infant failures, and what burn-in takes off them. */
class BurnInTest {
    private final Evaluation burnIn = Models.at("burn-in");

    /** The mean of survival over the life by a million steps. */
    private static double mean(Evaluation drawn, double burnInDays) {
        double scale = drawn.value("infant_scale");
        double shape = drawn.value("infant_shape");
        double rate = drawn.value("failure_rate") / 100;
        double life = drawn.value("life");
        double before = burnInDays / 365.25;
        int steps = 200_000;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double time = (i + 0.5) * life / steps;
            sum += Math.exp(Math.pow(before / scale, shape) - Math.pow((time + before) / scale, shape) - rate * time);
        }
        return sum / steps;
    }

    @Test
    void meansByFineSteps() {
        assertEquals(mean(burnIn, 14), burnIn.value("mean_with"), 1e-5);
        assertEquals(mean(burnIn, 0), burnIn.value("mean_without"), 1e-5);
        burnIn.set("infant_shape", 0.4).set("life", 8).set("burn_in", 60);
        assertEquals(mean(burnIn, 60), burnIn.value("mean_with"), 2e-4);
        assertEquals(mean(burnIn, 0), burnIn.value("mean_without"), 2e-4);
    }

    /** Without infant failures the mean is (1 - e^-hL) / (hL) = 80.5 %, and burn-in is worth less than nothing. */
    @Test
    void withoutInfantFailures() {
        burnIn.set("infant_scale", 1e12);
        assertEquals((1 - Math.exp(-0.45)) / 0.45, burnIn.value("mean_with"), 1e-4);
        assertEquals(0, burnIn.value("gained"), 1e-6);
        assertTrue(burnIn.value("worth") < 0);
        assertEquals(Optional.empty(), burnIn.reason());
    }

    /** Two weeks take less than a point off, and up to two over the credible ranges: no answer to 9 % a year. */
    @Test
    void burnInTakesAPointOrTwo() {
        assertEquals(0.0073, burnIn.value("gained"), 0.0002);
        CredibleRanges.of("burn-in").hold(drawn -> {
            double gained = drawn.value("gained");
            assertTrue(gained > 0 && gained < 0.06);
            assertTrue(gained < 0.3 * (1 - drawn.value("mean_with")));
        });
        CredibleRanges.of("burn-in").rises("gained", "burn_in");
        CredibleRanges.of("burn-in").falls("mean_with", "failure_rate");
    }

    /** (14 / 365.25 / 60)^0.6 + 0.09 · 14 / 365.25 of the chips fail on the ground already and are bought again. */
    @Test
    void whatFailsInBurnInIsBoughtAgain() {
        double lost = 1 - Math.exp(-Math.pow(14 / 365.25 / 60, 0.6) - 0.09 * 14 / 365.25);
        assertEquals(lost, burnIn.value("lost"), 1e-12);
        assertEquals(0.05 + 28 * lost, burnIn.value("spent"), 1e-9);
        assertEquals(53 * (burnIn.value("mean_with") / burnIn.value("mean_without") - 1), burnIn.value("saved"), 1e-9);
        assertEquals(burnIn.value("saved") - burnIn.value("spent"), burnIn.value("worth"), 1e-12);
    }

    /** What is alive at the end is less than the mean: sizing by either for the other is wrong by a sixth. */
    @Test
    void endIsNotTheMean() {
        assertTrue(burnIn.value("after.alive") < 0.85 * burnIn.value("mean_with"));
        assertEquals(1.40, burnIn.value("oversize"), 0.01);
    }
}

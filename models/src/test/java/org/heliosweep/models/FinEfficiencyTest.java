package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fit against the fin's own equation, θ'' = ζ (θ⁴ - s), integrated from the tip to the base. */
class FinEfficiencyTest {
    private static final double SIGMA = 5.670374419e-8;

    private final Evaluation fin = Models.at("fin-efficiency");

    /** A fin at some ζ: what its base takes in, over what it would emit if it were all as hot as the base. */
    private record Fin(double number, double sink, double netHeat) {
        /** From a tip of temperature 1: a larger strength is a longer fin. */
        static Fin integrated(double strength, double sinkOfTip) {
            int steps = 20_000;
            double step = 1.0 / steps;
            double temperature = 1;
            double slope = 0;
            for (int i = 0; i < steps; i++) {
                // The midpoint rule.
                double half = temperature + step / 2 * slope;
                double halfSlope = slope + step / 2 * strength * (Math.pow(temperature, 4) - sinkOfTip);
                temperature += step * halfSlope;
                slope += step * strength * (Math.pow(half, 4) - sinkOfTip);
            }
            double base = temperature;
            return new Fin(
                    strength * Math.pow(base, 3),
                    sinkOfTip / Math.pow(base, 4),
                    slope / (strength * Math.pow(base, 4)));
        }
    }

    private double efficiency(double number) {
        double length = Math.sqrt(number * 160 * 0.0005 / (1.76 * SIGMA * Math.pow(313, 3)));
        fin.set("half_pitch", length * 1000);
        assertEquals(number, fin.value("number"), 1e-12);
        return fin.value("efficiency");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.05, 0.1, 0.2, 0.4, 0.55})
    void fitIsWithinSevenPerMilleOfTheEquation(double strength) {
        Fin exact = Fin.integrated(strength, 0);
        assertTrue(exact.number() < 2);
        assertEquals(exact.netHeat(), efficiency(exact.number()), 0.007 * exact.netHeat());
    }

    /**
     * In surroundings the efficiency multiplies emission minus absorption. Multiplying the emission alone, with absorption
     * in full, would be 4 % too low for a panel like the radiator's.
     */
    @Test
    void efficiencyMultipliesTheDifference() {
        Fin exact = Fin.integrated(0.09, 0.26);
        assertEquals(0.11, exact.number(), 0.02);
        assertEquals(0.23, exact.sink(), 0.02);
        double efficiency = efficiency(exact.number());
        assertEquals(exact.netHeat(), efficiency * (1 - exact.sink()), 0.002 * exact.netHeat());
        assertTrue(efficiency - exact.sink() < 0.97 * exact.netHeat());
    }

    @Test
    void wideFinIsRefused() {
        fin.set("half_pitch", 240);
        assertEquals(2.20, fin.value("number"), 0.01);
        assertEquals(Optional.of("the fin is too wide or too thin for this formula (ζ above 2)"), fin.reason());
    }
}

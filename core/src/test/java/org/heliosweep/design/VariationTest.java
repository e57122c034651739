package org.heliosweep.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.heliosweep.graph.ConstantArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** One misuse, one message. */
class VariationTest {
    private static void refused(String message, Executable construction) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, construction).getMessage());
    }

    @Test
    void levels() {
        refused("levels needs at least one value", () -> new Variation.Levels(ConstantArray.of()));
        refused("the number NaN is not finite", () -> new Variation.Levels(ConstantArray.of(1, Double.NaN)));
    }

    @Test
    void spaces() {
        refused("linspace needs at least 2 levels, and at most 2^52, not 1", () -> new Variation.LinearSpace(1, 2, 1));
        refused(
                "linspace goes from a lower to a higher number, not from 2.0 to 1.0",
                () -> new Variation.LinearSpace(2, 1, 3));
        refused(
                "logspace needs at least 2 levels, and at most 2^52, not 9007199254740992",
                () -> new Variation.LogarithmicSpace(1, 2, 1L << 53));
        refused(
                "logspace goes from a positive number to a higher one, not from 0.0 to 1.0",
                () -> new Variation.LogarithmicSpace(0, 1, 3));
        refused(
                "the numbers from 1.0E-200 to 1.0E200 are too far apart",
                () -> new Variation.LogarithmicSpace(1e-200, 1e200, 3));
    }

    @Test
    void distributions() {
        refused("uniform needs a low end below the high end, not 1.0 and 1.0", () -> new Variation.Uniform(1, 1));
        refused("the numbers from -1.0E308 to 1.0E308 are too far apart", () -> new Variation.Uniform(-1e308, 1e308));
        refused("loguniform needs 0 < low < high, not -1.0 and 1.0", () -> new Variation.LogUniform(-1, 1));
        refused(
                "triangular needs low <= mode <= high and low < high, not 1.0, 5.0 and 3.0",
                () -> new Variation.Triangular(1, 5, 3));
        refused("normal needs a positive standard deviation, not 0.0", () -> new Variation.Normal(1, 0));
        refused("lognormal needs a positive median, not 0.0", () -> new Variation.LogNormal(0, 1));
        refused(
                "the weights add up to 0.75, not to 1",
                () -> new Variation.Discrete(ConstantArray.of(1, 2), List.of(0.5, 0.25)));
        refused(
                "discrete needs a weight for each value",
                () -> new Variation.Discrete(ConstantArray.of(1, 2), List.of(1.0)));
    }

    @Test
    void designs() {
        Varied longest = new Varied("x", new Variation.LinearSpace(0, 1, 1L << 40));
        refused("the grid has more than 2^62 scenarios", () -> new Design.Grid(List.of(longest, longest)));
        refused("a design has 0 or more scenarios, not -1", () -> new Design.Random(-1, 0, List.of()));
    }
}

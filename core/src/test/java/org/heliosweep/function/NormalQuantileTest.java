package org.heliosweep.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.heliosweep.graph.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalQuantileTest {
    private final FunctionEvaluator quantile = new FunctionEvaluator(Function.NORMAL_QUANTILE);

    /** The values with which Wichura's paper checks an implementation, and common ones of the tables. */
    @ParameterizedTest
    @CsvSource({
        "0.25,   -0.6744897501960817",
        "0.001,  -3.090232306167814",
        "1e-20,  -9.262340089798408",
        "0.975,  1.959963984540054",
        "0.95,   1.6448536269514722",
        "0.9,    1.2815515655446004",
        "0.5,    0",
    })
    void publishedValues(double probability, double expected) {
        assertEquals(expected, quantile.full(probability), 2e-15 * Math.abs(expected));
    }

    @Test
    void ends() {
        assertEquals(Double.NEGATIVE_INFINITY, quantile.full(0));
        assertEquals(Double.POSITIVE_INFINITY, quantile.full(1));
        assertEquals(Double.NaN, quantile.full(-Double.MIN_VALUE));
        assertEquals(Double.NaN, quantile.full(Math.nextUp(1.0)));
        assertEquals(Double.NaN, quantile.full(Double.NaN));
        assertEquals(Double.NaN, quantile.full(Double.POSITIVE_INFINITY));
    }

    @Test
    void isSymmetric() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double probability = (random.nextLong(1L << 51) + 0.5) * 0x1p-52;
            assertEquals(-quantile.full(probability), quantile.full(1 - probability));
        }
    }
}

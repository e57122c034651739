package org.heliosweep.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.heliosweep.graph.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalProbabilityTest {
    private final FunctionEvaluator probability = new FunctionEvaluator(Function.NORMAL_PROBABILITY);

    /** From the tables of Abramowitz and Stegun, chapter 26, and of the tails. */
    @ParameterizedTest
    @CsvSource({
        "1,   0.841344746068543",
        "2,   0.977249868051821",
        "-3,  1.349898031630095e-3",
        "-5,  2.866515718791939e-7",
        "-10, 7.619853024160527e-24",
        "-37, 5.725571222524577e-300",
    })
    void publishedValues(double x, double expected) {
        assertEquals(expected, probability.full(x), 1e-14 * expected);
    }

    @Test
    void ends() {
        assertEquals(0.5, probability.full(0));
        assertEquals(0.5, probability.full(-0.0));
        assertEquals(0, probability.full(Double.NEGATIVE_INFINITY));
        assertEquals(1, probability.full(Double.POSITIVE_INFINITY));
        assertEquals(0, probability.full(-38.6));
        assertEquals(0, probability.full(-Double.MAX_VALUE));
        assertEquals(1, probability.full(8.3));
        assertEquals(Double.NaN, probability.full(Double.NaN));
    }

    /** Half of an ulp at the greater one is all that the sum of both tails may be off. */
    @Test
    void bothTailsAddUpToOne() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double x = random.nextDouble(0, 9);
            assertEquals(1 - probability.full(-x), probability.full(x));
        }
    }

    /** An error of the quantile by 6 ulp of it, and of 5 ulp here, and no more. */
    @Test
    void isTheInverseOfTheQuantile() {
        FunctionEvaluator quantile = new FunctionEvaluator(Function.NORMAL_QUANTILE);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 100_000; i++) {
            double p = random.nextDouble() * Math.scalb(1.0, -random.nextInt(60));
            double x = quantile.full(p);
            // d log P / dx is about |x| where the tail is thin, and below 1 elsewhere
            double tolerance = p * (6 * Math.ulp(x) * (1 + Math.abs(x)) + 5 * 0x1p-52);
            assertTrue(Math.abs(probability.full(x) - p) <= tolerance, () -> p + " becomes " + probability.full(x));
        }
    }
}

package org.heliosweep.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.heliosweep.graph.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the functions promise beside their error: monotony, exact values, symmetry. */
class FunctionPropertiesTest {
    private static final int NEIGHBOURS = 100;
    private static final int PAIRS = 200_000;

    @Test
    void exponentialIsMonotonicAtTheSeams() {
        FunctionEvaluator exp = new FunctionEvaluator(Function.EXP);
        for (int n = -1077; n <= 1024; n++) {
            assertMonotonicAround(exp, (n + 0.5) * 0.6931471805599453);
        }
        assertMonotonicAround(exp, 0);
        for (double edge : new double[] {-746, -745.1332191019412, -708.3964185322641, 709.782712893384, 710}) {
            assertMonotonicAround(exp, edge);
        }
    }

    @Test
    void exponentialIsMonotonic() {
        FunctionEvaluator exp = new FunctionEvaluator(Function.EXP);
        SplittableRandom random = new SplittableRandom(1);
        for (int pair = 0; pair < PAIRS; pair++) {
            assertMonotonic(exp, random.nextDouble(-746, 710));
            assertMonotonic(exp, random.nextDouble(-1, 1));
            assertMonotonic(exp, Math.scalb(random.nextDouble(-1, 1), random.nextInt(-60, 0)));
        }
    }

    @Test
    void logarithmIsMonotonicAtTheSeams() {
        FunctionEvaluator log = new FunctionEvaluator(Function.LOG);
        for (int exponent = -1074; exponent <= 1023; exponent++) {
            assertMonotonicAround(log, Math.scalb(Math.sqrt(0.5), exponent));
        }
        assertMonotonicAround(log, 1);
        assertMonotonicAround(log, Double.MIN_NORMAL);
    }

    @Test
    void logarithmIsMonotonic() {
        FunctionEvaluator log = new FunctionEvaluator(Function.LOG);
        SplittableRandom random = new SplittableRandom(2);
        for (int pair = 0; pair < PAIRS; pair++) {
            assertMonotonic(log, random.nextDouble(0.5, 2));
            assertMonotonic(log, Double.longBitsToDouble(random.nextLong(0x7ff0000000000000L)));
            assertMonotonic(log, 1 + Math.scalb(random.nextDouble(-1, 1), random.nextInt(-50, 0)));
        }
    }

    @Test
    void binaryLogarithmIsExactAtPowersOfTwo() {
        FunctionEvaluator log2 = new FunctionEvaluator(Function.LOG2);
        for (int exponent = -1074; exponent <= 1023; exponent++) {
            assertEquals(exponent == 0 ? 0.0 : exponent, log2.full(Math.scalb(1.0, exponent)));
        }
    }

    @Test
    void decimalLogarithmIsExactAtPowersOfTen() {
        FunctionEvaluator log10 = new FunctionEvaluator(Function.LOG10);
        double power = 1;
        for (int exponent = 0; exponent <= 22; exponent++, power *= 10) {
            assertEquals(exponent, log10.full(power));
        }
    }

    @Test
    void firstPowerIsTheNumber() {
        FunctionEvaluator pow = new FunctionEvaluator(Function.POW);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < PAIRS; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            assertEquals(x, pow.full(x, 1), () -> "x = %a".formatted(x));
        }
    }

    @Test
    void powersThatAreNumbersAreExact() {
        FunctionEvaluator pow = new FunctionEvaluator(Function.POW);
        for (long base = 2; base < 1000; base++) {
            long power = base;
            for (int exponent = 1; power < 1L << 53; exponent++, power *= base) {
                assertEquals((double) power, pow.full((double) base, exponent));
                assertEquals(exponent % 2 == 0 ? (double) power : (double) -power, pow.full((double) -base, exponent));
            }
            assertEquals((double) base, pow.full((double) base * base, 0.5));
        }
        for (int exponent = -1074; exponent <= 1023; exponent++) {
            assertEquals(Math.scalb(1.0, exponent), pow.full(2, exponent));
        }
    }

    /** Negative numbers: the same bits but for the sign. */
    @ParameterizedTest
    @EnumSource(
            value = Function.class,
            names = {"SIN", "TAN", "ASIN", "ATAN", "TANH", "ROUND"})
    void isOdd(Function function) {
        FunctionEvaluator evaluator = new FunctionEvaluator(function);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 100_000; i++) {
            double x = Math.scalb(random.nextDouble(), random.nextInt(-30, 10));
            assertEquals(-evaluator.full(x), evaluator.full(-x));
        }
        assertEquals(-0.0, evaluator.full(-0.0));
        assertEquals(0.0, evaluator.full(0.0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Function.class,
            names = {"SIN", "TAN", "ASIN", "ATAN", "TANH"})
    void isTheArgumentNearZero(Function function) {
        FunctionEvaluator evaluator = new FunctionEvaluator(function);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100_000; i++) {
            double x = Math.scalb(random.nextDouble(1, 2), random.nextInt(-1074, -28));
            assertEquals(x, evaluator.full(x));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Function.class,
            names = {"SIN", "COS", "TAN"})
    void largeAnglesAreRefused(Function function) {
        FunctionEvaluator evaluator = new FunctionEvaluator(function);
        assertTrue(Double.isFinite(evaluator.full(0x1p30)));
        assertEquals(Double.NaN, evaluator.full(Math.nextUp(0x1p30)));
        assertEquals(Double.NaN, evaluator.full(-Double.MAX_VALUE));
    }

    private static void assertMonotonicAround(FunctionEvaluator evaluator, double centre) {
        double x = centre;
        for (int step = 0; step < NEIGHBOURS; step++) {
            x = Math.nextDown(x);
        }
        for (int step = 0; step < 2 * NEIGHBOURS; step++) {
            assertMonotonic(evaluator, x);
            x = Math.nextUp(x);
        }
    }

    private static void assertMonotonic(FunctionEvaluator evaluator, double x) {
        double above = Math.nextUp(x);
        double first = evaluator.full(x);
        double second = evaluator.full(above);
        // a logarithm of a negative number is not a number
        if (!(first <= second) && !Double.isNaN(first)) {
            throw new AssertionError("falls from %a to %a".formatted(x, above));
        }
    }
}

package org.heliosweep.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.graph.Function;
import org.junit.jupiter.api.Test;

/** The edge cases of x^y, every one that IEEE 754-2019 (9.2.1) names. */
class PowerSpecialCasesTest {
    private static final double[] VALUES = {
        Double.NaN,
        0.0,
        1,
        2,
        3,
        0.5,
        1.5,
        2.5,
        1e10,
        0x1p52,
        0x1p52 + 1,
        0x1p53 - 1,
        0x1p53,
        0x1p53 + 2,
        0x1p64,
        1e300,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Math.nextUp(1.0),
        Math.nextDown(1.0),
        1e-300,
        1e-20,
    };

    private final FunctionEvaluator pow = new FunctionEvaluator(Function.POW);

    /** Where the result is NaN, infinite, zero or ±1, there is no rounding: the strict library is the reference. */
    @Test
    void agreesWithTheStrictLibraryWhereNothingIsRounded() {
        for (double first : VALUES) {
            for (double second : VALUES) {
                check(first, second);
                check(-first, second);
                check(first, -second);
                check(-first, -second);
            }
        }
    }

    @Test
    void oneIsOneToAnyPower() {
        for (double y : VALUES) {
            assertEquals(1.0, pow.full(1, y));
            assertEquals(1.0, pow.full(1, -y));
        }
        assertEquals(1.0, pow.full(-1, Double.POSITIVE_INFINITY));
        assertEquals(1.0, pow.full(-1, Double.NEGATIVE_INFINITY));
    }

    @Test
    void anythingToThePowerOfZeroIsOne() {
        for (double x : VALUES) {
            assertEquals(1.0, pow.full(x, 0.0));
            assertEquals(1.0, pow.full(-x, -0.0));
        }
    }

    @Test
    void negativeNumbersHaveNoBrokenPowers() {
        assertEquals(Double.NaN, pow.full(-2, 0.5));
        assertEquals(Double.NaN, pow.full(-1, Double.MIN_VALUE));
        assertEquals(Double.NaN, pow.full(-Double.MIN_VALUE, 1.5));
        assertEquals(Double.POSITIVE_INFINITY, pow.full(Double.NEGATIVE_INFINITY, 0.5));
        assertEquals(0.0, pow.full(-0.0, 0.5));
    }

    private void check(double x, double y) {
        boolean ones = Math.abs(x) == 1 && (Double.isInfinite(y) || Double.isNaN(y));
        double expected = ones ? (x == 1 || Double.isInfinite(y) ? 1 : Double.NaN) : StrictMath.pow(x, y);
        double found = pow.full(x, y);
        boolean exact = Double.isNaN(expected)
                || Double.isInfinite(expected)
                || expected == 0
                || Math.abs(expected) == 1
                || Double.isNaN(found)
                || Double.isInfinite(found);
        if (exact) {
            assertEquals(expected, found, () -> "%a ^ %a".formatted(x, y));
        } else {
            assertEquals(expected, found, 4 * Math.ulp(expected), () -> "%a ^ %a".formatted(x, y));
        }
    }
}

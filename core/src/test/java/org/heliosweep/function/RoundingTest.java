package org.heliosweep.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.heliosweep.graph.Function;
import org.junit.jupiter.api.Test;

class RoundingTest {
    private static final double[] VALUES = {
        Double.NaN,
        0.0,
        0.5,
        1,
        1.5,
        2.5,
        3.5,
        0.25,
        0.75,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Math.nextDown(0.5),
        Math.nextUp(0.5),
        Math.nextDown(1.0),
        0x1p51,
        0x1p51 + 0.5,
        0x1p52 - 0.5,
        0x1p52 - 1,
        0x1p52,
        0x1p52 + 1,
        0x1p53,
        0x1p53 - 1,
        0x1p62,
        0x1p63,
        0x1p64,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
    };

    @Test
    void floor() {
        assertSame(Function.FLOOR, Math::floor);
    }

    @Test
    void ceiling() {
        assertSame(Function.CEILING, Math::ceil);
    }

    @Test
    void round() {
        assertSame(Function.ROUND, Math::rint);
    }

    /** Every bit, signs of zeros included. */
    private static void assertSame(Function function, DoubleUnaryOperator expected) {
        FunctionEvaluator evaluator = new FunctionEvaluator(function);
        for (double x : VALUES) {
            check(evaluator, expected, x);
            check(evaluator, expected, -x);
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            check(evaluator, expected, Double.longBitsToDouble(random.nextLong()));
            check(evaluator, expected, random.nextDouble(-100, 100));
            check(evaluator, expected, random.nextInt(-100, 100) * 0.5);
            check(evaluator, expected, Math.scalb(random.nextDouble(-2, 2), random.nextInt(45, 55)));
        }
    }

    private static void check(FunctionEvaluator evaluator, DoubleUnaryOperator expected, double x) {
        assertEquals(expected.applyAsDouble(x), evaluator.full(x), () -> "x = %a".formatted(x));
    }
}

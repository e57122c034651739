package org.heliosweep.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes the place of divisions by literals, compared with the division and with the exact quotient. */
@Execution(ExecutionMode.CONCURRENT)
class ReciprocalsTest {
    private static final double[] WHOLE = {3, 5, 7, 10, 12, 60, 100, 1e4, 1e6, 1e15, 8766, 8766 * 3600, 0x1p50 - 1, -3};
    private static final double[] OTHERS = {
        1e-4,
        0.1,
        0.85,
        Math.PI,
        Math.log(2),
        5.670374419e-8,
        1.380649e-23,
        Math.nextUp(1.0),
        Math.nextDown(1.0),
        Math.nextDown(2.0),
        Math.nextUp(1024.0),
        -Math.nextDown(0x1p-30),
        -1.1,
        0x1.0000000000001p-900,
        0x1.fffffffffffffp899,
    };
    private static final double[] SPECIAL = {
        0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.MAX_VALUE,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        1,
        49,
    };

    private static double[] divisors() {
        return DoubleStream.concat(DoubleStream.of(WHOLE), DoubleStream.of(OTHERS))
                .toArray();
    }

    /** What is computed in the place of {@code x / divisor}. */
    private static DoubleUnaryOperator rewritten(double divisor) {
        GraphBuilder graph = new GraphBuilder();
        int x = graph.input("x", Type.REAL);
        Node.Binary division = new Node.Binary(BinaryOperation.DIVIDE, x, graph.real(divisor));
        Node node = graph.node(Reciprocals.rewrite(graph, division));
        Node.FusedMultiplyAdd sum = assertInstanceOf(Node.FusedMultiplyAdd.class, node, () -> "for " + divisor);
        Node.Binary product = assertInstanceOf(Node.Binary.class, graph.node(sum.addend()));
        assertEquals(BinaryOperation.MULTIPLY, product.operation());
        assertEquals(List.of(x, x), List.of(sum.factor(), product.left()));
        double high = ((Node.Literal) graph.node(sum.multiplier())).real();
        double low = ((Node.Literal) graph.node(product.right())).real();
        assertTrue(low != 0 && Math.signum(low) == Math.signum(high), () -> high + " and " + low);
        assertTrue(Math.abs(low) >= Double.MIN_NORMAL, () -> "subnormal " + low);
        return value -> Math.fma(value, high, value * low);
    }

    private static void assertQuotient(double x, double divisor, double actual) {
        assertEquals(x / divisor, actual, () -> x + " / " + divisor);
    }

    @Test
    void randomQuotientsHaveTheBitsOfTheDivision() {
        SplittableRandom random = new SplittableRandom(1);
        for (double divisor : divisors()) {
            DoubleUnaryOperator quotient = rewritten(divisor);
            for (int draw = 0; draw < 100_000; draw++) {
                double any = random.nextDouble(1, 2) * Math.scalb(1.0, random.nextInt(-60, 60));
                double whole = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
                double multiple = random.nextInt() * divisor;
                for (double x : new double[] {any, -any, whole, multiple, Math.nextUp(multiple)}) {
                    if (Math.abs(x / divisor) >= 0x1p-900) {
                        assertQuotient(x, divisor, quotient.applyAsDouble(x));
                    }
                }
            }
        }
        for (int draw = 0; draw < 100_000; draw++) {
            double divisor = Math.scalb(random.nextDouble(1, 2), random.nextInt(-100, 100));
            DoubleUnaryOperator quotient = rewritten(divisor);
            for (int each = 0; each < 20; each++) {
                double x = random.nextDouble(-1, 1);
                assertQuotient(x, divisor, quotient.applyAsDouble(x));
            }
        }
    }

    @Test
    void specialValuesAreThoseOfTheDivision() {
        for (double divisor : divisors()) {
            DoubleUnaryOperator quotient = rewritten(divisor);
            for (double x : SPECIAL) {
                if (Math.abs(x / divisor) >= 0x1p-900 || x == 0 || Double.isNaN(x)) {
                    assertQuotient(x, divisor, quotient.applyAsDouble(x));
                    assertQuotient(-x, divisor, quotient.applyAsDouble(-x));
                }
            }
        }
    }

    @Test
    void overflowIsThatOfTheDivision() {
        SplittableRandom random = new SplittableRandom(2);
        for (double divisor : new double[] {0.1, Math.nextDown(1.0), 0.85, -0x1.8p-900}) {
            DoubleUnaryOperator quotient = rewritten(divisor);
            double last = Double.MAX_VALUE * divisor;
            for (int steps = -1000; steps <= 1000; steps++) {
                double x = last + steps * Math.ulp(last);
                assertQuotient(x, divisor, quotient.applyAsDouble(x));
            }
            for (int draw = 0; draw < 10_000; draw++) {
                double x = Math.scalb(random.nextDouble(1, 2), random.nextInt(900, 1024));
                assertQuotient(x, divisor, quotient.applyAsDouble(x));
            }
        }
    }

    /** The whole point of the second part: 49 * (1 / 49) is less than 1. */
    @Test
    void wholeMultiplesStayWhole() {
        SplittableRandom random = new SplittableRandom(3);
        for (int draw = 0; draw < 1_000_000; draw++) {
            double divisor = random.nextInt(1, 1 << 20);
            double multiple = random.nextInt(1 << 30);
            if (Long.bitCount((long) divisor) > 1) {
                assertEquals(multiple, rewritten(divisor).applyAsDouble(multiple * divisor));
            }
        }
        for (int percent = 0; percent <= 100; percent++) {
            assertEquals(Double.parseDouble(percent + "e-2"), rewritten(100).applyAsDouble(percent));
        }
    }

    @Test
    void quotientsNextToTiesOfWholeDivisorsHaveTheBitsOfTheDivision() {
        SplittableRandom random = new SplittableRandom(4);
        List<Double> divisors = new ArrayList<>(DoubleStream.of(WHOLE).boxed().toList());
        for (int draw = 0; draw < 1000; draw++) {
            divisors.add((double) ((1L << random.nextInt(30, 50)) + random.nextInt(1, 1 << 20) * 2L + 1));
        }
        for (double divisor : divisors) {
            DoubleUnaryOperator quotient = rewritten(divisor);
            for (double x : nextToTies(divisor, 15)) {
                assertQuotient(x, divisor, quotient.applyAsDouble(x));
            }
        }
    }

    @Test
    void quotientsNextToTiesStayWithinTheBound() {
        SplittableRandom random = new SplittableRandom(5);
        List<Double> divisors = new ArrayList<>(DoubleStream.of(OTHERS).boxed().toList());
        for (int draw = 0; draw < 5000; draw++) {
            divisors.add(random.nextDouble(1, 2));
        }
        int compared = 0;
        int different = 0;
        for (double divisor : divisors) {
            DoubleUnaryOperator quotient = rewritten(divisor);
            for (double x : nextToTies(divisor, 15)) {
                double actual = quotient.applyAsDouble(x);
                assertWithinBound(x, divisor, actual, BigDecimal.ZERO);
                compared++;
                different += actual == x / divisor ? 0 : 1;
            }
        }
        assertTrue(compared > 50_000, compared + " quotients next to ties");
        assertTrue(different > 0 && different < compared / 100, different + " of " + compared + " differ");
    }

    /** One of the rare quotients that the two parts round to the wrong side of a tie. */
    @Test
    void oneNumeratorOfDivisor085IsOff() {
        double x = 4785074604081154.0;
        double actual = rewritten(0.85).applyAsDouble(x);
        assertEquals(Math.ulp(actual), Math.abs(actual - x / 0.85));
        assertEquals(
                List.of(x),
                nextToTies(0.85, 99).stream()
                        .filter(each -> rewritten(0.85).applyAsDouble(each) != each / 0.85)
                        .toList());
    }

    @Test
    void tinyQuotientsAreOffByLessThanALeastSubnormalMore() {
        SplittableRandom random = new SplittableRandom(6);
        BigDecimal half = new BigDecimal(Double.MIN_VALUE).divide(BigDecimal.TWO);
        for (double divisor : new double[] {3, 7, 0.1, Math.PI, Math.nextUp(1.0), -0x1.8p899, 0x1.8p-899}) {
            DoubleUnaryOperator quotient = rewritten(divisor);
            for (int draw = 0; draw < 2000; draw++) {
                int exponent = Math.max(-1074, random.nextInt(-1090, -900) + Math.getExponent(divisor));
                double x = Math.scalb(random.nextDouble(1, 2), exponent);
                assertWithinBound(x, divisor, quotient.applyAsDouble(x), half);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, -2, 8, 0.125, 0x1p40, 0x1p-900, -0x1p900, -1})
    void aPowerOfTwoIsOneExactProduct(double divisor) {
        GraphBuilder graph = new GraphBuilder();
        int x = graph.input("x", Type.REAL);
        Node.Binary division = new Node.Binary(BinaryOperation.DIVIDE, x, graph.real(divisor));
        Node node = graph.node(Reciprocals.rewrite(graph, division));
        Node.Binary product = assertInstanceOf(Node.Binary.class, node);
        assertEquals(BinaryOperation.MULTIPLY, product.operation());
        double factor = ((Node.Literal) graph.node(product.right())).real();
        SplittableRandom random = new SplittableRandom(7);
        for (int draw = 0; draw < 10_000; draw++) {
            double any = Double.longBitsToDouble(random.nextLong());
            double tiny = Double.longBitsToDouble(random.nextLong(1L << 54));
            assertQuotient(any, divisor, any * factor);
            assertQuotient(tiny, divisor, tiny * factor);
        }
        for (double value : SPECIAL) {
            assertQuotient(value, divisor, value * factor);
            assertQuotient(-value, divisor, -value * factor);
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                -0.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                1e300,
                1e-300,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                0x1p1023,
                0x1.0000000000001p900,
                -0x1.fffffffffffffp-901,
            })
    void otherDivisorsAreLeftAlone(double divisor) {
        GraphBuilder graph = new GraphBuilder();
        int x = graph.input("x", Type.REAL);
        Node.Binary division = new Node.Binary(BinaryOperation.DIVIDE, x, graph.real(divisor));
        assertEquals(division, graph.node(Reciprocals.rewrite(graph, division)));
    }

    @Test
    void whatIsNoLiteralIsLeftAlone() {
        GraphBuilder graph = new GraphBuilder();
        int x = graph.input("x", Type.REAL);
        Node.Binary division = new Node.Binary(BinaryOperation.DIVIDE, graph.real(1), x);
        assertEquals(division, graph.node(Reciprocals.rewrite(graph, division)));
    }

    /** |actual − x / divisor| ≤ (1/2 + 2^-51) ulp + extra, in exact arithmetic. */
    private static void assertWithinBound(double x, double divisor, double actual, BigDecimal extra) {
        BigDecimal size = new BigDecimal(divisor).abs();
        BigDecimal error = new BigDecimal(actual)
                .multiply(new BigDecimal(divisor))
                .subtract(new BigDecimal(x))
                .abs();
        BigDecimal bound = new BigDecimal(0.5 + 0x1p-51)
                .multiply(new BigDecimal(Math.ulp(x / divisor)))
                .add(extra);
        assertTrue(error.compareTo(bound.multiply(size)) <= 0, () -> x + " / " + divisor + " is not " + actual);
    }

    /**
     * Whole numbers x of 53 bits whose quotients by a divisor lie next to the middle of two doubles. With C the odd part
     * of the divisor's significand, n twice the number of places that make the quotient one of 53 bits, and Q the whole
     * part, x 2^n = (2 Q + 1) C + r for a small odd r: so x is r / 2^n modulo C.
     */
    private static List<Double> nextToTies(double divisor, int greatest) {
        long significand = (Double.doubleToLongBits(divisor) & ((1L << 52) - 1)) | (1L << 52);
        int zeros = Long.numberOfTrailingZeros(significand);
        BigInteger odd = BigInteger.valueOf(significand >> zeros);
        List<Double> found = new ArrayList<>();
        for (int places = 53 - zeros; places <= 54 - zeros; places++) {
            BigInteger inverse = BigInteger.TWO.modPow(BigInteger.valueOf(-places), odd);
            for (int r = -greatest; r <= greatest; r += 2) {
                BigInteger rest = BigInteger.valueOf(r).multiply(inverse).mod(odd);
                // Where the divisor is small there are many; the first and the last eight say enough.
                BigInteger least = BigInteger.ONE.shiftLeft(52);
                BigInteger first = least.add(rest.subtract(least).mod(odd));
                BigInteger end = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);
                BigInteger last = end.subtract(end.subtract(rest).mod(odd));
                for (int step = 0; step < 8; step++) {
                    BigInteger distance = odd.multiply(BigInteger.valueOf(step));
                    for (BigInteger x : List.of(first.add(distance), last.subtract(distance))) {
                        if (x.signum() > 0 && x.bitLength() == 53 && !found.contains(x.doubleValue())) {
                            found.add(x.doubleValue());
                        }
                    }
                }
            }
        }
        return found;
    }
}

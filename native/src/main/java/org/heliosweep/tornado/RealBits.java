package org.heliosweep.tornado;

import java.util.stream.IntStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.UnaryOperation;

/**
 * The representation of reals by arithmetic, for a compiler that does not reinterpret: exact wherever subnormals are
 * kept, and the logarithm of a normal number is right to 1/4.
 */
final class RealBits {
    private static final int MANTISSA_BITS = 52;
    private static final int LEAST_EXPONENT = -1_022;
    private static final int BIAS = 1_023;
    private static final int EXPONENTS = 2_047;
    private static final double LEAST_NORMAL = 0x1p-1022;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** What makes a subnormal number normal. */
    private static final int SUBNORMAL_SHIFT = 54;

    /** 2^−1022 … 2^1023. */
    private static final ConstantArray POWERS = ConstantArray.of(IntStream.rangeClosed(LEAST_EXPONENT, BIAS)
            .mapToDouble(exponent -> Math.scalb(1.0, exponent))
            .toArray());

    private final GraphBuilder graph;

    RealBits(GraphBuilder graph) {
        this.graph = graph;
    }

    /** A real truncated, below 2^52, by two conversions of reals below 2^27: those are right to 32 bits only. */
    int whole(int real) {
        int high = graph.unary(UnaryOperation.INTEGER_OF_REAL, graph.multiply(real, graph.real(0x1p-26)));
        int low = graph.subtract(
                real, graph.multiply(graph.unary(UnaryOperation.REAL_OF_INTEGER, high), graph.real(0x1p26)));
        return integer(
                BinaryOperation.INTEGER_ADD,
                integer(BinaryOperation.SHIFT_LEFT, high, graph.integer(26)),
                graph.unary(UnaryOperation.INTEGER_OF_REAL, low));
    }

    /** Whether the sign bit of a real that is not NaN is set. */
    int isNegative(int real) {
        int zero = graph.real(0);
        int isZero = graph.binary(BinaryOperation.EQUAL, real, zero);
        int below = graph.binary(BinaryOperation.LESS, graph.divide(graph.real(1), real), zero);
        return graph.binary(
                BinaryOperation.OR, graph.binary(BinaryOperation.LESS, real, zero), graph.and(isZero, below));
    }

    /** The representation of a real; that of every NaN is the canonical one. */
    int of(int real) {
        int magnitude = graph.unary(UnaryOperation.ABSOLUTE, real);
        int isSubnormal = graph.binary(BinaryOperation.LESS, magnitude, graph.real(LEAST_NORMAL));
        int scaled = graph.select(
                isSubnormal, graph.multiply(magnitude, graph.real(Math.scalb(1.0, SUBNORMAL_SHIFT))), magnitude);
        int isOrdinary = graph.and(
                graph.binary(BinaryOperation.LESS, graph.real(0), scaled),
                graph.binary(BinaryOperation.LESS, scaled, graph.real(INFINITY)));
        int ordinary = graph.select(isOrdinary, scaled, graph.real(1));
        int exponent = exponent(ordinary);
        // from 1 to below 2
        int significand = graph.divide(ordinary, power(exponent));
        int mantissa = whole(
                graph.multiply(graph.subtract(significand, graph.real(1)), graph.real(Math.scalb(1.0, MANTISSA_BITS))));
        int normal = integer(
                BinaryOperation.INTEGER_ADD,
                integer(
                        BinaryOperation.SHIFT_LEFT,
                        integer(BinaryOperation.INTEGER_ADD, exponent, graph.integer(BIAS)),
                        graph.integer(MANTISSA_BITS)),
                mantissa);
        // a unit in the last place of a subnormal number is 2^-1074
        int subnormal = whole(graph.multiply(scaled, graph.real(Math.scalb(1.0, 1_074 - SUBNORMAL_SHIFT))));
        int finite = graph.select(isSubnormal, subnormal, normal);
        int isInfinite = graph.binary(BinaryOperation.EQUAL, magnitude, graph.real(INFINITY));
        int unsigned = graph.select(isInfinite, graph.integer(Double.doubleToLongBits(INFINITY)), finite);
        int signed = graph.select(
                isNegative(real), integer(BinaryOperation.BITS_OR, unsigned, graph.integer(Long.MIN_VALUE)), unsigned);
        return graph.select(
                graph.binary(BinaryOperation.EQUAL, real, real),
                signed,
                graph.integer(Double.doubleToLongBits(Double.NaN)));
    }

    /** ⌊log2⌋ of a normal number, from a logarithm that may be wrong where it is nearly whole. */
    private int exponent(int normal) {
        int logarithm = graph.multiply(graph.call(Function.LOG, normal), graph.real(1 / Math.log(2)));
        int near = graph.call(Function.FLOOR, logarithm);
        int least = graph.real(LEAST_EXPONENT);
        int greatest = graph.real(BIAS);
        int inside =
                graph.binary(BinaryOperation.MINIMUM, graph.binary(BinaryOperation.MAXIMUM, near, least), greatest);
        int guess = graph.unary(UnaryOperation.INTEGER_OF_REAL, inside);
        int power = power(guess);
        int tooHigh = graph.binary(BinaryOperation.LESS, normal, power);
        int tooLow = graph.not(graph.binary(BinaryOperation.LESS, normal, graph.multiply(power, graph.real(2))));
        int lower = integer(BinaryOperation.INTEGER_SUBTRACT, guess, graph.integer(1));
        int higher = integer(BinaryOperation.INTEGER_ADD, guess, graph.integer(1));
        return graph.select(tooHigh, lower, graph.select(tooLow, higher, guess));
    }

    private int power(int exponent) {
        return graph.element(
                POWERS, integer(BinaryOperation.INTEGER_SUBTRACT, exponent, graph.integer(LEAST_EXPONENT)));
    }

    /** The real with a representation. */
    int real(int bits) {
        int exponent = integer(
                BinaryOperation.BITS_AND,
                integer(BinaryOperation.SHIFT_RIGHT, bits, graph.integer(MANTISSA_BITS)),
                graph.integer(EXPONENTS));
        int mantissa = integer(BinaryOperation.BITS_AND, bits, graph.integer((1L << MANTISSA_BITS) - 1));
        int isSubnormal = integer(BinaryOperation.INTEGER_EQUAL, exponent, graph.integer(0));
        int isSpecial = integer(BinaryOperation.INTEGER_EQUAL, exponent, graph.integer(EXPONENTS));
        int units = graph.select(
                isSubnormal,
                mantissa,
                integer(BinaryOperation.INTEGER_ADD, mantissa, graph.integer(1L << MANTISSA_BITS)));
        int significand = graph.multiply(
                graph.unary(UnaryOperation.REAL_OF_INTEGER, units), graph.real(Math.scalb(1.0, -MANTISSA_BITS)));
        // subnormal numbers have the exponent of the least normal ones
        int index = graph.select(
                isSubnormal,
                graph.integer(0),
                graph.select(
                        isSpecial,
                        graph.integer(0),
                        integer(BinaryOperation.INTEGER_SUBTRACT, exponent, graph.integer(1))));
        int finite = graph.multiply(significand, graph.element(POWERS, index));
        int special = graph.select(
                integer(BinaryOperation.INTEGER_EQUAL, mantissa, graph.integer(0)),
                graph.real(INFINITY),
                graph.real(Double.NaN));
        int unsigned = graph.select(isSpecial, special, finite);
        return graph.select(
                integer(BinaryOperation.INTEGER_LESS, bits, graph.integer(0)),
                graph.unary(UnaryOperation.NEGATE, unsigned),
                unsigned);
    }

    private int integer(BinaryOperation operation, int a, int b) {
        return graph.binary(operation, a, b);
    }
}

package org.heliosweep.function;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/** The operations that functions are made of, added to a graph one by one; values are positions of nodes. */
final class Formula {
    /** The mantissa bits of a real. */
    static final int MANTISSA_BITS = 52;

    /** The bit of a real that is its sign. */
    static final long SIGN = Long.MIN_VALUE;

    /**
     * 1.5 · 2^52: a real added to it is rounded to a whole number (to even where two are equally near), which then
     * stands in the low bits of the sum as a two's complement number; both hold for magnitudes below 2^51.
     */
    static final double ROUNDER = 0x1.8p52;

    private final GraphBuilder graph;

    Formula(GraphBuilder graph) {
        this.graph = graph;
    }

    int real(double value) {
        return graph.real(value);
    }

    int integer(long value) {
        return graph.integer(value);
    }

    int truth(boolean value) {
        return graph.truth(value);
    }

    int add(int a, int b) {
        return graph.add(a, b);
    }

    int subtract(int a, int b) {
        return graph.subtract(a, b);
    }

    int multiply(int a, int b) {
        return graph.multiply(a, b);
    }

    int divide(int a, int b) {
        return graph.divide(a, b);
    }

    /** factor · multiplier + addend, rounded once. */
    int multiplyAdd(int factor, int multiplier, int addend) {
        return graph.fusedMultiplyAdd(factor, multiplier, addend);
    }

    int negate(int a) {
        return graph.unary(UnaryOperation.NEGATE, a);
    }

    int absolute(int a) {
        return graph.unary(UnaryOperation.ABSOLUTE, a);
    }

    int squareRoot(int a) {
        return graph.unary(UnaryOperation.SQUARE_ROOT, a);
    }

    /** {@code a < b ? a : b}: a NaN in the second place stays. */
    int minimum(int a, int b) {
        return graph.binary(BinaryOperation.MINIMUM, a, b);
    }

    /** {@code a > b ? a : b}: a NaN in the second place stays. */
    int maximum(int a, int b) {
        return graph.binary(BinaryOperation.MAXIMUM, a, b);
    }

    int less(int a, int b) {
        return graph.binary(BinaryOperation.LESS, a, b);
    }

    int lessOrEqual(int a, int b) {
        return graph.binary(BinaryOperation.LESS_OR_EQUAL, a, b);
    }

    int equal(int a, int b) {
        return graph.binary(BinaryOperation.EQUAL, a, b);
    }

    int and(int a, int b) {
        return graph.and(a, b);
    }

    int or(int a, int b) {
        return graph.binary(BinaryOperation.OR, a, b);
    }

    int not(int a) {
        return graph.not(a);
    }

    int select(int condition, int whenTrue, int whenFalse) {
        return graph.select(condition, whenTrue, whenFalse);
    }

    int bits(int a) {
        return graph.unary(UnaryOperation.BITS_OF_REAL, a);
    }

    int realOfBits(int a) {
        return graph.unary(UnaryOperation.REAL_OF_BITS, a);
    }

    int integerAdd(int a, int b) {
        return isZero(b) ? a : isZero(a) ? b : graph.binary(BinaryOperation.INTEGER_ADD, a, b);
    }

    int integerSubtract(int a, int b) {
        return graph.binary(BinaryOperation.INTEGER_SUBTRACT, a, b);
    }

    int integerMultiply(int a, int b) {
        return graph.binary(BinaryOperation.INTEGER_MULTIPLY, a, b);
    }

    int integerLess(int a, int b) {
        return graph.binary(BinaryOperation.INTEGER_LESS, a, b);
    }

    int integerEqual(int a, int b) {
        return graph.binary(BinaryOperation.INTEGER_EQUAL, a, b);
    }

    int bitsAnd(int a, int b) {
        return graph.binary(BinaryOperation.BITS_AND, a, b);
    }

    int bitsOr(int a, int b) {
        return graph.binary(BinaryOperation.BITS_OR, a, b);
    }

    int bitsExclusiveOr(int a, int b) {
        return isZero(b) ? a : isZero(a) ? b : graph.binary(BinaryOperation.BITS_EXCLUSIVE_OR, a, b);
    }

    int shiftLeft(int a, int count) {
        return graph.binary(BinaryOperation.SHIFT_LEFT, a, integer(count));
    }

    int shiftRight(int a, int count) {
        return graph.binary(BinaryOperation.SHIFT_RIGHT, a, integer(count));
    }

    int shiftRightUnsigned(int a, int count) {
        return graph.binary(BinaryOperation.SHIFT_RIGHT_UNSIGNED, a, integer(count));
    }

    /** The natural logarithm as a call. */
    int logarithm(int a) {
        return graph.call(Function.LOG, a);
    }

    /** The exponential as a call. */
    int exponential(int a) {
        return graph.call(Function.EXP, a);
    }

    /** Σ coefficient_i · x^i by Horner's rule, the lowest power first. */
    int polynomial(int x, double... coefficients) {
        int sum = real(coefficients[coefficients.length - 1]);
        for (int power = coefficients.length - 2; power >= 0; power--) {
            sum = multiplyAdd(sum, x, real(coefficients[power]));
        }
        return sum;
    }

    /** A value that is not below −0, with the sign of another. */
    int withSign(int magnitude, int sign) {
        return realOfBits(bitsOr(bits(magnitude), signBit(sign)));
    }

    /** The bit that is the sign of a real, in its place. */
    int signBit(int a) {
        return bitsAnd(bits(a), integer(SIGN));
    }

    /** The value with its sign changed where a sign bit says so. */
    int exclusiveSign(int a, int signBit) {
        return realOfBits(bitsExclusiveOr(bits(a), signBit));
    }

    /**
     * 2^n for a whole number from −1022 to 1023.
     *
     * @param n an integer whose low 12 bits are those of the number
     */
    int powerOfTwo(int n) {
        return realOfBits(integerAdd(shiftLeft(n, MANTISSA_BITS), integer(Double.doubleToLongBits(1))));
    }

    /**
     * a · 2^n with a single rounding, for a in [0.5, 2) and n from −1200 to 1200. The first of the two factors keeps
     * the product normal, so that it is exact.
     *
     * @param rounded {@link #ROUNDER} + n
     */
    int scale(int a, int rounded) {
        int n = bits(rounded);
        // the shift takes the constant bits of the rounder out of the low 12, as they are even
        int half = shiftRight(n, 1);
        int rest = integerSubtract(n, half);
        return multiply(multiply(a, powerOfTwo(half)), powerOfTwo(rest));
    }

    private boolean isZero(int a) {
        return graph.node(a).equals(new Node.Literal(Type.INTEGER, 0));
    }
}

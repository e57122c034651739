package org.heliosweep.graph;

/**
 * What every primitive operation computes. This is the definition: constant folding and the scalar interpreter
 * call it, and every other back end is tested against them.
 */
public final class Arithmetic {
    private Arithmetic() {}

    /** {@code a < b ? a : b}. */
    public static double minimum(double a, double b) {
        return a < b ? a : b;
    }

    /** {@code a > b ? a : b}. */
    public static double maximum(double a, double b) {
        return a > b ? a : b;
    }

    /** The value that leaves a kernel: −0 becomes +0 and every NaN the canonical one. */
    public static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value + 0.0;
    }

    /** The nearest binary32 number, the even one of two equally near. */
    public static double roundToSingle(double value) {
        return (float) value;
    }

    /** {@code factor * multiplier + addend} of binary32 numbers, rounded once to one. */
    public static double singleFusedMultiplyAdd(double factor, double multiplier, double addend) {
        return Math.fma((float) factor, (float) multiplier, (float) addend);
    }

    /** Applies an operation; truth is carried as 0 or 1 and reals by their representation. */
    static long apply(UnaryOperation operation, long a) {
        return switch (operation) {
            case NEGATE -> bits(-real(a));
            case ABSOLUTE -> bits(Math.abs(real(a)));
            case SQUARE_ROOT -> bits(Math.sqrt(real(a)));
            case NOT -> a ^ 1;
            case BITS_OF_REAL -> Double.doubleToLongBits(real(a));
            case REAL_OF_BITS -> a;
            case REAL_OF_INTEGER -> bits((double) a);
            case INTEGER_OF_REAL -> (long) real(a);
            case ROUND_TO_SINGLE -> bits(roundToSingle(real(a)));
        };
    }

    /** Applies an operation; truth is carried as 0 or 1 and reals by their representation. */
    static long apply(BinaryOperation operation, long a, long b) {
        return switch (operation) {
            case ADD -> bits(real(a) + real(b));
            case SUBTRACT -> bits(real(a) - real(b));
            case MULTIPLY -> bits(real(a) * real(b));
            case DIVIDE -> bits(real(a) / real(b));
            case MINIMUM -> bits(minimum(real(a), real(b)));
            case MAXIMUM -> bits(maximum(real(a), real(b)));
            case LESS -> truth(real(a) < real(b));
            case LESS_OR_EQUAL -> truth(real(a) <= real(b));
            case EQUAL -> truth(real(a) == real(b));
            case AND, BITS_AND -> a & b;
            case OR, BITS_OR -> a | b;
            case INTEGER_ADD -> a + b;
            case INTEGER_SUBTRACT -> a - b;
            case INTEGER_MULTIPLY -> a * b;
            case INTEGER_DIVIDE -> a / b;
            case INTEGER_REMAINDER -> a % b;
            case BITS_EXCLUSIVE_OR -> a ^ b;
            case SHIFT_LEFT -> a << b;
            case SHIFT_RIGHT -> a >> b;
            case SHIFT_RIGHT_UNSIGNED -> a >>> b;
            case INTEGER_LESS -> truth(a < b);
            case INTEGER_EQUAL -> truth(a == b);
        };
    }

    private static double real(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static long truth(boolean value) {
        return value ? 1 : 0;
    }
}

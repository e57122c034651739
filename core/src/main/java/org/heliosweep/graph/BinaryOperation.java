package org.heliosweep.graph;

/**
 * A primitive operation on two values. Each is exact: it has the same bits on every machine, and no back end
 * reassociates, commutes or contracts it.
 *
 * <p>What each computes is defined once, in {@link Arithmetic}.
 */
public enum BinaryOperation {
    /** IEEE addition. */
    ADD("+", Type.REAL, Type.REAL),
    /** IEEE subtraction. */
    SUBTRACT("-", Type.REAL, Type.REAL),
    /** IEEE multiplication. */
    MULTIPLY("*", Type.REAL, Type.REAL),
    /** IEEE division. */
    DIVIDE("/", Type.REAL, Type.REAL),
    /** {@code a < b ? a : b}: the second operand where either is NaN or both are zero. */
    MINIMUM("min", Type.REAL, Type.REAL),
    /** {@code a > b ? a : b}: the second operand where either is NaN or both are zero. */
    MAXIMUM("max", Type.REAL, Type.REAL),
    /** IEEE less than: false where either is NaN. */
    LESS("<", Type.REAL, Type.TRUTH),
    /** IEEE less than or equal: false where either is NaN. */
    LESS_OR_EQUAL("<=", Type.REAL, Type.TRUTH),
    /** IEEE equal: false where either is NaN, true for zeros of either sign. */
    EQUAL("==", Type.REAL, Type.TRUTH),
    /** True where both are true. */
    AND("and", Type.TRUTH, Type.TRUTH),
    /** True where one of them is true. */
    OR("or", Type.TRUTH, Type.TRUTH),
    /** Addition modulo 2^64. */
    INTEGER_ADD("+.", Type.INTEGER, Type.INTEGER),
    /** Subtraction modulo 2^64. */
    INTEGER_SUBTRACT("-.", Type.INTEGER, Type.INTEGER),
    /** Multiplication modulo 2^64. */
    INTEGER_MULTIPLY("*.", Type.INTEGER, Type.INTEGER),
    /** The quotient of a non-negative number by a positive one. */
    INTEGER_DIVIDE("/.", Type.INTEGER, Type.INTEGER),
    /** The remainder of a non-negative number by a positive one. */
    INTEGER_REMAINDER("%.", Type.INTEGER, Type.INTEGER),
    /** Bitwise and. */
    BITS_AND("&", Type.INTEGER, Type.INTEGER),
    /** Bitwise or. */
    BITS_OR("|", Type.INTEGER, Type.INTEGER),
    /** Bitwise exclusive or. */
    BITS_EXCLUSIVE_OR("xor", Type.INTEGER, Type.INTEGER),
    /** Shift to the left by 0 to 63. */
    SHIFT_LEFT("<<", Type.INTEGER, Type.INTEGER),
    /** Shift to the right by 0 to 63, filling with the sign. */
    SHIFT_RIGHT(">>", Type.INTEGER, Type.INTEGER),
    /** Shift to the right by 0 to 63, filling with zeros. */
    SHIFT_RIGHT_UNSIGNED(">>>", Type.INTEGER, Type.INTEGER),
    /** Signed less than. */
    INTEGER_LESS("<.", Type.INTEGER, Type.TRUTH),
    /** Equal bits. */
    INTEGER_EQUAL("==.", Type.INTEGER, Type.TRUTH);

    private final String symbol;
    private final Type operands;
    private final Type result;

    BinaryOperation(String symbol, Type operands, Type result) {
        this.symbol = symbol;
        this.operands = operands;
        this.result = result;
    }

    /** How the operation is printed. */
    public String symbol() {
        return symbol;
    }

    /** The type that both operands have. */
    public Type operands() {
        return operands;
    }

    /** The type that it gives. */
    public Type result() {
        return result;
    }
}

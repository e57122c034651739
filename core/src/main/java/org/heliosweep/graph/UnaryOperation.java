package org.heliosweep.graph;

/**
 * A primitive operation on one value. Each is exact: it has the same bits on every machine.
 *
 * <p>What each computes is defined once, in {@link Arithmetic}.
 */
public enum UnaryOperation {
    /** Changes the sign, of NaN and zero too. */
    NEGATE("-", Type.REAL, Type.REAL),
    /** Clears the sign. */
    ABSOLUTE("abs", Type.REAL, Type.REAL),
    /** The correctly rounded square root; NaN below zero, −0 at −0. */
    SQUARE_ROOT("sqrt", Type.REAL, Type.REAL),
    /** True where the operand is false. */
    NOT("not", Type.TRUTH, Type.TRUTH),
    /** The representation of a real; every NaN gives the canonical 0x7ff8000000000000. */
    BITS_OF_REAL("bits", Type.REAL, Type.INTEGER),
    /** The real with a given representation. */
    REAL_OF_BITS("real_of_bits", Type.INTEGER, Type.REAL),
    /** An integer as a real; only for magnitudes up to 2^53, where it is exact. */
    REAL_OF_INTEGER("real", Type.INTEGER, Type.REAL),
    /** A real truncated towards zero; only for magnitudes below 2^52. */
    INTEGER_OF_REAL("integer", Type.REAL, Type.INTEGER),
    /**
     * The nearest binary32 number as a real, the even one of two equally near; infinite from 2^128 − 2^103 on. After one of
     * the operations {@code + - * / sqrt} on binary32 numbers it gives what that operation of binary32 gives, since 53 bits
     * are at least twice 24 and two more.
     */
    ROUND_TO_SINGLE("single", Type.REAL, Type.REAL);

    private final String symbol;
    private final Type operand;
    private final Type result;

    UnaryOperation(String symbol, Type operand, Type result) {
        this.symbol = symbol;
        this.operand = operand;
        this.result = result;
    }

    /** How the operation is printed. */
    public String symbol() {
        return symbol;
    }

    /** The type that it takes. */
    public Type operand() {
        return operand;
    }

    /** The type that it gives. */
    public Type result() {
        return result;
    }
}

package org.heliosweep.graph;

import java.util.List;

/**
 * A function that the graph calls by name. What it computes is a graph of primitive operations (package
 * {@code function}), so it has the same bits on every back end; its edge cases are those of {@link StrictMath}
 * unless said otherwise.
 */
public enum Function {
    /** e^x, at most 1 ulp off, monotonic. */
    EXP("exp", Type.REAL, Type.REAL),
    /** The natural logarithm, at most 1 ulp off, monotonic. */
    LOG("log", Type.REAL, Type.REAL),
    /** The binary logarithm, at most 1 ulp off, exact at powers of two. */
    LOG2("log2", Type.REAL, Type.REAL),
    /** The decimal logarithm, at most 1 ulp off. */
    LOG10("log10", Type.REAL, Type.REAL),
    /**
     * x^y, at most 2 ulp off, and exact where x^y is a binary64 number. The edge cases are those of IEEE 754: where
     * {@link StrictMath#pow} gives NaN, 1^NaN = 1^±∞ = (−1)^±∞ = 1.
     */
    POW("pow", Type.REAL, Type.REAL, Type.REAL),
    /** Sine of radians, at most 1 ulp off up to 10^6 in magnitude and 3 ulp up to 2^30; NaN beyond. */
    SIN("sin", Type.REAL, Type.REAL),
    /** Cosine of radians, at most 1 ulp off up to 10^6 in magnitude and 3 ulp up to 2^30; NaN beyond. */
    COS("cos", Type.REAL, Type.REAL),
    /** Tangent of radians, at most 1 ulp off up to 10^6 in magnitude and 3 ulp up to 2^30; NaN beyond. */
    TAN("tan", Type.REAL, Type.REAL),
    /** Arc sine in radians, at most 2 ulp off. */
    ASIN("asin", Type.REAL, Type.REAL),
    /** Arc cosine in radians, at most 2 ulp off. */
    ACOS("acos", Type.REAL, Type.REAL),
    /** Arc tangent in radians, at most 2 ulp off. */
    ATAN("atan", Type.REAL, Type.REAL),
    /** The angle of the point (x, y) for atan2(y, x), at most 2 ulp off. */
    ATAN2("atan2", Type.REAL, Type.REAL, Type.REAL),
    /** Hyperbolic tangent, at most 2 ulp off. */
    TANH("tanh", Type.REAL, Type.REAL),
    /** The greatest whole number not above x; exact. */
    FLOOR("floor", Type.REAL, Type.REAL),
    /** The least whole number not below x; exact. */
    CEILING("ceil", Type.REAL, Type.REAL),
    /** The nearest whole number, the even one of two equally near; exact. */
    ROUND("round", Type.REAL, Type.REAL),
    /**
     * The quantile of the standard normal distribution at a probability, at most 6 ulp off; −∞ at 0, ∞ at 1, NaN
     * outside.
     */
    NORMAL_QUANTILE("normal_quantile", Type.REAL, Type.REAL),
    /** The probability that a standard normal number is not above x, at most 5 ulp off; 0 at −∞, 1 at ∞. */
    NORMAL_PROBABILITY("normal_probability", Type.REAL, Type.REAL),
    /**
     * The low 64 bits (words 0 and 1) of Philox 4x32-10 for (counter, key), both 64 bits wide; the upper half of
     * the counter is zero.
     */
    PHILOX("philox4x32_10", Type.INTEGER, Type.INTEGER, Type.INTEGER);

    private final String symbol;
    private final Type result;
    private final List<Type> operands;

    Function(String symbol, Type result, Type... operands) {
        this.symbol = symbol;
        this.result = result;
        this.operands = List.of(operands);
    }

    /** How the function is written in the model language, where it can be written at all. */
    public String symbol() {
        return symbol;
    }

    /** The type that it gives. */
    public Type result() {
        return result;
    }

    /** The types that it takes. */
    public List<Type> operands() {
        return operands;
    }
}

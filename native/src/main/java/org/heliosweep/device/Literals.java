package org.heliosweep.device;

import org.heliosweep.graph.Node;

/** Constants, exact to the last bit in every language of the family. */
final class Literals {
    private Literals() {}

    /** A constant as an expression. */
    static String of(Node.Literal literal) {
        return switch (literal.type()) {
            case REAL -> real(literal.real()) + readable(literal.real());
            case INTEGER -> integer(literal.bits());
            case TRUTH -> literal.bits() != 0 ? "ALWAYS" : "NEVER";
        };
    }

    /** A constant as an expression of a float, which it fits. */
    static String single(Node.Literal literal) {
        double value = literal.real();
        return Double.isFinite(value) ? Double.toHexString(value) + "f" + readable(value) : "(float) " + real(value);
    }

    /** A real as an expression without a comment. */
    static String real(double value) {
        if (Double.isNaN(value)) {
            return "NAN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INFINITY" : "-INFINITY";
        }
        return Double.toHexString(value);
    }

    /** A real as people write it. */
    private static String readable(double value) {
        return Double.isFinite(value) ? Lines.comment(Double.toString(value)) : "";
    }

    private static String integer(long value) {
        // The least integer is the negation of one that does not fit.
        return value == Long.MIN_VALUE ? "(-9223372036854775807 - 1)" : Long.toString(value);
    }
}

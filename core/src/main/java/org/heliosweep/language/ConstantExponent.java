package org.heliosweep.language;

import java.math.BigDecimal;
import java.util.Optional;
import org.heliosweep.unit.Rational;

/** The exact value of an exponent that is written with literals only; a dimension needs it. */
final class ConstantExponent {
    private ConstantExponent() {}

    static Optional<Rational> of(Expression expression) {
        return switch (expression) {
            case Expression.Number number
            when !number.hasUnit() && isShort(number.digits()) ->
                Optional.of(Rational.of(new BigDecimal(number.digits())));
            case Expression.Prefix prefix
            when prefix.operator().is("-") -> of(prefix.operand()).map(value -> value.times(Rational.of(-1)));
            case Expression.Infix infix
            when infix.operator().is("/") ->
                of(infix.left())
                        .flatMap(left -> of(infix.right())
                                .filter(right -> right.signum() != 0)
                                .map(right -> left.times(right.reciprocal())));
            default -> Optional.empty();
        };
    }

    /** Whether the digits say a number that a person would write as an exponent. */
    private static boolean isShort(String digits) {
        double size = Math.abs(Double.parseDouble(digits));
        return digits.length() <= 20 && (size == 0 || (size >= 1e-6 && size <= 1e6));
    }
}

package org.heliosweep.language;

import java.math.BigDecimal;

/** Whole numbers as people write them: {@code 10_000_000}, {@code 1e9}. */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * The value of a text.
     *
     * @throws NumberFormatException if it is not a whole number, or has more than 18 digits
     */
    public static long parse(String text) {
        String digits = text.replace("_", "");
        if (digits.length() > 30) {
            throw new NumberFormatException(text);
        }
        BigDecimal decimal = new BigDecimal(digits);
        if (decimal.precision() - decimal.scale() > 18) {
            throw new NumberFormatException(text);
        }
        try {
            return decimal.longValueExact();
        } catch (ArithmeticException e) {
            NumberFormatException problem = new NumberFormatException(text);
            problem.initCause(e);
            throw problem;
        }
    }
}

package org.heliosweep.command;

import java.math.BigDecimal;

/** Times on the command line. */
final class Seconds {
    private static final BigDecimal SHORTEST = new BigDecimal("0.001");
    private static final BigDecimal LONGEST = new BigDecimal("600");

    private Seconds() {}

    /** The time that an option has. */
    static double parse(String option, String text) {
        String needs = option + " needs a number from " + SHORTEST + " to " + LONGEST + ", not ";
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(SHORTEST) >= 0 && number.compareTo(LONGEST) <= 0) {
                return number.doubleValue();
            }
        } catch (NumberFormatException e) {
            throw new RequestException(needs + "'" + text + "'", e);
        }
        throw new RequestException(needs + text);
    }
}

package org.heliosweep.command;

import java.math.BigDecimal;
import org.heliosweep.language.WholeNumber;

/** Whole numbers on the command line. */
final class WholeNumbers {
    /** What has more digits is not read, here or in a study. */
    private static final int MOST_DIGITS = 18;

    private static final long GREATEST = 999_999_999_999_999_999L;

    private WholeNumbers() {}

    /** The number that an option has, if it is in a range. */
    static long parse(String option, String text, long least, long greatest) {
        String allowed = greatest == Long.MAX_VALUE
                ? (least == Long.MIN_VALUE ? "" : ", " + Numbers.count(least) + " or more")
                : " from " + Numbers.count(least) + " to " + Numbers.count(greatest);
        try {
            long number = WholeNumber.parse(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            if (hasTooManyDigits(text)) {
                throw new RequestException(
                        option + " needs a whole number from " + Numbers.count(Math.max(least, -GREATEST)) + " to "
                                + Numbers.count(Math.min(greatest, GREATEST)) + ", not " + text,
                        e);
            }
            throw new RequestException(option + " needs a whole number" + allowed + ", not '" + text + "'", e);
        }
        throw new RequestException(option + " needs a whole number" + allowed + ", not " + text);
    }

    private static boolean hasTooManyDigits(String text) {
        try {
            BigDecimal number = new BigDecimal(text.replace("_", ""));
            return (long) number.precision() - number.scale() > MOST_DIGITS;
        } catch (NumberFormatException _) {
            return false;
        }
    }
}

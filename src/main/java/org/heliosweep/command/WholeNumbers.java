package org.heliosweep.command;

import org.heliosweep.language.WholeNumber;

/** Whole numbers on the command line. */
final class WholeNumbers {
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
            throw new RequestException(option + " needs a whole number" + allowed + ", not '" + text + "'", e);
        }
        throw new RequestException(option + " needs a whole number" + allowed + ", not " + text);
    }
}

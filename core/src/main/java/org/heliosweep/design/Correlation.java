package org.heliosweep.design;

/**
 * How two inputs that are drawn vary together.
 *
 * @param first the name of an input
 * @param second the name of another
 * @param coefficient their rank correlation, Spearman's: 1 if the greater one always comes with the greater other, 0 if
 *     they are independent, −1 if the greater one always comes with the less other. It does not depend on how each is
 *     distributed.
 */
public record Correlation(String first, String second, double coefficient) {
    /** Refuses what is not between −1 and 1, and an input with itself. */
    public Correlation {
        if (!(coefficient >= -1 && coefficient <= 1)) {
            throw new IllegalArgumentException("a correlation lies between -1 and 1, not at " + coefficient);
        }
        if (first.equals(second)) {
            throw new IllegalArgumentException("'" + first + "' cannot be correlated with itself");
        }
    }

    /** Whether it is about these two, in any order. */
    public boolean isOf(String one, String other) {
        return (first.equals(one) && second.equals(other)) || (first.equals(other) && second.equals(one));
    }
}

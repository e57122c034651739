package org.heliosweep.claim;

import org.heliosweep.unit.Unit;

/** What a claim says about a value. */
public sealed interface Comparison {
    /** What a claim says about a number. */
    sealed interface OfNumber extends Comparison {
        /** The unit of the numbers. */
        Unit unit();

        /** The least number with which the claim holds. */
        double low();

        /** The greatest number with which the claim holds. */
        double high();

        @Override
        default boolean holds(Answer answer) {
            return answer instanceof Answer.Number(double value) && value >= low() && value <= high();
        }
    }

    /**
     * It is near a number.
     *
     * @param number what is claimed
     * @param tolerance how far off it may be, over the number claimed: 0.05 for 5 %
     * @param unit of the number
     */
    record About(double number, double tolerance, Unit unit) implements OfNumber {
        /** A tolerance is not negative. */
        public About {
            if (!(tolerance >= 0)) {
                throw new IllegalArgumentException("a tolerance is 0 or more, not " + tolerance);
            }
        }

        @Override
        public double low() {
            return number - tolerance * Math.abs(number);
        }

        @Override
        public double high() {
            return number + tolerance * Math.abs(number);
        }
    }

    /** It is as much as this, or more. */
    record AtLeast(double low, Unit unit) implements OfNumber {
        @Override
        public double high() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** It is as much as this, or less. */
    record AtMost(double high, Unit unit) implements OfNumber {
        @Override
        public double low() {
            return Double.NEGATIVE_INFINITY;
        }
    }

    /** It lies between two numbers, both included. */
    record Between(double low, double high, Unit unit) implements OfNumber {
        /** The first is the smaller. */
        public Between {
            if (!(low <= high)) {
                throw new IllegalArgumentException("nothing lies between " + low + " and " + high);
            }
        }
    }

    /** It has this label. */
    record Is(String label) implements Comparison {
        @Override
        public boolean holds(Answer answer) {
            return answer.equals(new Answer.Label(label));
        }
    }

    /** Whether the claim holds with what a model gives; it never does where the model gives nothing. */
    boolean holds(Answer answer);
}

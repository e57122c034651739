package org.heliosweep.design;

import java.util.List;
import org.heliosweep.graph.ConstantArray;

/**
 * How a design varies one input. All numbers are in the input's declared unit; a choice is the position of its label.
 * What cannot be is refused with an {@link IllegalArgumentException} that says what is allowed.
 */
public sealed interface Variation {
    /** The most levels of an axis: positions are exact as reals. */
    long LONGEST = 1L << 52;

    /** One of a list of values: a level of a grid, or drawn uniformly. */
    record Levels(ConstantArray values) implements Axis {
        /** Refuses an empty list and numbers that are not finite. */
        public Levels {
            require(values.length() > 0, "levels needs at least one value");
            finite(values.toArray());
        }

        @Override
        public long length() {
            return values.length();
        }
    }

    /** Levels with equal steps, both ends included. */
    record LinearSpace(double low, double high, long length) implements Axis {
        /** Refuses fewer than two levels and ends that are not finite. */
        public LinearSpace {
            finite(low, high);
            require(
                    length >= 2 && length <= LONGEST,
                    "linspace needs at least 2 levels, and at most 2^52, not " + length);
            require(low < high, "linspace goes from a lower to a higher number, not from " + low + " to " + high);
        }
    }

    /** Levels with equal ratios, both ends included. */
    record LogarithmicSpace(double low, double high, long length) implements Axis {
        /** Refuses fewer than two levels and ends that are not positive. */
        public LogarithmicSpace {
            finite(low, high);
            require(
                    length >= 2 && length <= LONGEST,
                    "logspace needs at least 2 levels, and at most 2^52, not " + length);
            require(
                    0 < low && low < high,
                    "logspace goes from a positive number to a higher one, not from " + low + " to " + high);
            closeEnough(high / low, low, high);
        }
    }

    /** One of a list of values, each with its own probability. */
    record Discrete(ConstantArray values, List<Double> weights) implements Variation {
        /** Refuses weights that are not probabilities or do not add up to 1 within 10^-9. */
        public Discrete {
            weights = List.copyOf(weights);
            finite(values.toArray());
            require(values.length() > 0 && values.length() == weights.size(), "discrete needs a weight for each value");
            double sum = 0;
            for (double weight : weights) {
                require(weight >= 0 && weight <= 1, "the weight " + weight + " is not between 0 and 1");
                sum += weight;
            }
            require(Math.abs(sum - 1) <= 1e-9, "the weights add up to " + sum + ", not to 1");
        }
    }

    /** Every number between two equally likely. */
    record Uniform(double low, double high) implements Variation {
        /** Refuses a low end that is not below the high end. */
        public Uniform {
            finite(low, high);
            require(low < high, "uniform needs a low end below the high end, not " + low + " and " + high);
            closeEnough(high - low, low, high);
        }
    }

    /** Every ratio between two positive numbers equally likely. */
    record LogUniform(double low, double high) implements Variation {
        /** Refuses ends that are not positive or not in order. */
        public LogUniform {
            finite(low, high);
            require(0 < low && low < high, "loguniform needs 0 < low < high, not " + low + " and " + high);
            closeEnough(high / low, low, high);
        }
    }

    /** The triangular distribution. */
    record Triangular(double low, double mode, double high) implements Variation {
        /** Refuses a mode outside the ends, or ends that are not in order. */
        public Triangular {
            finite(low, mode, high);
            require(
                    low <= mode && mode <= high && low < high,
                    "triangular needs low <= mode <= high and low < high, not " + low + ", " + mode + " and " + high);
            closeEnough(high - low, low, high);
        }
    }

    /** The normal distribution. */
    record Normal(double mean, double standardDeviation) implements Variation {
        /** Refuses a standard deviation that is not positive. */
        public Normal {
            finite(mean, standardDeviation);
            require(standardDeviation > 0, "normal needs a positive standard deviation, not " + standardDeviation);
        }
    }

    /** The distribution of a number whose logarithm is normal. */
    record LogNormal(double median, double standardDeviationOfLogarithm) implements Variation {
        /** Refuses a median or a standard deviation that is not positive. */
        public LogNormal {
            finite(median, standardDeviationOfLogarithm);
            require(median > 0, "lognormal needs a positive median, not " + median);
            require(
                    standardDeviationOfLogarithm > 0,
                    "lognormal needs a positive standard deviation, not " + standardDeviationOfLogarithm);
        }
    }

    /** A variation that has levels, so that it can be an axis of a grid. */
    sealed interface Axis extends Variation permits Levels, LinearSpace, LogarithmicSpace {
        /** How many levels there are. */
        long length();
    }

    private static void closeEnough(double distance, double low, double high) {
        require(distance <= Double.MAX_VALUE, "the numbers from " + low + " to " + high + " are too far apart");
    }

    private static void finite(double... numbers) {
        for (double number : numbers) {
            require(Double.isFinite(number), "the number " + number + " is not finite");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}

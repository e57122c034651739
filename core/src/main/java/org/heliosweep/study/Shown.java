package org.heliosweep.study;

import java.util.List;
import org.heliosweep.model.Kind;

/**
 * A statistic that a study asks for.
 *
 * @param label what is printed before it
 * @param measure which statistic
 * @param kind what is measured, with the unit
 * @param node the node of the study's graph: as shown for numbers, truth for counts and shares
 * @param probabilities for quantiles: which, between 0 and 1; otherwise empty
 */
public record Shown(String label, Measure measure, Kind kind, int node, List<Double> probabilities) {
    /** Which statistic. */
    public enum Measure {
        /** How many valid scenarios fulfil a condition. */
        COUNT,
        /** What share of the valid scenarios fulfils a condition. */
        SHARE,
        /** The share of each label. */
        SHARES,
        /** The arithmetic mean. */
        MEAN,
        /** The standard deviation of the sample, with n − 1. */
        STANDARD_DEVIATION,
        /** The least value. */
        MINIMUM,
        /** The greatest value. */
        MAXIMUM,
        /** Quantiles. */
        QUANTILES
    }

    /** Keeps the probabilities unmodifiable. */
    public Shown {
        probabilities = List.copyOf(probabilities);
    }
}

package org.heliosweep.sweep;

import java.util.List;
import org.heliosweep.model.Kind;
import org.heliosweep.statistic.Distribution;
import org.heliosweep.study.Shown;

/**
 * What came out of a sweep: the same bits for the same study, however it was computed.
 *
 * @param study the name of the study
 * @param total how many scenarios there are: valid, invalid and excluded
 * @param valid how many are valid and not excluded: those that statistics are over
 * @param excluded how many are excluded, by each condition of the study in its order; a scenario counts for the first
 *     one that excludes it
 * @param invalid how many are not excluded but invalid, by each reason of the model in its order; a scenario counts for
 *     the first one
 * @param outputs the statistics of each declared output, in the order of the model
 * @param shown what the study shows, in its order
 */
public record Summary(
        String study,
        long total,
        long valid,
        List<Reason> excluded,
        List<Reason> invalid,
        List<Output> outputs,
        List<Result> shown) {
    /** Keeps the lists unmodifiable. */
    public Summary {
        excluded = List.copyOf(excluded);
        invalid = List.copyOf(invalid);
        outputs = List.copyOf(outputs);
        shown = List.copyOf(shown);
    }

    /** A reason, and how many scenarios it applies to; perhaps none. */
    public record Reason(String reason, long count) {}

    /**
     * The statistics of an output.
     *
     * @param name the name of the output
     * @param kind what its values are, with the unit of all that is said about them
     * @param distribution how the values are distributed over the valid scenarios
     */
    public record Output(String name, Kind kind, Distribution distribution) {}

    /**
     * What a study shows.
     *
     * @param shown what was asked for, with its label and its unit
     * @param counted how many valid scenarios it is over; those where the value is not finite are left out
     * @param leftOut how many valid scenarios are left out
     * @param values one number; for quantiles one for each probability, for shares one for each label; counts are
     *     whole numbers, shares are between 0 and 1, everything else has the unit; NaN where there is none
     */
    public record Result(Shown shown, long counted, long leftOut, List<Double> values) {
        /** Keeps the values unmodifiable. */
        public Result {
            values = List.copyOf(values);
        }
    }

    /** How many scenarios are excluded, for whatever reason. */
    public long excludedCount() {
        return sum(excluded);
    }

    /** How many scenarios are invalid, for whatever reason. */
    public long invalidCount() {
        return sum(invalid);
    }

    private static long sum(List<Reason> reasons) {
        return reasons.stream().mapToLong(Reason::count).sum();
    }
}

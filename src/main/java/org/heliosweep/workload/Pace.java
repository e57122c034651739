package org.heliosweep.workload;

import java.util.Collection;

/**
 * How fast some threads were together.
 *
 * @param rate scenarios per second
 * @param share for how much of the time they had a processor
 */
public record Pace(double rate, double share) {
    /** Each thread's own time counts, since they do not end with the same batch. */
    public static Pace of(Collection<Measurement> measurements) {
        return new Pace(
                measurements.stream().mapToDouble(Measurement::rate).sum(),
                measurements.stream().mapToDouble(Measurement::share).average().orElseThrow());
    }
}

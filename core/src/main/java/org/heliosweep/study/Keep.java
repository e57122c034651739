package org.heliosweep.study;

import java.util.List;

/**
 * What a sweep writes.
 *
 * @param columns the columns, in their order
 * @param number whether a column {@code number} with the scenario number comes first
 * @param reason whether a column {@code reason} says at the end why a scenario is invalid or excluded
 * @param rows only scenarios with a number below this one are written
 */
public record Keep(List<Column> columns, boolean number, boolean reason, long rows) {
    /** Nothing. */
    public static final Keep NOTHING = new Keep(List.of(), false, false, 0);

    /** Keeps the columns unmodifiable. */
    public Keep {
        columns = List.copyOf(columns);
    }

    /** Whether there is nothing to write. */
    public boolean isNothing() {
        return columns.isEmpty() && !number && !reason;
    }
}

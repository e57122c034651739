package org.heliosweep.vector;

import java.util.List;
import org.heliosweep.statistic.Accumulator;

/** What is done inside the loop of a segment, in this order. */
sealed interface Item {
    /** Computes a node, or brings a pointed one into its slot. */
    record Value(int node) implements Item {}

    /**
     * Adds to an accumulator.
     *
     * @param index its position among the accumulators of the plan
     */
    record Accumulate(int index, Accumulator accumulator) implements Item {}

    /** Notes whether a real is finite. */
    record Finite(int value) implements Item {}

    /** Notes whether a truth holds. */
    record Check(int condition) implements Item {}

    /** The nodes whose values it needs besides those that computing a node needs. */
    default List<Integer> uses() {
        return switch (this) {
            case Value _ -> List.of();
            case Accumulate(int _, Accumulator accumulator) -> accumulator.nodes();
            case Finite(int value) -> List.of(value);
            case Check(int condition) -> List.of(condition);
        };
    }
}

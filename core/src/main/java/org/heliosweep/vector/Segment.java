package org.heliosweep.vector;

import java.util.List;
import java.util.Set;

/**
 * Items that are compiled together: one loop over the scenarios, without branches, in which every value is a vector.
 *
 * @param items what is done, in this order
 * @param stored nodes that are used later, so that they must be stored
 */
record Segment(List<Item> items, Set<Integer> stored) implements Step {
    /** Keeps the collections unmodifiable. */
    Segment {
        items = List.copyOf(items);
        stored = Set.copyOf(stored);
    }

    /** Whether something outlives the loop besides values of scenarios. */
    boolean hasState() {
        return items.stream().anyMatch(item -> !(item instanceof Item.Value));
    }
}

package org.heliosweep.vector;

import java.util.List;

/**
 * Operations that are compiled together: one loop over the block, without branches, in which every value is a vector.
 *
 * @param nodes the operations, in their order
 * @param stored those of them that are used later, so that they must be stored
 */
record Segment(List<Integer> nodes, List<Integer> stored) implements Step {
    /** Keeps the lists unmodifiable. */
    Segment {
        nodes = List.copyOf(nodes);
        stored = List.copyOf(stored);
    }
}

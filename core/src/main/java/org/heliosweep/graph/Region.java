package org.heliosweep.graph;

import java.util.List;

/**
 * The body of a loop: a graph of its own. Its parameters are, by position: 0, the number of times it was executed
 * before (an {@link Type#INTEGER}); then the carried values; then the captured ones.
 *
 * @param graph the operations
 * @param results the nodes that become the carried values of the next execution, in their order
 */
public record Region(Graph graph, List<Integer> results) {
    /** Keeps the results unmodifiable. */
    public Region {
        results = List.copyOf(results);
    }
}

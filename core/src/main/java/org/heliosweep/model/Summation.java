package org.heliosweep.model;

import java.util.List;
import org.heliosweep.graph.GraphBuilder;

/** Bounded sums as loop regions. */
public final class Summation {
    private Summation() {}

    /**
     * The sum of a term for every whole number from {@code first} to {@code last}, added in this order to 0.
     *
     * @param variable an input node of type real that stands for the number in the term; what does not depend on it
     *     is computed once, outside the loop
     * @param term a node of type real
     */
    public static int of(GraphBuilder graph, int first, int last, int variable, int term) {
        int trips = (int) Math.max(0, (long) last - first + 1);
        return Recurrence.reduce(
                graph,
                first,
                trips,
                variable,
                List.of(),
                term,
                graph.real(0),
                (body, total, value, _) -> body.add(total, value));
    }
}

package org.heliosweep.model;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.GraphBuilder;

/** Finds a place in an increasing array by halving, as operations of a graph. */
public final class Bisection {
    private Bisection() {}

    /**
     * The index of the last element that is not above a value; 0 where there is none, or the value is NaN. The number
     * of operations grows with the logarithm of the number of elements.
     *
     * @param elements numbers that never decrease
     * @param value a node of type real
     * @return a node of type integer
     */
    public static int lastNotAbove(GraphBuilder graph, ConstantArray elements, int value) {
        int last = elements.length() - 1;
        int index = graph.integer(0);
        for (int step = Integer.highestOneBit(Math.max(1, last)); step > 0; step >>= 1) {
            int next = graph.binary(BinaryOperation.INTEGER_ADD, index, graph.integer(step));
            int inside = graph.binary(BinaryOperation.INTEGER_LESS, next, graph.integer(last + 1L));
            int safe = graph.select(inside, next, graph.integer(last));
            int reached = graph.binary(BinaryOperation.LESS_OR_EQUAL, graph.element(elements, safe), value);
            index = graph.select(graph.and(inside, reached), next, index);
        }
        return index;
    }
}

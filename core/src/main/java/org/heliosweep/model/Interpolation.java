package org.heliosweep.model;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.GraphBuilder;

/** Straight lines between points, as operations of a graph. */
public final class Interpolation {
    private Interpolation() {}

    /**
     * The value at {@code x} of the line through points whose abscissae increase; NaN outside them. At a point it is
     * that point's ordinate exactly.
     *
     * <p>In an interval the value is {@code y0 + (x - x0) * slope}, with a slope that was rounded when the model was
     * read, except at its right end: that is the next interval's left one, or the last point itself.
     */
    public static int at(GraphBuilder graph, ConstantArray abscissae, ConstantArray ordinates, int x) {
        int last = abscissae.length() - 1;
        int index = Bisection.lastNotAbove(graph, abscissae, x);
        double[] slopes = new double[last + 1];
        for (int point = 0; point < last; point++) {
            slopes[point] = (ordinates.get(point + 1) - ordinates.get(point))
                    / (abscissae.get(point + 1) - abscissae.get(point));
        }
        int line = graph.fusedMultiplyAdd(
                graph.subtract(x, graph.element(abscissae, index)),
                graph.element(ConstantArray.of(slopes), index),
                graph.element(ordinates, index));
        int within = graph.and(
                graph.binary(BinaryOperation.LESS_OR_EQUAL, graph.real(abscissae.get(0)), x),
                graph.binary(BinaryOperation.LESS_OR_EQUAL, x, graph.real(abscissae.get(last))));
        return graph.select(within, line, graph.real(Double.NaN));
    }
}

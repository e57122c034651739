package org.heliosweep.model;

import java.util.List;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.GraphBuilder;

/**
 * Straight lines between points, and bilinear surfaces between points of a grid, as operations of a graph; NaN outside
 * them. At a point the value is that point's exactly.
 */
public final class Interpolation {
    private Interpolation() {}

    /**
     * The value at some arguments.
     *
     * @param abscissae for one or two arguments, where the points are: numbers that increase
     * @param ordinates the values at the points; those of a grid row by row, a row for each abscissa of the first
     *     argument
     * @param arguments a node of type real for each list of abscissae
     */
    public static int at(
            GraphBuilder graph, List<ConstantArray> abscissae, ConstantArray ordinates, List<Integer> arguments) {
        ConstantArray first = abscissae.getFirst();
        int x = arguments.getFirst();
        if (abscissae.size() == 1) {
            return onLine(graph, first, ordinates, x);
        }
        return onSurface(graph, first, abscissae.get(1), ordinates, x, arguments.get(1));
    }

    /**
     * In an interval the value is {@code y0 + (x - x0) * slope}, with a slope that was rounded when the model was read,
     * except at its right end: that is the next interval's left one, or the last point itself.
     */
    private static int onLine(GraphBuilder graph, ConstantArray abscissae, ConstantArray ordinates, int x) {
        int index = Bisection.lastNotAbove(graph, abscissae, x);
        int away = graph.subtract(x, graph.element(abscissae, index));
        double[] slopes = slopes(abscissae, ordinates, 0);
        int line = graph.fusedMultiplyAdd(
                away, graph.element(ConstantArray.of(slopes), index), graph.element(ordinates, index));
        return graph.select(within(graph, abscissae, x), line, graph.real(Double.NaN));
    }

    /** Along the lines of the rows below and above the first argument, and then between these two. */
    private static int onSurface(
            GraphBuilder graph, ConstantArray rows, ConstantArray columns, ConstantArray ordinates, int x, int y) {
        int row = Bisection.lastNotAbove(graph, rows, x);
        int column = Bisection.lastNotAbove(graph, columns, y);
        int away = graph.subtract(y, graph.element(columns, column));
        // rows are as long as a power of two, so that a place is found without a multiplication
        int shift = 64 - Long.numberOfLeadingZeros(columns.length() - 1L);
        int place = graph.binary(
                BinaryOperation.INTEGER_ADD,
                graph.binary(BinaryOperation.SHIFT_LEFT, row, graph.integer(shift)),
                column);
        int size = rows.length() << shift;
        double[] below = new double[size];
        double[] above = new double[size];
        double[] slopesBelow = new double[size];
        double[] slopesAbove = new double[size];
        double[] shares = new double[rows.length()];
        int last = rows.length() - 1;
        for (int i = 0; i <= last; i++) {
            int next = Math.min(i + 1, last);
            shares[i] = i == last ? 0 : 1 / (rows.get(next) - rows.get(i));
            double[] slopes = slopes(columns, ordinates, i * columns.length());
            double[] nextSlopes = slopes(columns, ordinates, next * columns.length());
            for (int j = 0; j < columns.length(); j++) {
                int to = (i << shift) + j;
                below[to] = ordinates.get(i * columns.length() + j);
                above[to] = ordinates.get(next * columns.length() + j);
                slopesBelow[to] = slopes[j];
                slopesAbove[to] = nextSlopes[j];
            }
        }
        int under = graph.fusedMultiplyAdd(
                away,
                graph.element(ConstantArray.of(slopesBelow), place),
                graph.element(ConstantArray.of(below), place));
        int over = graph.fusedMultiplyAdd(
                away,
                graph.element(ConstantArray.of(slopesAbove), place),
                graph.element(ConstantArray.of(above), place));
        int share = graph.multiply(
                graph.subtract(x, graph.element(rows, row)), graph.element(ConstantArray.of(shares), row));
        int between = graph.fusedMultiplyAdd(share, graph.subtract(over, under), under);
        int isWithin = graph.and(within(graph, rows, x), within(graph, columns, y));
        return graph.select(isWithin, between, graph.real(Double.NaN));
    }

    /** The slope behind each point of a line, 0 behind the last. */
    private static double[] slopes(ConstantArray abscissae, ConstantArray ordinates, int from) {
        double[] slopes = new double[abscissae.length()];
        for (int point = 0; point < slopes.length - 1; point++) {
            slopes[point] = (ordinates.get(from + point + 1) - ordinates.get(from + point))
                    / (abscissae.get(point + 1) - abscissae.get(point));
        }
        return slopes;
    }

    private static int within(GraphBuilder graph, ConstantArray abscissae, int x) {
        double last = abscissae.get(abscissae.length() - 1);
        return graph.and(
                graph.binary(BinaryOperation.LESS_OR_EQUAL, graph.real(abscissae.get(0)), x),
                graph.binary(BinaryOperation.LESS_OR_EQUAL, x, graph.real(last)));
    }
}

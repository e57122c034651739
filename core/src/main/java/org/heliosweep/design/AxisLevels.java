package org.heliosweep.design;

import java.math.BigDecimal;
import java.math.MathContext;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/**
 * The levels of an axis by their position. Axes of up to 4,096 levels are tables, whose levels are the doubles nearest
 * to the exact ones between the ends as they are written: {@code linspace(0, 1, 11)} contains 0.3. The levels of longer
 * axes are computed, a few units in the last place away. The ends are always exact, and levels never decrease.
 */
final class AxisLevels {
    /** The longest axis that is a table. */
    static final int LONGEST_TABLE = 4_096;

    /** Enough that a level is rounded once: its error before is below 10^-20. */
    private static final MathContext PRECISION = new MathContext(40);

    private AxisLevels() {}

    /** The level at a position, an integer node from 0 to {@code axis.length() - 1}. */
    static int value(GraphBuilder graph, Variation.Axis axis, int position, Type type) {
        return switch (axis) {
            case Variation.Levels levels -> element(graph, levels.values(), position, type);
            case Variation.LinearSpace space ->
                space.length() <= LONGEST_TABLE
                        ? element(graph, table(space), position, type)
                        : computed(graph, space, position);
            case Variation.LogarithmicSpace space ->
                space.length() <= LONGEST_TABLE
                        ? element(graph, table(space), position, type)
                        : computed(graph, space, position);
        };
    }

    /** An element of an array; as an integer for choices, where 0, 1, 2 … need no array at all. */
    static int element(GraphBuilder graph, ConstantArray values, int position, Type type) {
        if (type == Type.REAL) {
            return values.length() == 1 ? graph.real(values.get(0)) : graph.element(values, position);
        }
        boolean identity = true;
        for (int index = 0; index < values.length(); index++) {
            identity &= values.get(index) == index;
        }
        return identity ? position : graph.unary(UnaryOperation.INTEGER_OF_REAL, graph.element(values, position));
    }

    private static ConstantArray table(Variation.LinearSpace space) {
        BigDecimal low = BigDecimal.valueOf(space.low());
        BigDecimal high = BigDecimal.valueOf(space.high());
        BigDecimal steps = BigDecimal.valueOf(space.length() - 1);
        double[] levels = new double[(int) space.length()];
        for (int index = 0; index < levels.length; index++) {
            BigDecimal weighted = low.multiply(steps).add(high.subtract(low).multiply(BigDecimal.valueOf(index)));
            levels[index] = weighted.divide(steps, PRECISION).doubleValue();
        }
        return withEnds(levels, space.low(), space.high());
    }

    /** Newton's step for the root of {@code level^steps = low^(steps - index) high^index}, from nearly the root. */
    private static ConstantArray table(Variation.LogarithmicSpace space) {
        BigDecimal low = BigDecimal.valueOf(space.low());
        BigDecimal high = BigDecimal.valueOf(space.high());
        int steps = (int) space.length() - 1;
        double logarithm = StrictMath.log(space.high()) - StrictMath.log(space.low());
        double[] levels = new double[steps + 1];
        for (int index = 1; index < steps; index++) {
            BigDecimal near = low.multiply(new BigDecimal(StrictMath.exp(logarithm * index / steps)), PRECISION);
            BigDecimal power = low.pow(steps - index, PRECISION).multiply(high.pow(index, PRECISION));
            BigDecimal correction = power.divide(near.pow(steps, PRECISION), PRECISION)
                    .subtract(BigDecimal.ONE)
                    .divide(BigDecimal.valueOf(steps), PRECISION);
            levels[index] = near.add(near.multiply(correction), PRECISION).doubleValue();
        }
        return withEnds(levels, space.low(), space.high());
    }

    private static ConstantArray withEnds(double[] levels, double low, double high) {
        levels[0] = low;
        levels[levels.length - 1] = high;
        return ConstantArray.of(levels);
    }

    private static int computed(GraphBuilder graph, Variation.LinearSpace space, int position) {
        double step = BigDecimal.valueOf(space.high())
                .subtract(BigDecimal.valueOf(space.low()))
                .divide(BigDecimal.valueOf(space.length() - 1), PRECISION)
                .doubleValue();
        int between = graph.fusedMultiplyAdd(
                graph.unary(UnaryOperation.REAL_OF_INTEGER, position), graph.real(step), graph.real(space.low()));
        return inside(graph, between, position, space.high(), space.length());
    }

    private static int computed(GraphBuilder graph, Variation.LogarithmicSpace space, int position) {
        double step = (StrictMath.log(space.high()) - StrictMath.log(space.low())) / (space.length() - 1);
        int ratio = graph.call(
                Function.EXP, graph.multiply(graph.unary(UnaryOperation.REAL_OF_INTEGER, position), graph.real(step)));
        int between = graph.multiply(graph.real(space.low()), ratio);
        return inside(graph, between, position, space.high(), space.length());
    }

    /** Not above the last level, and exactly this one at the last position. */
    private static int inside(GraphBuilder graph, int value, int position, double high, long length) {
        int last = graph.binary(BinaryOperation.INTEGER_EQUAL, position, graph.integer(length - 1));
        int top = graph.real(high);
        return graph.select(last, top, graph.binary(BinaryOperation.MINIMUM, value, top));
    }
}

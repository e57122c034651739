package org.heliosweep.design;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.model.Bisection;

/**
 * Random values by inversion: the quantile of the distribution at one uniformly distributed probability. So each input
 * takes one random number, and is a monotonic function of it.
 */
final class Draws {
    private static final double HALF = 0.5;

    private Draws() {}

    /** u = (k + ½) 2^-52, where k are the upper 52 of 64 random bits: inside (0, 1), and 1 − u is exact. */
    static int probability(GraphBuilder graph, long key, int number) {
        int bits = graph.call(Function.PHILOX, number, graph.integer(key));
        int upper = graph.binary(BinaryOperation.SHIFT_RIGHT_UNSIGNED, bits, graph.integer(12));
        int shifted = graph.add(graph.unary(UnaryOperation.REAL_OF_INTEGER, upper), graph.real(HALF));
        return graph.multiply(shifted, graph.real(0x1p-52));
    }

    /** The value of an input for what was drawn. */
    static int value(GraphBuilder graph, Variation variation, Draw draw, Type type) {
        return switch (variation) {
            case Variation.Axis axis -> AxisLevels.value(graph, axis, position(graph, axis, draw.probability()), type);
            case Variation.Discrete discrete -> discrete(graph, discrete, draw.probability(), type);
            case Variation.Uniform uniform -> uniform(graph, uniform, draw.probability());
            case Variation.LogUniform uniform -> logUniform(graph, uniform, draw.probability());
            case Variation.Triangular triangular -> triangular(graph, triangular, draw.probability());
            case Variation.Normal normal ->
                graph.fusedMultiplyAdd(graph.real(normal.standardDeviation()), draw.score(), graph.real(normal.mean()));
            case Variation.LogNormal normal -> {
                int exponent = graph.multiply(graph.real(normal.standardDeviationOfLogarithm()), draw.score());
                yield graph.multiply(graph.real(normal.median()), graph.call(Function.EXP, exponent));
            }
        };
    }

    /**
     * A position from 0 to {@code length - 1}, all equally likely. The product rounds to below the length: (1 − 2^-53) n
     * is at least half a unit in the last place of n away from it, and if exactly half, representable.
     */
    private static int position(GraphBuilder graph, Variation.Axis axis, int probability) {
        return graph.unary(
                UnaryOperation.INTEGER_OF_REAL, graph.multiply(probability, graph.real((double) axis.length())));
    }

    /**
     * The last value whose predecessors' weights add up to no more than the probability, found by halving: one without
     * a weight is never the last.
     */
    private static int discrete(GraphBuilder graph, Variation.Discrete discrete, int probability, Type type) {
        int last = discrete.values().length() - 1;
        double total = 0;
        double[] below = new double[last + 1];
        for (int index = 0; index <= last; index++) {
            below[index] = total;
            total += discrete.weights().get(index);
        }
        ConstantArray starts = ConstantArray.of(below);
        int scaled = graph.multiply(probability, graph.real(total));
        int index = Bisection.lastNotAbove(graph, starts, scaled);
        return AxisLevels.element(graph, discrete.values(), index, type);
    }

    /**
     * Between the ends also after rounding: the width may be rounded up by half a unit in its last place, but it is
     * multiplied with 1 − 2^-53 at most.
     */
    private static int uniform(GraphBuilder graph, Variation.Uniform uniform, int probability) {
        return graph.fusedMultiplyAdd(
                probability, graph.real(uniform.high() - uniform.low()), graph.real(uniform.low()));
    }

    private static int logUniform(GraphBuilder graph, Variation.LogUniform uniform, int probability) {
        int logarithm = graph.call(Function.LOG, graph.real(uniform.high() / uniform.low()));
        int growth = graph.call(Function.EXP, graph.multiply(probability, logarithm));
        int value = graph.multiply(graph.real(uniform.low()), growth);
        return graph.binary(BinaryOperation.MINIMUM, value, graph.real(uniform.high()));
    }

    /**
     * Below the mode {@code low + w sqrt(u c)}, above it {@code high - w sqrt((1 - u) (1 - c))}, with w the width and c
     * the probability of the mode. Between the ends as in {@link #uniform}, since the root is at most 1 − 2^-53 too.
     */
    private static int triangular(GraphBuilder graph, Variation.Triangular triangular, int probability) {
        double width = triangular.high() - triangular.low();
        double below = (triangular.mode() - triangular.low()) / width;
        double above = (triangular.high() - triangular.mode()) / width;
        int isBelow = graph.binary(BinaryOperation.LESS, probability, graph.real(below));
        int product = graph.select(
                isBelow,
                graph.multiply(probability, graph.real(below)),
                graph.multiply(graph.subtract(graph.real(1), probability), graph.real(above)));
        return graph.fusedMultiplyAdd(
                graph.select(isBelow, graph.real(width), graph.real(-width)),
                graph.unary(UnaryOperation.SQUARE_ROOT, product),
                graph.select(isBelow, graph.real(triangular.low()), graph.real(triangular.high())));
    }
}

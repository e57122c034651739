package org.heliosweep.design;

import java.util.Arrays;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

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

    /** The value of an input for a probability. */
    static int value(GraphBuilder graph, Variation variation, int probability, Type type) {
        return switch (variation) {
            case Variation.Axis axis -> AxisLevels.value(graph, axis, position(graph, axis, probability), type);
            case Variation.Discrete discrete -> discrete(graph, discrete, probability, type);
            case Variation.Uniform uniform -> uniform(graph, uniform, probability);
            case Variation.LogUniform uniform -> logUniform(graph, uniform, probability);
            case Variation.Triangular triangular -> triangular(graph, triangular, probability);
            case Variation.Normal normal ->
                graph.fusedMultiplyAdd(
                        graph.real(normal.standardDeviation()),
                        graph.call(Function.NORMAL_QUANTILE, probability),
                        graph.real(normal.mean()));
            case Variation.LogNormal normal -> {
                int exponent = graph.multiply(
                        graph.real(normal.standardDeviationOfLogarithm()),
                        graph.call(Function.NORMAL_QUANTILE, probability));
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

    /** The last value whose predecessors' weights add up to no more than the probability, found by halving. */
    private static int discrete(GraphBuilder graph, Variation.Discrete discrete, int probability, Type type) {
        int last = -1;
        double total = 0;
        double[] values = new double[discrete.values().length()];
        double[] below = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            double weight = discrete.weights().get(index);
            if (weight > 0) {
                values[++last] = discrete.values().get(index);
                below[last] = total;
                total += weight;
            }
        }
        ConstantArray starts = ConstantArray.of(Arrays.copyOf(below, last + 1));
        int scaled = graph.multiply(probability, graph.real(total));
        int index = graph.integer(0);
        for (int step = Integer.highestOneBit(Math.max(1, last)); step > 0; step >>= 1) {
            int next = graph.binary(BinaryOperation.INTEGER_ADD, index, graph.integer(step));
            int inside = graph.binary(BinaryOperation.INTEGER_LESS, next, graph.integer(last + 1L));
            int safe = graph.select(inside, next, graph.integer(last));
            int reached = graph.binary(BinaryOperation.LESS_OR_EQUAL, graph.element(starts, safe), scaled);
            index = graph.select(graph.and(inside, reached), next, index);
        }
        return AxisLevels.element(graph, ConstantArray.of(Arrays.copyOf(values, last + 1)), index, type);
    }

    private static int uniform(GraphBuilder graph, Variation.Uniform uniform, int probability) {
        int value = graph.fusedMultiplyAdd(
                probability, graph.real(uniform.high() - uniform.low()), graph.real(uniform.low()));
        return notAbove(graph, value, uniform.high());
    }

    private static int logUniform(GraphBuilder graph, Variation.LogUniform uniform, int probability) {
        int logarithm = graph.call(Function.LOG, graph.real(uniform.high() / uniform.low()));
        int growth = graph.call(Function.EXP, graph.multiply(probability, logarithm));
        return notAbove(graph, graph.multiply(graph.real(uniform.low()), growth), uniform.high());
    }

    /**
     * Below the mode {@code low + w sqrt(u c)}, above it {@code high - w sqrt((1 - u) (1 - c))}, with w the width and c
     * the probability of the mode.
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
        int value = graph.fusedMultiplyAdd(
                graph.select(isBelow, graph.real(width), graph.real(-width)),
                graph.unary(UnaryOperation.SQUARE_ROOT, product),
                graph.select(isBelow, graph.real(triangular.low()), graph.real(triangular.high())));
        int notBelow = graph.binary(BinaryOperation.MAXIMUM, value, graph.real(triangular.low()));
        return notAbove(graph, notBelow, triangular.high());
    }

    private static int notAbove(GraphBuilder graph, int value, double high) {
        return graph.binary(BinaryOperation.MINIMUM, value, graph.real(high));
    }
}

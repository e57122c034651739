package org.heliosweep.design;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.UnaryOperation;

/**
 * What is drawn for an input in a scenario: a probability, or the number at which the standard normal distribution has
 * that probability, its normal score. Whichever is needed is computed from the one that is given; so what is given
 * keeps its bits.
 */
final class Draw {
    /** The least and the greatest probability that are drawn for inputs on their own: they lie inside (0, 1). */
    private static final double LEAST = 0x1p-53;

    private static final double GREATEST = 1 - 0x1p-53;

    private final GraphBuilder graph;
    private final int node;
    private final boolean isScore;

    private Draw(GraphBuilder graph, int node, boolean isScore) {
        this.graph = graph;
        this.node = node;
        this.isScore = isScore;
    }

    static Draw ofProbability(GraphBuilder graph, int probability) {
        return new Draw(graph, probability, false);
    }

    static Draw ofScore(GraphBuilder graph, int score) {
        return new Draw(graph, score, true);
    }

    /** A node from 2^-53 to 1 − 2^-53. */
    int probability() {
        if (!isScore) {
            return node;
        }
        int probability = graph.call(Function.NORMAL_PROBABILITY, node);
        int below = graph.binary(BinaryOperation.MINIMUM, probability, graph.real(GREATEST));
        return graph.binary(BinaryOperation.MAXIMUM, below, graph.real(LEAST));
    }

    int score() {
        return isScore ? node : graph.call(Function.NORMAL_QUANTILE, node);
    }

    /** As far above the middle as this one is below it. A probability is exact here: it is a multiple of 2^-53. */
    Draw mirrored() {
        return isScore
                ? ofScore(graph, graph.unary(UnaryOperation.NEGATE, node))
                : ofProbability(graph, graph.subtract(graph.real(1), node));
    }
}

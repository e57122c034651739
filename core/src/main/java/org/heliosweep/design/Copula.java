package org.heliosweep.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.graph.GraphBuilder;

/**
 * A Gaussian copula: normal scores of inputs are combined so that they correlate and each stays normal, scenario by
 * scenario. So each input keeps its distribution, whatever it is, and the first of those that correlate keeps its values.
 *
 * <pre>
 *   score correlation r = 2 sin(π ρ / 6)         of a rank correlation ρ (Pearson 1907)
 *   L Lᵀ = R, the matrix of all r                 (Cholesky; rows in the order of the design)
 *   score of input i = Σ_j L_ij z_j               z_j = the normal quantile of what is drawn for input j alone
 * </pre>
 *
 * <p>An input with ρ = ±1 to one before follows it: what is drawn for it is the same, or as far on the other side of the
 * middle, without any rounding.
 */
final class Copula {
    /** What an input follows exactly, and whether it falls when that rises. */
    private record Following(String leader, boolean isMirrored) {}

    private final List<String> leaders;
    private final double[][] factor;
    private final Map<String, Following> followers;

    private Copula(List<String> leaders, double[][] factor, Map<String, Following> followers) {
        this.leaders = leaders;
        this.factor = factor;
        this.followers = followers;
    }

    /**
     * Refuses correlations that cannot be.
     *
     * @param inputs what is varied, in its order
     * @param correlations none of them 0
     */
    static Copula of(List<String> inputs, List<Correlation> correlations) {
        check(inputs, correlations);
        List<String> leaders = new ArrayList<>();
        Map<String, Following> followers = new HashMap<>();
        List<String> correlated = inputs.stream()
                .filter(input -> correlations.stream()
                        .anyMatch(each ->
                                each.first().equals(input) || each.second().equals(input)))
                .toList();
        for (String input : correlated) {
            Optional<String> leader = leaders.stream()
                    .filter(each -> Math.abs(coefficient(correlations, each, input)) == 1)
                    .findFirst();
            leader.ifPresentOrElse(
                    each -> {
                        boolean isMirrored = coefficient(correlations, each, input) < 0;
                        checkFollower(correlations, correlated, each, input, isMirrored);
                        followers.put(input, new Following(each, isMirrored));
                    },
                    () -> leaders.add(input));
        }
        return new Copula(
                List.copyOf(leaders), new ScoreCorrelations(leaders, correlations).factor(), Map.copyOf(followers));
    }

    private static void check(List<String> inputs, List<Correlation> correlations) {
        for (int index = 0; index < correlations.size(); index++) {
            Correlation correlation = correlations.get(index);
            for (String input : List.of(correlation.first(), correlation.second())) {
                if (!inputs.contains(input)) {
                    throw new CorrelationException(
                            correlation, "'" + input + "' is not varied, so nothing can be correlated with it");
                }
            }
            if (correlations.subList(0, index).stream()
                    .anyMatch(each -> each.isOf(correlation.first(), correlation.second()))) {
                throw new CorrelationException(
                        correlation,
                        "the correlation of '" + correlation.first() + "' and '" + correlation.second()
                                + "' stands here twice");
            }
        }
    }

    /** What follows an input correlates with everything as that one does. */
    private static void checkFollower(
            List<Correlation> correlations, List<String> inputs, String leader, String follower, boolean isMirrored) {
        for (String other : inputs) {
            if (!other.equals(leader) && !other.equals(follower)) {
                double ofLeader = coefficient(correlations, leader, other);
                double needed = isMirrored ? -ofLeader : ofLeader;
                double found = coefficient(correlations, follower, other);
                if (found != needed) {
                    throw new CorrelationException(
                            correlations.stream()
                                    .filter(each -> each.isOf(follower, found == 0 ? leader : other))
                                    .findFirst()
                                    .orElseThrow(),
                            "'" + follower + "' follows '" + leader + "' exactly, so its correlation with '" + other
                                    + "' must be " + (isMirrored ? "minus " : "") + "that of '" + leader + "', "
                                    + (needed + 0.0) + ", not " + found
                                    + (found == 0 ? " as where none is stated" : ""));
                }
            }
        }
    }

    /** The rank correlation of two inputs; 0 where none is stated. */
    static double coefficient(List<Correlation> correlations, String one, String other) {
        return correlations.stream()
                .filter(each -> each.isOf(one, other))
                .mapToDouble(Correlation::coefficient)
                .findFirst()
                .orElse(0);
    }

    /**
     * What is drawn for an input.
     *
     * @param independent what is drawn for each input on its own, for this one and those before
     */
    Draw draw(GraphBuilder graph, String input, Map<String, Draw> independent) {
        Following following = followers.get(input);
        if (following != null) {
            Draw draw = draw(graph, following.leader, independent);
            return following.isMirrored ? draw.mirrored() : draw;
        }
        int row = leaders.indexOf(input);
        if (row < 0 || factor[row][row] == 1) {
            return independent.get(input);
        }
        int sum = -1;
        for (int column = 0; column <= row; column++) {
            double weight = factor[row][column];
            if (weight != 0) {
                int score = independent.get(leaders.get(column)).score();
                sum = sum < 0
                        ? graph.multiply(graph.real(weight), score)
                        : graph.fusedMultiplyAdd(graph.real(weight), score, sum);
            }
        }
        return Draw.ofScore(graph, sum);
    }
}

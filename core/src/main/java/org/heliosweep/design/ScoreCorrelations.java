package org.heliosweep.design;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The matrix of the correlations of normal scores. */
final class ScoreCorrelations {
    /** A variance that is left below this one is none: what is computed is off by some 10^-15. */
    private static final double LEAST_VARIANCE = 1e-12;

    /** More than what bounds in messages are off. */
    private static final double ROUNDING = 1e-9;

    /** Decimals of correlations in messages. */
    private static final int DECIMALS = 3;

    /** What one correlation may be while all others stay. */
    private record Repair(String other, int stated, double found, BigDecimal low, BigDecimal high) {}

    private final List<String> inputs;
    private final List<Correlation> correlations;
    private final double[][] scores;

    /**
     * Of inputs, none of which follows another exactly.
     *
     * @param correlations rank correlations of these, and perhaps of others
     */
    ScoreCorrelations(List<String> inputs, List<Correlation> correlations) {
        this.inputs = inputs;
        this.correlations = correlations;
        scores = new double[inputs.size()][inputs.size()];
        for (int row = 0; row < scores.length; row++) {
            for (int column = 0; column < row; column++) {
                scores[row][column] = ofRanks(Copula.coefficient(correlations, inputs.get(row), inputs.get(column)));
            }
        }
    }

    /** K. Pearson, "On further methods of determining correlation", Drapers' Company Research Memoirs 4 (1907). */
    static double ofRanks(double coefficient) {
        return 2 * StrictMath.sin(Math.PI / 6 * coefficient);
    }

    private static double ranks(double score) {
        return 6 / Math.PI * StrictMath.asin(score / 2);
    }

    /** The lower triangular matrix whose product with its transpose this is. */
    double[][] factor() {
        double[][] factor = new double[inputs.size()][];
        for (int row = 0; row < factor.length; row++) {
            factor[row] = row(factor, scores[row], row);
            double variance = variance(factor[row], row);
            if (!(variance > LEAST_VARIANCE)) {
                throw contradiction(factor, row);
            }
            factor[row][row] = StrictMath.sqrt(variance);
        }
        return factor;
    }

    /** The row of the factor for a row of the matrix, but for its last number. */
    private static double[] row(double[][] factor, double[] scores, int row) {
        double[] weights = new double[row + 1];
        for (int column = 0; column < row; column++) {
            double sum = scores[column];
            for (int before = 0; before < column; before++) {
                sum -= weights[before] * factor[column][before];
            }
            weights[column] = sum / factor[column][column];
        }
        return weights;
    }

    /** What is left of the variance of a score after those before have had their part. */
    private static double variance(double[] weights, int row) {
        double variance = 1;
        for (int column = 0; column < row; column++) {
            variance -= weights[column] * weights[column];
        }
        return variance;
    }

    private CorrelationException contradiction(double[][] factor, int row) {
        List<Repair> repairs = IntStream.range(0, row)
                .mapToObj(column -> repair(factor, row, column))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(Repair::stated).reversed())
                .toList();
        String name = inputs.get(row);
        String advice = repairs.isEmpty()
                ? "more than one of those of '" + name + "' must change"
                : "as the others are, "
                        + repairs.stream().map(each -> described(name, each)).collect(Collectors.joining(", or "));
        return new CorrelationException(
                correlations.stream()
                        .filter(each -> repairs.stream().anyMatch(repair -> each.isOf(name, repair.other)))
                        .reduce((_, last) -> last)
                        .orElseGet(() -> lastOf(name)),
                "these correlations cannot hold together: " + together(row) + "; " + advice);
    }

    private Correlation lastOf(String name) {
        return correlations.stream()
                .filter(each -> each.first().equals(name) || each.second().equals(name))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** The correlations up to a row that hang together with it. */
    private String together(int row) {
        List<String> names = new ArrayList<>(List.of(inputs.get(row)));
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            inputs.subList(0, row).stream()
                    .filter(other -> !names.contains(other) && Copula.coefficient(correlations, name, other) != 0)
                    .forEach(names::add);
        }
        return correlations.stream()
                .filter(each -> names.contains(each.first()) && names.contains(each.second()))
                .map(each -> each.coefficient() + " of '" + each.first() + "' and '" + each.second() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String described(String name, Repair repair) {
        return "that of '" + repair.other + "' and '" + name + "' must lie between " + repair.low.toPlainString()
                + " and " + repair.high.toPlainString() + ", not at " + repair.found
                + (repair.stated < 0 ? " as where none is stated" : "");
    }

    /** The variance that is left is a parabola over any one of the correlations; between its zeros it is positive. */
    private Optional<Repair> repair(double[][] factor, int row, int column) {
        double[] at = new double[3];
        for (int place = 0; place < at.length; place++) {
            double[] changed = scores[row].clone();
            changed[column] = place - 1;
            at[place] = variance(row(factor, changed, row), row);
        }
        double curvature = (at[0] + at[2]) / 2 - at[1];
        double slope = (at[2] - at[0]) / 2;
        double discriminant = slope * slope - 4 * curvature * at[1];
        if (!(discriminant > 0)) {
            return Optional.empty();
        }
        double middle = -slope / (2 * curvature);
        double half = StrictMath.sqrt(discriminant) / (2 * Math.abs(curvature)) - ROUNDING;
        BigDecimal low = rounded(Math.max(-1, middle - half), RoundingMode.CEILING);
        BigDecimal high = rounded(Math.min(1, middle + half), RoundingMode.FLOOR);
        String other = inputs.get(column);
        int stated = IntStream.range(0, correlations.size())
                .filter(index -> correlations.get(index).isOf(inputs.get(row), other))
                .findFirst()
                .orElse(-1);
        double found = Copula.coefficient(correlations, inputs.get(row), other);
        return low.compareTo(high) > 0 ? Optional.empty() : Optional.of(new Repair(other, stated, found, low, high));
    }

    private static BigDecimal rounded(double score, RoundingMode mode) {
        return new BigDecimal(ranks(score)).setScale(DECIMALS, mode);
    }
}

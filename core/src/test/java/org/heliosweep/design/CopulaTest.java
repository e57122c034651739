package org.heliosweep.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopulaTest {
    private static final int SCENARIOS = 20_000;

    /** For two samples of one distribution, far beyond the 10^-5 quantile, which is 2.4; seeds are fixed. */
    private static final double CRITICAL = 2.4;

    private static final List<Varied> INPUTS = List.of(
            new Varied("first", new Variation.Uniform(0, 1)),
            new Varied("second", new Variation.Triangular(1, 2, 5)),
            new Varied("third", new Variation.LogNormal(3, 0.5)));

    private static Sampler sampler(List<Varied> inputs, Correlation... correlations) {
        return Sampler.of(new Design.Random(SCENARIOS, 2026, inputs, List.of(correlations)));
    }

    private static double[] column(Sampler sampler, String input) {
        return LongStream.range(0, SCENARIOS)
                .mapToDouble(number -> sampler.real(input, number))
                .toArray();
    }

    static Stream<Arguments> distributions() {
        return Stream.of(
                Arguments.of(new Variation.Uniform(-3, 5), true),
                Arguments.of(new Variation.LogUniform(50, 3000), true),
                Arguments.of(new Variation.Triangular(0, 2, 3), true),
                Arguments.of(new Variation.Normal(10, 2), true),
                Arguments.of(new Variation.LogNormal(3, 0.25), true),
                Arguments.of(new Variation.Levels(ConstantArray.of(3, 4, 9)), false),
                Arguments.of(new Variation.LinearSpace(0, 1, 10_000), false),
                Arguments.of(new Variation.LogarithmicSpace(1, 10, 5), false),
                Arguments.of(new Variation.Discrete(ConstantArray.of(1, 2, 7), List.of(0.5, 0.2, 0.3)), false));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void anInputKeepsItsDistribution(Variation variation, boolean isContinuous) {
        List<Varied> inputs = List.of(new Varied("leader", new Variation.Uniform(0, 1)), new Varied("x", variation));
        double[] alone = column(sampler(inputs), "x");
        double[] correlated = column(sampler(inputs, new Correlation("x", "leader", 0.8)), "x");
        double distance = distance(alone, correlated) * Math.sqrt(SCENARIOS / 2.0);
        assertTrue(distance < CRITICAL, "distance " + distance);
        // It is another sample of it.
        assertNotEquals(0, distance);
        double mean = Arrays.stream(alone).average().orElseThrow();
        double variance = Arrays.stream(alone)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
        assertEquals(mean, Arrays.stream(correlated).average().orElseThrow(), 6 * Math.sqrt(variance / SCENARIOS));
        if (isContinuous) {
            assertTrue(Arrays.stream(correlated).distinct().count() >= SCENARIOS - 1);
        }
    }

    /** The largest distance of two empirical distributions; where several values are the same, after the last. */
    private static double distance(double[] a, double[] b) {
        double[] first = a.clone();
        double[] second = b.clone();
        Arrays.sort(first);
        Arrays.sort(second);
        double distance = 0;
        int j = 0;
        for (int i = 0; i < first.length; i++) {
            while (j < second.length && second[j] <= first[i]) {
                j++;
            }
            if (i + 1 == first.length || first[i + 1] > first[i]) {
                distance = Math.max(distance, Math.abs(i + 1 - j) / (double) SCENARIOS);
            }
        }
        return distance;
    }

    /** All pairs of distributions, with an error of five standard deviations of independent ranks. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.999, -0.7, -0.1, 0.3, 0.4, 0.95})
    void ranksCorrelateAsAsked(double coefficient) {
        List<Variation> variations = distributions()
                .filter(each -> (boolean) each.get()[1])
                .map(each -> (Variation) each.get()[0])
                .toList();
        for (int index = 0; index < variations.size(); index++) {
            List<Varied> inputs = List.of(
                    new Varied("a", variations.get(index)),
                    new Varied("b", variations.get((index + 1) % variations.size())));
            Sampler sampler = sampler(inputs, new Correlation("a", "b", coefficient));
            assertEquals(
                    coefficient, rankCorrelation(column(sampler, "a"), column(sampler, "b")), 5 / Math.sqrt(SCENARIOS));
        }
    }

    @Test
    void allPairsOfAMatrixCorrelateAsAskedAndOthersDoNot() {
        List<Varied> inputs = new ArrayList<>(INPUTS);
        inputs.add(1, new Varied("apart", new Variation.Uniform(0, 1)));
        inputs.add(new Varied("fourth", new Variation.Normal(0, 1)));
        Sampler sampler = sampler(
                inputs,
                new Correlation("second", "first", 0.5),
                new Correlation("third", "first", -0.6),
                new Correlation("second", "third", 0.1),
                new Correlation("fourth", "third", 0.5));
        double[][] expected = {
            {1, 0, 0.5, -0.6, 0}, {0, 1, 0, 0, 0}, {0.5, 0, 1, 0.1, 0}, {-0.6, 0, 0.1, 1, 0.5}, {0, 0, 0, 0.5, 1}
        };
        List<double[]> columns =
                inputs.stream().map(each -> column(sampler, each.input())).toList();
        for (int row = 0; row < expected.length; row++) {
            for (int other = 0; other < row; other++) {
                assertEquals(
                        expected[row][other],
                        rankCorrelation(columns.get(row), columns.get(other)),
                        5 / Math.sqrt(SCENARIOS),
                        row + " and " + other);
            }
        }
    }

    private static double rankCorrelation(double[] a, double[] b) {
        double[] first = ranks(a);
        double[] second = ranks(b);
        double middle = (SCENARIOS - 1) / 2.0;
        double product = IntStream.range(0, SCENARIOS)
                .mapToDouble(index -> (first[index] - middle) * (second[index] - middle))
                .sum();
        return product * 12 / SCENARIOS / ((double) SCENARIOS * SCENARIOS - 1);
    }

    private static double[] ranks(double[] values) {
        List<Integer> order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> values[index]))
                .toList();
        double[] ranks = new double[values.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[order.get(rank)] = rank;
        }
        return ranks;
    }

    @Test
    void theFirstInputAndThoseApartKeepTheirBits() {
        Sampler alone = sampler(INPUTS);
        Sampler together = sampler(INPUTS, new Correlation("third", "first", 0.5));
        for (String input : List.of("first", "second")) {
            assertSame(number -> alone.real(input, number), number -> together.real(input, number));
        }
    }

    @Test
    void zeroIsIndependent() {
        Design.Random zero = new Design.Random(
                SCENARIOS,
                2026,
                INPUTS,
                List.of(new Correlation("first", "third", 0), new Correlation("a", "b", -0.0)));
        assertEquals(new Design.Random(SCENARIOS, 2026, INPUTS), zero);
    }

    /** As a limit of others would not be: without any rounding, whatever the distributions. */
    @Test
    void inputsThatFollowExactlyHaveTheSameProbability() {
        List<Varied> uniform = Stream.of("a", "b", "c", "d")
                .map(name -> new Varied(name, new Variation.Uniform(0, 1)))
                .toList();
        Sampler sampler = sampler(
                uniform,
                new Correlation("b", "c", 1),
                new Correlation("d", "b", -1),
                new Correlation("d", "c", -1),
                new Correlation("a", "b", 0.4),
                new Correlation("a", "c", 0.4),
                new Correlation("a", "d", -0.4));
        assertSame(number -> sampler.real("b", number), number -> sampler.real("c", number));
        for (int number = 0; number < SCENARIOS; number++) {
            assertEquals(1 - sampler.real("b", number), sampler.real("d", number), 0x1p-53);
        }
        assertEquals(-0.4, rankCorrelation(column(sampler, "a"), column(sampler, "d")), 5 / Math.sqrt(SCENARIOS));
        Sampler pair = sampler(uniform, new Correlation("a", "b", -1));
        assertSame(number -> 1 - pair.real("a", number), number -> pair.real("b", number));
    }

    private static void assertSame(LongToDoubleFunction a, LongToDoubleFunction b) {
        for (int number = 0; number < SCENARIOS; number++) {
            assertEquals(a.applyAsDouble(number), b.applyAsDouble(number));
        }
    }

    /** Scores that no scenario is likely to have: the sum of two quantiles at 2^-53, and more. */
    @ParameterizedTest
    @ValueSource(doubles = {-60, -11.6, -8.3, 0, 8.3, 11.6, 60})
    void probabilitiesOfScoresLieInside(double score) {
        GraphBuilder graph = new GraphBuilder();
        int call = Draw.ofScore(graph, graph.real(score)).probability();
        Functions.Expanded expanded = Functions.expandAll(graph.build(), List.of(call));
        double probability =
                ((Node.Literal) expanded.graph().node(expanded.nodes().get(call))).real();
        assertTrue(probability >= 0x1p-53 && probability <= 1 - 0x1p-53, score + " has " + probability);
        assertEquals(Math.signum(score), Math.signum(probability - 0.5));
    }

    /** Whatever is accepted has a factor whose product is the matrix; whatever is refused has an eigenvalue below 0. */
    @Test
    void randomMatricesAreAcceptedIfTheyCanBe() {
        SplittableRandom random = new SplittableRandom(9);
        int accepted = 0;
        for (int repetition = 0; repetition < 2_000; repetition++) {
            int size = random.nextInt(2, 6);
            List<String> names =
                    IntStream.range(0, size).mapToObj(each -> "i" + each).toList();
            List<Correlation> correlations = new ArrayList<>();
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < row; column++) {
                    correlations.add(new Correlation(names.get(row), names.get(column), random.nextDouble(-1, 1)));
                }
            }
            double[][] matrix = new double[size][size];
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    double ranks = Copula.coefficient(correlations, names.get(row), names.get(column));
                    matrix[row][column] = row == column ? 1 : 2 * Math.sin(Math.PI * ranks / 6);
                }
            }
            boolean isPositive = leadingMinors(matrix).allMatch(minor -> minor > 1e-10);
            boolean isNot = leadingMinors(matrix).anyMatch(minor -> minor < -1e-10);
            if (isPositive) {
                accepted++;
                double[][] factor = new ScoreCorrelations(names, correlations).factor();
                for (int row = 0; row < size; row++) {
                    for (int column = 0; column <= row; column++) {
                        double product = 0;
                        for (int each = 0; each <= column; each++) {
                            product += factor[row][each] * factor[column][each];
                        }
                        assertEquals(matrix[row][column], product, 1e-12);
                    }
                }
            } else if (isNot) {
                assertThrows(CorrelationException.class, () -> new ScoreCorrelations(names, correlations).factor());
            }
        }
        assertTrue(accepted > 200 && accepted < 1_800, accepted + " accepted");
    }

    /** By Gauss's elimination with fractions of determinants, without square roots. */
    private static DoubleStream leadingMinors(double[][] matrix) {
        return IntStream.rangeClosed(1, matrix.length).mapToDouble(size -> {
            double[][] rest = IntStream.range(0, size)
                    .mapToObj(row -> Arrays.copyOf(matrix[row], size))
                    .toArray(double[][]::new);
            double determinant = 1;
            for (int pivot = 0; pivot < size; pivot++) {
                int best = pivot;
                for (int row = pivot; row < size; row++) {
                    best = Math.abs(rest[row][pivot]) > Math.abs(rest[best][pivot]) ? row : best;
                }
                double[] moved = rest[best];
                rest[best] = rest[pivot];
                rest[pivot] = moved;
                determinant *= (best == pivot ? 1 : -1) * moved[pivot];
                for (int row = pivot + 1; row < size; row++) {
                    double multiple = rest[row][pivot] / moved[pivot];
                    for (int column = pivot; column < size; column++) {
                        rest[row][column] -= multiple * moved[column];
                    }
                }
            }
            return determinant;
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "first, second, 0.9; second, third, 0.9              | second, third | 0.9 of 'first' and 'second',"
                        + " 0.9 of 'second' and 'third'; as the others are, that of 'second' and 'third' must lie"
                        + " between -0.403 and 0.403, not at 0.9, or that of 'first' and 'third' must lie between"
                        + " 0.632 and 0.999, not at 0.0 as where none is stated",
                "first, second, 1; first, third, 0.3                 | first, second | 'second' follows 'first' exactly,"
                        + " so its correlation with 'third' must be that of 'first', 0.3, not 0.0 as where none is stated",
                "first, second, -1; first, third, 0.3; second, third, 0.3 | second, third | 'second' follows 'first'"
                        + " exactly, so its correlation with 'third' must be minus that of 'first', -0.3, not 0.3",
                "first, nothing, 0.5 | first, nothing | 'nothing' is not varied, so nothing can be correlated with it",
                "first, third, 0.5; third, first, 0.5 | third, first | 'third' and 'first' stands here twice",
            })
    void whatCannotBeIsRefused(String correlations, String place, String message) {
        List<Correlation> list = Stream.of(correlations.split(";"))
                .map(each -> each.split(","))
                .map(each -> new Correlation(each[0].strip(), each[1].strip(), Double.parseDouble(each[2])))
                .toList();
        CorrelationException thrown =
                assertThrows(CorrelationException.class, () -> new Design.Random(SCENARIOS, 1, INPUTS, list));
        assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
        assertEquals(
                place,
                thrown.correlation().first() + ", " + thrown.correlation().second());
    }

    /** What a message says is allowed is allowed, and a thousandth more is not. */
    @Test
    void theRangeInAMessageIsRight() {
        for (double coefficient : new double[] {-0.403, 0, 0.403}) {
            sampler(INPUTS, new Correlation("first", "second", 0.9), new Correlation("second", "third", coefficient));
        }
        assertThrows(
                CorrelationException.class,
                () -> sampler(
                        INPUTS, new Correlation("first", "second", 0.9), new Correlation("second", "third", 0.404)));
        for (double coefficient : new double[] {0.632, 0.999}) {
            sampler(
                    INPUTS,
                    new Correlation("first", "second", 0.9),
                    new Correlation("second", "third", 0.9),
                    new Correlation("first", "third", coefficient));
        }
        assertThrows(
                CorrelationException.class,
                () -> sampler(
                        INPUTS,
                        new Correlation("first", "second", 0.9),
                        new Correlation("second", "third", 0.9),
                        new Correlation("first", "third", 0.631)));
    }

    @Test
    void aCoefficientLiesBetweenMinusOneAndOne() {
        assertThrows(IllegalArgumentException.class, () -> new Correlation("a", "b", 1.0000000000000002));
        assertThrows(IllegalArgumentException.class, () -> new Correlation("a", "b", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Correlation("a", "a", 0.5));
    }
}

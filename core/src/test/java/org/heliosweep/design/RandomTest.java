package org.heliosweep.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.heliosweep.graph.ConstantArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RandomTest {
    private static final int SAMPLES = 20_000;

    /** The critical value of Kolmogorov and Smirnov for a probability of 10^-6 is 2.63; seeds are fixed, so it holds. */
    private static final double CRITICAL = 2.0;

    private static Design.Random random(long size, long seed, Varied... varied) {
        return new Design.Random(size, seed, List.of(varied));
    }

    private static Varied uniform(String name) {
        return new Varied(name, new Variation.Uniform(0, 1));
    }

    /** From another implementation of Philox 4x32-10 and of the key. */
    @Test
    void probabilitiesNeverChange() {
        Sampler sampler = Sampler.of(random(Long.MAX_VALUE, 2026, uniform("launch_price")));
        assertEquals(0x1.acd2f1ed29b9dp-1, sampler.real("launch_price", 0));
        assertEquals(0x1.0334e66f19c9bp-1, sampler.real("launch_price", 1));
        assertEquals(0x1.1d5b1ac5625cfp-1, sampler.real("launch_price", 2));
        assertEquals(0x1.0d753bb49d2cdp-1, sampler.real("launch_price", 123_456_789));
        assertEquals(0x1.a1b1918423fb0p-5, sampler.real("launch_price", 1_000_000_000_000_000L));
    }

    @Test
    void anInputDoesNotChangeWhenOthersAreAddedOrMovedOrTheDesignGrows() {
        Sampler alone = Sampler.of(random(10, 7, uniform("b")));
        Sampler among = Sampler.of(random(1_000, 7, uniform("a"), uniform("c"), uniform("b"), uniform("d")));
        for (int number = 0; number < 10; number++) {
            assertEquals(alone.real("b", number), among.real("b", number));
        }
        assertTrue(random(10, 7).isExtendable());
    }

    @Test
    void inputsAndSeedsAreIndependent() {
        Sampler one = Sampler.of(random(SAMPLES, 7, uniform("a"), uniform("b")));
        Sampler other = Sampler.of(random(SAMPLES, 8, uniform("a")));
        assertEquals(0, correlation(n -> one.real("a", n), n -> one.real("b", n)), 4 / Math.sqrt(SAMPLES));
        assertEquals(0, correlation(n -> one.real("a", n), n -> other.real("a", n)), 4 / Math.sqrt(SAMPLES));
        assertEquals(0, correlation(n -> one.real("a", n), n -> one.real("a", n + 1)), 4 / Math.sqrt(SAMPLES));
    }

    private static double correlation(LongToDoubleFunction x, LongToDoubleFunction y) {
        double product = LongStream.range(0, SAMPLES)
                .mapToDouble(n -> (x.applyAsDouble(n) - 0.5) * (y.applyAsDouble(n) - 0.5))
                .sum();
        return product * 12 / SAMPLES;
    }

    static Stream<Arguments> distributions() {
        double e = Math.E;
        return Stream.of(
                distribution(new Variation.Uniform(-3, 5), x -> (x + 3) / 8, 1, 64.0 / 12),
                distribution(
                        new Variation.LogUniform(1, e * e),
                        x -> Math.log(x) / 2,
                        (e * e - 1) / 2,
                        (Math.pow(e, 4) - 1) / 4 - Math.pow((e * e - 1) / 2, 2)),
                distribution(
                        new Variation.Triangular(0, 2, 3),
                        x -> x < 2 ? x * x / 6 : 1 - (3 - x) * (3 - x) / 3,
                        5.0 / 3,
                        (9.0 + 4 - 6) / 18),
                distribution(new Variation.Triangular(1, 1, 2), x -> 1 - (2 - x) * (2 - x), 4.0 / 3, 1.0 / 18),
                distribution(new Variation.Triangular(1, 2, 2), x -> (x - 1) * (x - 1), 5.0 / 3, 1.0 / 18),
                distribution(new Variation.Normal(10, 2), x -> normal((x - 10) / 2), 10, 4),
                distribution(
                        new Variation.LogNormal(3, 0.25),
                        x -> normal(Math.log(x / 3) / 0.25),
                        3 * Math.exp(0.03125),
                        9 * (Math.exp(0.0625) - 1) * Math.exp(0.0625)));
    }

    private static Arguments distribution(
            Variation variation, DoubleUnaryOperator cumulative, double mean, double variance) {
        return Arguments.of(variation, cumulative, mean, variance);
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void valuesAreDistributedAsTheyShould(
            Variation variation, DoubleUnaryOperator cumulative, double mean, double variance) {
        Sampler sampler = Sampler.of(random(SAMPLES, 5, new Varied("x", variation)));
        double[] values = LongStream.range(0, SAMPLES)
                .mapToDouble(number -> sampler.real("x", number))
                .sorted()
                .toArray();
        double distance = 0;
        for (int index = 0; index < SAMPLES; index++) {
            double expected = cumulative.applyAsDouble(values[index]);
            distance = Math.max(distance, Math.abs(expected - (double) index / SAMPLES));
            distance = Math.max(distance, Math.abs(expected - (index + 1.0) / SAMPLES));
        }
        assertTrue(distance * Math.sqrt(SAMPLES) < CRITICAL, "distance " + distance);
        double average = Arrays.stream(values).average().orElseThrow();
        assertEquals(mean, average, 4 * Math.sqrt(variance / SAMPLES));
        double spread = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        assertEquals(variance, spread, 0.05 * variance);
    }

    /** The cumulative normal distribution by its Taylor series, good to 10^-9 for |x| < 6. */
    private static double normal(double x) {
        double sum = x;
        double term = x;
        for (int k = 1; k < 200; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    @Test
    void levelsAreDrawnUniformlyAndDiscreteValuesByTheirWeights() {
        Sampler sampler = Sampler.of(random(
                SAMPLES,
                11,
                new Varied("level", new Variation.Levels(ConstantArray.of(5, 6, 7))),
                new Varied("space", new Variation.LinearSpace(0, 4, 5)),
                new Varied("choice", new Variation.Levels(ConstantArray.of(2, 0))),
                new Varied(
                        "weighted",
                        new Variation.Discrete(ConstantArray.of(1, 2, 3, 4, 5), List.of(0.0, 0.5, 0.2, 0.0, 0.3))),
                new Varied("choice by weight", new Variation.Discrete(ConstantArray.of(1, 0), List.of(0.9, 0.1)))));
        assertShares(Map.of(5.0, 1 / 3.0, 6.0, 1 / 3.0, 7.0, 1 / 3.0), n -> sampler.real("level", n));
        assertShares(Map.of(0.0, 0.2, 1.0, 0.2, 2.0, 0.2, 3.0, 0.2, 4.0, 0.2), n -> sampler.real("space", n));
        assertShares(Map.of(0.0, 0.5, 2.0, 0.5), n -> sampler.choice("choice", n));
        assertShares(Map.of(2.0, 0.5, 3.0, 0.2, 5.0, 0.3), n -> sampler.real("weighted", n));
        assertShares(Map.of(1.0, 0.9, 0.0, 0.1), n -> sampler.choice("choice by weight", n));
    }

    private static void assertShares(Map<Double, Double> expected, LongToDoubleFunction value) {
        Map<Double, Long> counts = LongStream.range(0, SAMPLES)
                .mapToObj(value::applyAsDouble)
                .collect(Collectors.groupingBy(x -> x, Collectors.counting()));
        assertEquals(expected.keySet(), counts.keySet());
        expected.forEach((x, share) ->
                assertEquals(share, (double) counts.get(x) / SAMPLES, 4 * Math.sqrt(share * (1 - share) / SAMPLES)));
    }

    static Stream<Variation> bounded() {
        return Stream.of(
                new Variation.Uniform(0.1, 0.3),
                new Variation.Uniform(-1, 1.1e-16),
                new Variation.Uniform(1, Math.nextUp(1.0)),
                new Variation.Uniform(-8e307, 8e307),
                new Variation.LogUniform(50, 3000),
                new Variation.LogUniform(3, Math.nextUp(3.0)),
                new Variation.LogUniform(1e-300, 1e7),
                new Variation.LogUniform(0.1, 0.7),
                new Variation.Triangular(0.1, 0.1, 0.7),
                new Variation.Triangular(0.1, 0.7, 0.7),
                new Variation.Triangular(0.1, 0.3, 0.7),
                new Variation.Triangular(-1e-3, 1e10, 1e10));
    }

    /** The least and the greatest probability there are, and many between. */
    @ParameterizedTest
    @MethodSource("bounded")
    void valuesStayInsideTheirEndsAndRiseWithTheProbability(Variation variation) {
        Sampler sampler = Sampler.of(variation);
        double low;
        double high;
        switch (variation) {
            case Variation.Uniform(double a, double b) -> {
                low = a;
                high = b;
            }
            case Variation.LogUniform(double a, double b) -> {
                low = a;
                high = b;
            }
            case Variation.Triangular(double a, double _, double b) -> {
                low = a;
                high = b;
            }
            default -> throw new AssertionError(variation);
        }
        double last = low;
        for (int step = 0; step <= 1_000; step++) {
            double probability = Math.clamp(step / 1_000.0, 0x1p-53, 1 - 0x1p-53);
            double value = sampler.quantile(probability);
            assertTrue(value >= low && value <= high, probability + " gives " + value);
            assertTrue(value >= last - Math.ulp(last) * 4, probability + " gives " + value + " after " + last);
            last = value;
        }
        assertEquals(low, sampler.quantile(0x1p-53), 1e-6 * (high - low));
        assertEquals(high, sampler.quantile(1 - 0x1p-53), 1e-6 * (high - low));
    }

    @Test
    void extremeProbabilitiesStayInsideAnyEnds() {
        SplittableRandom random = new SplittableRandom(8);
        for (int repetition = 0; repetition < 1_000; repetition++) {
            double low = random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(-5, 5));
            double high = low + random.nextDouble() * Math.scalb(1.0, random.nextInt(-60, 60));
            if (low < high) {
                double mode = random.nextInt(3) == 0 ? low : random.nextInt(2) == 0 ? high : (low + high) / 2;
                inside(new Variation.Uniform(low, high), low, high);
                inside(new Variation.Triangular(low, mode, high), low, high);
                if (low > 0) {
                    inside(new Variation.LogUniform(low, high), low, high);
                }
            }
        }
    }

    private static void inside(Variation variation, double low, double high) {
        Sampler sampler = Sampler.of(variation);
        for (double probability : new double[] {0x1p-53, 0x1.8p-52, 0.5 + 0x1p-53, 1 - 0x1.8p-52, 1 - 0x1p-53}) {
            double value = sampler.quantile(probability);
            assertTrue(value >= low && value <= high, variation + " at " + probability + " gives " + value);
        }
    }

    @Test
    void theGreatestProbabilityGivesTheLastLevel() {
        for (int length : new int[] {1, 2, 3, 7, 64, 1_000, 4_096}) {
            double[] values = LongStream.range(0, length).asDoubleStream().toArray();
            Sampler sampler = Sampler.of(new Variation.Levels(ConstantArray.of(values)));
            assertEquals(0, sampler.quantile(0x1p-53));
            assertEquals(length - 1, sampler.quantile(1 - 0x1p-53));
        }
        Sampler longest = Sampler.of(new Variation.LinearSpace(0, Variation.LONGEST - 1, Variation.LONGEST));
        assertEquals(Variation.LONGEST - 1, longest.quantile(1 - 0x1p-53));
    }
}

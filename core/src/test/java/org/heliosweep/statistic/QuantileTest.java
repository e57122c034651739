package org.heliosweep.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuantileTest {
    private static final List<Double> PROBABILITIES =
            List.of(0.0, 0.001, 0.01, 0.05, 0.07, 0.25, 0.29, 0.5, 0.58, 0.75, 0.95, 0.99, 1.0);

    static Stream<Arguments> samples() {
        return Stream.of(
                sample("uniform", random -> random.nextDouble()),
                sample("far away", random -> 1e6 + random.nextDouble()),
                sample("normal", random -> random.nextGaussian()),
                sample("many magnitudes", random -> random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300))),
                sample("negative", random -> -Math.exp(5 * random.nextGaussian())),
                sample("zeros of both signs", random -> random.nextInt(-1, 2) * 0.0),
                sample("subnormal", random -> random.nextInt(-1_000, 1_000) * Double.MIN_VALUE),
                sample("least normal", random -> Double.MIN_NORMAL * random.nextInt(-3, 4)),
                sample("greatest", random -> Double.MAX_VALUE * (random.nextDouble() - 0.5) * 2),
                sample("powers of two", random -> Math.scalb(1.0, random.nextInt(-30, 30))),
                sample("whole", random -> random.nextInt(-20, 20)));
    }

    private static Arguments sample(String name, ToDoubleFunction<SplittableRandom> draw) {
        return Arguments.of(name, draw);
    }

    /** Against the ⌈p n⌉-th of the sorted values, where p n is computed in whole thousandths. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void quantilesAreThoseOfTheSortedValues(String name, ToDoubleFunction<SplittableRandom> draw) {
        for (int count : new int[] {1, 2, 3, 100, 1_000, 10_007}) {
            SplittableRandom random = new SplittableRandom(count);
            double[] values = IntStream.range(0, count)
                    .mapToDouble(_ -> draw.applyAsDouble(random) + 0.0)
                    .toArray();
            Distribution.Numbers found = Distributions.of(values, PROBABILITIES);
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (Distribution.Quantile quantile : found.quantiles()) {
                long thousandths = Math.round(quantile.probability() * 1_000) * count;
                int rank = (int) Math.max(1, Math.ceilDiv(thousandths, 1_000L));
                double expected = sorted[rank - 1];
                double allowed = Math.abs(expected) < Double.MIN_NORMAL ? 0x1p-1032 : Math.abs(expected) * 0.0005;
                assertEquals(expected, quantile.value(), allowed, name + ", " + quantile.probability());
            }
            assertEquals(sorted[0], found.minimum());
            assertEquals(sorted[count - 1], found.maximum());
            assertEquals(count, found.count());
        }
    }

    @Test
    void extremesOfOneValueAreThatValue() {
        Distribution.Numbers found = Distributions.of(new double[] {Math.PI}, PROBABILITIES);
        found.quantiles().forEach(quantile -> assertEquals(Math.PI, quantile.value()));
    }

    @Test
    void minusZeroIsReportedAsZero() {
        Distribution.Numbers found = Distributions.of(new double[] {-0.0, -0.0}, List.of(0.5));
        assertEquals(0L, Double.doubleToRawLongBits(found.minimum()));
        assertEquals(0L, Double.doubleToRawLongBits(found.maximum()));
        assertEquals(0L, Double.doubleToRawLongBits(found.mean()));
        assertEquals(0L, Double.doubleToRawLongBits(found.quantiles().getFirst().value()));
        Distribution.Numbers among = Distributions.of(new double[] {-1, -0.0, -0.0, 1}, List.of(0.5));
        assertEquals(0L, Double.doubleToRawLongBits(among.quantiles().getFirst().value()));
    }

    @Test
    void nothingHasNoQuantile() {
        Distribution.Numbers found = Distributions.of(new double[0], List.of(0.5));
        assertEquals(0, found.count());
        assertTrue(Double.isNaN(found.mean()) && Double.isNaN(found.standardDeviation()));
        assertTrue(Double.isNaN(found.minimum()) && Double.isNaN(found.maximum()));
        assertTrue(Double.isNaN(found.quantiles().getFirst().value()));
    }

    @Test
    void memoryIsTakenWhereSomethingIsCounted() {
        Counts counts = new Counts(LogarithmicBuckets.SIZE);
        assertEquals(0, counts.pagesInUse());
        counts.add((int) (Double.doubleToRawLongBits(1.5) >>> 42), 3);
        counts.add((int) (Double.doubleToRawLongBits(1.9) >>> 42), 4);
        assertEquals(1, counts.pagesInUse());
        counts.add((int) (Double.doubleToRawLongBits(-2.5) >>> 42), 1);
        assertEquals(2, counts.pagesInUse());
    }
}

package org.heliosweep.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    private static final MathContext PRECISION = new MathContext(60);

    private static Distribution.Numbers of(double... numbers) {
        return Distributions.of(numbers, List.of());
    }

    /** Against exact arithmetic; twelve digits are left where the values differ in the ninth digit only. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1e-15",
        "1, 1, 1e-15",
        "1e8, 1, 1e-12",
        "-1e8, 1, 1e-12",
        "1e15, 100, 1e-6",
        "1e-120, 1e-122, 1e-12",
        "0, 1e-140, 1e-15",
        "1e150, 1e150, 1e-15"
    })
    void momentsAreThoseOfExactArithmetic(double mean, double spread, double accuracy) {
        SplittableRandom random = new SplittableRandom(12);
        double[] numbers = Distributions.numbers(70_000, _ -> mean + spread * random.nextGaussian());
        BigDecimal count = BigDecimal.valueOf(numbers.length);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (double number : numbers) {
            BigDecimal exact = new BigDecimal(number);
            sum = sum.add(exact);
            squares = squares.add(exact.multiply(exact));
        }
        double expectedMean = sum.divide(count, PRECISION).doubleValue();
        double expected = squares.subtract(sum.multiply(sum).divide(count, PRECISION))
                .divide(count.subtract(BigDecimal.ONE), PRECISION)
                .sqrt(PRECISION)
                .doubleValue();
        Distribution.Numbers found = of(numbers);
        assertEquals(expectedMean, found.mean(), Math.ulp(expectedMean));
        assertEquals(expected, found.standardDeviation(), accuracy * expected);
    }

    @Test
    void equalValuesHaveNoSpread() {
        Distribution.Numbers found = of(Distributions.numbers(100_000, _ -> 0.1));
        assertEquals(0.1, found.mean());
        assertEquals(0, found.standardDeviation());
    }

    @Test
    void oneValueHasNoStandardDeviation() {
        Distribution.Numbers found = of(3.5);
        assertEquals(3.5, found.mean());
        assertTrue(Double.isNaN(found.standardDeviation()));
    }

    @Test
    void whatOverflowsIsInfinite() {
        Distribution.Numbers found = of(Double.MAX_VALUE, Double.MAX_VALUE, 1);
        assertEquals(Double.POSITIVE_INFINITY, found.mean());
        assertEquals(Double.POSITIVE_INFINITY, found.standardDeviation());
        assertEquals(Double.MAX_VALUE, found.maximum());
    }

    @Test
    void maskedValuesContributeNothing() {
        double nothing = Double.NaN;
        Distribution.Numbers found = of(nothing, 1, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, 6, nothing);
        assertEquals(3, found.count());
        assertEquals(3, found.mean());
        assertEquals(Math.sqrt(7), found.standardDeviation());
        assertEquals(1, found.minimum());
        assertEquals(6, found.maximum());
    }

    @Test
    void talliesMergeInAnyOrder() {
        Accumulators.Builder builder = new Accumulators.Builder();
        builder.add(new Accumulator.Count(0));
        builder.add(new Accumulator.Minimum(1, 0));
        builder.add(new Accumulator.Maximum(1, 0));
        builder.add(new Accumulator.Histogram(2, 5_000, 0));
        Accumulators accumulators = builder.build();
        Tallies one = tallies(accumulators, 4, -1, 3, 17);
        Tallies other = tallies(accumulators, 5, -2, 1, 4_999);
        Tallies forward = new Tallies(accumulators);
        forward.merge(one);
        forward.merge(other);
        Tallies backward = new Tallies(accumulators);
        backward.merge(other);
        backward.merge(one);
        for (Tallies each : List.of(forward, backward)) {
            assertEquals(9, each.counts()[0]);
            assertEquals(-2, each.extremes()[1]);
            assertEquals(3, each.extremes()[2]);
            assertEquals(4, each.histogram(3).get(17));
            assertEquals(5, each.histogram(3).get(4_999));
            assertEquals(0, each.histogram(3).get(18));
        }
    }

    private static Tallies tallies(Accumulators accumulators, long count, double least, double greatest, int key) {
        Tallies tallies = new Tallies(accumulators);
        tallies.counts()[0] = count;
        tallies.extremes()[1] = least;
        tallies.extremes()[2] = greatest;
        tallies.histogram(3).add(key, count);
        return tallies;
    }

    @Test
    void accumulatorsAreSharedAndSumsNumbered() {
        Accumulators.Builder builder = new Accumulators.Builder();
        assertEquals(0, builder.add(new Accumulator.Count(7)));
        assertEquals(1, builder.add(new Accumulator.Sum(3, 7)));
        assertEquals(0, builder.add(new Accumulator.Count(7)));
        assertEquals(2, builder.add(new Accumulator.SumOfProducts(3, 3, 7)));
        Accumulators accumulators = builder.build();
        assertEquals(3, accumulators.size());
        assertEquals(2, accumulators.sums());
        assertEquals(-1, accumulators.sumIndex(0));
        assertEquals(0, accumulators.sumIndex(1));
        assertEquals(1, accumulators.sumIndex(2));
    }
}

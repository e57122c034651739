package org.heliosweep.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    private static final MathContext PRECISION = new MathContext(60);

    /** The bound of {@link Moments}. */
    private static final double BOUND = 1.8e-14;

    private static Distribution.Numbers of(double... numbers) {
        return Distributions.of(numbers, List.of());
    }

    /** Mean, standard deviation and what the bounds are made of, by exact arithmetic. */
    private record Exact(double mean, double standardDeviation, double distance, double cancellation) {
        static Exact of(double[] numbers, double shift) {
            BigDecimal count = BigDecimal.valueOf(numbers.length);
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            BigDecimal distance = BigDecimal.ZERO;
            for (double number : numbers) {
                BigDecimal exact = new BigDecimal(number);
                sum = sum.add(exact);
                squares = squares.add(exact.multiply(exact));
                distance = distance.add(exact.subtract(new BigDecimal(shift)).abs());
            }
            BigDecimal mean = sum.divide(count, PRECISION);
            BigDecimal variance =
                    squares.subtract(sum.multiply(mean)).divide(count.subtract(BigDecimal.ONE), PRECISION);
            BigDecimal offset = mean.subtract(new BigDecimal(shift));
            return new Exact(
                    mean.doubleValue(),
                    variance.sqrt(PRECISION).doubleValue(),
                    distance.divide(count, PRECISION).doubleValue(),
                    offset.multiply(offset).divide(variance, PRECISION).doubleValue());
        }

        void check(Distribution.Numbers found) {
            assertEquals(mean, found.mean(), BOUND * distance + Math.ulp(mean));
            double relative = BOUND * (1 + 1.5 * cancellation);
            assertEquals(standardDeviation, found.standardDeviation(), relative * standardDeviation);
        }
    }

    /**
     * Against exact arithmetic, within the bounds that are stated. The shift is {@code offset} standard deviations away
     * from the mean; the last number is what accuracy follows for the standard deviation.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 2e-14",
        "0, 1, 1, 5e-14",
        "1, 1, -3, 3e-13",
        "1e8, 1, 1, 5e-14",
        "-1e8, 1, 10, 3e-12",
        "1e9, 1e-3, 1, 5e-14",
        "1e9, 1e-3, 1000, 3e-8",
        "1e15, 100, 1, 5e-14",
        "1e-120, 1e-122, 1, 5e-14",
        "0, 1e-140, 1, 5e-14",
        "1e150, 1e150, 1, 5e-14"
    })
    void momentsAreThoseOfExactArithmetic(double mean, double spread, double offset, double accuracy) {
        SplittableRandom random = new SplittableRandom(12);
        double[] numbers = Distributions.numbers(70_000, _ -> mean + spread * random.nextGaussian());
        double shift = mean + offset * spread;
        Exact exact = Exact.of(numbers, shift);
        Distribution.Numbers found = Distributions.of(numbers, shift, List.of());
        exact.check(found);
        assertEquals(exact.standardDeviation(), found.standardDeviation(), accuracy * exact.standardDeviation());
    }

    /** Values that all lie on one side of the shift, as from the corner of a grid, and outliers as shift. */
    @Test
    void aShiftAtTheEdgeCostsWhatIsStated() {
        double[] grid = Distributions.numbers(100_000, i -> 5e6 + i % 1_000 * 0.1 + Math.floorDiv(i, 1_000) * 1e3);
        for (double shift : new double[] {grid[0], grid[50_000], grid[99_999], 0}) {
            Exact.of(grid, shift).check(Distributions.of(grid, shift, List.of()));
        }
        double[] outlier = Distributions.numbers(100_000, i -> i == 0 ? 1e12 : 1 + i % 7);
        Exact exact = Exact.of(outlier, outlier[0]);
        assertTrue(exact.cancellation() < outlier.length);
        exact.check(Distributions.of(outlier, outlier[0], List.of()));
    }

    /** 1.7 · 10^10 values, which are the same batch again and again, so that exact arithmetic is possible. */
    @Test
    void theBoundsHoldForAsManyScenariosAsAreStated() {
        SplittableRandom random = new SplittableRandom(5);
        double[] numbers = Distributions.numbers(65_536, _ -> 1e9 + 1e-3 * random.nextGaussian());
        double shift = numbers[7];
        StridedSums strided = new StridedSums(2, 16);
        boolean[] mask = new boolean[numbers.length];
        Arrays.fill(mask, true);
        double[] differences = Arrays.stream(numbers).map(each -> each - shift).toArray();
        double[] squares = Arrays.stream(differences).map(each -> each * each).toArray();
        strided.add(0, 0, differences, mask, numbers.length);
        strided.add(1, 0, squares, mask, numbers.length);
        Sums batch = strided.reduce();
        SumTree tree = new SumTree(2);
        for (int index = 0; index < 1 << 18; index++) {
            tree.add(batch);
        }
        long count = 1L << 34;
        Exact exact = Exact.of(numbers, shift);
        double mean = Moments.mean(shift, tree.total().get(0), count, 0, 2e9);
        assertEquals(exact.mean(), mean, BOUND * exact.distance() + Math.ulp(exact.mean()));
        double relative = BOUND * (1 + 1.5 * exact.cancellation());
        double ofSample = exact.standardDeviation() * Math.sqrt((65_535.0 / 65_536) * ((double) count / (count - 1)));
        assertEquals(
                ofSample,
                Moments.standardDeviation(tree.total().get(0), tree.total().get(1), count),
                (relative + 4e-16) * ofSample);
    }

    @Test
    void equalValuesHaveNoSpread() {
        double[] numbers = Distributions.numbers(100_000, _ -> 0.1);
        for (double shift : new double[] {0.1, 0, 0.3}) {
            Distribution.Numbers found = Distributions.of(numbers, shift, List.of());
            assertEquals(0.1, found.mean());
            assertEquals(0, found.standardDeviation());
        }
        assertEquals(0.1, Moments.mean(0.1, 0.0, 100_000, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertEquals(0, Moments.standardDeviation(0.0, 0.0, 100_000));
    }

    @Test
    void theMeanIsBetweenTheExtremes() {
        double[] numbers = Distributions.numbers(100_000, i -> i == 77 ? Math.nextUp(0.1) : 0.1);
        for (double shift : new double[] {0.1, 0, 0.3, 1e6}) {
            Distribution.Numbers found = Distributions.of(numbers, shift, List.of());
            assertTrue(found.mean() >= 0.1 && found.mean() <= Math.nextUp(0.1));
            assertTrue(found.standardDeviation() >= 0);
        }
    }

    /** Sums that rounding has made impossible. */
    @Test
    void theVarianceIsNeverNegative() {
        assertEquals(0, Moments.standardDeviation(10, Math.nextDown(50.0), 2));
        assertEquals(0, Moments.standardDeviation(1e-180, 0, 2));
    }

    @Test
    void oneValueHasNoStandardDeviation() {
        Distribution.Numbers found = of(3.5);
        assertEquals(3.5, found.mean());
        assertTrue(Double.isNaN(found.standardDeviation()));
    }

    @Test
    void whereSquaresOverflowTheStandardDeviationIsInfiniteAndTheMeanIsRight() {
        double[] numbers = Distributions.numbers(10_000, i -> (i % 100 - 30) * 1e300);
        Distribution.Numbers found = of(numbers);
        assertEquals(19.5e300, found.mean(), 1e287);
        assertEquals(Double.POSITIVE_INFINITY, found.standardDeviation());
        Distribution.Numbers greatest = of(Double.MAX_VALUE, Double.MAX_VALUE, 1);
        assertEquals(Double.MAX_VALUE / 3 * 2, greatest.mean(), Math.ulp(Double.MAX_VALUE));
        assertEquals(Double.POSITIVE_INFINITY, greatest.standardDeviation());
        assertEquals(Double.MAX_VALUE, greatest.maximum());
    }

    @Test
    void whatOverflowsIsInfinite() {
        Distribution.Numbers found = of(Double.MAX_VALUE, -Double.MAX_VALUE, 1);
        assertEquals(Double.POSITIVE_INFINITY, found.mean());
        assertEquals(Double.POSITIVE_INFINITY, found.standardDeviation());
        assertEquals(Double.MAX_VALUE, found.maximum());
        assertEquals(-Double.MAX_VALUE, found.minimum());
    }

    @Test
    void whatOverflowsBothWaysHasNoMean() {
        double[] numbers = Distributions.numbers(100, i -> i % 32 < 16 ? Double.MAX_VALUE : -Double.MAX_VALUE);
        Distribution.Numbers found = Distributions.of(numbers, 0, List.of());
        assertTrue(Double.isNaN(found.mean()));
        assertEquals(Double.POSITIVE_INFINITY, found.standardDeviation());
    }

    @Test
    void squaresThatVanishLeaveTheMean() {
        Distribution.Numbers found = of(0, 2e-170, 4e-170);
        assertEquals(2e-170, found.mean());
        assertEquals(0, found.standardDeviation());
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
        assertEquals(2, builder.add(new Accumulator.Sum(4, 7)));
        Accumulators accumulators = builder.build();
        assertEquals(3, accumulators.size());
        assertEquals(2, accumulators.sums());
        assertEquals(-1, accumulators.sumIndex(0));
        assertEquals(0, accumulators.sumIndex(1));
        assertEquals(1, accumulators.sumIndex(2));
    }
}

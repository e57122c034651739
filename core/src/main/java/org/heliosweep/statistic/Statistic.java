package org.heliosweep.statistic;

import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.graph.GraphBuilder;

/**
 * A distribution that is asked for: which accumulators it needs, by their position in {@link Accumulators}, and how it
 * follows from what they came to.
 */
public sealed interface Statistic {
    /** The probabilities of the quantiles that every output has. */
    List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

    /**
     * The distribution of a real.
     *
     * @param shift what is taken from each value before it is added: near the values, so that nothing cancels
     * @param sum the sum of differences from the shift
     * @param squares the sum of the squares of these differences
     */
    record Numbers(
            int count,
            double shift,
            int sum,
            int squares,
            int minimum,
            int maximum,
            int histogram,
            List<Double> probabilities)
            implements Statistic {
        /** Keeps the probabilities unmodifiable. */
        public Numbers {
            probabilities = List.copyOf(probabilities);
        }

        @Override
        public Distribution.Numbers finish(Totals totals) {
            Tallies tallies = totals.tallies();
            long number = tallies.counts()[count];
            double least = number == 0 ? Double.NaN : tallies.extremes()[minimum] + 0.0;
            double greatest = number == 0 ? Double.NaN : tallies.extremes()[maximum] + 0.0;
            boolean constant = number >= 2 && least == greatest;
            return new Distribution.Numbers(
                    number,
                    constant ? least : Moments.mean(shift, totals.sum(sum), number, least, greatest),
                    constant ? 0 : Moments.standardDeviation(totals.sum(sum), totals.sum(squares), number),
                    least,
                    greatest,
                    probabilities.stream()
                            .map(probability -> quantile(totals, number, probability, least, greatest))
                            .toList());
        }

        private Distribution.Quantile quantile(
                Totals totals, long number, double probability, double least, double greatest) {
            double value = LogarithmicBuckets.quantile(totals.tallies().histogram(histogram), number, probability);
            return new Distribution.Quantile(probability, Math.min(Math.max(value, least), greatest));
        }
    }

    /** The distribution of a choice. */
    record Labels(int histogram) implements Statistic {
        @Override
        public Distribution.Labels finish(Totals totals) {
            Counts counts = totals.tallies().histogram(histogram);
            return new Distribution.Labels(
                    IntStream.range(0, counts.size()).mapToObj(counts::get).toList());
        }
    }

    /** The distribution of a condition. */
    record Truths(int count, int fulfilled) implements Statistic {
        @Override
        public Distribution.Truths finish(Totals totals) {
            long[] counts = totals.tallies().counts();
            return new Distribution.Truths(counts[count], counts[fulfilled]);
        }
    }

    /** What came out. */
    Distribution finish(Totals totals);

    /**
     * The statistic of a real.
     *
     * @param graph where the nodes that it needs are added
     * @param accumulators where the accumulators that it needs are added
     * @param value the node of the real, which is finite under the mask
     * @param mask the node that says which scenarios count
     * @param shift a finite number near the values; how near, decides about digits (see {@link Moments})
     * @param probabilities of the quantiles
     */
    static Numbers numbers(
            GraphBuilder graph,
            Accumulators.Builder accumulators,
            int value,
            int mask,
            double shift,
            List<Double> probabilities) {
        int difference = graph.subtract(value, graph.real(shift));
        int square = graph.multiply(difference, difference);
        return new Numbers(
                accumulators.add(new Accumulator.Count(mask)),
                shift,
                accumulators.add(new Accumulator.Sum(difference, mask)),
                accumulators.add(new Accumulator.Sum(square, mask)),
                accumulators.add(new Accumulator.Minimum(value, mask)),
                accumulators.add(new Accumulator.Maximum(value, mask)),
                accumulators.add(
                        new Accumulator.Histogram(LogarithmicBuckets.key(graph, value), LogarithmicBuckets.SIZE, mask)),
                probabilities);
    }

    /** The statistic of an integer from 0 to {@code size - 1}. */
    static Labels labels(Accumulators.Builder accumulators, int value, int size, int mask) {
        return new Labels(accumulators.add(new Accumulator.Histogram(value, size, mask)));
    }

    /** The statistic of a condition. */
    static Truths truths(GraphBuilder graph, Accumulators.Builder accumulators, int condition, int mask) {
        return new Truths(
                accumulators.add(new Accumulator.Count(mask)),
                accumulators.add(new Accumulator.Count(graph.and(mask, condition))));
    }
}

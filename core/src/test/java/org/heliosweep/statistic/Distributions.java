package org.heliosweep.statistic;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;

/** Distributions of given numbers, through the accumulators as a back end would fill them. */
final class Distributions {
    private static final int LEAVES = 16;
    private static final int BATCH = LEAVES * StridedSums.LEAF;

    private Distributions() {}

    /** Of all numbers, with the one in the middle as shift; what is not finite is masked out. */
    static Distribution.Numbers of(double[] numbers, List<Double> probabilities) {
        double middle = numbers.length == 0 ? 0 : numbers[numbers.length / 2];
        return of(numbers, Double.isFinite(middle) ? middle : 0, probabilities);
    }

    /** Of all numbers; what is not finite is masked out. */
    static Distribution.Numbers of(double[] numbers, double shift, List<Double> probabilities) {
        GraphBuilder builder = new GraphBuilder();
        int value = builder.input("value", Type.REAL);
        int mask = builder.isFinite(value);
        Accumulators.Builder accumulators = new Accumulators.Builder();
        Statistic.Numbers statistic = Statistic.numbers(builder, accumulators, value, mask, shift, probabilities);
        Accumulators all = accumulators.build();
        Partials partials = new Partials(all, LEAVES);
        SumTree tree = new SumTree(all.sums());
        for (int first = 0; first < numbers.length; first += BATCH) {
            int rows = Math.min(BATCH, numbers.length - first);
            partials.accumulate(values(builder.build(), all, numbers, first, rows), 0, rows);
            tree.add(partials.sums().reduce());
        }
        return statistic.finish(new Totals(all, tree.total(), partials.tallies()));
    }

    private static Partials.Values values(
            Graph graph, Accumulators accumulators, double[] numbers, int first, int rows) {
        List<Integer> nodes = accumulators.list().stream()
                .flatMap(each -> each.nodes().stream())
                .distinct()
                .toList();
        Tape tape = Tape.of(graph, nodes);
        Tape.State state = tape.newState();
        double[][] reals = new double[graph.size()][rows];
        long[][] integers = new long[graph.size()][rows];
        boolean[][] truths = new boolean[graph.size()][rows];
        for (int row = 0; row < rows; row++) {
            state.setReal(tape.inputIndex("value"), numbers[first + row]);
            tape.run(state);
            for (int node : nodes) {
                switch (graph.node(node).type()) {
                    case REAL -> reals[node][row] = state.real(node);
                    case INTEGER -> integers[node][row] = state.integer(node);
                    case TRUTH -> truths[node][row] = state.truth(node);
                }
            }
        }
        return new Partials.Values() {
            @Override
            public double[] reals(int node) {
                return reals[node];
            }

            @Override
            public long[] integers(int node) {
                return integers[node];
            }

            @Override
            public boolean[] truths(int node) {
                return truths[node];
            }
        };
    }

    /** Numbers from a formula over 0, 1, 2 … */
    static double[] numbers(int count, IntToDoubleFunction formula) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, formula);
        return numbers;
    }
}

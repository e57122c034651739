package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Statistic;
import org.heliosweep.statistic.Totals;
import org.heliosweep.study.Column;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {
    private static final List<String> NUMBERS =
            List.of("area", "mass", "gen", "yn", "wn", "wp", "unit_cost", "ck", "cap");

    /** Some forty operations, each off by a unit in the last place at most, on well conditioned expressions. */
    private static final double TOLERANCE = 1e-13;

    private static Loop loop(Variant variant) {
        return new Loop(Workload.plan(variant), Backends.named(Backends.AUTO), Sweep.DEFAULT_BLOCK_SIZE);
    }

    private static void assertClose(double expected, double actual, String what) {
        assertEquals(expected, actual, Math.abs(expected) * TOLERANCE, what);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 20})
    void theModelIsWhatPlainJavaSays(int links) {
        Model model = Workload.model(links);
        Evaluation evaluation = Evaluation.of(model);
        SplittableRandom random = new SplittableRandom(links);
        for (int scenario = 0; scenario < 200; scenario++) {
            double[] x = new double[8];
            for (int input = 0; input < x.length; input++) {
                Input.Number number = (Input.Number) model.inputs().get(input);
                x[input] = random.nextDouble(number.low(), number.high());
                evaluation.set(number.name(), x[input]);
            }
            PlainW expected = PlainW.chain(links, x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]);
            for (String name : NUMBERS) {
                assertClose(expected.number(name), evaluation.value(name), name);
            }
            assertEquals("l" + expected.limit(), evaluation.label("limit"));
        }
    }

    @Test
    void theGridIsReducedScenarioByScenario() {
        double[] sums = new double[NUMBERS.size()];
        long[] limits = new long[4];
        for (int number = 0; number < Batch.SIZE; number++) {
            PlainW scenario = PlainGrid.at(number);
            limits[scenario.limit()]++;
            for (int index = 0; index < sums.length; index++) {
                sums[index] += scenario.number(NUMBERS.get(index));
            }
        }
        try (Loop loop = loop(Variant.GRID)) {
            assertEquals(Batch.SIZE, loop.batch());
            Totals totals = loop.totals();
            for (Plan.Output output : loop.plan().outputs()) {
                switch (output.statistic()) {
                    case Statistic.Numbers numbers -> {
                        double expected = sums[NUMBERS.indexOf(output.name())];
                        int sum = totals.accumulators().sumIndex(numbers.sum());
                        double actual = totals.sums().get(sum) + numbers.shift() * Batch.SIZE;
                        assertEquals(expected, actual, expected * 1e-11, output.name());
                    }
                    case Statistic.Labels(int histogram) -> {
                        for (int label = 0; label < limits.length; label++) {
                            assertEquals(
                                    limits[label],
                                    totals.tallies().histogram(histogram).get(label));
                        }
                    }
                    case Statistic.Truths _ -> throw new AssertionError(output.name());
                }
            }
        }
    }

    @Test
    void theGridEndsWithAPartOfABatch() {
        Plan plan = Workload.plan(Variant.GRID);
        assertEquals(19_958_400, plan.size());
        assertEquals(0, plan.rows());
    }

    @Test
    void everyRowIsWrittenInItsPlace() {
        try (Loop loop = loop(Variant.WRITE)) {
            assertEquals(Workload.ROWS, loop.plan().rows());
            loop.evaluateFirst(2 * Batch.SIZE);
            List<Column> columns = loop.plan().columns();
            assertEquals(10, columns.size());
            for (int column = 0; column < columns.size(); column++) {
                for (int row = 0; row < 2 * Batch.SIZE; row += 97) {
                    PlainW expected = PlainGrid.at(PlainGrid.spread(row));
                    String name = columns.get(column).name();
                    if (name.equals("limit")) {
                        assertEquals(expected.limit(), loop.columns().label(column, row));
                    } else {
                        assertClose(expected.number(name), loop.columns().real(column, row), name);
                    }
                }
            }
        }
    }

    /** What an expression benchmark evaluates, with its output kept. */
    @Test
    void anExpressionIsEvaluatedOverItsRange() {
        Outcomes outcomes = new Outcomes();
        Sweep.of(Workload.drawn("x^15 + exp(y)").add("keep inputs, outputs").build())
                .sink(outcomes)
                .run();
        assertEquals(262_144, outcomes.rows);
        assertEquals(0.01, outcomes.least, 1e-4);
        assertEquals(2, outcomes.greatest, 1e-4);
    }

    private static final class Outcomes implements Sink {
        private long rows;
        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        @Override
        public void begin(Plan plan) {}

        @Override
        public void accept(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                double x = batch.real(0, row);
                double y = batch.real(1, row);
                least = Math.min(least, Math.min(x, y));
                greatest = Math.max(greatest, Math.max(x, y));
                assertClose(Math.pow(x, 15) + Math.exp(y), batch.real(2, row), "z");
            }
            rows += batch.rows();
        }

        @Override
        public void complete(Summary summary) {}

        @Override
        public void abort() {}
    }

    @Test
    void anUnknownVariantIsRefused() {
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> Variant.labelled("round"));
        assertEquals(
                "there is no variant round; there are"
                        + " flat, grid, write, statistics, grid-statistics, random, chain-2, chain-6, chain-20",
                thrown.getMessage());
    }
}

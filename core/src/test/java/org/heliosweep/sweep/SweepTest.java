package org.heliosweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.interpreter.Check;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.language.Workbench;
import org.heliosweep.statistic.Distribution;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class SweepTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31, 32, 33, 4_095, 4_096, 4_097, 65_535, 65_536, 65_537, 200_001})
    void neitherThreadsNorBlocksChangeABit(long size) {
        Study study = Studies.random(size, 70_000);
        Recorder reference = new Recorder();
        Summary expected = run(study, 1, 65_536, reference);
        assertEquals(size, expected.total());
        assertEquals(Math.min(size, 70_000), reference.status().size());
        int[] blockSizes = {1, 7, 31, 32, 33, 256, 4_096, 65_536};
        for (int index = 0; index < blockSizes.length; index++) {
            int threads = new int[] {1, 2, 3, 7}[index % 4];
            Recorder recorder = new Recorder();
            assertEquals(expected, run(study, threads, blockSizes[index], recorder));
            assertEquals(reference.status(), recorder.status());
            assertEquals(reference.columns(), recorder.columns());
            assertEquals(expected, recorder.summary());
        }
    }

    private static Summary run(Study study, int threads, int blockSize, Sink sink) {
        return Sweep.of(study)
                .threads(threads)
                .blockSize(blockSize)
                .sink(sink)
                .run()
                .summary();
    }

    @Test
    void theBatchesAreAlignedAndEndWithTheRowsThatAreKept() {
        Recorder recorder = new Recorder();
        run(Studies.random(200_001, 70_000), 2, 1_024, recorder);
        assertEquals(List.of("begin", "accept 65536", "accept 4464", "complete"), recorder.calls());
        Recorder all = new Recorder();
        run(Studies.random(65_536 * 2 + 1, 1_000_000), 2, 1_024, all);
        assertEquals(List.of("begin", "accept 65536", "accept 65536", "accept 1", "complete"), all.calls());
        Recorder none = new Recorder();
        run(Studies.study("design random 100 seed 1\nvary radius = uniform"), 2, 1_024, none);
        assertEquals(List.of("begin", "complete"), none.calls());
    }

    /** Every number of the summary against the plainest computation from the rows. */
    @Test
    void theSummaryIsThatOfTheRows() {
        Recorder recorder = new Recorder();
        Summary summary = run(Studies.random(100_000, 100_000), 3, 500, recorder);
        List<Integer> status = recorder.status();
        assertEquals(count(status, 0), summary.valid());
        assertEquals(
                List.of(new Summary.Reason("low", count(status, -1)), new Summary.Reason("full", count(status, -2))),
                summary.excluded());
        assertEquals("too flat", summary.invalid().getFirst().reason());
        for (int index = 0; index < summary.invalid().size(); index++) {
            assertEquals(count(status, index + 1), summary.invalid().get(index).count());
        }
        assertTrue(summary.invalid().getFirst().count() > 1_000);
        assertEquals(summary.total(), summary.valid() + summary.invalidCount() + summary.excludedCount());
        // the inputs are four columns, then volume, mass, odd, limit, limit.value and heavy, then ratio
        numbers((Distribution.Numbers) summary.outputs().get(0).distribution(), reals(recorder, 4));
        numbers((Distribution.Numbers) summary.outputs().get(1).distribution(), reals(recorder, 5));
        numbers((Distribution.Numbers) summary.outputs().get(2).distribution(), reals(recorder, 6));
        Distribution.Labels limit =
                (Distribution.Labels) summary.outputs().get(3).distribution();
        assertEquals(List.of(valid(recorder, 7, 0), valid(recorder, 7, 1)), limit.counts());
        Distribution.Truths heavy =
                (Distribution.Truths) summary.outputs().get(5).distribution();
        assertEquals(new Distribution.Truths(summary.valid(), valid(recorder, 9, true)), heavy);
        assertEquals(heavy.share(), summary.shown().get(2).values().getFirst());
        Summary.Result shown = summary.shown().getFirst();
        double[] finite =
                Arrays.stream(reals(recorder, 10)).filter(Double::isFinite).toArray();
        assertEquals(finite.length, shown.counted());
        assertEquals(summary.valid() - finite.length, shown.leftOut());
        assertTrue(shown.leftOut() > 1_000);
        assertEquals(
                Arrays.stream(finite).average().orElseThrow(), shown.values().getFirst(), 1e-12);
    }

    private static long count(List<Integer> status, int wanted) {
        return status.stream().filter(each -> each == wanted).count();
    }

    /** In how many rows that are valid a column has a value. */
    private static long valid(Recorder recorder, int column, Object value) {
        return IntStream.range(0, recorder.status().size())
                .filter(row -> recorder.status().get(row) == 0)
                .filter(row -> recorder.column(column).get(row).equals(value))
                .count();
    }

    /** The values of a column in the rows that are valid. */
    private static double[] reals(Recorder recorder, int column) {
        return IntStream.range(0, recorder.status().size())
                .filter(row -> recorder.status().get(row) == 0)
                .mapToDouble(row ->
                        Double.longBitsToDouble((Long) recorder.column(column).get(row)))
                .toArray();
    }

    private static void numbers(Distribution.Numbers found, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
        Arrays.sort(values);
        assertEquals(values.length, found.count());
        assertEquals(mean, found.mean(), Math.abs(mean) * 1e-12);
        assertEquals(Math.sqrt(variance), found.standardDeviation(), Math.sqrt(variance) * 1e-12);
        assertEquals(values[0], found.minimum());
        assertEquals(values[values.length - 1], found.maximum());
        assertEquals(7, found.quantiles().size());
        for (Distribution.Quantile quantile : found.quantiles()) {
            double exact = values[(int) Math.ceil(quantile.probability() * values.length - 1e-9) - 1];
            assertEquals(exact, quantile.value(), Math.abs(exact) * 0.0005);
        }
    }

    /** Small spreads around large means, and a grid whose corners are far from everything else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "design random 200000 seed 3\nvary x = uniform\nvary k = normal(0, 1)",
                "design grid\nvary x = linspace(-1, 1, 301)\nvary k = levels(-3, -1, 0, 1, 3)",
                "design grid\nvary k = levels(9, 0, 0.1, 0.2)\nvary x = logspace(0.01, 1, 701)",
                "design random 50000 seed 4\nvary k = uniform\nwhere k > 8.5",
            })
    void meansAndSpreadsAreThoseOfTheRows(String design) {
        Workbench workbench = Workbench.of();
        Study study = workbench
                .newStudy("tried", workbench.readModel("""
                        model spread  "Large means with small spreads"
                        input x [1] = 0.5  -1 .. 1
                        input k [1] = 1    -9 .. 9
                        output near = 1e9 + x * 1e-3
                        output far = exp(k) * x
                        output small = x * 1e-150
                        output always = 0.1 + 0.2
                        """))
                .add(design + "\nkeep outputs rows 200000")
                .build();
        Recorder recorder = new Recorder();
        Summary summary = run(study, 2, 1_024, recorder);
        for (int output = 0; output < 3; output++) {
            Distribution.Numbers found =
                    (Distribution.Numbers) summary.outputs().get(output).distribution();
            double[] values = reals(recorder, output);
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (double value : values) {
                BigDecimal exact = new BigDecimal(value);
                sum = sum.add(exact);
                squares = squares.add(exact.multiply(exact));
            }
            BigDecimal count = BigDecimal.valueOf(values.length);
            BigDecimal mean = sum.divide(count, new MathContext(60));
            double deviation = squares.subtract(sum.multiply(mean))
                    .divide(count.subtract(BigDecimal.ONE), new MathContext(60))
                    .max(BigDecimal.ZERO)
                    .sqrt(MathContext.DECIMAL128)
                    .doubleValue();
            double expected = mean.doubleValue();
            assertEquals(expected, found.mean(), 1e-13 * deviation + Math.ulp(expected));
            assertEquals(deviation, found.standardDeviation(), 1e-12 * deviation);
        }
        Distribution.Numbers always =
                (Distribution.Numbers) summary.outputs().get(3).distribution();
        assertEquals(0.1 + 0.2, always.mean());
        assertEquals(0, always.standardDeviation());
    }

    @Test
    void rowsThatAreNotValidAreZeroEverywhere() {
        Recorder recorder = new Recorder();
        run(Studies.random(5_000, 5_000), 1, 100, recorder);
        int seen = 0;
        for (int row = 0; row < 5_000; row++) {
            if (recorder.status().get(row) != 0) {
                seen++;
                for (List<Object> column : recorder.columns()) {
                    Object value = column.get(row);
                    assertTrue(value.equals(0L) || value.equals(0) || value.equals(false), () -> "row holds " + value);
                }
            }
        }
        assertTrue(seen > 500, seen + " rows");
    }

    @Test
    void explanationsHaveTheBitsOfTheSweep() {
        Study study = Studies.random(3_000, 3_000);
        Recorder recorder = new Recorder();
        run(study, 2, 100, recorder);
        for (int number = 0; number < 3_000; number += 7) {
            Explanation explanation = Explanation.of(study, number);
            int status = recorder.status().get(number);
            assertEquals(status, explanation.status());
            assertEquals(status == 0, explanation.reason().isEmpty());
            if (status == 0) {
                Value.Number radius = (Value.Number) explanation.values().getFirst();
                assertEquals(recorder.column(0).get(number), radius.bits());
                Value mass = explanation.values().stream()
                        .filter(value -> value.quantity().name().equals("mass"))
                        .findFirst()
                        .orElseThrow();
                assertEquals(recorder.column(5).get(number), ((Value.Number) mass).bits());
            } else if (status > 0) {
                Check failed = explanation.requirements().get(status - 1);
                assertEquals(explanation.reason().orElseThrow(), failed.reason());
            }
        }
    }

    /** What is kept and shown adds columns and lines, and changes nothing else. */
    @Test
    void whatIsKeptAndShownChangesNothingElse() {
        String design = "design random 70000 seed 4\nvary radius, height, load = uniform\nvary metal = levels\n";
        Summary bare = run(Studies.study(design), 2, 1_024, new Recorder());
        Recorder one = new Recorder();
        Summary some = run(Studies.study(design + "keep mass rows 5000"), 2, 1_024, one);
        Recorder many = new Recorder();
        Summary rich = run(
                Studies.study(design + "keep inputs, outputs, ratio rows 5000\nshow mean(ratio), max(density)"),
                2,
                1_024,
                many);
        assertEquals(bare.outputs(), some.outputs());
        assertEquals(bare.outputs(), rich.outputs());
        assertEquals(bare.invalid(), rich.invalid());
        assertEquals(one.status(), many.status());
        assertEquals(one.column(0), many.column(5));
    }

    @Test
    void aLongerRandomDesignBeginsWithTheShorterOne() {
        Recorder shorter = new Recorder();
        Recorder longer = new Recorder();
        run(Studies.random(1_000, 1_000), 1, 100, shorter);
        run(Studies.random(66_000, 1_000), 2, 77, longer);
        assertEquals(shorter.columns(), longer.columns());
    }

    @Test
    void progressIsToldUpToTheEnd() {
        List<Long> told = new ArrayList<>();
        Sweep.of(Studies.random(140_000, 10))
                .threads(2)
                .progress((done, total) -> {
                    assertEquals(140_000, total);
                    told.add(done);
                })
                .run();
        assertEquals(List.of(0L, 65_536L, 131_072L, 140_000L), told);
    }
}

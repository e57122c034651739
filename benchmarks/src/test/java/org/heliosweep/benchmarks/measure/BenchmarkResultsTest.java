package org.heliosweep.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.Statistic;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Sums;
import org.heliosweep.statistic.Totals;
import org.heliosweep.study.Study;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** That each benchmark computes what it claims to measure. */
class BenchmarkResultsTest {
    private static final Pattern SEGMENT = Pattern.compile("^ *segment \\d+, (\\d+) operations$", Pattern.MULTILINE);

    /** What the engine makes of an operation on literals while it builds a graph. */
    private static long folded(List<Type> types, int index, OperationBenchmark.Application application) {
        GraphBuilder graph = new GraphBuilder();
        List<Integer> operands = new ArrayList<>();
        for (int operand = 0; operand < types.size(); operand++) {
            long bits = OperationBenchmark.Operations.bits(index, operand);
            operands.add(
                    switch (types.get(operand)) {
                        case REAL -> graph.real(OperationBenchmark.Operations.real(bits));
                        case INTEGER -> graph.integer(OperationBenchmark.Operations.integer(bits));
                        case TRUTH -> graph.truth(bits < 0);
                    });
        }
        return ((Node.Literal) graph.node(application.add(graph, operands))).bits();
    }

    private static void assertFolded(
            OperationBenchmark.Operations operations, List<Type> types, OperationBenchmark.Application application) {
        for (int index = 0; index < OperationBenchmark.OPERATIONS; index++) {
            assertEquals(folded(types, index, application), operations.result(index));
        }
    }

    @ParameterizedTest
    @EnumSource
    void unaryOperations(UnaryOperation operation) {
        OperationBenchmark.Unary unary = new OperationBenchmark.Unary();
        unary.operation = operation;
        unary.prepare();
        assertEquals(new OperationBenchmark().unary(unary), unary.operations.result(0));
        assertFolded(
                unary.operations,
                List.of(operation.operand()),
                (graph, operands) -> graph.unary(operation, operands.getFirst()));
    }

    @ParameterizedTest
    @EnumSource
    void binaryOperations(BinaryOperation operation) {
        OperationBenchmark.Binary binary = new OperationBenchmark.Binary();
        binary.operation = operation;
        binary.prepare();
        assertEquals(new OperationBenchmark().binary(binary), binary.operations.result(0));
        assertFolded(
                binary.operations,
                List.of(operation.operands(), operation.operands()),
                (graph, operands) -> graph.binary(operation, operands.getFirst(), operands.getLast()));
    }

    @Test
    void fusedOperations() {
        OperationBenchmark.Fused fused = new OperationBenchmark.Fused();
        fused.prepare();
        assertEquals(new OperationBenchmark().fused(fused), fused.operations.result(0));
        for (int index = 0; index < OperationBenchmark.OPERATIONS; index++) {
            double[] x = new double[3];
            for (int operand = 0; operand < x.length; operand++) {
                x[operand] = OperationBenchmark.Operations.real(OperationBenchmark.Operations.bits(index, operand));
            }
            assertEquals(Math.fma(x[0], x[1], x[2]), Double.longBitsToDouble(fused.operations.result(index)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void functions(Function function) {
        FunctionBenchmark benchmark = new FunctionBenchmark();
        benchmark.function = function;
        benchmark.prepare();
        long all = 0;
        for (int index = 0; index < FunctionBenchmark.ARGUMENTS; index++) {
            long bits = benchmark.value(index);
            all ^= bits;
            if (function == Function.PHILOX) {
                assertEquals(philox(benchmark.integer(index, 0), benchmark.integer(index, 1)), bits);
            } else if (function != Function.NORMAL_QUANTILE) {
                double expected = expected(function, benchmark.real(index, 0), benchmark.real(index, 1));
                assertEquals(expected, Double.longBitsToDouble(bits), Math.abs(expected) * 1e-14);
            }
        }
        assertEquals(all, benchmark.values());
    }

    @Test
    void quantilesOfTheNormalDistribution() {
        FunctionBenchmark benchmark = new FunctionBenchmark();
        benchmark.function = Function.NORMAL_QUANTILE;
        benchmark.prepare();
        for (int index = 0; index < FunctionBenchmark.ARGUMENTS; index++) {
            double quantile = Double.longBitsToDouble(benchmark.value(index));
            assertEquals(benchmark.real(index, 0), normalProbability(quantile), 1e-9);
        }
    }

    /** By Simpson's rule from 0. */
    private static double normalProbability(double x) {
        int steps = 2_000;
        double sum = 0;
        for (int step = 0; step <= steps; step++) {
            double t = x * step / steps;
            int weight = step == 0 || step == steps ? 1 : step % 2 == 0 ? 2 : 4;
            sum += weight * Math.exp(-t * t / 2);
        }
        return 0.5 + sum * x / steps / 3 / Math.sqrt(2 * Math.PI);
    }

    private static double expected(Function function, double x, double y) {
        return switch (function) {
            case EXP -> StrictMath.exp(x);
            case LOG -> StrictMath.log(x);
            case LOG2 -> StrictMath.log(x) / StrictMath.log(2);
            case LOG10 -> StrictMath.log10(x);
            case POW -> StrictMath.pow(x, y);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TAN -> StrictMath.tan(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case ATAN2 -> StrictMath.atan2(x, y);
            case TANH -> StrictMath.tanh(x);
            case FLOOR -> StrictMath.floor(x);
            case CEILING -> StrictMath.ceil(x);
            case ROUND -> StrictMath.rint(x);
            case NORMAL_PROBABILITY -> normalProbability(x);
            case NORMAL_QUANTILE, PHILOX -> throw new IllegalArgumentException(function.toString());
        };
    }

    /** Philox 4x32-10 on unsigned words. */
    private static long philox(long counter, long key) {
        int[] c = {(int) counter, (int) (counter >>> 32), 0, 0};
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < 10; round++) {
            long p0 = (c[0] & 0xffffffffL) * 0xd2511f53L;
            long p1 = (c[2] & 0xffffffffL) * 0xcd9e8d57L;
            c = new int[] {(int) (p1 >>> 32) ^ c[1] ^ k0, (int) p1, (int) (p0 >>> 32) ^ c[3] ^ k1, (int) p0};
            k0 += 0x9e3779b9;
            k1 += 0xbb67ae85;
        }
        return (c[0] & 0xffffffffL) | ((long) c[1] << 32);
    }

    @ParameterizedTest
    @EnumSource
    void reductions(ReductionBenchmark.Kind kind) {
        ReductionBenchmark benchmark = new ReductionBenchmark();
        benchmark.kind = kind;
        benchmark.prepare();
        int calls = 65;
        Partials partials = benchmark.accumulate();
        for (int call = 1; call < calls; call++) {
            assertEquals(partials, benchmark.accumulate());
        }
        SplittableRandom random = new SplittableRandom(1);
        long count = 0;
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        long[] keys = new long[ReductionBenchmark.BUCKETS];
        for (int index = 0; index < ReductionBenchmark.SCENARIOS; index++) {
            double value = random.nextDouble(1, 1_000);
            int key = random.nextInt(ReductionBenchmark.BUCKETS);
            if (random.nextInt(100) != 0) {
                count++;
                sum += value;
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
                keys[key]++;
            }
        }
        Sums sums = partials.sums().reduce();
        switch (kind) {
            case COUNT -> assertEquals(calls * count, partials.tallies().counts()[0]);
            case SUM -> assertEquals(calls * sum, sums.get(0), calls * sum * 1e-12);
            case MINIMUM -> assertEquals(least, partials.tallies().extremes()[0]);
            case MAXIMUM -> assertEquals(greatest, partials.tallies().extremes()[0]);
            case HISTOGRAM -> {
                for (int key = 0; key < keys.length; key++) {
                    assertEquals(
                            calls * keys[key], partials.tallies().histogram(0).get(key));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void histograms(HistogramBenchmark.Spread spread) {
        HistogramBenchmark benchmark = new HistogramBenchmark();
        benchmark.spread = spread;
        benchmark.prepare();
        benchmark.count();
        benchmark.count();
        SplittableRandom random = new SplittableRandom(1);
        for (int histogram = 0; histogram < HistogramBenchmark.HISTOGRAMS; histogram++) {
            Map<Integer, Long> expected = new HashMap<>();
            for (int index = 0; index < HistogramBenchmark.KEYS; index++) {
                expected.merge(spread.key(random), 2L, Long::sum);
            }
            Counts counts = benchmark.counts(histogram);
            expected.forEach((key, times) -> assertEquals(times, counts.get(key)));
            assertEquals(
                    2L * HistogramBenchmark.KEYS,
                    IntStream.range(0, counts.size()).mapToLong(counts::get).sum());
        }
    }

    private static WorkloadBenchmark prepared() {
        WorkloadBenchmark benchmark = new WorkloadBenchmark();
        benchmark.variant = Variant.FLAT;
        benchmark.backend = Backends.AUTO;
        benchmark.block = Sweep.DEFAULT_BLOCK_SIZE;
        benchmark.prepare();
        return benchmark;
    }

    private static long counted(Totals totals) {
        return totals.tallies().histogram(0).get(0);
    }

    @Test
    void theWorkload() {
        WorkloadBenchmark benchmark = prepared();
        assertEquals(Batch.SIZE, benchmark.batch());
        benchmark.kernel();
        assertEquals(2L * Batch.SIZE, counted(benchmark.loop().totals()));
        benchmark.close();
    }

    private static String[] expressions() throws NoSuchFieldException {
        return ExpressionBenchmark.class
                .getField("expression")
                .getAnnotation(Param.class)
                .value();
    }

    @ParameterizedTest
    @MethodSource
    void expressions(String expression) {
        for (boolean draws : new boolean[] {false, true}) {
            ExpressionBenchmark benchmark = new ExpressionBenchmark();
            benchmark.expression = expression;
            benchmark.draws = draws;
            benchmark.backend = Backends.AUTO;
            benchmark.block = Sweep.DEFAULT_BLOCK_SIZE;
            benchmark.prepare();
            benchmark.kernel();
            assertEquals(Batch.SIZE, counted(benchmark.loop().totals()));
            benchmark.close();
        }
    }

    /** Every input of every scenario, against the formulas in plain Java. */
    @ParameterizedTest
    @EnumSource
    void generators(GeneratorBenchmark.Generator generator) {
        for (int inputs : new int[] {2, 8, 32}) {
            GeneratorBenchmark benchmark = new GeneratorBenchmark();
            benchmark.generator = generator;
            benchmark.inputs = inputs;
            benchmark.backend = Backends.AUTO;
            benchmark.block = Sweep.DEFAULT_BLOCK_SIZE;
            benchmark.prepare();
            benchmark.numbers();
            int scenarios = Batch.SIZE / inputs;
            assertEquals(scenarios, counted(benchmark.loop().totals()));
            Study study = GeneratorBenchmark.study(generator, inputs)
                    .add("keep inputs, outputs rows " + scenarios)
                    .build();
            assertEquals(study.design(), benchmark.loop().plan().study().design());
            benchmark.close();
            Numbers numbers = new Numbers(generator, inputs);
            if (!generator.isGrid()) {
                Sweep.of(study).backend("vector").sink(numbers).run();
                assertEquals(Batch.SIZE / inputs, numbers.rows);
            } else {
                assertFirst(study, scenarios, numbers);
            }
        }
    }

    /** A grid of millions of millions is not swept to its end. */
    private static void assertFirst(Study study, int scenarios, Numbers numbers) {
        Plan plan = Plan.of(study);
        Batch batch = Batch.of(plan);
        batch.reset(0, scenarios);
        try (Kernel kernel = Backends.named("vector").compile(plan);
                Kernel.Evaluator evaluator = kernel.newEvaluator()) {
            evaluator.evaluate(0, scenarios, batch, new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF));
        }
        numbers.accept(batch);
        assertEquals(scenarios, numbers.rows);
    }

    /** Checks the inputs and their sum in each row. */
    private static final class Numbers implements Sink {
        private final GeneratorBenchmark.Generator generator;
        private final int inputs;
        private int rows;

        Numbers(GeneratorBenchmark.Generator generator, int inputs) {
            this.generator = generator;
            this.inputs = inputs;
        }

        @Override
        public void begin(Plan plan) {}

        @Override
        public void accept(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                long digits = batch.first() + row;
                double total = 0;
                for (int input = inputs - 1; input >= 0; input--) {
                    double value = batch.real(input, row);
                    if (generator.isGrid()) {
                        int levels = generator.levels(input, inputs);
                        assertEquals(level((int) (digits % levels), levels), value, 1e-15);
                        digits /= levels;
                    } else {
                        assertDrawn(generator, uniform(batch.first() + row, input), value);
                    }
                    total += value;
                }
                assertEquals(total, batch.real(inputs, row), 1e-13 * total);
            }
            rows += batch.rows();
        }

        @Override
        public void complete(Summary summary) {}

        @Override
        public void abort() {}
    }

    private static double level(int index, int levels) {
        double low = GeneratorBenchmark.LOW;
        return low + index * (GeneratorBenchmark.HIGH - low) / (levels - 1);
    }

    /** The quantile at a probability: by its formula, or the probability by that of the distribution. */
    private static void assertDrawn(GeneratorBenchmark.Generator generator, double u, double x) {
        double low = GeneratorBenchmark.LOW;
        double high = GeneratorBenchmark.HIGH;
        double mode = GeneratorBenchmark.MODE;
        double deviation = GeneratorBenchmark.DEVIATION;
        switch (generator) {
            case UNIFORM -> assertEquals(low + u * (high - low), x, 1e-15);
            case LOG_UNIFORM -> assertEquals(low * Math.pow(high / low, u), x, 1e-14);
            case TRIANGULAR ->
                assertEquals(
                        u,
                        x < mode
                                ? (x - low) * (x - low) / ((high - low) * (mode - low))
                                : 1 - (high - x) * (high - x) / ((high - low) * (high - mode)),
                        1e-14);
            case NORMAL -> assertProbability(u, (x - mode) / deviation);
            case LOG_NORMAL -> assertProbability(u, Math.log(x / mode) / deviation);
            case LEVELS ->
                assertEquals(level((int) (u * GeneratorBenchmark.LEVELS), GeneratorBenchmark.LEVELS), x, 1e-15);
            case DISCRETE -> assertEquals(u < 0.2 ? 0.5 : u < 0.7 ? 1 : 2, x);
            case GRID, SHORT_GRID -> throw new IllegalArgumentException(generator.toString());
        }
    }

    /** For one number in eight, since it takes an integral. */
    private static void assertProbability(double u, double quantile) {
        if (Double.doubleToRawLongBits(u) % 8 == 0) {
            assertEquals(u, normalProbability(quantile), 1e-9);
        }
    }

    /** What docs/language.md and the generator's source promise: (k + ½) 2^-52, keyed by the seed and the input's name. */
    private static double uniform(long scenario, int input) {
        long hash = 0xcbf29ce484222325L;
        for (char each : GeneratorBenchmark.inputName(input).toCharArray()) {
            hash = (hash ^ each) * 0x100000001b3L;
        }
        long key = mix(hash ^ mix(GeneratorBenchmark.SEED + 0x9e3779b97f4a7c15L));
        return ((philox(scenario, key) >>> 12) + 0.5) * 0x1p-52;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    private static String[] segments() throws NoSuchFieldException {
        return SegmentBenchmark.class
                .getField("segment")
                .getAnnotation(Param.class)
                .value();
    }

    @ParameterizedTest
    @MethodSource("segments")
    void segments(int length) {
        SegmentBenchmark benchmark = new SegmentBenchmark();
        benchmark.segment = length;
        benchmark.prepare();
        benchmark.kernel();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < Batch.SIZE; row++) {
            // Of the grid of 512 by 513 levels, the scenarios that lie in the columns.
            long number = row % 8_192 * 12_334_969L % (512 * 513);
            int x = (int) number / 513;
            int y = (int) number % 513;
            double z = strands(0.01 + x * 1.99 / 511, 0.01 + y * 1.99 / 512);
            least = Math.min(least, z);
            greatest = Math.max(greatest, z);
        }
        Totals totals = benchmark.loop().totals();
        Statistic.Numbers z =
                (Statistic.Numbers) benchmark.loop().plan().outputs().getFirst().statistic();
        // The map makes the last bits of levels some 2^16 times larger.
        assertEquals(least, totals.tallies().extremes()[z.minimum()], 1e-10);
        assertEquals(greatest, totals.tallies().extremes()[z.maximum()], 1e-10);
        assertEquals(Batch.SIZE, totals.tallies().counts()[z.count()]);
        benchmark.close();
    }

    private static double strands(double x, double y) {
        double sum = 0;
        for (int strand = 1; strand <= SegmentBenchmark.STRANDS; strand++) {
            double v = x * (strand * SegmentBenchmark.SCALE);
            for (int step = 0; step < SegmentBenchmark.STEPS; step++) {
                v = SegmentBenchmark.GROWTH * v * (1 - v);
            }
            sum += v;
        }
        return sum * y;
    }

    /** That the code is cut as the figures say: it is all there, and the longest segment has about the length. */
    @ParameterizedTest
    @MethodSource("segments")
    void lengthsOfSegments(int length) {
        try (Kernel kernel = SegmentBenchmark.backend(length).compile(SegmentBenchmark.plan())) {
            List<Integer> lengths = SEGMENT.matcher(
                            kernel.listings(false).getFirst().text())
                    .results()
                    .map(each -> Integer.valueOf(each.group(1)))
                    .toList();
            int all = lengths.stream().mapToInt(Integer::intValue).sum();
            assertEquals(SegmentBenchmark.OPERATIONS, all, 1, lengths.toString());
            int longest = Collections.max(lengths);
            assertTrue(longest <= length && longest >= length * 2 / 3, lengths.toString());
        }
    }

    @Test
    void theFirstScenarios() {
        WarmUpBenchmark benchmark = new WarmUpBenchmark();
        benchmark.variant = Variant.FLAT;
        benchmark.backend = Backends.AUTO;
        benchmark.scenarios = 1_000;
        assertEquals(1_000, counted(benchmark.first()));
    }
}

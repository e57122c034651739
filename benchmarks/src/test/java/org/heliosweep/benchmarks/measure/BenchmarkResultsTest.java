package org.heliosweep.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.Sums;
import org.heliosweep.statistic.Totals;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** That each benchmark computes what it claims to measure. */
class BenchmarkResultsTest {
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

    @Test
    void theFirstScenarios() {
        WarmUpBenchmark benchmark = new WarmUpBenchmark();
        benchmark.variant = Variant.FLAT;
        benchmark.backend = Backends.AUTO;
        benchmark.scenarios = 1_000;
        assertEquals(1_000, counted(benchmark.first()));
    }
}

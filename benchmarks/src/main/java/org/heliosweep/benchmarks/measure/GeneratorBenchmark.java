package org.heliosweep.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What designs give their inputs, and nothing else, on a back end and one thread: nanoseconds for one number, that is
 * one input in one scenario, 65,536 in a call. All numbers of a scenario are added up, and it is tested that the sum is
 * finite.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class GeneratorBenchmark {
    static final double LOW = 0.5;
    static final double HIGH = 2;
    static final double MODE = 1;
    static final double DEVIATION = 0.1;
    static final int LEVELS = 21;
    static final int SEED = 1;

    /** Of the axis that changes slowest, so that a grid has scenarios enough for a call. */
    static final int SLOWEST = 16_384;

    static final int BETWEEN = 2;
    static final int ROW = 512;
    static final int SHORT_ROW = 3;

    /** How an input gets its values. */
    public enum Generator {
        /** Philox and a multiplication. */
        UNIFORM("uniform"),
        /** Philox and exp. */
        LOG_UNIFORM("loguniform"),
        /** Philox and a root. */
        TRIANGULAR("triangular"),
        /** Philox and the quantile. */
        NORMAL("normal(" + MODE + ", " + DEVIATION + ")"),
        /** Philox, the quantile and exp. */
        LOG_NORMAL("lognormal(" + MODE + ", " + DEVIATION + ")"),
        /** Philox and an element of an array. */
        LEVELS(linspace(GeneratorBenchmark.LEVELS)),
        /** Philox, bisection and an element of an array. */
        DISCRETE("discrete(0.5: 20 %, 1: 50 %, 2: 30 %)"),
        /** A grid whose fastest axis has 512 levels. */
        GRID(ROW),
        /** A grid whose fastest axis has 3 levels: every vector straddles rows. */
        SHORT_GRID(SHORT_ROW);

        private final String variation;
        private final int row;

        Generator(String variation) {
            this.variation = variation;
            this.row = 0;
        }

        Generator(int row) {
            this.variation = "";
            this.row = row;
        }

        boolean isGrid() {
            return row > 0;
        }

        /** How many levels an input of a grid has. */
        int levels(int input, int inputs) {
            return input == 0 ? SLOWEST : input == inputs - 1 ? row : BETWEEN;
        }

        private String design(int inputs) {
            if (!isGrid()) {
                return "design random 65_536 seed " + SEED + "\nvary " + names(inputs, ", ") + " = " + variation;
            }
            return "design grid\n"
                    + IntStream.range(0, inputs)
                            .mapToObj(input -> "vary " + inputName(input) + " = " + linspace(levels(input, inputs)))
                            .collect(Collectors.joining("\n"));
        }
    }

    private static String linspace(int levels) {
        return "linspace(" + LOW + ", " + HIGH + ", " + levels + ")";
    }

    static String inputName(int input) {
        return "x" + input;
    }

    private static String names(int inputs, String separator) {
        return IntStream.range(0, inputs)
                .mapToObj(GeneratorBenchmark::inputName)
                .collect(Collectors.joining(separator));
    }

    /** A study of some inputs and their sum. */
    static StudyBuilder study(Generator generator, int inputs) {
        String declared = IntStream.range(0, inputs)
                .mapToObj(input -> "input " + inputName(input) + " [1] = " + MODE + "  " + LOW + " .. " + HIGH + "\n")
                .collect(Collectors.joining());
        Workbench workbench = Workbench.of();
        return workbench
                .newStudy(
                        "inputs",
                        workbench.readModel("model inputs\n" + declared + "output total [1] = " + names(inputs, " + ")))
                .add(generator.design(inputs));
    }

    /** Which one. */
    @Param
    public Generator generator;

    /** How many inputs a scenario has, all of the same kind; a divisor of 65,536. */
    @Param({"2", "8", "32"})
    public int inputs;

    /** Which back end evaluates. */
    @Param(Backends.AUTO)
    public String backend;

    /** How many scenarios a kernel call evaluates. */
    @Param("" + Sweep.DEFAULT_BLOCK_SIZE)
    public int block;

    private Loop loop;

    /** Compiles the plan. */
    @Setup
    public void prepare() {
        loop = new Loop(Workload.unreduced(study(generator, inputs).build()), Backends.named(backend), block);
    }

    /** Gives memory back. */
    @TearDown
    public void close() {
        loop.close();
    }

    /** What the loop came to, for who checks it. */
    Loop loop() {
        return loop;
    }

    /** The kernel alone, over as many scenarios of the first batch as have 65,536 inputs together. */
    @Benchmark
    @OperationsPerInvocation(Batch.SIZE)
    public void numbers() {
        loop.blocks(Batch.SIZE / inputs);
    }
}

package org.heliosweep.benchmarks.measure;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Functions, the generator of random numbers among them, in full expansion in the scalar interpreter: nanoseconds for
 * one value.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class FunctionBenchmark {
    static final int ARGUMENTS = 256;

    /** Which one. */
    @Param
    public Function function;

    private final double[] reals =
            new SplittableRandom(1).doubles(2L * ARGUMENTS).toArray();
    private final long[] integers =
            new SplittableRandom(1).longs(2L * ARGUMENTS).toArray();
    private Expansion expansion;
    private Tape tape;
    private Tape.State state;
    private int first;
    private int second;

    /** Makes the tape. */
    @Setup
    public void prepare() {
        expansion = Functions.expansion(function);
        tape = Tape.of(expansion.graph(), List.of(expansion.full()));
        state = tape.newState();
        first = tape.inputIndex("x");
        second = tape.inputIndex("y");
    }

    /** An argument between 0 and 1. */
    double real(int index, int operand) {
        return reals[index * 2 + operand];
    }

    /** An argument of any 64 bits. */
    long integer(int index, int operand) {
        return integers[index * 2 + operand];
    }

    /** The bits of a value. */
    long value(int index) {
        set(first, index, 0);
        if (second >= 0) {
            set(second, index, 1);
        }
        tape.run(state);
        return function.result() == Type.REAL
                ? Double.doubleToRawLongBits(state.real(expansion.full()))
                : state.integer(expansion.full());
    }

    private void set(int input, int index, int operand) {
        if (function.operands().get(operand) == Type.REAL) {
            state.setReal(input, real(index, operand));
        } else {
            state.setInteger(input, integer(index, operand));
        }
    }

    /** Values at 256 arguments. */
    @Benchmark
    @OperationsPerInvocation(ARGUMENTS)
    public long values() {
        long all = 0;
        for (int index = 0; index < ARGUMENTS; index++) {
            all ^= value(index);
        }
        return all;
    }
}

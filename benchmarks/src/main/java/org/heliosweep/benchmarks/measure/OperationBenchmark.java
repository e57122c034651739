package org.heliosweep.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
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

/** Primitive operations in the scalar interpreter: nanoseconds for one operation, 32 independent ones in a tape. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OperationBenchmark {
    static final int OPERATIONS = 32;

    /** A tape of one operation many times, on values from 1 to 2, or integers from 1 to 16. */
    static final class Operations {
        private final List<Integer> roots = new ArrayList<>();
        private final Type result;
        private final Tape tape;
        private final Tape.State state;

        Operations(List<Type> operands, Type result, Application application) {
            this.result = result;
            GraphBuilder graph = new GraphBuilder();
            for (int index = 0; index < OPERATIONS; index++) {
                List<Integer> inputs = new ArrayList<>();
                for (int operand = 0; operand < operands.size(); operand++) {
                    inputs.add(graph.input("x" + index + "_" + operand, operands.get(operand)));
                }
                roots.add(application.add(graph, inputs));
            }
            tape = Tape.of(graph.build(), roots);
            state = tape.newState();
            for (int index = 0; index < OPERATIONS; index++) {
                for (int operand = 0; operand < operands.size(); operand++) {
                    set(tape.inputIndex("x" + index + "_" + operand), operands.get(operand), bits(index, operand));
                }
            }
        }

        /** The bits that an operand is made from: the same in every run. */
        static long bits(int index, int operand) {
            return new SplittableRandom(index * 3L + operand).nextLong();
        }

        static double real(long bits) {
            return 1 + (bits >>> 12) * 0x1p-52;
        }

        static long integer(long bits) {
            return 1 + (bits & 15);
        }

        private void set(int input, Type type, long bits) {
            switch (type) {
                case REAL -> state.setReal(input, real(bits));
                case INTEGER -> state.setInteger(input, integer(bits));
                case TRUTH -> state.setTruth(input, bits < 0);
            }
        }

        /** Computes all, and gives the first result. */
        long run() {
            tape.run(state);
            return result(0);
        }

        /** A result, in the bits of a literal. */
        long result(int index) {
            int root = roots.get(index);
            return switch (result) {
                case REAL -> Double.doubleToLongBits(state.real(root));
                case INTEGER -> state.integer(root);
                case TRUTH -> state.truth(root) ? 1 : 0;
            };
        }
    }

    /** Adds an operation to a graph. */
    interface Application {
        int add(GraphBuilder graph, List<Integer> operands);
    }

    /** An operation on one value. */
    @State(Scope.Thread)
    public static class Unary {
        /** Which one. */
        @Param
        public UnaryOperation operation;

        Operations operations;

        /** Makes the tape. */
        @Setup
        public void prepare() {
            operations = new Operations(
                    List.of(operation.operand()),
                    operation.result(),
                    (graph, operands) -> graph.unary(operation, operands.getFirst()));
        }
    }

    /** An operation on two values. */
    @State(Scope.Thread)
    public static class Binary {
        /** Which one. */
        @Param
        public BinaryOperation operation;

        Operations operations;

        /** Makes the tape. */
        @Setup
        public void prepare() {
            operations = new Operations(
                    List.of(operation.operands(), operation.operands()),
                    operation.result(),
                    (graph, operands) -> graph.binary(operation, operands.getFirst(), operands.getLast()));
        }
    }

    /** The fused multiplication and addition. */
    @State(Scope.Thread)
    public static class Fused {
        Operations operations;

        /** Makes the tape. */
        @Setup
        public void prepare() {
            operations = new Operations(
                    List.of(Type.REAL, Type.REAL, Type.REAL),
                    Type.REAL,
                    (graph, operands) ->
                            graph.fusedMultiplyAdd(operands.getFirst(), operands.get(1), operands.getLast()));
        }
    }

    /** Operations on one value. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public long unary(Unary unary) {
        return unary.operations.run();
    }

    /** Operations on two values. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public long binary(Binary binary) {
        return binary.operations.run();
    }

    /** Fused multiplications and additions. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public long fused(Fused fused) {
        return fused.operations.run();
    }
}

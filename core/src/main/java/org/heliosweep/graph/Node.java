package org.heliosweep.graph;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One operation of a {@link Graph}. Operands are the positions of earlier nodes in the same graph, so a node is
 * equal to another if it computes the same from the same operands: that is what hash-consing needs.
 */
public sealed interface Node {
    /** A constant; the value is in {@link Arithmetic}'s representation: real bits, an integer, or truth as 0 or 1. */
    record Literal(Type type, long bits) implements Node {
        @Override
        public Literal map(IntUnaryOperator operands) {
            return this;
        }

        /** The value of a literal of type {@link Type#REAL}. */
        public double real() {
            return Double.longBitsToDouble(bits);
        }
    }

    /** A value that comes from outside, by name: an input of a model, or the number of the scenario. */
    record Input(String name, Type type) implements Node {
        @Override
        public Input map(IntUnaryOperator operands) {
            return this;
        }
    }

    /** A value that comes into the body of a loop, by position; see {@link Region}. */
    record Parameter(int index, Type type) implements Node {
        @Override
        public Parameter map(IntUnaryOperator operands) {
            return this;
        }
    }

    /** A primitive operation on one value. */
    record Unary(UnaryOperation operation, int operand) implements Node {
        @Override
        public Type type() {
            return operation.result();
        }

        @Override
        public Unary map(IntUnaryOperator operands) {
            return new Unary(operation, operands.applyAsInt(operand));
        }
    }

    /** A primitive operation on two values. */
    record Binary(BinaryOperation operation, int left, int right) implements Node {
        @Override
        public Type type() {
            return operation.result();
        }

        @Override
        public Binary map(IntUnaryOperator operands) {
            return new Binary(operation, operands.applyAsInt(left), operands.applyAsInt(right));
        }
    }

    /** {@code factor * multiplier + addend}, rounded once. */
    record FusedMultiplyAdd(int factor, int multiplier, int addend) implements Node {
        @Override
        public Type type() {
            return Type.REAL;
        }

        @Override
        public FusedMultiplyAdd map(IntUnaryOperator operands) {
            return new FusedMultiplyAdd(
                    operands.applyAsInt(factor), operands.applyAsInt(multiplier), operands.applyAsInt(addend));
        }
    }

    /** {@code factor * multiplier + addend} of binary32 numbers, rounded once to one. */
    record SingleFusedMultiplyAdd(int factor, int multiplier, int addend) implements Node {
        @Override
        public Type type() {
            return Type.REAL;
        }

        @Override
        public SingleFusedMultiplyAdd map(IntUnaryOperator operands) {
            return new SingleFusedMultiplyAdd(
                    operands.applyAsInt(factor), operands.applyAsInt(multiplier), operands.applyAsInt(addend));
        }
    }

    /** One of two values, both of which are computed. */
    record Select(Type type, int condition, int whenTrue, int whenFalse) implements Node {
        @Override
        public Select map(IntUnaryOperator operands) {
            return new Select(
                    type,
                    operands.applyAsInt(condition),
                    operands.applyAsInt(whenTrue),
                    operands.applyAsInt(whenFalse));
        }
    }

    /** An element of a constant array; the index is within it by construction of the graph. */
    record Element(ConstantArray array, int index) implements Node {
        @Override
        public Type type() {
            return Type.REAL;
        }

        @Override
        public Element map(IntUnaryOperator operands) {
            return new Element(array, operands.applyAsInt(index));
        }
    }

    /** A function, yet to be expanded into primitive operations. */
    record Call(Function function, List<Integer> arguments) implements Node {
        /** Keeps the arguments unmodifiable. */
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Type type() {
            return function.result();
        }

        @Override
        public Call map(IntUnaryOperator operands) {
            return new Call(function, mapped(arguments, operands));
        }
    }

    /**
     * A region that is executed a fixed number of times. It has no value itself: {@link LoopResult} gives what a
     * carried value is at the end.
     *
     * @param trips how often the body is executed, 0 or more
     * @param initial the carried values before the first time
     * @param captured values of this graph that the body uses
     * @param body what is executed
     */
    record Loop(int trips, List<Integer> initial, List<Integer> captured, Region body) implements Node {
        /** Keeps the operands unmodifiable. */
        public Loop {
            initial = List.copyOf(initial);
            captured = List.copyOf(captured);
        }

        /** A loop is not a value; its type is that of its number of trips. */
        @Override
        public Type type() {
            return Type.INTEGER;
        }

        @Override
        public Loop map(IntUnaryOperator operands) {
            return new Loop(trips, mapped(initial, operands), mapped(captured, operands), body);
        }
    }

    /** A carried value after the last execution of a loop's body. */
    record LoopResult(int loop, int index, Type type) implements Node {
        @Override
        public LoopResult map(IntUnaryOperator operands) {
            return new LoopResult(operands.applyAsInt(loop), index, type);
        }
    }

    /** The type of the value. */
    Type type();

    /** The same operation on other operands; each operand is mapped once, from left to right. */
    Node map(IntUnaryOperator operands);

    private static List<Integer> mapped(List<Integer> list, IntUnaryOperator operands) {
        return list.stream().map(operand -> operands.applyAsInt(operand)).toList();
    }
}

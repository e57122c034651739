package org.heliosweep.interpreter;

import java.util.List;
import org.heliosweep.graph.Arithmetic;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * A graph of primitive operations as a flat program for one scenario at a time: the definition of what a graph
 * means, to which every other back end answers.
 *
 * <p>Every value has a register of its own, 64 bits wide, in {@link Arithmetic}'s representation: the bits of a
 * real, an integer, or truth as 0 or 1. Literals lie in their registers before the program starts. An instruction
 * is four words:
 *
 * <pre>
 *   word 0                          word 1     word 2     word 3
 *   bits 31..8 result register      operand    operand    operand
 *   bits  7..0 operation            register   register   register
 * </pre>
 *
 * An instruction that needs no register somewhere has another number there: the place of a constant array, or, for
 * {@link TapeOperation#REPEAT}, the number of trips and the instruction to go back to.
 *
 * <p>A tape does not change and can be shared between threads; a {@link State} cannot.
 */
public final class Tape {
    /** How many words an instruction has. */
    static final int WORDS = 4;

    /** How many low bits of the first word are the operation. */
    static final int OPERATION_BITS = 8;

    private static final int OPERATION_MASK = (1 << OPERATION_BITS) - 1;

    private final int[] code;
    private final long[] initial;
    private final double[][] arrays;
    private final List<Node.Input> inputs;
    private final int[] inputRegisters;
    private final Graph graph;
    private final int[] nodeRegisters;

    Tape(
            int[] code,
            long[] initial,
            double[][] arrays,
            List<Node.Input> inputs,
            int[] inputRegisters,
            Graph graph,
            int[] nodeRegisters) {
        this.code = code;
        this.initial = initial;
        this.arrays = arrays;
        this.inputs = List.copyOf(inputs);
        this.inputRegisters = inputRegisters;
        this.graph = graph;
        this.nodeRegisters = nodeRegisters;
    }

    /**
     * The program that computes some nodes of a graph and whatever these depend on, and nothing else.
     *
     * @throws IllegalArgumentException if one of these is a {@link Node.Call}, which has to be expanded before, or a
     *     {@link Node.Parameter} outside the body of a loop
     */
    public static Tape of(Graph graph, List<Integer> roots) {
        return new TapeCompiler().compile(graph, roots);
    }

    /** The inputs that the wanted nodes depend on, in the order of the graph. */
    public List<Node.Input> inputs() {
        return inputs;
    }

    /** The position in {@link #inputs} of the input with a name, or −1 if nothing depends on it. */
    public int inputIndex(String name) {
        for (int index = 0; index < inputs.size(); index++) {
            if (inputs.get(index).name().equals(name)) {
                return index;
            }
        }
        return -1;
    }

    /** The type of a node of the graph. */
    Type type(int node) {
        return graph.node(node).type();
    }

    /** How many instructions there are. */
    public int size() {
        return code.length / WORDS;
    }

    /** Registers for one thread. */
    public State newState() {
        return new State(this);
    }

    /** Computes all values from the inputs in the state. Allocates nothing. */
    public void run(State state) {
        if (state.tape != this) {
            throw new IllegalArgumentException("the state belongs to another tape");
        }
        execute(code, state.registers, arrays);
    }

    /**
     * The interpreter proper: static over local arrays, and small, so that the compiler keeps everything in machine
     * registers and can replace the method while it runs.
     */
    private static void execute(int[] code, long[] value, double[][] arrays) {
        int at = 0;
        while (at < code.length) {
            int head = code[at];
            int a = code[at + 1];
            int b = code[at + 2];
            int c = code[at + 3];
            int result = head >>> OPERATION_BITS;
            at += WORDS;
            switch (head & OPERATION_MASK) {
                case TapeOperation.NEGATE -> value[result] = bits(-real(value[a]));
                case TapeOperation.ABSOLUTE -> value[result] = bits(Math.abs(real(value[a])));
                case TapeOperation.SQUARE_ROOT -> value[result] = bits(Math.sqrt(real(value[a])));
                case TapeOperation.NOT -> value[result] = value[a] ^ 1;
                case TapeOperation.BITS_OF_REAL -> value[result] = Double.doubleToLongBits(real(value[a]));
                case TapeOperation.COPY -> value[result] = value[a];
                case TapeOperation.REAL_OF_INTEGER -> value[result] = bits((double) value[a]);
                case TapeOperation.INTEGER_OF_REAL -> value[result] = (long) real(value[a]);
                case TapeOperation.ADD -> value[result] = bits(real(value[a]) + real(value[b]));
                case TapeOperation.SUBTRACT -> value[result] = bits(real(value[a]) - real(value[b]));
                case TapeOperation.MULTIPLY -> value[result] = bits(real(value[a]) * real(value[b]));
                case TapeOperation.DIVIDE -> value[result] = bits(real(value[a]) / real(value[b]));
                case TapeOperation.MINIMUM -> value[result] = bits(Arithmetic.minimum(real(value[a]), real(value[b])));
                case TapeOperation.MAXIMUM -> value[result] = bits(Arithmetic.maximum(real(value[a]), real(value[b])));
                case TapeOperation.LESS -> value[result] = real(value[a]) < real(value[b]) ? 1 : 0;
                case TapeOperation.LESS_OR_EQUAL -> value[result] = real(value[a]) <= real(value[b]) ? 1 : 0;
                case TapeOperation.EQUAL -> value[result] = real(value[a]) == real(value[b]) ? 1 : 0;
                case TapeOperation.BITS_AND -> value[result] = value[a] & value[b];
                case TapeOperation.BITS_OR -> value[result] = value[a] | value[b];
                case TapeOperation.BITS_EXCLUSIVE_OR -> value[result] = value[a] ^ value[b];
                case TapeOperation.INTEGER_ADD -> value[result] = value[a] + value[b];
                case TapeOperation.INTEGER_SUBTRACT -> value[result] = value[a] - value[b];
                case TapeOperation.INTEGER_MULTIPLY -> value[result] = value[a] * value[b];
                case TapeOperation.INTEGER_DIVIDE -> value[result] = value[a] / value[b];
                case TapeOperation.INTEGER_REMAINDER -> value[result] = value[a] % value[b];
                case TapeOperation.SHIFT_LEFT -> value[result] = value[a] << value[b];
                case TapeOperation.SHIFT_RIGHT -> value[result] = value[a] >> value[b];
                case TapeOperation.SHIFT_RIGHT_UNSIGNED -> value[result] = value[a] >>> value[b];
                case TapeOperation.INTEGER_LESS -> value[result] = value[a] < value[b] ? 1 : 0;
                case TapeOperation.INTEGER_EQUAL -> value[result] = value[a] == value[b] ? 1 : 0;
                case TapeOperation.FUSED_MULTIPLY_ADD ->
                    value[result] = bits(Math.fma(real(value[a]), real(value[b]), real(value[c])));
                case TapeOperation.ROUND_TO_SINGLE -> value[result] = bits(Arithmetic.roundToSingle(real(value[a])));
                case TapeOperation.SINGLE_FUSED_MULTIPLY_ADD ->
                    value[result] =
                            bits(Arithmetic.singleFusedMultiplyAdd(real(value[a]), real(value[b]), real(value[c])));
                case TapeOperation.SELECT -> value[result] = value[value[a] != 0 ? b : c];
                case TapeOperation.ELEMENT -> value[result] = bits(arrays[b][(int) value[a]]);
                case TapeOperation.REPEAT -> {
                    value[result]++;
                    at = value[result] < b ? c : at;
                }
                default -> throw new AssertionError(head);
            }
        }
    }

    private static double real(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    /** The registers of one thread: set the inputs, {@link Tape#run}, read any node. */
    public static final class State {
        private final Tape tape;
        private final long[] registers;

        private State(Tape tape) {
            this.tape = tape;
            this.registers = tape.initial.clone();
        }

        /** Sets a real input, by its position in {@link Tape#inputs}. */
        public void setReal(int input, double value) {
            registers[inputRegister(input, Type.REAL)] = bits(value);
        }

        /** Sets an integer input, by its position in {@link Tape#inputs}. */
        public void setInteger(int input, long value) {
            registers[inputRegister(input, Type.INTEGER)] = value;
        }

        /** Sets a truth input, by its position in {@link Tape#inputs}. */
        public void setTruth(int input, boolean value) {
            registers[inputRegister(input, Type.TRUTH)] = value ? 1 : 0;
        }

        /** The value of a real node that a wanted one depends on, by its position in the graph. */
        public double real(int node) {
            return Tape.real(registers[register(node, Type.REAL)]);
        }

        /** The value of an integer node that a wanted one depends on, by its position in the graph. */
        public long integer(int node) {
            return registers[register(node, Type.INTEGER)];
        }

        /** The value of a truth node that a wanted one depends on, by its position in the graph. */
        public boolean truth(int node) {
            return registers[register(node, Type.TRUTH)] != 0;
        }

        private int inputRegister(int input, Type type) {
            if (tape.inputs.get(input).type() != type) {
                throw new IllegalArgumentException("not a " + type + ": " + tape.inputs.get(input));
            }
            return tape.inputRegisters[input];
        }

        /** All registers, for who reads many values of each scenario: see {@link #register}. */
        long[] registers() {
            return registers;
        }

        /** The register of the value of a node that a wanted one depends on. */
        int register(int node, Type type) {
            int register = tape.nodeRegisters[node];
            if (register < 0 || tape.graph.node(node).type() != type) {
                throw new IllegalArgumentException(
                        "no " + type + " is computed for node " + node + ", " + tape.graph.node(node));
            }
            return register;
        }
    }
}

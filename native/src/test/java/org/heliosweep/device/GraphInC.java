package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;

/** Nodes of a graph in C, compared with the scalar interpreter: the same bits, except that every NaN is one. */
public final class GraphInC {
    private GraphInC() {}

    /** The values of all types that an easy rendering would treat wrongly. */
    public static long awkward(Type type, SplittableRandom random) {
        return switch (type) {
            case REAL -> Double.doubleToRawLongBits(REALS[random.nextInt(REALS.length)]);
            case INTEGER -> INTEGERS[random.nextInt(INTEGERS.length)];
            case TRUTH -> random.nextInt(2);
        };
    }

    static final double[] REALS = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        -2.5,
        3,
        1.1,
        Math.PI,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        0x1.8p-1060,
        1e-300,
        1 + 0x1p-52,
        1 - 0x1p-53,
        0x1p52 + 0.5,
        0x1p53,
        // neighbours, middles and limits of binary32
        1 + 0x1p-23,
        1 + 0x1p-24,
        1 + 0x1.8p-23,
        1 + 0x1.000002p-24,
        0x1p-149,
        0x1p-150,
        -0x1.8p-149,
        0x1.000001p-126,
        0x1.fffffep127,
        0x1.ffffffp127,
        -0x1.fffffefp127,
        -0x1p53 - 2,
        0x1p62,
        0x1p63,
        -0x1p63,
        0x1.fffffffffffffp62,
        1e19,
        -1e19,
        1e154,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        Double.longBitsToDouble(0xfff8000000000000L),
        Double.longBitsToDouble(0x7ff80000deadbeefL)
    };

    static final long[] INTEGERS = {
        0,
        1,
        -1,
        2,
        -2,
        3,
        7,
        -7,
        10,
        31,
        32,
        62,
        63,
        64,
        65,
        -64,
        1000,
        0x7fffffffL,
        -0x80000000L,
        0x80000000L,
        0xffffffffL,
        1L << 52,
        (1L << 53) + 1,
        0x7ff0000000000000L,
        0x7ff0000000000001L,
        0xfff8000000000000L,
        0x0123456789abcdefL,
        0xd2511f53cd9e8d57L,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 511,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };

    /** The source of some nodes, and how each is to lie in memory. */
    public static KernelSource source(String function, Graph graph, List<Integer> nodes) {
        return KernelRenderer.inC(
                function,
                graph,
                nodes.stream()
                        .map(node -> new Root(
                                "node " + node, node, storage(graph.node(node).type())))
                        .toList());
    }

    private static Storage storage(Type type) {
        return switch (type) {
            case REAL -> Storage.REAL;
            case INTEGER -> Storage.INTEGER;
            case TRUTH -> Storage.TRUTH;
        };
    }

    /**
     * Fails where a node differs.
     *
     * @param tape the program of the same nodes, in primitive operations
     * @param nodes the nodes, as the tape has them, in the order of the source
     * @param values for each scenario what each input of the tape is, in the representation of the engine
     */
    public static void compare(
            CompiledC compiled, String function, Graph graph, Tape tape, List<Integer> nodes, long[][] values) {
        List<Object> found = compiled.call(function, 0, values.length, inputs(compiled, function, tape, values));
        Tape.State state = tape.newState();
        for (int scenario = 0; scenario < values.length; scenario++) {
            for (int input = 0; input < tape.inputs().size(); input++) {
                set(state, tape.inputs().get(input).type(), input, values[scenario][input]);
            }
            tape.run(state);
            for (int index = 0; index < nodes.size(); index++) {
                int node = nodes.get(index);
                int at = scenario;
                long[] given = values[scenario];
                assertEquals(
                        Long.toHexString(expected(state, graph.node(node).type(), node)),
                        Long.toHexString(found(found.get(index), scenario)),
                        () -> function + ": scenario " + at + ", node " + node + ", " + graph.node(node) + ", inputs "
                                + given(tape, given));
            }
        }
    }

    private static String given(Tape tape, long[] values) {
        List<String> given = new ArrayList<>();
        for (int input = 0; input < values.length; input++) {
            given.add(tape.inputs().get(input).name() + " = " + Long.toHexString(values[input]));
        }
        return given.toString();
    }

    /** The inputs of the tape as arrays, in the order of the buffers. */
    private static List<Object> inputs(CompiledC compiled, String function, Tape tape, long[][] values) {
        List<Object> arrays = new ArrayList<>();
        for (Buffer buffer : compiled.source(function).buffers()) {
            if (!buffer.isWritten()) {
                arrays.add(array(tape.inputs().get(tape.inputIndex(buffer.name())), tape, values));
            }
        }
        return arrays;
    }

    private static Object array(Node.Input input, Tape tape, long[][] values) {
        int index = tape.inputs().indexOf(input);
        long[] bits =
                Arrays.stream(values).mapToLong(scenario -> scenario[index]).toArray();
        return switch (input.type()) {
            case REAL ->
                Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray();
            case INTEGER -> bits;
            case TRUTH -> {
                boolean[] truths = new boolean[bits.length];
                for (int at = 0; at < truths.length; at++) {
                    truths[at] = bits[at] != 0;
                }
                yield truths;
            }
        };
    }

    private static void set(Tape.State state, Type type, int input, long bits) {
        switch (type) {
            case REAL -> state.setReal(input, Double.longBitsToDouble(bits));
            case INTEGER -> state.setInteger(input, bits);
            case TRUTH -> state.setTruth(input, bits != 0);
        }
    }

    private static long expected(Tape.State state, Type type, int node) {
        return switch (type) {
            case REAL -> Double.doubleToLongBits(state.real(node));
            case INTEGER -> state.integer(node);
            case TRUTH -> state.truth(node) ? 1 : 0;
        };
    }

    private static long found(Object array, int at) {
        return switch (array) {
            case double[] reals -> Double.doubleToLongBits(reals[at]);
            case long[] integers -> integers[at];
            case boolean[] truths -> truths[at] ? 1 : 0;
            default -> throw new AssertionError(array);
        };
    }
}

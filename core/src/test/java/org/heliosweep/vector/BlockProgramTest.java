package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks against the scalar interpreter, lane by lane and bit by bit. */
class BlockProgramTest {
    private static final int LENGTH = 16;
    private static final int GRAPHS = 25;
    private static final double[] AWKWARD = {
        0.0,
        -0.0,
        1,
        -1,
        0.5,
        2,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN,
        709,
        -745.2,
        1e300,
        -1e300,
        1e-300,
        3,
        1e6
    };

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void randomGraphsHaveTheSameBits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int each = 0; each < GRAPHS; each++) {
            Graph graph = RandomGraphs.next(random);
            compare(graph, RandomGraphs.values(graph), random);
        }
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void functionsHaveTheSameBits(Function function) {
        GraphBuilder builder = new GraphBuilder();
        Integer[] operands = new Integer[function.operands().size()];
        for (int index = 0; index < operands.length; index++) {
            operands[index] =
                    builder.input("operand" + index, function.operands().get(index));
        }
        int root = builder.call(function, operands);
        Graph calls = builder.build();
        Functions.Expanded expanded = Functions.expandAll(calls, List.of(root));
        SplittableRandom random = new SplittableRandom(function.symbol().hashCode());
        BlockProgram program = BlockProgram.of(calls, List.of(root), LENGTH);
        Tape tape = Tape.of(expanded.graph(), List.of(expanded.nodes().get(root)));
        Scratch scratch = program.newScratch();
        for (int round = 0; round < 200; round++) {
            long[][] values = new long[operands.length][LENGTH];
            for (int index = 0; index < operands.length; index++) {
                Type type = function.operands().get(index);
                for (int lane = 0; lane < LENGTH; lane++) {
                    values[index][lane] = argument(type, round, random);
                    put(scratch, type, program.input("operand" + index, type) + lane, values[index][lane]);
                }
            }
            program.run(scratch);
            Tape.State state = tape.newState();
            for (int lane = 0; lane < LENGTH; lane++) {
                for (int index = 0; index < operands.length; index++) {
                    set(state, tape, "operand" + index, values[index][lane]);
                }
                tape.run(state);
                assertEquals(
                        get(state, expanded.graph(), expanded.nodes().get(root)),
                        get(scratch, function.result(), program.at(root) + lane));
            }
        }
    }

    /** Whole rounds of ordinary arguments take the fast path, awkward ones the other. */
    private static long argument(Type type, int round, SplittableRandom random) {
        if (type == Type.INTEGER) {
            return random.nextLong();
        }
        double value = switch (round % 4) {
            case 0 -> random.nextDouble(0.01, 0.99);
            case 1 -> random.nextDouble(-30, 30);
            case 2 -> AWKWARD[random.nextInt(AWKWARD.length)];
            default -> Double.longBitsToDouble(random.nextLong());
        };
        return Double.doubleToLongBits(value);
    }

    private static void compare(Graph graph, List<Integer> roots, SplittableRandom random) {
        BlockProgram program = BlockProgram.of(graph, roots, LENGTH);
        Scratch scratch = program.newScratch();
        Tape tape = Tape.of(graph, roots);
        List<Node.Input> inputs = tape.inputs();
        long[][] values = new long[inputs.size()][LENGTH];
        for (int index = 0; index < values.length; index++) {
            int position =
                    program.input(inputs.get(index).name(), inputs.get(index).type());
            for (int lane = 0; lane < LENGTH; lane++) {
                values[index][lane] = RandomGraphs.value(inputs.get(index).type(), random);
                put(scratch, inputs.get(index).type(), position + lane, values[index][lane]);
            }
        }
        program.run(scratch);
        Tape.State state = tape.newState();
        for (int lane = 0; lane < LENGTH; lane++) {
            for (int index = 0; index < values.length; index++) {
                set(state, tape, inputs.get(index).name(), values[index][lane]);
            }
            tape.run(state);
            for (int root : roots) {
                int at = lane;
                assertEquals(
                        get(state, graph, root),
                        get(scratch, graph.node(root).type(), program.at(root) + lane),
                        () -> "lane " + at + ", node " + root + ", " + graph.node(root));
            }
        }
    }

    private static void put(Scratch scratch, Type type, int position, long bits) {
        switch (type) {
            case REAL -> scratch.reals[position] = Double.longBitsToDouble(bits);
            case INTEGER -> scratch.integers[position] = bits;
            case TRUTH -> scratch.truths[position] = bits != 0;
        }
    }

    private static long get(Scratch scratch, Type type, int position) {
        return switch (type) {
            case REAL -> Double.doubleToLongBits(scratch.reals[position]);
            case INTEGER -> scratch.integers[position];
            case TRUTH -> scratch.truths[position] ? 1 : 0;
        };
    }

    private static void set(Tape.State state, Tape tape, String name, long bits) {
        int index = tape.inputIndex(name);
        switch (tape.inputs().get(index).type()) {
            case REAL -> state.setReal(index, Double.longBitsToDouble(bits));
            case INTEGER -> state.setInteger(index, bits);
            case TRUTH -> state.setTruth(index, bits != 0);
        }
    }

    private static long get(Tape.State state, Graph graph, int node) {
        return switch (graph.node(node).type()) {
            case REAL -> Double.doubleToLongBits(state.real(node));
            case INTEGER -> state.integer(node);
            case TRUTH -> state.truth(node) ? 1 : 0;
        };
    }

    /** What lies behind the scenarios that are wanted may be anything: no index, and no argument of a function. */
    @Test
    void nothingIsComputedBehindTheLength() {
        GraphBuilder builder = new GraphBuilder();
        int index = builder.input("index", Type.INTEGER);
        int argument = builder.input("argument", Type.REAL);
        GraphBuilder body = new GraphBuilder();
        int total = body.parameter(1, Type.REAL);
        int found = body.element(ConstantArray.of(1, 2, 4), body.parameter(2, Type.INTEGER));
        int next = body.add(total, found);
        Region region = new Region(body.build(), List.of(next));
        int loop = builder.loop(2, List.of(builder.real(0)), List.of(index), region);
        int sum = builder.loopResult(loop, 0);
        int call = builder.call(Function.EXP, argument);
        BlockProgram program = BlockProgram.of(builder.build(), List.of(sum, call), LENGTH);
        Scratch scratch = program.newScratch();
        for (int lane = 0; lane < LENGTH; lane++) {
            scratch.integers[program.input("index", Type.INTEGER) + lane] = lane < Lanes.COUNT ? 2 : 1 << 30;
            scratch.reals[program.input("argument", Type.REAL) + lane] = lane < Lanes.COUNT ? 0 : Double.NaN;
        }
        scratch.length = Lanes.COUNT;
        program.run(scratch);
        assertEquals(8, scratch.reals[program.at(sum)]);
        assertEquals(1, scratch.reals[program.at(call)]);
        FunctionProgram.Scratches inside = scratch.function(Function.EXP);
        assertEquals(Lanes.COUNT, inside.core().length);
        assertNotEquals(Lanes.COUNT, inside.full().length, "nothing asked for the full form");
    }

    @Test
    void aBlockIsWholeVectors() {
        Graph graph = new Graph(List.of(new Node.Input("x", Type.REAL)));
        if (Lanes.COUNT > 1) {
            assertThrows(IllegalArgumentException.class, () -> BlockProgram.of(graph, List.of(0), LENGTH + 1));
        }
    }

    @Test
    void theWidthIsTheOneThatWasAskedFor() {
        Integer bits = Integer.getInteger(Lanes.PROPERTY);
        assertTrue(bits == null || Lanes.COUNT == bits / Double.SIZE);
    }
}

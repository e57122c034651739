package org.heliosweep.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;

/**
 * A graph of primitive operations, compiled for blocks of a fixed length. Values lie in scratch arrays, one for each
 * type, in slots that are as long as a block; see {@link Layout}. Does not change and can be shared between threads; a
 * {@link Scratch} cannot.
 */
final class BlockProgram {
    /** Does something with a whole block. */
    private interface Action {
        void run(Scratch scratch);
    }

    private final Layout layout;
    private final List<Integer> roots;
    private final int length;
    private final List<Action> actions = new ArrayList<>();
    private final Map<Integer, BlockProgram> bodies = new HashMap<>();
    private final Map<Function, FunctionProgram> functions = new EnumMap<>(Function.class);

    private BlockProgram(Graph graph, List<Integer> roots, int length) {
        this.layout = new Layout(graph, roots);
        this.roots = roots;
        this.length = length;
        for (Step step : layout.steps()) {
            actions.add(action(step));
        }
    }

    /** Compiles a graph for its roots, for blocks of a length, which is a multiple of the number of lanes. */
    static BlockProgram of(Graph graph, List<Integer> roots, int length) {
        if (length % Lanes.COUNT != 0) {
            throw new IllegalArgumentException(length + " is not a multiple of " + Lanes.COUNT + " lanes");
        }
        return new BlockProgram(graph, roots, length);
    }

    /** How many scenarios a block has. */
    int length() {
        return length;
    }

    /** Scratch for one thread. */
    Scratch newScratch() {
        Scratch scratch = new Scratch(layout, length, bodies, functions);
        for (int root : roots) {
            if (layout.graph().node(root) instanceof Node.Literal literal) {
                fill(scratch, literal, at(root));
            }
        }
        return scratch;
    }

    /** The position of an input's values in the scratch of its type, or −1 if nothing depends on it. */
    int input(String name) {
        Graph graph = layout.graph();
        for (int id = 0; id < graph.size(); id++) {
            if (graph.node(id) instanceof Node.Input input && input.name().equals(name) && layout.slot(id) >= 0) {
                return at(id);
            }
        }
        return -1;
    }

    /** The position of a node's values in the scratch of its type. */
    int at(int node) {
        return layout.slot(node) * length;
    }

    /** Computes the roots from the inputs, for the whole block. */
    void run(Scratch scratch) {
        for (Action action : actions) {
            action.run(scratch);
        }
    }

    private Action action(Step step) {
        return switch (step) {
            case Segment segment -> {
                SegmentCode code = compiled(SegmentWriter.write(layout, segment, length));
                yield scratch -> code.run(scratch.reals, scratch.integers, scratch.truths);
            }
            case Step.Elements(int node) -> elements(node);
            case Step.Quotients(int node) -> quotients(node);
            case Step.Call(int node) -> call(node);
            case Step.Repeated(int node) -> repeated(node);
            case Step.Result(int node) -> result(node);
        };
    }

    private static SegmentCode compiled(byte[] bytes) {
        try {
            MethodHandles.Lookup generated = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (SegmentCode) generated
                    .findConstructor(generated.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("a generated segment cannot be loaded", e);
        }
    }

    private Action elements(int node) {
        Node.Element element = (Node.Element) layout.graph().node(node);
        double[] array = element.array().toArray();
        int index = at(element.index());
        int target = at(node);
        return scratch -> {
            double[] reals = scratch.reals;
            long[] integers = scratch.integers;
            for (int i = 0; i < length; i++) {
                reals[target + i] = array[(int) integers[index + i]];
            }
        };
    }

    private Action quotients(int node) {
        Node.Binary binary = (Node.Binary) layout.graph().node(node);
        Operand left = operand(binary.left());
        Operand right = operand(binary.right());
        int target = at(node);
        boolean remainder = binary.operation() == BinaryOperation.INTEGER_REMAINDER;
        return scratch -> {
            long[] integers = scratch.integers;
            for (int lane = 0; lane < length; lane++) {
                long dividend = left.at(integers, lane);
                long divisor = right.at(integers, lane);
                integers[target + lane] = remainder ? dividend % divisor : dividend / divisor;
            }
        };
    }

    /** An integer: a literal, or values from a position on, which is −1 for literals. */
    private record Operand(long literal, int position) {
        long at(long[] integers, int lane) {
            return position < 0 ? literal : integers[position + lane];
        }
    }

    private Operand operand(int node) {
        return layout.graph().node(node) instanceof Node.Literal literal
                ? new Operand(literal.bits(), -1)
                : new Operand(0, at(node));
    }

    private Action call(int node) {
        Node.Call call = (Node.Call) layout.graph().node(node);
        FunctionProgram program = functions.computeIfAbsent(
                call.function(), function -> FunctionProgram.of(Functions.expansion(function), length));
        return scratch -> {
            FunctionProgram.Scratches inside = scratch.function(call.function());
            for (int operand = 0; operand < call.arguments().size(); operand++) {
                int argument = call.arguments().get(operand);
                program.give(inside, operand, (to, position) -> copy(scratch, argument, to, position));
            }
            program.run(inside, scratch.array(call.type()), at(node));
        };
    }

    private Action repeated(int node) {
        Node.Loop loop = (Node.Loop) layout.graph().node(node);
        Region body = loop.body();
        List<Integer> parameters = new ArrayList<>(loop.initial());
        parameters.addAll(loop.captured());
        BlockProgram program = of(body.graph(), body.results(), length);
        bodies.put(node, program);
        return scratch -> {
            Scratch inside = scratch.loop(node);
            for (int index = 0; index < parameters.size(); index++) {
                int parameter = program.parameter(1 + index, type(parameters.get(index)));
                if (parameter >= 0) {
                    copy(scratch, parameters.get(index), inside, parameter);
                }
            }
            int counter = program.parameter(0, Type.INTEGER);
            for (int trip = 0; trip < loop.trips(); trip++) {
                if (counter >= 0) {
                    Arrays.fill(inside.integers, counter, counter + length, trip);
                }
                program.run(inside);
                program.carry(inside);
            }
        };
    }

    /** Makes the results of a body its carried parameters: all are read before the first one is written. */
    private void carry(Scratch inside) {
        for (int index = 0; index < roots.size(); index++) {
            Type type = type(roots.get(index));
            System.arraycopy(inside.array(type), at(roots.get(index)), inside.carried(index, type, length), 0, length);
        }
        for (int index = 0; index < roots.size(); index++) {
            Type type = type(roots.get(index));
            int parameter = parameter(1 + index, type);
            if (parameter >= 0) {
                System.arraycopy(inside.carried(index, type, length), 0, inside.array(type), parameter, length);
            }
        }
    }

    /** The position of a parameter of a body, or −1 if the body does not use it. */
    private int parameter(int index, Type type) {
        for (int id = 0; id < layout.graph().size(); id++) {
            if (layout.graph().node(id).equals(new Node.Parameter(index, type)) && layout.slot(id) >= 0) {
                return at(id);
            }
        }
        return -1;
    }

    /** Copies the values of a node, which may be a literal, to a position in the scratch of a body. */
    private void copy(Scratch from, int node, Scratch to, int position) {
        Type type = type(node);
        if (layout.graph().node(node) instanceof Node.Literal literal) {
            fill(to, literal, position);
        } else {
            System.arraycopy(from.array(type), at(node), to.array(type), position, length);
        }
    }

    private void fill(Scratch scratch, Node.Literal literal, int position) {
        switch (literal.type()) {
            case REAL -> Arrays.fill(scratch.reals, position, position + length, literal.real());
            case INTEGER -> Arrays.fill(scratch.integers, position, position + length, literal.bits());
            case TRUTH -> Arrays.fill(scratch.truths, position, position + length, literal.bits() != 0);
        }
    }

    private Type type(int node) {
        return layout.graph().node(node).type();
    }

    /** Takes the result of a loop from where its last trip left it. */
    private Action result(int node) {
        Node.LoopResult result = (Node.LoopResult) layout.graph().node(node);
        return scratch -> System.arraycopy(
                scratch.loop(result.loop()).carried(result.index(), result.type(), length),
                0,
                scratch.array(result.type()),
                at(node),
                length);
    }
}

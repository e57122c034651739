package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** In one of so many runs it is watched whether segments allocate. */
    private static final int WATCHED = 256;

    private final Layout layout;
    private final States states;
    private final List<Integer> roots;
    private final int length;
    private final int longestSegment;
    private final int columns;
    private final int tables;
    private final Map<Type, Integer> before;
    private final int[] positions;
    /** An array, since a list is gone through by an object that is not always optimized away. */
    private final Action[] actions;

    private final List<TieredSegment> segments = new ArrayList<>();
    private final Map<Integer, BlockProgram> bodies = new HashMap<>();
    private final Map<Function, FunctionProgram> functions = new EnumMap<>(Function.class);

    private BlockProgram(
            Graph graph, Goals goals, int length, int longestSegment, Map<Type, Integer> before, int columns) {
        this.layout = new Layout(graph, goals, longestSegment);
        this.states = new States(goals.accumulators());
        this.roots = goals.roots();
        this.length = length;
        this.longestSegment = longestSegment;
        this.columns = columns;
        this.tables = goals.tables();
        this.before = new EnumMap<>(Type.class);
        for (Type type : Type.values()) {
            this.before.put(type, before.getOrDefault(type, CacheLines.first(type)));
        }
        this.positions = new int[graph.size()];
        for (int node = 0; node < positions.length; node++) {
            int slot = layout.slot(node);
            positions[node] = slot < 0 ? -1 : this.before.get(layout.slotType(node)) + slot * length;
        }
        this.actions = layout.steps().stream().map(this::action).toArray(Action[]::new);
    }

    /** Compiles a graph for its roots, for blocks of a length, with segments of the usual length. */
    static BlockProgram of(Graph graph, List<Integer> roots, int length) {
        return of(graph, roots, length, Layout.LONGEST_SEGMENT);
    }

    /**
     * Compiles a graph for its roots, for blocks of a length, which is a multiple of the number of lanes.
     *
     * @param longestSegment about how many operations a segment has at most
     */
    static BlockProgram of(Graph graph, List<Integer> roots, int length, int longestSegment) {
        return of(graph, Goals.of(roots), length, longestSegment, Map.of(), 0);
    }

    /** Compiles a graph for goals, with segments of the usual length. */
    static BlockProgram of(Graph graph, Goals goals, int length, Map<Type, Integer> before, int columns) {
        return of(graph, goals, length, Layout.LONGEST_SEGMENT, before, columns);
    }

    /**
     * Compiles a graph for goals, for blocks of up to a length, which is a multiple of the number of lanes.
     *
     * @param longestSegment about how many operations a segment has at most
     * @param before where the slots of a type begin, if not where values begin anyway
     * @param columns how many columns there are
     */
    static BlockProgram of(
            Graph graph, Goals goals, int length, int longestSegment, Map<Type, Integer> before, int columns) {
        if (length % Lanes.COUNT != 0) {
            throw new IllegalArgumentException(length + " is not a multiple of " + Lanes.COUNT + " lanes");
        }
        return new BlockProgram(graph, goals, length, longestSegment, before, columns);
    }

    /** What is executed, and where values lie. */
    Layout layout() {
        return layout;
    }

    /** What a loop executes each time. */
    BlockProgram body(int loop) {
        return bodies.get(loop);
    }

    /** Where the states of accumulators lie. */
    States states() {
        return states;
    }

    /** Where the slots of each type end in a scratch. */
    Map<Type, Integer> end() {
        Map<Type, Integer> end = new EnumMap<>(before);
        end.replaceAll((type, begin) -> begin + layout.count(type) * length);
        return end;
    }

    /** Whether anything is stored for each scenario; if not, a block may be of any length. */
    boolean hasSlots() {
        return !end().equals(before);
    }

    /** How many steps a block takes, each of which goes over all its scenarios. */
    int steps() {
        return actions.length;
    }

    /** How many scenarios a block has at most. */
    int length() {
        return length;
    }

    /** Scratch for one thread. */
    Scratch newScratch() {
        Map<Type, Integer> end = end();
        end.replaceAll(CacheLines::length);
        return newScratch(end);
    }

    /** Scratch for one thread that is no longer than it has to be: vectors may be in two cache lines. */
    Scratch newShortScratch() {
        return newScratch(end());
    }

    private Scratch newScratch(Map<Type, Integer> lengths) {
        return newScratch(
                new double[lengths.get(Type.REAL)],
                new long[lengths.get(Type.INTEGER)],
                new boolean[lengths.get(Type.TRUTH)]);
    }

    /** Scratch for one thread that shares its arrays with those of other programs, whose slots are elsewhere. */
    Scratch newScratch(double[] reals, long[] integers, boolean[] truths) {
        Scratch scratch = new Scratch(reals, integers, truths, states, length, columns, tables, bodies, functions);
        for (int root : roots) {
            if (layout.graph().node(root) instanceof Node.Literal literal) {
                Copy.fill(scratch, literal, at(root), length);
            }
        }
        return scratch;
    }

    /** The position of an input's values in the scratch of its type, or −1 if nothing depends on it. */
    int input(String name, Type type) {
        return given(new Node.Input(name, type));
    }

    /** The position of a node's values in the scratch of its type; −1 if they are not in a slot. */
    int at(int node) {
        return positions[node];
    }

    /** Computes the roots from the inputs, for the whole block. */
    void run(Scratch scratch) {
        scratch.runs++;
        for (Action action : actions) {
            action.run(scratch);
        }
    }

    private Action action(Step step) {
        return switch (step) {
            case Segment segment -> {
                TieredSegment tiered = new TieredSegment(layout, states, segment, this::at, segments.size());
                segments.add(tiered);
                yield scratch -> {
                    if (scratch.runs % WATCHED == 0) {
                        tiered.runWatched(scratch);
                    } else {
                        tiered.run(scratch);
                    }
                };
            }
            case Step.Elements(int node) -> elements(node);
            case Step.Quotients(int node) -> quotients(node);
            case Step.Call(int node) -> call(node);
            case Step.Repeated(int node) -> repeated(node);
            case Step.Result(int node) -> result(node);
        };
    }

    private Action elements(int node) {
        Node.Element element = (Node.Element) layout.graph().node(node);
        double[] array = element.array().toArray();
        int index = at(element.index());
        int target = at(node);
        return scratch -> {
            double[] reals = scratch.reals;
            long[] integers = scratch.integers;
            for (int i = 0; i < scratch.length; i++) {
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
        if (left.position >= 0 && right.position < 0 && right.literal > 0) {
            return scratch ->
                    Quotients.divide(scratch.integers, left.position, right.literal, remainder, target, scratch.length);
        }
        return scratch -> {
            long[] integers = scratch.integers;
            for (int lane = 0; lane < scratch.length; lane++) {
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
        Function function = call.function();
        FunctionProgram program =
                functions.computeIfAbsent(function, each -> FunctionProgram.of(each, length, longestSegment));
        List<Copy> toCore = new ArrayList<>();
        List<Copy> toFull = new ArrayList<>();
        for (int operand = 0; operand < call.arguments().size(); operand++) {
            int argument = call.arguments().get(operand);
            addCopy(toCore, argument, program.operandOfCore(operand));
            addCopy(toFull, argument, program.operandOfFull(operand));
        }
        Copy[] core = toCore.toArray(Copy[]::new);
        Copy[] full = toFull.toArray(Copy[]::new);
        Type type = call.type();
        int target = at(node);
        return scratch -> {
            FunctionProgram.Scratches inside = scratch.function(function);
            if (program.hasCore()) {
                inside.core().length = scratch.length;
                Copy.all(core, scratch, inside.core());
                if (program.runCore(inside, scratch.array(type), target)) {
                    return;
                }
            }
            inside.full().length = scratch.length;
            Copy.all(full, scratch, inside.full());
            program.runFull(inside, scratch.array(type), target);
        };
    }

    /** Adds a copy of a node's values to a position in another scratch, if there is one. */
    private void addCopy(List<Copy> copies, int node, int position) {
        if (position >= 0) {
            Node.Literal literal = layout.graph().node(node) instanceof Node.Literal constant ? constant : null;
            copies.add(new Copy(literal, type(node), literal == null ? at(node) : -1, position, length));
        }
    }

    private Action repeated(int node) {
        Node.Loop loop = (Node.Loop) layout.graph().node(node);
        Region body = loop.body();
        List<Integer> operands = new ArrayList<>(loop.initial());
        operands.addAll(loop.captured());
        BlockProgram program = of(body.graph(), body.results(), length, longestSegment);
        bodies.put(node, program);
        List<Copy> copies = new ArrayList<>();
        for (int index = 0; index < operands.size(); index++) {
            int operand = operands.get(index);
            addCopy(copies, operand, program.parameter(1 + index, type(operand)));
        }
        Copy[] given = copies.toArray(Copy[]::new);
        int counter = program.parameter(0, Type.INTEGER);
        Action carry = program.carry();
        Integer key = node;
        return scratch -> {
            Scratch inside = scratch.loop(key);
            inside.length = scratch.length;
            Copy.all(given, scratch, inside);
            for (int trip = 0; trip < loop.trips(); trip++) {
                if (counter >= 0) {
                    Arrays.fill(inside.integers, counter, counter + length, trip);
                }
                program.run(inside);
                carry.run(inside);
            }
        };
    }

    /** Makes the results of a body its carried parameters: all are read before the first one is written. */
    private Action carry() {
        Type[] types = roots.stream().map(this::type).toArray(Type[]::new);
        int[] results = roots.stream().mapToInt(this::at).toArray();
        int[] parameters = new int[types.length];
        Arrays.setAll(parameters, index -> parameter(1 + index, types[index]));
        return scratch -> {
            for (int index = 0; index < types.length; index++) {
                Object carried = scratch.carried(index, types, length);
                System.arraycopy(scratch.array(types[index]), results[index], carried, 0, length);
            }
            for (int index = 0; index < types.length; index++) {
                if (parameters[index] >= 0) {
                    Object carried = scratch.carried(index, types, length);
                    System.arraycopy(carried, 0, scratch.array(types[index]), parameters[index], length);
                }
            }
        };
    }

    /** The position of a parameter of a body, or −1 if the body does not use it. */
    private int parameter(int index, Type type) {
        return given(new Node.Parameter(index, type));
    }

    /** The position of a node that is in its slot before the program runs, or −1 if it is not used. */
    private int given(Node wanted) {
        int id = layout.graph().nodes().indexOf(wanted);
        return id >= 0 && layout.slot(id) >= 0 ? at(id) : -1;
    }

    private Type type(int node) {
        return layout.graph().node(node).type();
    }

    /** Takes the result of a loop from where its last trip left it. */
    private Action result(int node) {
        Node.LoopResult result = (Node.LoopResult) layout.graph().node(node);
        Integer loop = result.loop();
        int target = at(node);
        return scratch -> System.arraycopy(
                scratch.loop(loop).carried(result.index()), 0, scratch.array(result.type()), target, length);
    }
}

package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;
import org.heliosweep.statistic.Accumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What segments add up and check, for random graphs and goals, against the scalar interpreter. */
class ReductionsTest {
    private static final int LENGTH = 96;
    private static final int MOST_ROWS = 6;

    /** A part of a table for each row. */
    private static final int TABLE = MOST_ROWS * LENGTH;

    private static final int GRAPHS = 25;
    private static final int RUNS = 12;

    private final SplittableRandom random = new SplittableRandom(7);
    private int ordinary;
    private int flawed;

    @Test
    void randomGoalsHaveTheSameBits() {
        for (int each = 0; each < GRAPHS; each++) {
            GraphBuilder builder = new GraphBuilder(RandomGraphs.next(random));
            new Case(builder).check();
        }
        assertTrue(ordinary > GRAPHS && flawed > GRAPHS, ordinary + " ordinary and " + flawed + " others");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8})
    void packedCountsTakeAsMuchAsTheySay(int size) {
        Accumulator.Histogram histogram = new Accumulator.Histogram(0, size, 1);
        int bits = 1 << States.logFieldBits(histogram);
        assertTrue(size * bits <= Long.SIZE && bits >= Byte.SIZE, bits + " bits for each of " + size);
    }

    /** One graph, its program, and what the states should be. */
    private final class Case {
        private final Graph graph;
        private final Goals goals;
        private final BlockProgram program;
        private final Scratch scratch;
        private final Map<Type, Integer> room = new EnumMap<>(Type.class);
        private final Map<Integer, Integer> columns = new HashMap<>();
        private final Map<Integer, double[]> reals = new HashMap<>();
        private final Map<Integer, long[]> integers = new HashMap<>();
        private final long[][] values;
        private long first;
        private int tables;

        Case(GraphBuilder builder) {
            Map<Integer, Accumulator> accumulators = new HashMap<>();
            List<Integer> all = RandomGraphs.values(builder.build());
            for (int index = 0; index < 1 + random.nextInt(6); index++) {
                accumulators.put(2 * index, accumulator(builder, all));
            }
            List<Integer> finite = new ArrayList<>();
            List<Integer> checks = new ArrayList<>();
            if (random.nextInt(3) > 0) {
                finite.add(tame(builder, any(builder, all, Type.REAL)));
            }
            if (random.nextInt(3) == 0) {
                finite.add(any(builder, all, Type.REAL));
            }
            if (random.nextInt(3) == 0) {
                checks.add(any(builder, all, Type.TRUTH));
            }
            if (random.nextBoolean()) {
                int real = any(builder, all, Type.REAL);
                checks.add(builder.binary(BinaryOperation.LESS, builder.real(-1e3), tame(builder, real)));
            }
            graph = builder.build();
            Map<Integer, Pointer> pointers = new HashMap<>();
            for (int id = 0; id < graph.size(); id++) {
                if (graph.node(id) instanceof Node.Input(String _, Type type)) {
                    addPointer(pointers, id, type);
                }
            }
            Set<Integer> roots = new LinkedHashSet<>();
            for (int index = 0; index < random.nextInt(4); index++) {
                roots.add(all.get(random.nextInt(all.size())));
            }
            goals = new Goals(List.copyOf(roots), accumulators, finite, checks, pointers);
            program = BlockProgram.of(graph, goals, LENGTH, room, columns.size());
            scratch = program.newScratch();
            values = new long[graph.size()][LENGTH];
            accumulators.forEach((index, accumulator) -> {
                double[] begin = new double[States.LANES];
                Arrays.fill(
                        begin,
                        switch (accumulator) {
                            case Accumulator.Minimum _ -> Double.POSITIVE_INFINITY;
                            case Accumulator.Maximum _ -> Double.NEGATIVE_INFINITY;
                            default -> 0;
                        });
                reals.put(index, begin);
                integers.put(index, new long[States.LANES]);
                if (!States.isSum(accumulator)) {
                    int at = program.states().position(index);
                    Arrays.fill(scratch.integerStates, at, at + States.LANES, States.initial(accumulator));
                }
            });
        }

        private void addPointer(Map<Integer, Pointer> pointers, int id, Type type) {
            switch (random.nextInt(4)) {
                case 0 -> pointers.put(id, new Pointer.OfRow(take(type, MOST_ROWS), take(type, LENGTH)));
                case 1 -> pointers.put(id, new Pointer.OfPlace(tables++, take(type, TABLE), take(type, LENGTH)));
                case 2 -> {
                    if (type == Type.REAL) {
                        pointers.put(id, new Pointer.OfColumn(columns.size()));
                        columns.put(columns.size(), take(type, TABLE));
                    }
                }
                default -> {}
            }
        }

        private int take(Type type, int length) {
            return room.merge(type, length, Integer::sum) - length;
        }

        void check() {
            for (int run = 0; run < RUNS; run++) {
                int count = Lanes.COUNT * random.nextInt(1, LENGTH / Lanes.COUNT + 1);
                giveInputs(count);
                double[] sums = scratch.sums.clone();
                long[] integerStates = scratch.integerStates.clone();
                boolean holds = run(count);
                assertEquals(expect(count), holds);
                if (holds) {
                    ordinary++;
                    scratch.exchangeStates();
                    compareStates();
                    first += count;
                } else {
                    flawed++;
                    int ints = program.states().integers();
                    assertTrue(Arrays.equals(sums, scratch.sums));
                    assertTrue(Arrays.equals(
                            Arrays.copyOfRange(integerStates, scratch.integersFrom, scratch.integersFrom + ints),
                            Arrays.copyOfRange(
                                    scratch.integerStates, scratch.integersFrom, scratch.integersFrom + ints)));
                }
            }
        }

        /** What {@link Pipeline#run} does. */
        private boolean run(int count) {
            scratch.length = count;
            scratch.startLane = (int) (first % States.LANES);
            Arrays.fill(scratch.flaws, 0);
            program.run(scratch);
            return Arrays.stream(scratch.flaws).sum() == 0;
        }

        private void giveInputs(int count) {
            giveRows(count);
            for (int index = 0; index < scratch.columns.length; index++) {
                scratch.columns[index] = columns.get(index) + random.nextInt(TABLE - LENGTH);
            }
            boolean tame = random.nextInt(4) > 0;
            for (int id = 0; id < graph.size(); id++) {
                if (graph.node(id) instanceof Node.Input(String name, Type type)) {
                    boolean ofRow = goals.pointers().get(id) instanceof Pointer.OfRow && scratch.inRows;
                    for (int lane = 0; lane < count; lane++) {
                        values[id][lane] = ofRow && lane > beginOfRow(lane)
                                ? values[id][lane - 1]
                                : tame && type == Type.REAL
                                        ? Double.doubleToLongBits(random.nextDouble(0.1, 3))
                                        : RandomGraphs.value(type, random);
                    }
                    put(id, name, type, count);
                }
            }
        }

        /** Cuts the scenarios into rows between vectors, which lie anywhere. */
        private void giveRows(int count) {
            scratch.inRows = random.nextInt(4) > 0;
            scratch.rows = 0;
            List<Integer> at =
                    new ArrayList<>(IntStream.range(0, MOST_ROWS).boxed().toList());
            Collections.shuffle(at, new Random(random.nextLong()));
            for (int from = 0; from < count; ) {
                int row = scratch.rows++;
                int left = (count - from) / Lanes.COUNT;
                int length = row == MOST_ROWS - 1 ? left : random.nextInt(1, left + 1);
                scratch.rowFrom[row] = from;
                scratch.rowAt[row] = at.get(row);
                for (int table = 0; table * Hoisted.MOST_ROWS < scratch.places.length; table++) {
                    scratch.places[table * Hoisted.MOST_ROWS + row] = at.get(row) * LENGTH - from;
                }
                from += length * Lanes.COUNT;
            }
            scratch.rowFrom[scratch.rows] = count;
        }

        private int row(int lane) {
            int row = 0;
            while (scratch.rowFrom[row + 1] <= lane) {
                row++;
            }
            return row;
        }

        private int beginOfRow(int lane) {
            return scratch.rowFrom[row(lane)];
        }

        private void put(int id, String name, Type type, int count) {
            Pointer pointer = goals.pointers().get(id);
            int slot = pointer == null ? program.input(name, type) : 0;
            for (int lane = 0; lane < count && slot >= 0; lane++) {
                int at = switch (pointer) {
                    case null -> slot + lane;
                    case Pointer.OfRow(int rows, int _) when scratch.inRows -> rows + scratch.rowAt[row(lane)];
                    case Pointer.OfRow(int _, int mixed) -> mixed + lane;
                    case Pointer.OfPlace(int level, int table, int _)
                    when scratch.inRows -> table + scratch.places[level * Hoisted.MOST_ROWS + row(lane)] + lane;
                    case Pointer.OfPlace(int _, int _, int mixed) -> mixed + lane;
                    case Pointer.OfColumn(int index) -> scratch.columns[index] + lane;
                };
                switch (type) {
                    case REAL -> scratch.reals[at] = Double.longBitsToDouble(values[id][lane]);
                    case INTEGER -> scratch.integers[at] = values[id][lane];
                    case TRUTH -> scratch.truths[at] = values[id][lane] != 0;
                }
            }
        }

        /** Adds up with the interpreter, if everything is ordinary. */
        private boolean expect(int count) {
            Tape tape = Tape.of(graph, RandomGraphs.values(graph));
            Tape.State state = tape.newState();
            Map<Integer, double[]> nextReals = copy(reals);
            Map<Integer, long[]> nextIntegers = new HashMap<>();
            integers.forEach((index, lanes) -> nextIntegers.put(index, lanes.clone()));
            boolean holds = true;
            List<Runnable> roots = new ArrayList<>();
            for (int lane = 0; lane < count; lane++) {
                for (Node.Input input : tape.inputs()) {
                    long bits = values[graph.nodes().indexOf(input)][lane];
                    int at = tape.inputIndex(input.name());
                    switch (input.type()) {
                        case REAL -> state.setReal(at, Double.longBitsToDouble(bits));
                        case INTEGER -> state.setInteger(at, bits);
                        case TRUTH -> state.setTruth(at, bits != 0);
                    }
                }
                tape.run(state);
                for (int value : goals.finite()) {
                    holds &= Double.isFinite(state.real(value));
                }
                for (int check : goals.checks()) {
                    holds &= state.truth(check);
                }
                for (int root : goals.roots()) {
                    roots.add(root(state, root, lane));
                }
                int to = (int) ((first + lane) % States.LANES);
                goals.accumulators()
                        .forEach((index, accumulator) ->
                                add(accumulator, state, nextReals.get(index), nextIntegers.get(index), to));
            }
            if (holds) {
                roots.forEach(Runnable::run);
                reals.putAll(nextReals);
                integers.putAll(nextIntegers);
            }
            return holds;
        }

        /** Compares what a root is with what it should be, later: where something does not hold, it may be anything. */
        private Runnable root(Tape.State state, int root, int lane) {
            int at = program.at(root) + lane;
            return switch (graph.node(root).type()) {
                case REAL -> {
                    long bits = Double.doubleToLongBits(state.real(root));
                    yield () -> assertEquals(bits, Double.doubleToLongBits(scratch.reals[at]));
                }
                case INTEGER -> {
                    long value = state.integer(root);
                    yield () -> assertEquals(value, scratch.integers[at]);
                }
                case TRUTH -> {
                    boolean truth = state.truth(root);
                    yield () -> assertEquals(truth, scratch.truths[at]);
                }
            };
        }

        private void compareStates() {
            goals.accumulators().forEach((index, accumulator) -> {
                for (int lane = 0; lane < States.LANES; lane++) {
                    int at = program.states().position(index) + lane;
                    double real = reals.get(index)[lane];
                    switch (accumulator) {
                        case Accumulator.Sum _ ->
                            assertEquals(
                                    Double.doubleToLongBits(real),
                                    Double.doubleToLongBits(scratch.sums[scratch.sumsFrom + at]),
                                    accumulator::toString);
                        // of -0 and +0 either may be the extreme
                        case Accumulator.Minimum _, Accumulator.Maximum _ ->
                            assertEquals(
                                    real + 0.0,
                                    States.real(scratch.integerStates[scratch.integersFrom + at]) + 0.0,
                                    accumulator::toString);
                        case Accumulator.Count _, Accumulator.Histogram _ ->
                            assertEquals(
                                    integers.get(index)[lane],
                                    scratch.integerStates[scratch.integersFrom + at],
                                    accumulator::toString);
                    }
                }
            });
        }
    }

    private static Map<Integer, double[]> copy(Map<Integer, double[]> from) {
        Map<Integer, double[]> copy = new HashMap<>();
        from.forEach((index, lanes) -> copy.put(index, lanes.clone()));
        return copy;
    }

    private static void add(Accumulator accumulator, Tape.State state, double[] reals, long[] integers, int lane) {
        boolean counts = state.truth(accumulator.mask());
        switch (accumulator) {
            case Accumulator.Sum(int value, int _) -> reals[lane] += counts ? state.real(value) : 0;
            case Accumulator.Minimum(int value, int _) ->
                reals[lane] = counts && state.real(value) < reals[lane] ? state.real(value) : reals[lane];
            case Accumulator.Maximum(int value, int _) ->
                reals[lane] = counts && state.real(value) > reals[lane] ? state.real(value) : reals[lane];
            case Accumulator.Count _ -> integers[lane] += counts ? 1 : 0;
            case Accumulator.Histogram histogram -> {
                int bits = 1 << States.logFieldBits(histogram);
                integers[lane] += counts ? 1L << (bits * state.integer(histogram.key())) : 0;
            }
        }
    }

    private Accumulator accumulator(GraphBuilder builder, List<Integer> all) {
        int mask = random.nextInt(3) == 0 ? builder.truth(true) : any(builder, all, Type.TRUTH);
        int real = tame(builder, any(builder, all, Type.REAL));
        return switch (random.nextInt(5)) {
            case 0 -> new Accumulator.Count(mask);
            case 1 -> new Accumulator.Sum(real, mask);
            case 2 -> new Accumulator.Minimum(real, mask);
            case 3 -> new Accumulator.Maximum(real, mask);
            default -> {
                int bits = 1 + random.nextInt(3);
                if (random.nextInt(3) > 0) {
                    int inner = builder.select(
                            any(builder, all, Type.TRUTH), builder.integer(1), any(builder, all, Type.INTEGER));
                    int least = builder.select(any(builder, all, Type.TRUTH), builder.integer(1), builder.integer(0));
                    inner = builder.binary(BinaryOperation.BITS_AND, inner, builder.integer(1));
                    inner = random.nextBoolean() ? inner : least;
                    yield new Accumulator.Histogram(
                            builder.select(any(builder, all, Type.TRUTH), inner, builder.integer((1L << bits) - 1)),
                            1 << bits,
                            mask);
                }
                int key = builder.binary(
                        BinaryOperation.BITS_AND, any(builder, all, Type.INTEGER), builder.integer((1L << bits) - 1));
                yield new Accumulator.Histogram(key, 1 << bits, mask);
            }
        };
    }

    /** A real that is finite whatever another one is. */
    private static int tame(GraphBuilder builder, int real) {
        return builder.select(builder.isFinite(real), real, builder.real(0.5));
    }

    private int any(GraphBuilder builder, List<Integer> all, Type type) {
        int node;
        do {
            node = all.get(random.nextInt(all.size()));
        } while (builder.type(node) != type);
        return node;
    }
}

package org.heliosweep.vector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.statistic.Accumulator;

/**
 * Executes a segment without code of its own, with the bits of what {@link SegmentWriter} writes: operation by
 * operation over a block, each a loop that all models share. Values are in registers as long as a block; states lie
 * where generated code has them.
 */
final class SegmentInterpreter implements SegmentCode {
    /**
     * How many scenarios are computed at once. Few, so that the loops are compiled because they are called often, and not
     * once more because one of them runs long.
     */
    private static final int BLOCK = 64;

    private final Layout layout;
    private final Graph graph;
    private final States states;
    private final IntUnaryOperator slots;
    private final List<Fill> fills = new ArrayList<>();
    private final List<Accumulating> accumulating = new ArrayList<>();
    private final Instruction[] instructions;
    private final Map<Type, Integer> counts = new EnumMap<>(Type.class);
    private final Map<Integer, Integer> registers = new HashMap<>();

    /** Registers of one thread, for one segment after the other. */
    static final class Registers {
        private double[][] reals = {};
        private long[][] integers = {};
        private boolean[][] truths = {};

        private void provide(Map<Type, Integer> counts) {
            int before = reals.length;
            if (before < counts.getOrDefault(Type.REAL, 0)) {
                reals = Arrays.copyOf(reals, counts.get(Type.REAL));
                Arrays.setAll(reals, index -> index < before ? reals[index] : new double[BLOCK]);
            }
            int integersBefore = integers.length;
            if (integersBefore < counts.getOrDefault(Type.INTEGER, 0)) {
                integers = Arrays.copyOf(integers, counts.get(Type.INTEGER));
                Arrays.setAll(integers, index -> index < integersBefore ? integers[index] : new long[BLOCK]);
            }
            int truthsBefore = truths.length;
            if (truthsBefore < counts.getOrDefault(Type.TRUTH, 0)) {
                truths = Arrays.copyOf(truths, counts.get(Type.TRUTH));
                Arrays.setAll(truths, index -> index < truthsBefore ? truths[index] : new boolean[BLOCK]);
            }
        }
    }

    /** Something that is done with a block, from a position in the scratch on. */
    private interface Instruction {
        void run(Registers registers, Scratch scratch, int position, int count);
    }

    SegmentInterpreter(Layout layout, States states, Segment segment, IntUnaryOperator slots) {
        this.layout = layout;
        this.graph = layout.graph();
        this.states = states;
        this.slots = slots;
        this.instructions = new Assembly(segment).assemble();
    }

    @Override
    public void run(Scratch scratch) {
        if (scratch.registers == null) {
            scratch.registers = new Registers();
        }
        Registers all = scratch.registers;
        all.provide(counts);
        for (Fill fill : fills) {
            fill.run(all);
        }
        for (Accumulating each : accumulating) {
            each.begin(scratch);
        }
        for (int position = 0; position < scratch.length; position += BLOCK) {
            int count = Math.min(BLOCK, scratch.length - position);
            for (Instruction instruction : instructions) {
                instruction.run(all, scratch, position, count);
            }
        }
    }

    /** Makes instructions of items; a register is used again when nothing needs its value any more. */
    private final class Assembly {
        private final List<Item> items;
        private final Segment segment;
        private final List<Instruction> made = new ArrayList<>();
        private final Set<Integer> computed = new HashSet<>();
        private final Map<Integer, Integer> lastUses = new HashMap<>();
        private final Map<Type, Deque<Integer>> free = new EnumMap<>(Type.class);

        Assembly(Segment segment) {
            this.items = segment.items();
            this.segment = segment;
            for (Type type : Type.values()) {
                free.put(type, new ArrayDeque<>());
            }
        }

        Instruction[] assemble() {
            for (int index = 0; index < items.size(); index++) {
                int at = index;
                forEachUse(items.get(index), node -> lastUses.put(node, at));
                if (items.get(index) instanceof Item.Value(int node) && layout.pointer(node) == null) {
                    computed.add(node);
                }
            }
            for (int index = 0; index < items.size(); index++) {
                Item item = items.get(index);
                forEachUse(item, this::bring);
                add(item);
                int at = index;
                forEachUse(item, node -> release(node, at));
            }
            return made.toArray(Instruction[]::new);
        }

        /** The nodes whose values are used, that of a computed one included. */
        private void forEachUse(Item item, IntConsumer use) {
            item.uses().forEach(use::accept);
            if (item instanceof Item.Value(int node)) {
                if (layout.pointer(node) == null) {
                    Graph.forEachOperand(graph.node(node), use);
                }
                use.accept(node);
            }
        }

        /** Provides a register for a value, which is loaded if the segment does not compute it. */
        private void bring(int node) {
            if (registers.containsKey(node)) {
                return;
            }
            if (graph.node(node) instanceof Node.Literal literal) {
                registers.put(node, counts.merge(literal.type(), 1, Integer::sum) - 1);
                fills.add(new Fill(literal, registers.get(node)));
                return;
            }
            Type type = graph.node(node).type();
            Integer register = free.get(type).poll();
            registers.put(node, register != null ? register : counts.merge(type, 1, Integer::sum) - 1);
            if (!computed.contains(node)) {
                made.add(load(node));
            }
        }

        private void release(int node, int at) {
            boolean ends = lastUses.get(node) == at && registers.containsKey(node);
            if (ends && !(graph.node(node) instanceof Node.Literal)) {
                free.get(graph.node(node).type()).add(registers.remove(node));
            }
        }

        private void add(Item item) {
            switch (item) {
                case Item.Value(int node) -> {
                    if (layout.pointer(node) == null) {
                        made.add(operation(graph.node(node), registers.get(node)));
                    }
                    if (segment.stored().contains(node)) {
                        made.add(store(node));
                    }
                }
                case Item.Accumulate(int index, Accumulator accumulator) -> {
                    Accumulating instruction = accumulating(index, accumulator);
                    accumulating.add(instruction);
                    made.add(instruction);
                }
                case Item.Finite(int value) -> made.add(new Finite(registers.get(value)));
                case Item.Check(int condition) -> made.add(new Check(registers.get(condition)));
            }
        }
    }

    /** Puts a literal into all places of a register. */
    private record Fill(Node.Literal literal, int target) {
        void run(Registers registers) {
            switch (literal.type()) {
                case REAL -> Arrays.fill(registers.reals[target], literal.real());
                case INTEGER -> Arrays.fill(registers.integers[target], literal.bits());
                case TRUTH -> Arrays.fill(registers.truths[target], literal.bits() != 0);
            }
        }
    }

    private Instruction load(int node) {
        Type type = graph.node(node).type();
        Type lies = layout.slotType(node);
        int target = registers.get(node);
        return switch (layout.pointer(node)) {
            case null -> new Load(type, lies, slots.applyAsInt(node), target);
            case Pointer.OfRow(int rows, int mixed) -> new LoadOfRow(new Load(type, lies, mixed, target), rows);
            case Pointer.OfPlace(int level, int table, int mixed) ->
                new LoadOfPlace(new Load(type, lies, mixed, target), level * Hoisted.MOST_ROWS, table);
            case Pointer.OfColumn(int index) -> new LoadOfColumn(new Load(type, lies, 0, target), index);
        };
    }

    /** Brings values that lie in the scratch, perhaps truths as reals, into a register. */
    private record Load(Type type, Type lies, int begin, int target) implements Instruction {
        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            if (type == Type.TRUTH && lies == Type.REAL) {
                BlockOperations.truthOfReal(scratch.reals, begin + position, registers.truths[target], count);
            } else {
                copy(begin + position, registers, scratch, 0, count);
            }
        }

        /** Copies values as they lie into a part of the register. */
        void copy(int from, Registers registers, Scratch scratch, int to, int count) {
            switch (lies) {
                case REAL -> System.arraycopy(scratch.reals, from, registers.reals[target], to, count);
                case INTEGER -> System.arraycopy(scratch.integers, from, registers.integers[target], to, count);
                case TRUTH -> System.arraycopy(scratch.truths, from, registers.truths[target], to, count);
            }
        }
    }

    /** Does something with the part of a block that is in a row. */
    private interface Part {
        void run(int row, int position, int count);
    }

    /** For each row that a block of scenarios is in; of the last one are all that are left. */
    private static void forEachRow(Scratch scratch, int position, int count, Part part) {
        int end = position + count;
        for (int row = 0; row < scratch.rows; row++) {
            int from = Math.max(position, scratch.rowFrom[row]);
            int to = row == scratch.rows - 1 ? end : Math.min(end, scratch.rowFrom[row + 1]);
            if (from < to) {
                part.run(row, from, to - from);
            }
        }
    }

    /** Brings a value of a row, which is the same for all scenarios in it. */
    private record LoadOfRow(Load mixed, int rows) implements Instruction {
        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            if (!scratch.inRows) {
                mixed.run(registers, scratch, position, count);
                return;
            }
            int target = mixed.target;
            forEachRow(scratch, position, count, (row, from, length) -> {
                int at = rows + scratch.rowAt[row];
                int begin = from - position;
                int end = begin + length;
                switch (mixed.lies) {
                    case REAL -> Arrays.fill(registers.reals[target], begin, end, scratch.reals[at]);
                    case INTEGER -> Arrays.fill(registers.integers[target], begin, end, scratch.integers[at]);
                    case TRUTH -> Arrays.fill(registers.truths[target], begin, end, scratch.truths[at]);
                }
            });
        }
    }

    /** Brings values of places in rows. */
    private record LoadOfPlace(Load mixed, int places, int table) implements Instruction {
        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            if (!scratch.inRows) {
                mixed.run(registers, scratch, position, count);
                return;
            }
            forEachRow(
                    scratch,
                    position,
                    count,
                    (row, from, length) -> mixed.copy(
                            table + scratch.places[places + row] + from, registers, scratch, from - position, length));
        }
    }

    /** Brings values of a column. */
    private record LoadOfColumn(Load values, int column) implements Instruction {
        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            values.copy(scratch.columns[column] + position, registers, scratch, 0, count);
        }
    }

    private Instruction store(int node) {
        return new Store(graph.node(node).type(), layout.slotType(node), registers.get(node), slots.applyAsInt(node));
    }

    /** Brings a register into a slot, perhaps truths as reals. */
    private record Store(Type type, Type lies, int source, int begin) implements Instruction {
        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            int to = begin + position;
            switch (type) {
                case REAL -> System.arraycopy(registers.reals[source], 0, scratch.reals, to, count);
                case INTEGER -> System.arraycopy(registers.integers[source], 0, scratch.integers, to, count);
                case TRUTH -> {
                    if (lies == Type.REAL) {
                        BlockOperations.realOfTruth(registers.truths[source], scratch.reals, to, count);
                    } else {
                        System.arraycopy(registers.truths[source], 0, scratch.truths, to, count);
                    }
                }
            }
        }
    }

    private Instruction operation(Node node, int target) {
        return switch (node) {
            case Node.Unary(UnaryOperation operation, int operand) ->
                new Unary(operation, registers.get(operand), target);
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                new Binary(operation, registers.get(left), registers.get(right), target);
            case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) ->
                new FusedMultiplyAdd(registers.get(factor), registers.get(multiplier), registers.get(addend), target);
            case Node.SingleFusedMultiplyAdd(int factor, int multiplier, int addend) ->
                new SingleFusedMultiplyAdd(
                        registers.get(factor), registers.get(multiplier), registers.get(addend), target);
            case Node.Select(Type type, int condition, int whenTrue, int whenFalse) ->
                new Select(type, registers.get(condition), registers.get(whenTrue), registers.get(whenFalse), target);
            case Node.Literal _,
                    Node.Input _,
                    Node.Parameter _,
                    Node.Element _,
                    Node.Call _,
                    Node.Loop _,
                    Node.LoopResult _ -> throw new IllegalStateException("not in a segment: " + node);
        };
    }

    private record Unary(UnaryOperation operation, int operand, int target) implements Instruction {
        @Override
        public void run(Registers all, Scratch scratch, int position, int count) {
            switch (operation) {
                case NEGATE -> BlockOperations.negate(all.reals[operand], all.reals[target], count);
                case ABSOLUTE -> BlockOperations.absolute(all.reals[operand], all.reals[target], count);
                case SQUARE_ROOT -> BlockOperations.squareRoot(all.reals[operand], all.reals[target], count);
                case NOT -> BlockOperations.not(all.truths[operand], all.truths[target], count);
                case BITS_OF_REAL -> BlockOperations.bitsOfReal(all.reals[operand], all.integers[target], count);
                case REAL_OF_BITS -> BlockOperations.realOfBits(all.integers[operand], all.reals[target], count);
                case REAL_OF_INTEGER -> BlockOperations.realOfInteger(all.integers[operand], all.reals[target], count);
                case INTEGER_OF_REAL -> BlockOperations.integerOfReal(all.reals[operand], all.integers[target], count);
                case ROUND_TO_SINGLE -> BlockOperations.roundToSingle(all.reals[operand], all.reals[target], count);
            }
        }
    }

    private record Binary(BinaryOperation operation, int left, int right, int target) implements Instruction {
        @Override
        public void run(Registers all, Scratch scratch, int position, int count) {
            switch (operation.operands()) {
                case REAL -> reals(all, all.reals[left], all.reals[right], count);
                case INTEGER -> integers(all, all.integers[left], all.integers[right], count);
                case TRUTH -> truths(all.truths[left], all.truths[right], all.truths[target], count);
            }
        }

        private void reals(Registers all, double[] a, double[] b, int count) {
            switch (operation) {
                case ADD -> BlockOperations.add(a, b, all.reals[target], count);
                case SUBTRACT -> BlockOperations.subtract(a, b, all.reals[target], count);
                case MULTIPLY -> BlockOperations.multiply(a, b, all.reals[target], count);
                case DIVIDE -> BlockOperations.divide(a, b, all.reals[target], count);
                case MINIMUM -> BlockOperations.minimum(a, b, all.reals[target], count);
                case MAXIMUM -> BlockOperations.maximum(a, b, all.reals[target], count);
                case LESS -> BlockOperations.less(a, b, all.truths[target], count);
                case LESS_OR_EQUAL -> BlockOperations.lessOrEqual(a, b, all.truths[target], count);
                case EQUAL -> BlockOperations.equal(a, b, all.truths[target], count);
                case AND,
                        OR,
                        INTEGER_ADD,
                        INTEGER_SUBTRACT,
                        INTEGER_MULTIPLY,
                        INTEGER_DIVIDE,
                        INTEGER_REMAINDER,
                        BITS_AND,
                        BITS_OR,
                        BITS_EXCLUSIVE_OR,
                        SHIFT_LEFT,
                        SHIFT_RIGHT,
                        SHIFT_RIGHT_UNSIGNED,
                        INTEGER_LESS,
                        INTEGER_EQUAL -> throw new IllegalStateException("not of reals: " + operation);
            }
        }

        private void integers(Registers all, long[] a, long[] b, int count) {
            switch (operation) {
                case INTEGER_ADD -> BlockOperations.add(a, b, all.integers[target], count);
                case INTEGER_SUBTRACT -> BlockOperations.subtract(a, b, all.integers[target], count);
                case INTEGER_MULTIPLY -> BlockOperations.multiply(a, b, all.integers[target], count);
                case BITS_AND -> BlockOperations.bitsAnd(a, b, all.integers[target], count);
                case BITS_OR -> BlockOperations.bitsOr(a, b, all.integers[target], count);
                case BITS_EXCLUSIVE_OR -> BlockOperations.bitsExclusiveOr(a, b, all.integers[target], count);
                case SHIFT_LEFT -> BlockOperations.shiftLeft(a, b, all.integers[target], count);
                case SHIFT_RIGHT -> BlockOperations.shiftRight(a, b, all.integers[target], count);
                case SHIFT_RIGHT_UNSIGNED -> BlockOperations.shiftRightUnsigned(a, b, all.integers[target], count);
                case INTEGER_LESS -> BlockOperations.less(a, b, all.truths[target], count);
                case INTEGER_EQUAL -> BlockOperations.equal(a, b, all.truths[target], count);
                case INTEGER_DIVIDE,
                        INTEGER_REMAINDER,
                        ADD,
                        SUBTRACT,
                        MULTIPLY,
                        DIVIDE,
                        MINIMUM,
                        MAXIMUM,
                        LESS,
                        LESS_OR_EQUAL,
                        EQUAL,
                        AND,
                        OR -> throw new IllegalStateException("not in a segment, of integers: " + operation);
            }
        }

        private void truths(boolean[] a, boolean[] b, boolean[] result, int count) {
            if (operation == BinaryOperation.AND) {
                BlockOperations.and(a, b, result, count);
            } else {
                BlockOperations.or(a, b, result, count);
            }
        }
    }

    private record FusedMultiplyAdd(int factor, int multiplier, int addend, int target) implements Instruction {
        @Override
        public void run(Registers all, Scratch scratch, int position, int count) {
            double[][] reals = all.reals;
            BlockOperations.fusedMultiplyAdd(reals[factor], reals[multiplier], reals[addend], reals[target], count);
        }
    }

    private record SingleFusedMultiplyAdd(int factor, int multiplier, int addend, int target) implements Instruction {
        @Override
        public void run(Registers all, Scratch scratch, int position, int count) {
            double[][] reals = all.reals;
            BlockOperations.singleFusedMultiplyAdd(
                    reals[factor], reals[multiplier], reals[addend], reals[target], count);
        }
    }

    private record Select(Type type, int condition, int whenTrue, int whenFalse, int target) implements Instruction {
        @Override
        public void run(Registers all, Scratch scratch, int position, int count) {
            boolean[] which = all.truths[condition];
            switch (type) {
                case REAL ->
                    BlockOperations.select(which, all.reals[whenTrue], all.reals[whenFalse], all.reals[target], count);
                case INTEGER ->
                    BlockOperations.select(
                            which, all.integers[whenTrue], all.integers[whenFalse], all.integers[target], count);
                case TRUTH ->
                    BlockOperations.select(
                            which, all.truths[whenTrue], all.truths[whenFalse], all.truths[target], count);
            }
        }
    }

    /** Notes with NaN among the flaws what is not finite. */
    private record Finite(int value) implements Instruction {
        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            if (!BlockOperations.allFinite(registers.reals[value], count)) {
                scratch.flaws[0] = Double.NaN;
            }
        }
    }

    /** Notes with NaN among the flaws what does not hold. */
    private record Check(int condition) implements Instruction {
        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            if (!BlockOperations.all(registers.truths[condition], count)) {
                scratch.flaws[0] = Double.NaN;
            }
        }
    }

    private Accumulating accumulating(int index, Accumulator accumulator) {
        int value = switch (accumulator) {
            case Accumulator.Count _ -> -1;
            case Accumulator.Sum(int of, int _) -> registers.get(of);
            case Accumulator.Minimum(int of, int _) -> registers.get(of);
            case Accumulator.Maximum(int of, int _) -> registers.get(of);
            case Accumulator.Histogram(int key, int _, int _) -> registers.get(key);
        };
        return new Accumulating(accumulator, states.position(index), value, registers.get(accumulator.mask()));
    }

    /** Adds to the state that is written, each scenario to its lane. */
    private record Accumulating(Accumulator accumulator, int state, int value, int mask) implements Instruction {
        /** Begins with the state that is read. */
        void begin(Scratch scratch) {
            if (States.isSum(accumulator)) {
                System.arraycopy(
                        scratch.sums,
                        scratch.sumsFrom + state,
                        scratch.nextSums,
                        scratch.nextSumsFrom + state,
                        States.LANES);
            } else {
                long[] all = scratch.integerStates;
                System.arraycopy(all, scratch.integersFrom + state, all, scratch.integersTo + state, States.LANES);
            }
        }

        @Override
        public void run(Registers registers, Scratch scratch, int position, int count) {
            boolean[] under = registers.truths[mask];
            double[] sums = scratch.nextSums;
            long[] integers = scratch.integerStates;
            int sum = scratch.nextSumsFrom + state;
            int integer = scratch.integersTo + state;
            int lane = scratch.startLane + position;
            switch (accumulator) {
                case Accumulator.Sum _ -> LaneReductions.sum(registers.reals[value], under, sums, sum, lane, count);
                case Accumulator.Minimum _ ->
                    LaneReductions.minimum(registers.reals[value], under, integers, integer, lane, count);
                case Accumulator.Maximum _ ->
                    LaneReductions.maximum(registers.reals[value], under, integers, integer, lane, count);
                case Accumulator.Count _ -> LaneReductions.count(under, integers, integer, lane, count);
                case Accumulator.Histogram histogram ->
                    LaneReductions.histogram(
                            registers.integers[value],
                            States.logFieldBits(histogram),
                            under,
                            integers,
                            integer,
                            lane,
                            count);
            }
        }
    }
}

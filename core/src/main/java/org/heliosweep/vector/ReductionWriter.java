package org.heliosweep.vector;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.heliosweep.vector.OperationWriter.INTEGERS;
import static org.heliosweep.vector.OperationWriter.MASK;
import static org.heliosweep.vector.OperationWriter.OPERATORS;
import static org.heliosweep.vector.OperationWriter.REALS;
import static org.heliosweep.vector.OperationWriter.SPECIES;
import static org.heliosweep.vector.OperationWriter.VECTOR;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.statistic.Accumulator;

/**
 * Writes the bytecode of what a segment adds up and checks. States are loaded before the loop over the scenarios, are
 * vectors in local variables inside, and are stored behind it.
 */
final class ReductionWriter {
    private static final int NONE = -1;

    private final Graph graph;
    private final Segment segment;
    private final States states;
    private final OperationWriter operations;
    private final CodeBuilder code;
    private final LocalVariables variables;
    private final IntPredicate isAtHand;
    private final IntPredicate isNumber;
    private final Map<Integer, Integer> locals = new HashMap<>();

    /** Values of this iteration as integers in their order, by node. */
    private final Map<Integer, Integer> ordered = new HashMap<>();

    /** Which of them count, by node and mask. */
    private final Map<List<Integer>, Integer> counting = new HashMap<>();

    /** Not NaN in a lane as long as all was finite and held there. */
    private int flaws = NONE;

    /** What was checked of the scenarios of an iteration so far holds. */
    private int holds = NONE;

    /**
     * A writer of what a segment reduces.
     *
     * @param isAtHand whether the value of a node is in a local variable by now
     * @param isNumber whether a real cannot be NaN
     */
    ReductionWriter(
            Graph graph,
            Segment segment,
            States states,
            OperationWriter operations,
            CodeBuilder code,
            LocalVariables variables,
            IntPredicate isAtHand,
            IntPredicate isNumber) {
        this.isAtHand = isAtHand;
        this.isNumber = isNumber;
        this.graph = graph;
        this.segment = segment;
        this.states = states;
        this.operations = operations;
        this.code = code;
        this.variables = variables;
    }

    /** Where the writer finds what it needs in local variables. */
    record Places(
            int sums,
            int sumsFrom,
            int nextSums,
            int nextSumsFrom,
            int flaws,
            int integerStates,
            int integersFrom,
            int integersTo,
            int lane) {}

    /** Loads the states of one vector of lanes. */
    void begin(Places places) {
        for (Item item : segment.items()) {
            switch (item) {
                case Item.Accumulate(int index, Accumulator accumulator) -> {
                    Type type = type(accumulator);
                    operations.species(type);
                    state(places, type, index, true);
                    code.invokestatic(
                            OperationWriter.vector(type),
                            "fromArray",
                            MethodTypeDesc.of(
                                    OperationWriter.vector(type), SPECIES, OperationWriter.array(type), CD_int));
                    locals.put(index, variables.store(OperationWriter.vector(type)));
                }
                case Item.Finite _, Item.Check _ -> {
                    if (flaws == NONE) {
                        operations.species(Type.REAL);
                        flaws(places);
                        code.invokestatic(
                                REALS,
                                "fromArray",
                                MethodTypeDesc.of(REALS, SPECIES, OperationWriter.array(Type.REAL), CD_int));
                        flaws = variables.store(REALS);
                    }
                }
                case Item.Value _ -> {}
            }
        }
    }

    /** Stores them. */
    void end(Places places) {
        for (Item item : segment.items()) {
            if (item instanceof Item.Accumulate(int index, Accumulator accumulator)) {
                Type type = type(accumulator);
                code.aload(locals.get(index));
                state(places, type, index, false);
                intoArray(type);
            }
        }
        if (flaws != NONE) {
            code.aload(flaws);
            flaws(places);
            intoArray(Type.REAL);
        }
    }

    /** Before the items of an iteration. */
    void beginIteration() {
        holds = NONE;
        ordered.clear();
        counting.clear();
    }

    /** Behind the items of an iteration. */
    void endIteration() {
        if (holds != NONE) {
            // flaws = holds ? flaws : NaN
            operations.constant(new Node.Literal(Type.REAL, Double.doubleToLongBits(Double.NaN)));
            code.aload(flaws)
                    .aload(holds)
                    .invokevirtual(REALS, "blend", MethodTypeDesc.of(REALS, VECTOR, MASK))
                    .astore(flaws);
        }
    }

    void emit(Item item) {
        switch (item) {
            case Item.Accumulate(int index, Accumulator accumulator) -> accumulate(locals.get(index), accumulator);
            case Item.Finite(int value) -> {
                // 0 times what is not finite is NaN, and so is every sum with it
                operations.load(value);
                operations.constant(new Node.Literal(Type.REAL, 0));
                code.aload(flaws)
                        .invokevirtual(REALS, "fma", MethodTypeDesc.of(REALS, VECTOR, VECTOR))
                        .astore(flaws);
            }
            case Item.Check(int condition) -> {
                operations.load(condition);
                if (holds == NONE) {
                    holds = variables.store(MASK);
                } else {
                    code.aload(holds)
                            .invokevirtual(MASK, "and", MethodTypeDesc.of(MASK, MASK))
                            .astore(holds);
                }
            }
            case Item.Value _ -> throw new IllegalStateException("not a reduction: " + item);
        }
    }

    /**
     * A state is never the receiver of a call. It comes from the iteration before, so its class would be known from
     * profiles alone, and a call on it might stay one.
     */
    private void accumulate(int state, Accumulator accumulator) {
        switch (accumulator) {
            case Accumulator.Sum(int value, int mask) -> {
                operations.load(value);
                under(REALS, mask);
                code.aload(state).invokevirtual(REALS, "add", MethodTypeDesc.of(REALS, VECTOR));
            }
            case Accumulator.Minimum(int value, int mask) -> {
                orderedUnder(value, mask, States.initial(accumulator));
                code.aload(state).invokevirtual(INTEGERS, "min", MethodTypeDesc.of(INTEGERS, VECTOR));
            }
            case Accumulator.Maximum(int value, int mask) -> {
                orderedUnder(value, mask, States.initial(accumulator));
                code.aload(state).invokevirtual(INTEGERS, "max", MethodTypeDesc.of(INTEGERS, VECTOR));
            }
            case Accumulator.Count(int mask) -> {
                one();
                under(INTEGERS, mask);
                code.aload(state).invokevirtual(INTEGERS, "add", MethodTypeDesc.of(INTEGERS, VECTOR));
            }
            case Accumulator.Histogram histogram -> {
                increment(histogram.key(), States.logFieldBits(histogram));
                under(INTEGERS, histogram.mask());
                code.aload(state).invokevirtual(INTEGERS, "add", MethodTypeDesc.of(INTEGERS, VECTOR));
            }
        }
        code.astore(state);
    }

    /** Puts 1 in the field of a key on the stack: selected as the key is, if that is one of literals. */
    private void increment(int key, int logFieldBits) {
        switch (graph.node(key)) {
            case Node.Literal literal ->
                operations.constant(new Node.Literal(Type.INTEGER, 1L << (literal.bits() << logFieldBits)));
            case Node.Select(Type _, int condition, int whenTrue, int whenFalse)
            when isAtHand.test(condition) && isSelected(whenTrue) && isSelected(whenFalse) -> {
                increment(whenFalse, logFieldBits);
                increment(whenTrue, logFieldBits);
                operations.load(condition);
                operations.cast("INTEGERS");
                code.invokevirtual(INTEGERS, "blend", MethodTypeDesc.of(INTEGERS, VECTOR, MASK));
            }
            case Node.Select _,
                    Node.Input _,
                    Node.Parameter _,
                    Node.Unary _,
                    Node.Binary _,
                    Node.FusedMultiplyAdd _,
                    Node.SingleFusedMultiplyAdd _,
                    Node.Element _,
                    Node.Call _,
                    Node.Loop _,
                    Node.LoopResult _ -> shifted(key, logFieldBits);
        }
    }

    /** Whether a key that is selected for another one is at hand, too: it may have no place of its own. */
    private boolean isSelected(int key) {
        return graph.node(key) instanceof Node.Literal || isAtHand.test(key);
    }

    private void shifted(int key, int logFieldBits) {
        one();
        operations.load(key);
        shift("LSHL", logFieldBits);
        int shift = variables.store(INTEGERS);
        code.getstatic(OPERATORS, "LSHL", OperationWriter.BINARY)
                .aload(shift)
                .invokevirtual(INTEGERS, "lanewise", MethodTypeDesc.of(INTEGERS, OperationWriter.BINARY, VECTOR));
    }

    /** Makes the vector on the stack 0 where a mask is false. */
    private void under(ClassDesc vector, int mask) {
        if (!isTrue(mask)) {
            int value = variables.store(vector);
            operations.constant(new Node.Literal(vector.equals(REALS) ? Type.REAL : Type.INTEGER, 0));
            code.aload(value);
            operations.load(mask);
            if (vector.equals(INTEGERS)) {
                operations.cast("INTEGERS");
            }
            code.invokevirtual(vector, "blend", MethodTypeDesc.of(vector, VECTOR, MASK));
        }
    }

    /** Puts a value as an integer in its order on the stack, or another one where a mask is false or it is NaN. */
    private void orderedUnder(int value, int mask, long otherwise) {
        int integers = ordered.computeIfAbsent(value, this::ordered);
        if (isTrue(mask) && isNumber.test(value)) {
            code.aload(integers);
            return;
        }
        int counts = counting.computeIfAbsent(List.of(value, mask), _ -> counting(value, mask));
        operations.constant(new Node.Literal(Type.INTEGER, otherwise));
        code.aload(integers).aload(counts).invokevirtual(INTEGERS, "blend", MethodTypeDesc.of(INTEGERS, VECTOR, MASK));
    }

    /** As {@link States#ordered}, in a local variable. */
    private int ordered(int value) {
        operations.load(value);
        code.invokevirtual(REALS, "reinterpretAsLongs", MethodTypeDesc.of(INTEGERS));
        int bits = variables.store(INTEGERS);
        code.aload(bits);
        shift("ASHR", Long.SIZE - 1);
        shift("LSHR", 1);
        code.getstatic(OPERATORS, "XOR", OperationWriter.ASSOCIATIVE)
                .aload(bits)
                .invokevirtual(INTEGERS, "lanewise", MethodTypeDesc.of(INTEGERS, OperationWriter.BINARY, VECTOR));
        return variables.store(INTEGERS);
    }

    private void shift(String operator, long by) {
        code.getstatic(OPERATORS, operator, OperationWriter.BINARY)
                .loadConstant(by)
                .invokevirtual(INTEGERS, "lanewise", MethodTypeDesc.of(INTEGERS, OperationWriter.BINARY, CD_long));
    }

    /** Where a mask is true and a value is not NaN, as a mask of integers in a local variable. */
    private int counting(int value, int mask) {
        if (isNumber.test(value)) {
            operations.load(mask);
        } else {
            operations.compare(REALS, value, "EQ", value);
            if (!isTrue(mask)) {
                operations.load(mask);
                code.invokevirtual(MASK, "and", MethodTypeDesc.of(MASK, MASK));
            }
        }
        operations.cast("INTEGERS");
        return variables.store(MASK);
    }

    private void one() {
        operations.constant(new Node.Literal(Type.INTEGER, 1));
    }

    private boolean isTrue(int mask) {
        return graph.node(mask) instanceof Node.Literal literal && literal.bits() != 0;
    }

    private void intoArray(Type type) {
        code.invokevirtual(
                OperationWriter.vector(type),
                "intoArray",
                MethodTypeDesc.of(CD_void, OperationWriter.array(type), CD_int));
    }

    private static Type type(Accumulator accumulator) {
        return States.isSum(accumulator) ? Type.REAL : Type.INTEGER;
    }

    /** Puts the array and the position of a state on the stack. */
    private void state(Places places, Type type, int index, boolean read) {
        if (type == Type.REAL) {
            code.aload(read ? places.sums : places.nextSums).iload(read ? places.sumsFrom : places.nextSumsFrom);
        } else {
            code.aload(places.integerStates).iload(read ? places.integersFrom : places.integersTo);
        }
        code.loadConstant(states.position(index)).iadd().iload(places.lane).iadd();
    }

    private void flaws(Places places) {
        code.aload(places.flaws).iconst_0();
    }
}

package org.heliosweep.vector;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Type;

/**
 * Writes the bytecode of a segment: a loop over the scenarios in which each operation is a call of the Vector API, and
 * each value a local variable. Values of other segments are loaded where they are used first, values for others are
 * stored where they are made.
 *
 * <p>A segment that adds up has a loop around that, over the vectors that 32 lanes consist of; inside it is every 32nd
 * scenario. So the states of one such vector stay in registers, and each lane adds in the order of rule 8. Where there
 * are values of rows, there is a loop over the rows between the two.
 */
final class SegmentWriter {
    private static final ClassDesc SEGMENT_CODE =
            SegmentCode.class.describeConstable().orElseThrow();
    private static final ClassDesc SCRATCH = Scratch.class.describeConstable().orElseThrow();
    private static final ClassDesc THIS = ClassDesc.of("org.heliosweep.vector.GeneratedSegment");
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, SCRATCH);

    private final Layout layout;
    private final Graph graph;
    private final Segment segment;
    private final States states;
    private final IntUnaryOperator slots;
    private final Map<Integer, Integer> locals = new HashMap<>();
    private final Map<Type, Integer> arrays = new EnumMap<>(Type.class);
    private final Map<Integer, Integer> columns = new HashMap<>();
    private final Map<Integer, Integer> places = new TreeMap<>();
    private final boolean usesRows;
    private CodeBuilder code;
    private LocalVariables variables;
    private OperationWriter operations;
    private int position;
    private boolean inRows;

    private SegmentWriter(Layout layout, States states, Segment segment, IntUnaryOperator slots) {
        this.layout = layout;
        this.graph = layout.graph();
        this.states = states;
        this.segment = segment;
        this.slots = slots;
        this.usesRows = usesRows();
    }

    /**
     * A class that implements {@link SegmentCode}.
     *
     * @param slots where the values of a node lie in the scratch array of its type
     */
    static byte[] write(Layout layout, States states, Segment segment, IntUnaryOperator slots) {
        return new SegmentWriter(layout, states, segment, slots).write();
    }

    private byte[] write() {
        return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(THIS, type -> {
            type.withFlags(ACC_PUBLIC | ACC_FINAL)
                    .withInterfaceSymbols(SEGMENT_CODE)
                    .withMethodBody(
                            INIT_NAME,
                            MTD_void,
                            ACC_PUBLIC,
                            builder -> builder.aload(0)
                                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                    .return_())
                    .withMethodBody("run", RUN, ACC_PUBLIC, this::run)
                    .withMethodBody("mixed", RUN, ACC_PRIVATE | ACC_STATIC, builder -> loops(builder, false));
            if (usesRows) {
                type.withMethodBody("inRows", RUN, ACC_PRIVATE | ACC_STATIC, builder -> loops(builder, true));
            }
        });
    }

    private void run(CodeBuilder builder) {
        if (usesRows) {
            LocalVariables parameters = new LocalVariables(builder, THIS, SCRATCH);
            Label mixed = builder.newLabel();
            builder.aload(1)
                    .getfield(SCRATCH, "inRows", CD_boolean)
                    .ifeq(mixed)
                    .aload(1)
                    .invokestatic(THIS, "inRows", RUN)
                    .return_();
            parameters.bind(mixed);
            parameters.end();
        }
        builder.aload(1).invokestatic(THIS, "mixed", RUN).return_();
    }

    private void loops(CodeBuilder builder, boolean readInRows) {
        code = builder;
        variables = new LocalVariables(code, SCRATCH);
        locals.clear();
        arrays.clear();
        columns.clear();
        places.clear();
        inRows = readInRows;
        operations = new OperationWriter(graph, code, this::load, layout::isNumber);
        arrays.put(Type.REAL, field("reals", CD_double.arrayType()));
        arrays.put(Type.INTEGER, field("integers", CD_long.arrayType()));
        arrays.put(Type.TRUTH, field("truths", OperationWriter.array(Type.TRUTH)));
        loadColumns();
        code.iconst_0();
        position = variables.store(CD_int);
        if (segment.hasState()) {
            overLanes();
        } else {
            overRows(begin -> code.iload(begin), Lanes.COUNT, null);
        }
        code.return_();
        variables.end();
    }

    /** For each vector that 32 lanes consist of: loads its states, goes over every 32nd scenario, and stores them. */
    private void overLanes() {
        code.iconst_0();
        int lane = variables.store(CD_int);
        ReductionWriter.Places states = new ReductionWriter.Places(
                field("sums", CD_double.arrayType()),
                field("sumsFrom", CD_int),
                field("nextSums", CD_double.arrayType()),
                field("nextSumsFrom", CD_int),
                field("flaws", CD_double.arrayType()),
                field("integerStates", CD_long.arrayType()),
                field("integersFrom", CD_int),
                field("integersTo", CD_int),
                lane);
        int startLane = field("startLane", CD_int);
        Label next = code.newLabel();
        Label end = code.newLabel();
        int entered = variables.enter(next);
        code.iload(lane).loadConstant(States.LANES).if_icmpge(end);
        ReductionWriter reductions = new ReductionWriter(
                graph, segment, this.states, operations, code, variables, locals::containsKey, layout::isNumber);
        reductions.begin(states);
        // the first scenario of this vector of lanes from the beginning on
        overRows(
                begin -> code.iload(begin)
                        .iload(lane)
                        .iload(startLane)
                        .isub()
                        .iload(begin)
                        .isub()
                        .loadConstant(States.LANES - 1)
                        .iand()
                        .iadd(),
                States.LANES,
                reductions);
        reductions.end(states);
        code.iinc(lane, Lanes.COUNT).goto_(next);
        variables.leave(end, entered);
    }

    /**
     * For each row: loads its values, and goes over its scenarios.
     *
     * @param first puts the first scenario on the stack from that in a variable on
     */
    private void overRows(IntConsumer first, int stride, ReductionWriter reductions) {
        code.iconst_0();
        int begin = variables.store(CD_int);
        if (!inRows) {
            int length = field("length", CD_int);
            first.accept(begin);
            code.istore(position);
            overScenarios(length, stride, reductions);
            return;
        }
        int rows = field("rows", CD_int);
        int rowFrom = field("rowFrom", CD_int.arrayType());
        code.iconst_0();
        int row = variables.store(CD_int);
        Label next = code.newLabel();
        Label done = code.newLabel();
        int entered = variables.enter(next);
        code.iload(row)
                .iload(rows)
                .if_icmpge(done)
                .aload(rowFrom)
                .iload(row)
                .iaload()
                .istore(begin)
                .aload(rowFrom)
                .iload(row)
                .iconst_1()
                .iadd()
                .iaload();
        int end = variables.store(CD_int);
        loadRow(row);
        loadPlaces(row);
        first.accept(begin);
        code.istore(position);
        overScenarios(end, stride, reductions);
        code.iinc(row, 1).goto_(next);
        variables.leave(done, entered);
    }

    private boolean usesRows() {
        return used().stream().map(layout::pointer).anyMatch(pointer -> switch (pointer) {
            case Pointer.OfRow _, Pointer.OfPlace _ -> true;
            case Pointer.OfColumn _ -> false;
            case null -> false;
        });
    }

    /** What the segment computes or needs. */
    private Set<Integer> used() {
        Set<Integer> used = new HashSet<>();
        for (Item item : segment.items()) {
            used.addAll(item.uses());
            if (item instanceof Item.Value(int node)) {
                used.add(node);
                Graph.forEachOperand(graph.node(node), used::add);
            }
        }
        return used;
    }

    /** Takes a field of the scratch into a local variable. */
    private int field(String name, ClassDesc type) {
        code.aload(0).getfield(SCRATCH, name, type);
        return variables.store(type);
    }

    /** Takes into local variables where columns begin. */
    private void loadColumns() {
        for (int node : used()) {
            if (layout.pointer(node) instanceof Pointer.OfColumn(int index)) {
                code.aload(0)
                        .getfield(SCRATCH, "columns", CD_int.arrayType())
                        .loadConstant(index)
                        .iaload();
                columns.put(node, variables.store(CD_int));
            }
        }
    }

    /** Loads the values that all scenarios of a row share. */
    private void loadRow(int row) {
        code.aload(0).getfield(SCRATCH, "rowAt", CD_int.arrayType()).iload(row).iaload();
        int at = variables.store(CD_int);
        for (int node : used()) {
            if (layout.pointer(node) instanceof Pointer.OfRow(int rows, int _)) {
                Type type = graph.node(node).type();
                operations.broadcastElement(
                        type,
                        () -> code.aload(arrays.get(type))
                                .iload(at)
                                .loadConstant(rows)
                                .iadd());
                keep(node);
            }
        }
    }

    /** Takes into local variables where in the tables the scenarios of a row are. */
    private void loadPlaces(int row) {
        for (int node : used()) {
            if (layout.pointer(node) instanceof Pointer.OfPlace(int level, int _, int _)
                    && !places.containsKey(level)) {
                code.aload(0)
                        .getfield(SCRATCH, "places", CD_int.arrayType())
                        .iload(row)
                        .loadConstant(level * Hoisted.MOST_ROWS)
                        .iadd()
                        .iaload();
                places.put(level, variables.store(CD_int));
            }
        }
    }

    private void overScenarios(int length, int stride, ReductionWriter reductions) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        int entered = variables.enter(next);
        code.iload(position).iload(length).if_icmpge(end);
        if (reductions != null) {
            reductions.beginIteration();
        }
        for (Item item : segment.items()) {
            if (item instanceof Item.Value(int node)) {
                compute(node);
            } else {
                reductions.emit(item);
            }
        }
        if (reductions != null) {
            reductions.endIteration();
        }
        code.iinc(position, stride).goto_(next);
        variables.leave(end, entered);
    }

    private void compute(int node) {
        if (layout.pointer(node) == null) {
            operations.emit(graph.node(node));
            keep(node);
        } else if (!locals.containsKey(node)) {
            loadFromMemory(node);
            keep(node);
        }
        if (segment.stored().contains(node)) {
            Type type = layout.slotType(node);
            if (type == graph.node(node).type()) {
                code.aload(locals.get(node));
            } else {
                operations.realOfTruth(locals.get(node));
            }
            code.aload(arrays.get(type));
            slot(node);
            code.invokevirtual(
                    OperationWriter.vector(type),
                    "intoArray",
                    MethodTypeDesc.of(CD_void, OperationWriter.array(type), CD_int));
        }
    }

    /** Moves the value on the stack into a local variable of its own. */
    private void keep(int node) {
        locals.put(node, variables.store(OperationWriter.vector(graph.node(node).type())));
    }

    /** Puts the value of a node that is no literal on the stack. */
    private void load(int node) {
        if (!locals.containsKey(node)) {
            loadFromMemory(node);
            keep(node);
        }
        code.aload(locals.get(node));
    }

    private void loadFromMemory(int node) {
        Type type = layout.slotType(node);
        operations.species(type);
        code.aload(arrays.get(type));
        switch (layout.pointer(node)) {
            case null -> slot(node);
            case Pointer.OfPlace(int level, int table, int _)
            when inRows ->
                code.iload(position)
                        .iload(places.get(level))
                        .iadd()
                        .loadConstant(table)
                        .iadd();
            case Pointer.OfRow(int _, int mixed) ->
                code.iload(position).loadConstant(mixed).iadd();
            case Pointer.OfPlace(int _, int _, int mixed) ->
                code.iload(position).loadConstant(mixed).iadd();
            case Pointer.OfColumn _ ->
                code.iload(position).iload(columns.get(node)).iadd();
        }
        fromArray(type);
        if (type != graph.node(node).type()) {
            operations.truthOfReal();
        }
    }

    private void fromArray(Type type) {
        code.invokestatic(
                OperationWriter.vector(type),
                "fromArray",
                MethodTypeDesc.of(
                        OperationWriter.vector(type), OperationWriter.SPECIES, OperationWriter.array(type), CD_int));
    }

    private void slot(int node) {
        if (layout.slot(node) < 0) {
            throw new IllegalStateException("node " + node + " is used where it is not at hand, and has no slot");
        }
        code.iload(position).loadConstant(slots.applyAsInt(node)).iadd();
    }
}

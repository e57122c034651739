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
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Type;

/**
 * Writes the bytecode of a segment: a loop over the scenarios in which each operation is a call of the Vector API, and
 * each value a local variable. Values of other segments are loaded where they are used first, values for others are
 * stored where they are made.
 *
 * <p>A segment that adds up has two loops: over the vectors that 32 lanes consist of, and for each over every 32nd
 * scenario. So the states of one such vector stay in registers, and each lane adds in the order of rule 8.
 */
final class SegmentWriter {
    private static final ClassDesc SEGMENT_CODE =
            SegmentCode.class.describeConstable().orElseThrow();
    private static final ClassDesc SCRATCH = Scratch.class.describeConstable().orElseThrow();
    private static final ClassDesc THIS = ClassDesc.of("org.heliosweep.vector.GeneratedSegment");
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, SCRATCH);

    private static final int NONE = -1;

    private final Layout layout;
    private final Graph graph;
    private final Segment segment;
    private final States states;
    private final int blockLength;
    private final Map<Integer, Integer> locals = new HashMap<>();
    private final Map<Type, Integer> arrays = new EnumMap<>(Type.class);
    private final Map<Integer, Integer> columns = new HashMap<>();
    private CodeBuilder code;
    private OperationWriter operations;
    private int position;
    private boolean singleRow;
    private int place;

    private SegmentWriter(Layout layout, States states, Segment segment, int blockLength) {
        this.layout = layout;
        this.graph = layout.graph();
        this.states = states;
        this.segment = segment;
        this.blockLength = blockLength;
    }

    /** A class that implements {@link SegmentCode} for blocks of a length, a multiple of the number of lanes. */
    static byte[] write(Layout layout, States states, Segment segment, int blockLength) {
        return new SegmentWriter(layout, states, segment, blockLength).write();
    }

    private byte[] write() {
        return ClassFile.of()
                .build(
                        THIS,
                        type -> type.withFlags(ACC_PUBLIC | ACC_FINAL)
                                .withInterfaceSymbols(SEGMENT_CODE)
                                .withMethodBody(
                                        INIT_NAME,
                                        MTD_void,
                                        ACC_PUBLIC,
                                        builder -> builder.aload(0)
                                                .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                                .return_())
                                .withMethodBody("run", RUN, ACC_PUBLIC, this::run)
                                .withMethodBody("ofRow", RUN, ACC_PRIVATE | ACC_STATIC, builder -> loops(builder, true))
                                .withMethodBody(
                                        "ofRows", RUN, ACC_PRIVATE | ACC_STATIC, builder -> loops(builder, false)));
    }

    /** Where all scenarios are in one row, its values are loaded once; where nothing is of a row, that is always so. */
    private void run(CodeBuilder builder) {
        if (!usesRows()) {
            builder.aload(1).invokestatic(THIS, "ofRow", RUN).return_();
            return;
        }
        Label several = builder.newLabel();
        builder.aload(1)
                .getfield(SCRATCH, "singleRow", CD_boolean)
                .ifeq(several)
                .aload(1)
                .invokestatic(THIS, "ofRow", RUN)
                .return_()
                .labelBinding(several)
                .aload(1)
                .invokestatic(THIS, "ofRows", RUN)
                .return_();
    }

    private void loops(CodeBuilder builder, boolean ofOneRow) {
        code = builder;
        locals.clear();
        arrays.clear();
        columns.clear();
        singleRow = ofOneRow;
        operations = new OperationWriter(graph, code, this::load, layout::isNumber);
        arrays.put(Type.REAL, field("reals", CD_double.arrayType()));
        arrays.put(Type.INTEGER, field("integers", CD_long.arrayType()));
        arrays.put(Type.TRUTH, field("truths", OperationWriter.array(Type.TRUTH)));
        int length = field("length", CD_int);
        loadPointers();
        if (singleRow) {
            loadRow();
        }
        position = code.allocateLocal(TypeKind.INT);
        if (segment.hasState()) {
            int lane = code.allocateLocal(TypeKind.INT);
            ReductionWriter.Places places = new ReductionWriter.Places(
                    field("realStates", CD_double.arrayType()),
                    field("realsFrom", CD_int),
                    field("realsTo", CD_int),
                    field("integerStates", CD_long.arrayType()),
                    field("integersFrom", CD_int),
                    field("integersTo", CD_int),
                    lane);
            int startLane = field("startLane", CD_int);
            Label next = code.newLabel();
            Label end = code.newLabel();
            code.iconst_0()
                    .istore(lane)
                    .labelBinding(next)
                    .iload(lane)
                    .loadConstant(States.LANES)
                    .if_icmpge(end);
            ReductionWriter reductions =
                    new ReductionWriter(graph, segment, states, operations, code, locals::containsKey);
            reductions.begin(places);
            // the first scenario of this vector of lanes
            code.iload(lane)
                    .iload(startLane)
                    .isub()
                    .loadConstant(States.LANES - 1)
                    .iand()
                    .istore(position);
            loop(length, States.LANES, reductions);
            reductions.end(places);
            code.iinc(lane, Lanes.COUNT).goto_(next).labelBinding(end);
        } else {
            code.iconst_0().istore(position);
            loop(length, Lanes.COUNT, null);
        }
        code.return_();
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
        int local = code.allocateLocal(TypeKind.from(type));
        code.aload(0).getfield(SCRATCH, name, type);
        if (type.equals(CD_int)) {
            code.istore(local);
        } else {
            code.astore(local);
        }
        return local;
    }

    /** Takes what the pointers of the segment need into local variables. */
    private void loadPointers() {
        for (int node : used()) {
            if (layout.pointer(node) instanceof Pointer.OfColumn(int index)) {
                int local = code.allocateLocal(TypeKind.INT);
                code.aload(0)
                        .getfield(SCRATCH, "columns", CD_int.arrayType())
                        .loadConstant(index)
                        .iaload()
                        .istore(local);
                columns.put(node, local);
            }
        }
        place = singleRow ? field("place", CD_int) : NONE;
    }

    /** Loads the values that all scenarios of a row share, before all loops. */
    private void loadRow() {
        for (int node : used()) {
            if (layout.pointer(node) instanceof Pointer.OfRow(int single, int _)) {
                Type type = graph.node(node).type();
                operations.species(type);
                code.aload(arrays.get(type)).loadConstant(behindSlots(type) + single);
                fromArray(type);
                keep(node);
            }
        }
    }

    private int behindSlots(Type type) {
        return layout.count(type) * blockLength;
    }

    private void loop(int length, int stride, ReductionWriter reductions) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(next).iload(position).iload(length).if_icmpge(end);
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
        code.iinc(position, stride).goto_(next).labelBinding(end);
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
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        locals.put(node, local);
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
            case Pointer.OfRow(int _, int mixed) ->
                code.iload(position).loadConstant(behindSlots(type) + mixed).iadd();
            case Pointer.OfPlace(int single, int _)
            when singleRow ->
                code.iload(position)
                        .iload(place)
                        .iadd()
                        .loadConstant(behindSlots(type) + single)
                        .iadd();
            case Pointer.OfPlace(int _, int mixed) ->
                code.iload(position).loadConstant(behindSlots(type) + mixed).iadd();
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
        code.iload(position).loadConstant(layout.slot(node) * blockLength).iadd();
    }
}

package org.heliosweep.vector;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
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
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * Writes the bytecode of a segment: a loop over the block in which each operation is a call of the Vector API, and each
 * value a local variable. Values of other segments are loaded where they are used first, values for others are stored
 * where they are made.
 *
 * <p>Truths are masks of the species of reals. Everything is emitted in line: a method that takes and gives vectors
 * would box them wherever it is not inlined.
 */
final class SegmentWriter {
    private static final ClassDesc SEGMENT_CODE =
            SegmentCode.class.describeConstable().orElseThrow();
    private static final ClassDesc LANES = Lanes.class.describeConstable().orElseThrow();
    private static final ClassDesc THIS = ClassDesc.of("org.heliosweep.vector.GeneratedSegment");
    private static final String PACKAGE = "jdk.incubator.vector.";
    private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "Vector");
    private static final ClassDesc REALS = ClassDesc.of(PACKAGE + "DoubleVector");
    private static final ClassDesc INTEGERS = ClassDesc.of(PACKAGE + "LongVector");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
    private static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    private static final ClassDesc BINARY = OPERATORS.nested("Binary");
    private static final ClassDesc ASSOCIATIVE = OPERATORS.nested("Associative");
    private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");
    private static final ClassDesc DOUBLE_ARRAY = CD_double.arrayType();
    private static final ClassDesc LONG_ARRAY = CD_long.arrayType();
    private static final ClassDesc BOOLEAN_ARRAY = ConstantDescs.CD_boolean.arrayType();
    private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, DOUBLE_ARRAY, LONG_ARRAY, BOOLEAN_ARRAY);

    private static final int REAL_SCRATCH = 0;
    private static final int INTEGER_SCRATCH = 1;
    private static final int TRUTH_SCRATCH = 2;

    private final Layout layout;
    private final Graph graph;
    private final Segment segment;
    private final int length;
    private final Map<Integer, Integer> locals = new HashMap<>();
    private CodeBuilder code;
    private int position;

    private SegmentWriter(Layout layout, Segment segment, int length) {
        this.layout = layout;
        this.graph = layout.graph();
        this.segment = segment;
        this.length = length;
    }

    /** A class that implements {@link SegmentCode} for blocks of a length, a multiple of the number of lanes. */
    static byte[] write(Layout layout, Segment segment, int length) {
        return new SegmentWriter(layout, segment, length).write();
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
                                .withMethodBody(
                                        "run",
                                        RUN,
                                        ACC_PUBLIC,
                                        builder -> builder.aload(1)
                                                .aload(2)
                                                .aload(3)
                                                .invokestatic(THIS, "loop", RUN)
                                                .return_())
                                .withMethodBody("loop", RUN, ACC_PRIVATE | ACC_STATIC, this::loop));
    }

    private void loop(CodeBuilder builder) {
        code = builder;
        position = code.allocateLocal(TypeKind.INT);
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0()
                .istore(position)
                .labelBinding(next)
                .iload(position)
                .loadConstant(length)
                .if_icmpge(end);
        for (int node : segment.nodes()) {
            emit(graph.node(node));
            int local = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(local);
            locals.put(node, local);
            if (segment.stored().contains(node)) {
                store(node);
            }
        }
        code.iinc(position, Lanes.COUNT).goto_(next).labelBinding(end).return_();
    }

    private void store(int node) {
        Type type = graph.node(node).type();
        code.aload(locals.get(node)).aload(scratch(type));
        index(node);
        code.invokevirtual(vector(type), "intoArray", MethodTypeDesc.of(CD_void, array(type), CD_int));
    }

    private void index(int node) {
        code.iload(position).loadConstant(layout.slot(node) * length).iadd();
    }

    private static int scratch(Type type) {
        return switch (type) {
            case REAL -> REAL_SCRATCH;
            case INTEGER -> INTEGER_SCRATCH;
            case TRUTH -> TRUTH_SCRATCH;
        };
    }

    private static ClassDesc array(Type type) {
        return switch (type) {
            case REAL -> DOUBLE_ARRAY;
            case INTEGER -> LONG_ARRAY;
            case TRUTH -> BOOLEAN_ARRAY;
        };
    }

    private static ClassDesc vector(Type type) {
        return switch (type) {
            case REAL -> REALS;
            case INTEGER -> INTEGERS;
            case TRUTH -> MASK;
        };
    }

    /** Puts a value on the stack. */
    private void load(int node) {
        if (graph.node(node) instanceof Node.Literal literal) {
            constant(literal);
            return;
        }
        Integer local = locals.get(node);
        if (local == null) {
            Type type = graph.node(node).type();
            species(type);
            code.aload(scratch(type));
            index(node);
            code.invokestatic(vector(type), "fromArray", MethodTypeDesc.of(vector(type), SPECIES, array(type), CD_int));
            local = code.allocateLocal(TypeKind.REFERENCE);
            code.astore(local);
            locals.put(node, local);
        }
        code.aload(local);
    }

    private void species(Type type) {
        code.getstatic(LANES, type == Type.INTEGER ? "INTEGERS" : "REALS", SPECIES);
    }

    private void constant(Node.Literal literal) {
        species(literal.type());
        switch (literal.type()) {
            case REAL ->
                code.loadConstant(literal.real())
                        .invokestatic(REALS, "broadcast", MethodTypeDesc.of(REALS, SPECIES, CD_double));
            case INTEGER ->
                code.loadConstant(literal.bits())
                        .invokestatic(INTEGERS, "broadcast", MethodTypeDesc.of(INTEGERS, SPECIES, CD_long));
            case TRUTH ->
                code.loadConstant((int) literal.bits())
                        .invokeinterface(SPECIES, "maskAll", MethodTypeDesc.of(MASK, ConstantDescs.CD_boolean));
        }
    }

    /** Puts the value of an operation on the stack. */
    private void emit(Node node) {
        switch (node) {
            case Node.Unary unary -> unary(unary);
            case Node.Binary binary -> binary(binary);
            case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) -> {
                load(factor);
                load(multiplier);
                load(addend);
                code.invokevirtual(REALS, "fma", MethodTypeDesc.of(REALS, VECTOR, VECTOR));
            }
            case Node.Select select -> select(select);
            case Node.Literal _,
                    Node.Input _,
                    Node.Parameter _,
                    Node.Element _,
                    Node.Call _,
                    Node.Loop _,
                    Node.LoopResult _ -> throw new IllegalStateException("not in a segment: " + node);
        }
    }

    private void unary(Node.Unary unary) {
        load(unary.operand());
        switch (unary.operation()) {
            case NEGATE -> code.invokevirtual(REALS, "neg", MethodTypeDesc.of(REALS));
            case ABSOLUTE -> code.invokevirtual(REALS, "abs", MethodTypeDesc.of(REALS));
            case SQUARE_ROOT -> code.invokevirtual(REALS, "sqrt", MethodTypeDesc.of(REALS));
            case NOT -> code.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
            case BITS_OF_REAL -> bitsOfReal(unary.operand());
            case REAL_OF_BITS -> code.invokevirtual(INTEGERS, "reinterpretAsDoubles", MethodTypeDesc.of(REALS));
            case REAL_OF_INTEGER -> convert(INTEGERS, "L2D", REALS);
            case INTEGER_OF_REAL -> convert(REALS, "D2L", INTEGERS);
        }
    }

    /** The representation, and that of the canonical NaN for every NaN. */
    private void bitsOfReal(int operand) {
        code.invokevirtual(REALS, "reinterpretAsLongs", MethodTypeDesc.of(INTEGERS));
        constant(new Node.Literal(Type.INTEGER, Double.doubleToLongBits(Double.NaN)));
        compare(REALS, operand, "NE", operand);
        cast("INTEGERS");
        code.invokevirtual(INTEGERS, "blend", MethodTypeDesc.of(INTEGERS, VECTOR, MASK));
    }

    private void convert(ClassDesc from, String name, ClassDesc to) {
        code.getstatic(OPERATORS, name, CONVERSION)
                .iconst_0()
                .invokevirtual(from, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, CD_int))
                .checkcast(to);
    }

    private void binary(Node.Binary binary) {
        int left = binary.left();
        int right = binary.right();
        switch (binary.operation()) {
            case ADD -> arithmetic(REALS, left, "add", right);
            case SUBTRACT -> arithmetic(REALS, left, "sub", right);
            case MULTIPLY -> arithmetic(REALS, left, "mul", right);
            case DIVIDE -> arithmetic(REALS, left, "div", right);
            case MINIMUM -> extreme(left, "LT", right);
            case MAXIMUM -> extreme(left, "GT", right);
            case LESS -> compare(REALS, left, "LT", right);
            case LESS_OR_EQUAL -> compare(REALS, left, "LE", right);
            case EQUAL -> compare(REALS, left, "EQ", right);
            case AND -> truths(left, "and", right);
            case OR -> truths(left, "or", right);
            case INTEGER_ADD -> arithmetic(INTEGERS, left, "add", right);
            case INTEGER_SUBTRACT -> arithmetic(INTEGERS, left, "sub", right);
            case INTEGER_MULTIPLY -> arithmetic(INTEGERS, left, "mul", right);
            case BITS_AND -> arithmetic(INTEGERS, left, "and", right);
            case BITS_OR -> arithmetic(INTEGERS, left, "or", right);
            case BITS_EXCLUSIVE_OR -> lanewise(left, "XOR", right);
            case SHIFT_LEFT -> lanewise(left, "LSHL", right);
            case SHIFT_RIGHT -> lanewise(left, "ASHR", right);
            case SHIFT_RIGHT_UNSIGNED -> lanewise(left, "LSHR", right);
            case INTEGER_LESS -> {
                compare(INTEGERS, left, "LT", right);
                cast("REALS");
            }
            case INTEGER_EQUAL -> {
                compare(INTEGERS, left, "EQ", right);
                cast("REALS");
            }
            case INTEGER_DIVIDE, INTEGER_REMAINDER -> throw new IllegalStateException("not in a segment: " + binary);
        }
    }

    private void arithmetic(ClassDesc vector, int left, String method, int right) {
        load(left);
        load(right);
        code.invokevirtual(vector, method, MethodTypeDesc.of(vector, VECTOR));
    }

    private void truths(int left, String method, int right) {
        load(left);
        load(right);
        code.invokevirtual(MASK, method, MethodTypeDesc.of(MASK, MASK));
    }

    /** Shifts by a literal have an instruction of their own; other operands are vectors. */
    private void lanewise(int left, String operator, int right) {
        load(left);
        code.getstatic(OPERATORS, operator, operator.equals("XOR") ? ASSOCIATIVE : BINARY);
        if (graph.node(right) instanceof Node.Literal literal) {
            code.loadConstant(literal.bits())
                    .invokevirtual(INTEGERS, "lanewise", MethodTypeDesc.of(INTEGERS, BINARY, CD_long));
        } else {
            load(right);
            code.invokevirtual(INTEGERS, "lanewise", MethodTypeDesc.of(INTEGERS, BINARY, VECTOR));
        }
    }

    /** {@code left < right ? left : right}, or with greater than. */
    private void extreme(int left, String comparison, int right) {
        load(right);
        load(left);
        compare(REALS, left, comparison, right);
        code.invokevirtual(REALS, "blend", MethodTypeDesc.of(REALS, VECTOR, MASK));
    }

    private void compare(ClassDesc vector, int left, String comparison, int right) {
        load(left);
        code.getstatic(OPERATORS, comparison, COMPARISON);
        load(right);
        code.invokevirtual(vector, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    private void cast(String species) {
        code.getstatic(LANES, species, SPECIES).invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }

    private void select(Node.Select select) {
        switch (select.type()) {
            case REAL -> {
                load(select.whenFalse());
                load(select.whenTrue());
                load(select.condition());
                code.invokevirtual(REALS, "blend", MethodTypeDesc.of(REALS, VECTOR, MASK));
            }
            case INTEGER -> {
                load(select.whenFalse());
                load(select.whenTrue());
                load(select.condition());
                cast("INTEGERS");
                code.invokevirtual(INTEGERS, "blend", MethodTypeDesc.of(INTEGERS, VECTOR, MASK));
            }
            case TRUTH -> {
                // (condition and whenTrue) or (whenFalse and not condition)
                truths(select.condition(), "and", select.whenTrue());
                load(select.whenFalse());
                load(select.condition());
                code.invokevirtual(MASK, "andNot", MethodTypeDesc.of(MASK, MASK))
                        .invokevirtual(MASK, "or", MethodTypeDesc.of(MASK, MASK));
            }
        }
    }
}

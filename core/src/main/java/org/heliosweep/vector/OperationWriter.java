package org.heliosweep.vector;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * Writes the bytecode of primitive operations: calls of the Vector API on the values of other nodes. Truths are masks
 * of the species of reals. Everything is in line: a method that takes and gives vectors would box them wherever it is
 * not inlined.
 */
final class OperationWriter {
    private static final String PACKAGE = "jdk.incubator.vector.";
    static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "Vector");
    static final ClassDesc REALS = ClassDesc.of(PACKAGE + "DoubleVector");
    private static final ClassDesc SINGLES = ClassDesc.of(PACKAGE + "FloatVector");
    static final ClassDesc INTEGERS = ClassDesc.of(PACKAGE + "LongVector");
    static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
    static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
    private static final ClassDesc LANES = Lanes.class.describeConstable().orElseThrow();
    static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
    static final ClassDesc COMPARISON = OPERATORS.nested("Comparison");
    static final ClassDesc BINARY = OPERATORS.nested("Binary");
    static final ClassDesc ASSOCIATIVE = OPERATORS.nested("Associative");
    private static final ClassDesc CONVERSION = OPERATORS.nested("Conversion");

    private final Graph graph;
    private final CodeBuilder code;
    private final IntConsumer loader;
    private final IntPredicate isNumber;

    /**
     * A writer of the operations of a graph.
     *
     * @param code where to
     * @param loader puts the value of a node that is no literal on the stack
     * @param isNumber whether a real cannot be NaN
     */
    OperationWriter(Graph graph, CodeBuilder code, IntConsumer loader, IntPredicate isNumber) {
        this.graph = graph;
        this.code = code;
        this.loader = loader;
        this.isNumber = isNumber;
    }

    /** The class of the values of a type. */
    static ClassDesc vector(Type type) {
        return switch (type) {
            case REAL -> REALS;
            case INTEGER -> INTEGERS;
            case TRUTH -> MASK;
        };
    }

    /** The class of the scratch array of a type. */
    static ClassDesc array(Type type) {
        return switch (type) {
            case REAL -> CD_double.arrayType();
            case INTEGER -> CD_long.arrayType();
            case TRUTH -> ConstantDescs.CD_boolean.arrayType();
        };
    }

    /** Puts the value of any node on the stack. */
    void load(int node) {
        if (graph.node(node) instanceof Node.Literal literal) {
            constant(literal);
        } else {
            loader.accept(node);
        }
    }

    /** Puts a species on the stack. */
    void species(Type type) {
        code.getstatic(LANES, type == Type.INTEGER ? "INTEGERS" : "REALS", SPECIES);
    }

    /** Puts a constant into all lanes. */
    void constant(Node.Literal literal) {
        broadcast(literal.type(), () -> {
            switch (literal.type()) {
                case REAL -> code.loadConstant(literal.real());
                case INTEGER -> code.loadConstant(literal.bits());
                case TRUTH -> code.loadConstant((int) literal.bits());
            }
        });
    }

    /** Puts an element of the scratch array of a type into all lanes; array and index are put on the stack. */
    void broadcastElement(Type type, Runnable arrayAndIndex) {
        broadcast(type, () -> {
            arrayAndIndex.run();
            code.arrayLoad(
                    switch (type) {
                        case REAL -> TypeKind.DOUBLE;
                        case INTEGER -> TypeKind.LONG;
                        case TRUTH -> TypeKind.BOOLEAN;
                    });
        });
    }

    private void broadcast(Type type, Runnable value) {
        species(type);
        value.run();
        switch (type) {
            case REAL -> code.invokestatic(REALS, "broadcast", MethodTypeDesc.of(REALS, SPECIES, CD_double));
            case INTEGER -> code.invokestatic(INTEGERS, "broadcast", MethodTypeDesc.of(INTEGERS, SPECIES, CD_long));
            case TRUTH -> code.invokeinterface(SPECIES, "maskAll", MethodTypeDesc.of(MASK, ConstantDescs.CD_boolean));
        }
    }

    /** Puts 1 where the mask in a local variable is true, and 0 elsewhere, on the stack. */
    void realOfTruth(int mask) {
        constant(new Node.Literal(Type.REAL, 0));
        constant(new Node.Literal(Type.REAL, Double.doubleToLongBits(1)));
        code.aload(mask).invokevirtual(REALS, "blend", MethodTypeDesc.of(REALS, VECTOR, MASK));
    }

    /** Makes the reals on the stack a mask: true where they are not 0. */
    void truthOfReal() {
        code.getstatic(OPERATORS, "NE", COMPARISON);
        constant(new Node.Literal(Type.REAL, 0));
        code.invokevirtual(REALS, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    /** Puts the value of an operation on the stack. */
    void emit(Node node) {
        switch (node) {
            case Node.Unary unary -> unary(unary);
            case Node.Binary binary -> binary(binary);
            case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) -> {
                load(factor);
                load(multiplier);
                load(addend);
                code.invokevirtual(REALS, "fma", MethodTypeDesc.of(REALS, VECTOR, VECTOR));
            }
            case Node.SingleFusedMultiplyAdd(int factor, int multiplier, int addend) -> {
                loadSingle(factor);
                loadSingle(multiplier);
                loadSingle(addend);
                code.invokevirtual(SINGLES, "fma", MethodTypeDesc.of(SINGLES, VECTOR, VECTOR));
                convert(SINGLES, "F2D", REALS);
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
            case ROUND_TO_SINGLE -> {
                convert(REALS, "D2F", SINGLES);
                convert(SINGLES, "F2D", REALS);
            }
        }
    }

    /** Half of a vector of the same width is left empty. */
    private void loadSingle(int node) {
        load(node);
        convert(REALS, "D2F", SINGLES);
    }

    /** The representation, and that of the canonical NaN for every NaN. */
    private void bitsOfReal(int operand) {
        code.invokevirtual(REALS, "reinterpretAsLongs", MethodTypeDesc.of(INTEGERS));
        if (isNumber.test(operand)) {
            return;
        }
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

    void compare(ClassDesc vector, int left, String comparison, int right) {
        load(left);
        code.getstatic(OPERATORS, comparison, COMPARISON);
        load(right);
        code.invokevirtual(vector, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    void cast(String species) {
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

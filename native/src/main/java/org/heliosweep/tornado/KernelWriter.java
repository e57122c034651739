package org.heliosweep.tornado;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_byte;
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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphPrinter;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.kernel.KernelException;

/**
 * Writes a kernel as a class file: straight code over local variables, one for each node. Truths are 0 or 1 and are
 * combined by bits, so that the only branches are the two sides of a selection, which TornadoVM's compiler always puts in
 * the form of C.
 */
final class KernelWriter {
    private static final ClassDesc THIS = ClassDesc.of(KernelCode.CLASS);
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final MethodTypeDesc ONE = MethodTypeDesc.of(CD_double, CD_double);
    private static final MethodTypeDesc TWO = MethodTypeDesc.of(CD_double, CD_double, CD_double);
    private static final List<String> PARAMETERS = List.of("context", "range", "table", "reals", "integers", "truths");
    /** How many operations stand on each other on the stack at most. */
    private static final int HIGHEST = 40;

    private static final int CONTEXT = 0;
    private static final int RANGE = 1;
    private static final int TABLE = 2;
    private static final int REALS = 3;
    private static final int INTEGERS = 4;
    private static final int TRUTHS = 5;

    private final KernelTypes types;
    private final ConstantTable table = new ConstantTable();
    private final OutputLayout layout;
    private CodeBuilder code;
    private int number;
    private int item;

    private KernelWriter(KernelTypes types, OutputLayout layout) {
        this.types = types;
        this.layout = layout;
    }

    /**
     * Writes a kernel.
     *
     * @param graph operations that {@link TornadoGraph} leaves
     * @param outputs the nodes that are wanted
     * @throws KernelException if it is too large for a method of Java
     */
    static KernelCode write(KernelTypes types, Graph graph, List<Integer> outputs, OutputLayout layout, String method) {
        KernelWriter writer = new KernelWriter(types, layout);
        byte[] classFile = writer.classFile(graph, outputs, method);
        return new KernelCode(
                ByteBuffer.wrap(classFile),
                method,
                writer.table.values(),
                layout.capacity(),
                layout.count(Type.REAL),
                layout.count(Type.INTEGER),
                layout.count(Type.TRUTH),
                GraphPrinter.print(graph, outputs));
    }

    private byte[] classFile(Graph graph, List<Integer> outputs, String method) {
        try {
            return ClassFile.of()
                    .build(
                            THIS,
                            type -> type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL)
                                    .withInterfaceSymbols(types.task())
                                    // First, since TornadoVM looks here for the method, and reads one byte of its place
                                    // only.
                                    .withMethodBody(
                                            "apply",
                                            types.apply(),
                                            ClassFile.ACC_PUBLIC,
                                            builder -> apply(builder, method))
                                    .withMethodBody(
                                            INIT_NAME,
                                            MTD_void,
                                            ClassFile.ACC_PUBLIC,
                                            builder -> builder.aload(0)
                                                    .invokespecial(CD_Object, INIT_NAME, MTD_void)
                                                    .return_())
                                    .withMethodBody(
                                            method,
                                            types.method(),
                                            ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                            builder -> body(builder, graph, outputs)));
        } catch (IllegalArgumentException e) {
            throw new KernelException(
                    "the plan is too large for TornadoVM: its kernel would be a method of more than 65,535 bytes; take"
                            + " another back end",
                    e);
        }
    }

    private void apply(CodeBuilder builder, String method) {
        for (int index = 0; index < PARAMETERS.size(); index++) {
            builder.aload(1 + index).checkcast(types.method().parameterType(index));
        }
        builder.invokestatic(THIS, method, types.method()).return_();
    }

    private void body(CodeBuilder builder, Graph graph, List<Integer> outputs) {
        code = builder;
        // TornadoVM takes the names of what a kernel is given from here.
        Label begin = code.newBoundLabel();
        Label end = code.newLabel();
        for (int index = 0; index < PARAMETERS.size(); index++) {
            code.localVariable(index, PARAMETERS.get(index), types.method().parameterType(index), begin, end);
        }
        findNumber();
        Body body = new Body(graph, List.of());
        body.write(outputs);
        outputs.stream().filter(layout::isWritten).distinct().forEach(node -> store(body, node));
        code.return_().labelBinding(end);
    }

    /** Work items that pad the last group compute the last scenario once more. */
    private void findNumber() {
        item = code.allocateLocal(TypeKind.INT);
        code.aload(CONTEXT)
                .getfield(types.context(), "globalIdx", CD_Integer)
                .invokevirtual(CD_Integer, "intValue", MethodTypeDesc.of(CD_int))
                .istore(item);
        number = code.allocateLocal(TypeKind.LONG);
        int last = code.allocateLocal(TypeKind.LONG);
        range(0);
        code.iload(item).i2l().ladd().lstore(number);
        range(1);
        code.lstore(last);
        Label inside = code.newLabel();
        code.lload(number).lload(last).lcmp().iflt(inside);
        code.lload(last).lstore(number);
        code.labelBinding(inside);
    }

    private void range(int index) {
        code.aload(RANGE)
                .loadConstant(index)
                .invokevirtual(types.integers(), "get", MethodTypeDesc.of(CD_long, CD_int));
    }

    private void fromTable() {
        code.invokevirtual(types.reals(), "get", MethodTypeDesc.of(CD_double, CD_int));
    }

    private void store(Body body, int node) {
        Type type = body.graph.node(node).type();
        code.aload(
                switch (type) {
                    case REAL -> REALS;
                    case INTEGER -> INTEGERS;
                    case TRUTH -> TRUTHS;
                });
        code.iload(item).loadConstant(layout.offset(node)).iadd();
        body.load(node);
        switch (type) {
            case REAL -> code.invokevirtual(types.reals(), "set", MethodTypeDesc.of(CD_void, CD_int, CD_double));
            case INTEGER -> code.invokevirtual(types.integers(), "set", MethodTypeDesc.of(CD_void, CD_int, CD_long));
            case TRUTH -> code.i2b().invokevirtual(types.truths(), "set", MethodTypeDesc.of(CD_void, CD_int, CD_byte));
        }
    }

    /** The operations of one graph: that of the kernel, or of the body of a loop. */
    private final class Body {
        private final Graph graph;
        private final List<Integer> parameters;
        private final int[] locals;
        private final Map<Integer, List<Integer>> carried = new HashMap<>();
        private final boolean[] isOnStack;
        private boolean[] wanted;

        /**
         * @param parameters the local variables of the parameters of the body of a loop
         */
        Body(Graph graph, List<Integer> parameters) {
            this.graph = graph;
            this.parameters = parameters;
            this.locals = new int[graph.size()];
            this.isOnStack = new boolean[graph.size()];
        }

        void write(List<Integer> roots) {
            wanted = graph.reachable(roots);
            findOnStack(roots);
            for (int id = 0; id < graph.size(); id++) {
                if (wanted[id] && !isOnStack[id]) {
                    write(id);
                }
            }
        }

        /**
         * A value that is used once is computed where it is used, which takes half the bytes. Not in the branches of a
         * selection, which stay the simplest that there are, nor what is read twice.
         */
        private void findOnStack(List<Integer> roots) {
            int[] uses = new int[graph.size()];
            int[] heights = new int[graph.size()];
            roots.forEach(root -> uses[root]++);
            for (int id = 0; id < graph.size(); id++) {
                if (wanted[id]) {
                    int times = isOnceOnly(graph.node(id)) ? 1 : 2;
                    Graph.forEachOperand(graph.node(id), operand -> uses[operand] += times);
                }
            }
            for (int id = 0; id < graph.size(); id++) {
                if (graph.node(id) instanceof Node.Select(Type _, int condition, int _, int _)
                        && wanted[id]
                        && uses[condition] == 2) {
                    uses[condition] = 1;
                }
            }
            for (int id = 0; id < graph.size(); id++) {
                int at = id;
                Graph.forEachOperand(
                        graph.node(id),
                        operand -> heights[at] = Math.max(heights[at], isOnStack[operand] ? heights[operand] + 1 : 1));
                isOnStack[id] = uses[id] == 1 && heights[id] <= HIGHEST && isOperation(graph.node(id));
            }
        }

        private static boolean isOnceOnly(Node node) {
            return switch (node) {
                case Node.Select _, Node.Loop _ -> false;
                case Node.Binary binary ->
                    binary.operation() != BinaryOperation.MINIMUM && binary.operation() != BinaryOperation.MAXIMUM;
                case Node _ -> true;
            };
        }

        private static boolean isOperation(Node node) {
            return node instanceof Node.Unary
                    || node instanceof Node.Binary
                    || node instanceof Node.Select
                    || node instanceof Node.Element
                    || node instanceof Node.Call;
        }

        private void write(int id) {
            switch (graph.node(id)) {
                case Node.Literal _ -> {}
                case Node.Input _ -> locals[id] = number;
                case Node.Parameter(int index, Type _) -> locals[id] = parameters.get(index);
                case Node.LoopResult(int loop, int index, Type _) ->
                    locals[id] = carried.get(loop).get(index);
                case Node.Loop loop -> carried.put(id, loop(loop));
                case Node.Unary _,
                        Node.Binary _,
                        Node.FusedMultiplyAdd _,
                        Node.SingleFusedMultiplyAdd _,
                        Node.Select _,
                        Node.Element _,
                        Node.Call _ -> {
                    compute(id);
                    TypeKind kind = kind(graph.node(id).type());
                    locals[id] = code.allocateLocal(kind);
                    code.storeLocal(kind, locals[id]);
                }
            }
        }

        /** Puts the value of an operation on the stack. */
        private void compute(int id) {
            switch (graph.node(id)) {
                case Node.Unary(UnaryOperation operation, int operand) -> {
                    load(operand);
                    unary(operation);
                }
                case Node.Binary(BinaryOperation operation, int left, int right) -> {
                    load(left);
                    load(right);
                    binary(operation, left, right);
                }
                case Node.Select(Type type, int condition, int whenTrue, int whenFalse) ->
                    select(type, condition, whenTrue, whenFalse);
                case Node.Element(ConstantArray array, int index) -> {
                    code.aload(TABLE);
                    load(index);
                    code.l2i().loadConstant(table.offset(array)).iadd();
                    fromTable();
                }
                case Node.Call(Function function, List<Integer> arguments) -> {
                    arguments.forEach(this::load);
                    call(function);
                }
                case Node.Literal _,
                        Node.Input _,
                        Node.Parameter _,
                        Node.FusedMultiplyAdd _,
                        Node.SingleFusedMultiplyAdd _,
                        Node.Loop _,
                        Node.LoopResult _ ->
                    throw new IllegalStateException("no operation of TornadoVM: " + graph.node(id));
            }
        }

        void load(int id) {
            if (isOnStack[id]) {
                compute(id);
                return;
            }
            if (!(graph.node(id) instanceof Node.Literal literal)) {
                code.loadLocal(kind(graph.node(id).type()), locals[id]);
                return;
            }
            switch (literal.type()) {
                case REAL -> real(literal.real());
                case INTEGER -> code.loadConstant(literal.bits());
                case TRUTH -> code.loadConstant((int) literal.bits());
            }
        }

        private void real(double value) {
            if (Double.isFinite(value)) {
                code.loadConstant(value);
                return;
            }
            // The compiler has no literals for these.
            code.aload(TABLE).loadConstant(table.offset(value));
            fromTable();
        }

        private void unary(UnaryOperation operation) {
            switch (operation) {
                case NEGATE -> code.dneg();
                case ABSOLUTE -> code.invokestatic(MATH, "abs", ONE);
                case SQUARE_ROOT -> code.invokestatic(MATH, "sqrt", ONE);
                case NOT -> code.iconst_1().ixor();
                case REAL_OF_INTEGER -> code.l2d();
                case INTEGER_OF_REAL -> code.d2i().i2l();
                case BITS_OF_REAL, REAL_OF_BITS, ROUND_TO_SINGLE ->
                    throw new IllegalStateException("left in the graph: " + operation);
            }
        }

        private void binary(BinaryOperation operation, int left, int right) {
            switch (operation) {
                case ADD -> code.dadd();
                case SUBTRACT -> code.dsub();
                case MULTIPLY -> code.dmul();
                case DIVIDE -> code.ddiv();
                case MINIMUM -> chosen(code.dcmpg(), left, right);
                case MAXIMUM -> {
                    code.dcmpl();
                    Label otherwise = code.newLabel();
                    code.ifle(otherwise);
                    either(otherwise, left, right);
                }
                case LESS -> truth(code.dcmpg(), Comparison.BELOW);
                case EQUAL -> truth(code.dcmpl(), Comparison.SAME);
                case INTEGER_LESS -> truth(code.lcmp(), Comparison.BELOW);
                case INTEGER_EQUAL -> truth(code.lcmp(), Comparison.SAME);
                case AND -> code.iand();
                case OR -> code.ior();
                case INTEGER_ADD -> code.ladd();
                case INTEGER_SUBTRACT -> code.lsub();
                case INTEGER_MULTIPLY -> code.lmul();
                case INTEGER_DIVIDE -> code.ldiv();
                case INTEGER_REMAINDER -> code.lrem();
                case BITS_AND -> code.land();
                case BITS_OR -> code.lor();
                case BITS_EXCLUSIVE_OR -> code.lxor();
                case SHIFT_LEFT -> code.l2i().lshl();
                case SHIFT_RIGHT -> code.l2i().lshr();
                case LESS_OR_EQUAL, SHIFT_RIGHT_UNSIGNED ->
                    throw new IllegalStateException("left in the graph: " + operation);
            }
        }

        private void chosen(CodeBuilder compared, int left, int right) {
            Label otherwise = compared.newLabel();
            compared.ifge(otherwise);
            either(otherwise, left, right);
        }

        private void either(Label otherwise, int left, int right) {
            Label end = code.newLabel();
            load(left);
            code.goto_(end).labelBinding(otherwise);
            load(right);
            code.labelBinding(end);
        }

        private void truth(CodeBuilder compared, Comparison comparison) {
            Label no = compared.newLabel();
            Label end = compared.newLabel();
            switch (comparison) {
                case BELOW -> compared.ifge(no);
                case SAME -> compared.ifne(no);
            }
            compared.iconst_1().goto_(end).labelBinding(no).iconst_0().labelBinding(end);
        }

        private void select(Type type, int condition, int whenTrue, int whenFalse) {
            if (type == Type.TRUTH) {
                // b ^ (c & (a ^ b))
                load(whenFalse);
                load(condition);
                load(whenTrue);
                load(whenFalse);
                code.ixor().iand().ixor();
            } else {
                load(condition);
                Label otherwise = code.newLabel();
                code.ifeq(otherwise);
                either(otherwise, whenTrue, whenFalse);
            }
        }

        private void call(Function function) {
            switch (function) {
                case EXP -> code.invokestatic(MATH, "exp", ONE);
                case LOG -> code.invokestatic(MATH, "log", ONE);
                case POW -> code.invokestatic(MATH, "pow", TWO);
                case SIN -> code.invokestatic(MATH, "sin", ONE);
                case COS -> code.invokestatic(MATH, "cos", ONE);
                case TAN -> code.invokestatic(MATH, "tan", ONE);
                case ASIN -> code.invokestatic(MATH, "asin", ONE);
                case ACOS -> code.invokestatic(MATH, "acos", ONE);
                case ATAN -> code.invokestatic(MATH, "atan", ONE);
                case ATAN2 -> code.invokestatic(MATH, "atan2", TWO);
                case TANH -> code.invokestatic(MATH, "tanh", ONE);
                case FLOOR -> code.invokestatic(types.mathematics(), "floor", ONE);
                case CEILING -> code.invokestatic(types.mathematics(), "ceil", ONE);
                case LOG2, LOG10, ROUND, NORMAL_QUANTILE, NORMAL_PROBABILITY, PHILOX ->
                    throw new IllegalStateException("left in the graph: " + function);
            }
        }

        /** Writes a loop, and gives the local variables that it carries. */
        private List<Integer> loop(Node.Loop loop) {
            List<Type> types =
                    loop.initial().stream().map(node -> graph.node(node).type()).toList();
            List<Integer> states =
                    types.stream().map(type -> code.allocateLocal(kind(type))).toList();
            for (int index = 0; index < states.size(); index++) {
                load(loop.initial().get(index));
                code.storeLocal(kind(types.get(index)), states.get(index));
            }
            List<Integer> captured = loop.captured().stream().map(this::inLocal).toList();
            int trip = code.allocateLocal(TypeKind.INT);
            code.iconst_0().istore(trip);
            Label next = code.newBoundLabel();
            Label end = code.newLabel();
            code.iload(trip).loadConstant(loop.trips()).if_icmpge(end);
            int longTrip = code.allocateLocal(TypeKind.LONG);
            code.iload(trip).i2l().lstore(longTrip);
            List<Integer> given = new ArrayList<>();
            given.add(longTrip);
            given.addAll(states);
            given.addAll(captured);
            Body body = new Body(loop.body().graph(), given);
            List<Integer> results = loop.body().results();
            body.write(results);
            advance(body, results, states);
            code.iinc(trip, 1).goto_(next).labelBinding(end);
            return states;
        }

        private int inLocal(int id) {
            if (!(graph.node(id) instanceof Node.Literal literal)) {
                return locals[id];
            }
            int local = code.allocateLocal(kind(literal.type()));
            load(id);
            code.storeLocal(kind(literal.type()), local);
            return local;
        }

        /**
         * All are computed before the first one is written. TornadoVM's compiler writes carried values one after the other
         * and would see those that are written already where one takes the value of another: such a value is computed
         * from something that only the kernel knows to be neutral.
         */
        private void advance(Body body, List<Integer> results, List<Integer> states) {
            Set<Integer> before = new HashSet<>(states);
            List<Integer> values = new ArrayList<>();
            for (int result : results) {
                Node node = body.graph.node(result);
                TypeKind kind = kind(node.type());
                int value = code.allocateLocal(kind);
                body.load(result);
                if (node instanceof Node.Parameter && before.contains(body.locals[result])) {
                    neutral(node.type());
                }
                code.storeLocal(kind, value);
                values.add(value);
            }
            for (int index = 0; index < states.size(); index++) {
                TypeKind kind = kind(body.graph.node(results.get(index)).type());
                code.loadLocal(kind, values.get(index)).storeLocal(kind, states.get(index));
            }
        }

        private void neutral(Type type) {
            switch (type) {
                case REAL -> {
                    code.aload(TABLE).loadConstant(table.offset(1.0));
                    fromTable();
                    code.dmul();
                }
                case INTEGER -> {
                    range(2);
                    code.ladd();
                }
                case TRUTH -> {
                    range(2);
                    code.l2i().ixor();
                }
            }
        }
    }

    /** How what was compared has to turn out. */
    private enum Comparison {
        BELOW,
        SAME
    }

    private static TypeKind kind(Type type) {
        return switch (type) {
            case REAL -> TypeKind.DOUBLE;
            case INTEGER -> TypeKind.LONG;
            case TRUTH -> TypeKind.INT;
        };
    }
}

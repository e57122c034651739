package org.heliosweep.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.SingleValues;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/**
 * Writes a graph as statements, a node a line: each value is a constant of the language with a name of its own, and
 * literals stand where they are used. Loops are loops.
 *
 * <p>Reals that are known to be binary32 numbers are constants of type float. An operation on such numbers whose result is
 * rounded to one is one operation on floats, which has the same bits; wherever else they are operands, they are made
 * doubles first.
 */
final class GraphWriter {
    private final Lines lines;
    private final SharedParts shared;
    private final Graph graph;
    private final java.util.function.Function<Node.Input, String> inputs;
    private final List<String> parameters;
    private final Map<Integer, List<String>> names;
    private final String path;
    private final ScenarioNumbers numbers;
    private final SingleValues singles;
    private final String[] values;

    /** Which nodes compare reals and choose one of them, or let a selection do so. */
    private final boolean[] chooses;

    private final Map<Integer, List<String>> carried = new HashMap<>();

    /**
     * A writer of a graph.
     *
     * @param inputs the expression that gives an input
     * @param parameters the expressions of the parameters of the body of a loop
     * @param names what people call nodes
     * @param path what names of values are preceded by, so that they differ from those of other graphs
     * @param numbers what is known of the numbers of scenarios
     */
    GraphWriter(
            Lines lines,
            SharedParts shared,
            Graph graph,
            java.util.function.Function<Node.Input, String> inputs,
            List<String> parameters,
            Map<Integer, List<String>> names,
            String path,
            ScenarioNumbers numbers) {
        this(lines, shared, graph, inputs, parameters, names, path, numbers, SingleValues.of(graph));
    }

    private GraphWriter(
            Lines lines,
            SharedParts shared,
            Graph graph,
            java.util.function.Function<Node.Input, String> inputs,
            List<String> parameters,
            Map<Integer, List<String>> names,
            String path,
            ScenarioNumbers numbers,
            SingleValues singles) {
        this.lines = lines;
        this.shared = shared;
        this.graph = graph;
        this.inputs = inputs;
        this.parameters = parameters;
        this.names = names;
        this.path = path;
        this.numbers = numbers;
        this.singles = singles;
        this.values = new String[graph.size()];
        this.chooses = choosing(graph);
    }

    /** Writes all that some nodes stand on. */
    void write(List<Integer> roots) {
        boolean[] wanted = wanted(roots);
        if (SingleValues.rounds(graph)) {
            shared.useSingles();
        }
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                write(id);
            }
        }
    }

    /** All that has to be written: what is an operation on floats together with its rounding has no line of its own. */
    private boolean[] wanted(List<Integer> roots) {
        boolean[] wanted = new boolean[graph.size()];
        roots.forEach(root -> wanted[root] = true);
        for (int id = graph.size() - 1; id >= 0; id--) {
            if (wanted[id]) {
                Node node = singleOperation(graph.node(id)).orElse(graph.node(id));
                Graph.forEachOperand(node, operand -> wanted[operand] = true);
            }
        }
        return wanted;
    }

    /** The operation whose result a node rounds to binary32, where the operation on floats gives the same. */
    private Optional<Node> singleOperation(Node node) {
        return Optional.of(node)
                .filter(Node.Unary.class::isInstance)
                .map(Node.Unary.class::cast)
                .filter(unary -> unary.operation() == UnaryOperation.ROUND_TO_SINGLE)
                .map(unary -> graph.node(unary.operand()))
                .filter(this::isOfSingles);
    }

    private boolean isOfSingles(Node node) {
        return switch (node) {
            case Node.Unary(UnaryOperation operation, int operand) ->
                operation == UnaryOperation.SQUARE_ROOT && singles.fits(operand);
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                switch (operation) {
                    case ADD, SUBTRACT, MULTIPLY, DIVIDE -> singles.fits(left) && singles.fits(right);
                    default -> false;
                };
            case Node _ -> false;
        };
    }

    /** The expression of a value that has been written; a float where that is what is known of it. */
    String value(int node) {
        return values[node];
    }

    /** The expression of a value that an operation on reals, integers or truths takes. */
    private String wide(int node) {
        return singles.isSingle(node) ? "(double) " + values[node] : values[node];
    }

    /** The expression of a value as a float. */
    private String single(int node) {
        return graph.node(node) instanceof Node.Literal literal
                ? Literals.single(literal)
                : singles.isSingle(node) ? values[node] : "(float) " + values[node];
    }

    /** Whether two operands are compared, or chosen from, as floats. */
    private boolean areSingle(int left, int right) {
        return (singles.isSingle(left) || singles.isSingle(right)) && singles.fits(left) && singles.fits(right);
    }

    private void write(int id) {
        Node node = graph.node(id);
        switch (node) {
            case Node.Literal literal -> values[id] = Literals.of(literal);
            case Node.Parameter(int index, Type _) -> values[id] = parameters.get(index);
            case Node.LoopResult(int loop, int index, Type _) ->
                values[id] = carried.get(loop).get(index);
            case Node.Loop loop -> carried.put(id, write(id, loop));
            case Node.Input input -> give(id, inputs.apply(input));
            case Node.Unary(UnaryOperation operation, int operand)
            when operation == UnaryOperation.ROUND_TO_SINGLE -> define(id, rounded(node, operand));
            case Node.Unary(UnaryOperation operation, int operand)
            when singles.isSingle(id) -> define(id, Expressions.ofSingle(operation, single(operand)));
            case Node.Unary(UnaryOperation operation, int operand) ->
                define(id, Expressions.of(operation, wide(operand)));
            case Node.Binary division
            when isDivision(division) && numbers.dividesAsReals(graph, division) ->
                define(
                        id,
                        Expressions.ofSmall(division.operation(), values[division.left()], values[division.right()]));
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                define(
                        id,
                        isChoice(operation)
                                ? choice(id, operation, left, right)
                                : Expressions.of(operation, wide(left), wide(right)));
            case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) ->
                define(id, Expressions.fusedMultiplyAdd(wide(factor), wide(multiplier), wide(addend)));
            case Node.SingleFusedMultiplyAdd(int factor, int multiplier, int addend) ->
                define(id, Expressions.singleFusedMultiplyAdd(single(factor), single(multiplier), single(addend)));
            case Node.Select(Type _, int condition, int whenTrue, int whenFalse)
            when singles.isSingle(id) ->
                define(id, Expressions.selectSingle(values[condition], single(whenTrue), single(whenFalse)));
            case Node.Select(Type type, int condition, int whenTrue, int whenFalse) ->
                define(id, Expressions.select(type, values[condition], wide(whenTrue), wide(whenFalse)));
            case Node.Element(ConstantArray array, int index) -> define(id, element(id, array, index));
            case Node.Call(Function function, List<Integer> arguments) ->
                define(
                        id,
                        Expressions.call(
                                shared.function(function),
                                arguments.stream().map(this::wide).toArray(String[]::new)));
        }
    }

    /** What is rounded to binary32: one operation on floats, or a double that is made a float. */
    private String rounded(Node node, int operand) {
        return switch (singleOperation(node).orElse(node)) {
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                Expressions.ofSingles(operation, single(left), single(right));
            case Node.Unary(UnaryOperation operation, int inner)
            when operation == UnaryOperation.SQUARE_ROOT -> Expressions.ofSingle(operation, single(inner));
            case Node _ -> "(float) " + values[operand];
        };
    }

    /** Whether an operation compares reals, or gives one of them. */
    private static boolean isChoice(BinaryOperation operation) {
        return switch (operation) {
            case MINIMUM, MAXIMUM, LESS, LESS_OR_EQUAL, EQUAL -> true;
            default -> false;
        };
    }

    /**
     * One operand is concealed where it is compared, so that no compiler finds that the two that are compared are those that
     * are chosen from: those of LLVM take such a choice for a minimum or maximum without NaN or signs of zeros. It is not a literal:
     * concealed ones stayed in registers. What functions choose is the same in all plans, and needs no such care.
     */
    private String choice(int id, BinaryOperation operation, int left, int right) {
        boolean areSingle = areSingle(left, right);
        String a = areSingle ? single(left) : wide(left);
        String b = areSingle ? single(right) : wide(right);
        if (shared.isInFunction() || !chooses[id]) {
            return areSingle ? Expressions.ofSingles(operation, a, b) : Expressions.of(operation, a, b);
        }
        boolean isLeft = graph.node(right) instanceof Node.Literal;
        return Expressions.choice(
                operation,
                areSingle,
                a,
                b,
                isLeft ? Expressions.concealed(areSingle, a) : a,
                isLeft ? b : Expressions.concealed(areSingle, b));
    }

    private static boolean[] choosing(Graph graph) {
        boolean[] chooses = new boolean[graph.size()];
        for (int id = 0; id < graph.size(); id++) {
            switch (graph.node(id)) {
                case Node.Binary(BinaryOperation operation, int _, int _)
                when operation == BinaryOperation.MINIMUM || operation == BinaryOperation.MAXIMUM -> chooses[id] = true;
                case Node.Select select
                when select.type() == Type.REAL ->
                    markChoosing(graph, select.condition(), select, chooses, new HashSet<>());
                default -> {}
            }
        }
        return chooses;
    }

    /** Marks the comparisons that a selection depends on and that have an operand which it selects. */
    private static void markChoosing(
            Graph graph, int condition, Node.Select select, boolean[] chooses, Set<Integer> seen) {
        if (!seen.add(condition)) {
            return;
        }
        switch (graph.node(condition)) {
            case Node.Unary(UnaryOperation operation, int operand)
            when operation == UnaryOperation.NOT -> markChoosing(graph, operand, select, chooses, seen);
            case Node.Binary(BinaryOperation operation, int left, int right)
            when operation == BinaryOperation.AND || operation == BinaryOperation.OR -> {
                markChoosing(graph, left, select, chooses, seen);
                markChoosing(graph, right, select, chooses, seen);
            }
            case Node.Binary(BinaryOperation operation, int left, int right)
            when isChoice(operation) ->
                chooses[condition] |= selects(graph, select, left) || selects(graph, select, right);
            default -> {}
        }
    }

    private static boolean selects(Graph graph, Node.Select select, int node) {
        return isSame(graph, select.whenTrue(), node) || isSame(graph, select.whenFalse(), node);
    }

    /** Whether two nodes have one magnitude: compilers look through changes of sign, and zeros are equal. */
    private static boolean isSame(Graph graph, int a, int b) {
        int one = magnitude(graph, a);
        int other = magnitude(graph, b);
        return one == other
                || (graph.node(one) instanceof Node.Literal first
                        && graph.node(other) instanceof Node.Literal second
                        && Math.abs(first.real()) == Math.abs(second.real()));
    }

    private static int magnitude(Graph graph, int node) {
        return graph.node(node) instanceof Node.Unary(UnaryOperation operation, int operand)
                        && (operation == UnaryOperation.NEGATE || operation == UnaryOperation.ABSOLUTE)
                ? magnitude(graph, operand)
                : node;
    }

    private static boolean isDivision(Node.Binary node) {
        return node.operation() == BinaryOperation.INTEGER_DIVIDE
                || node.operation() == BinaryOperation.INTEGER_REMAINDER;
    }

    private String element(int id, ConstantArray array, int index) {
        return numbers.consecutive(graph, index).isPresent()
                ? column(id) + "[lane]"
                : (singles.isSingle(id) ? shared.singleArray(array) : shared.array(array)) + "[" + values[index] + "]";
    }

    /** The name of the place from which on the elements lie that a group of lanes takes. */
    static String column(int id) {
        return "column" + id;
    }

    /** What has a name in the language already needs no other. */
    private void give(int id, String expression) {
        if (expression.matches("\\w+")) {
            values[id] = expression;
        } else {
            define(id, expression);
        }
    }

    private void define(int id, String expression) {
        Type type = graph.node(id).type();
        boolean isSingle = singles.isSingle(id);
        values[id] = (isSingle ? "f" : Expressions.letter(type)) + path + id;
        lines.line("const " + (isSingle ? "float" : Expressions.type(type)) + " " + values[id] + " = " + expression
                + ";" + Lines.comment(String.join(", ", names.getOrDefault(id, List.of()))));
    }

    /** Writes a loop, and gives the names of what it carries. */
    private List<String> write(int id, Node.Loop loop) {
        String inside = path + id + "_";
        boolean[] areSingle = singles.parameters(id);
        List<String> types = IntStream.range(0, loop.initial().size())
                .mapToObj(index -> areSingle[1 + index]
                        ? "float"
                        : Expressions.type(graph.node(loop.initial().get(index)).type()))
                .toList();
        List<String> names = IntStream.range(0, types.size())
                .mapToObj(index -> "carried" + inside + index)
                .toList();
        for (int index = 0; index < names.size(); index++) {
            int initial = loop.initial().get(index);
            lines.line(types.get(index) + " " + names.get(index) + " = "
                    + (areSingle[1 + index] ? single(initial) : wide(initial)) + ";");
        }
        String trip = "trip" + path + id;
        lines.open("for (int64_t " + trip + " = 0; " + trip + " < " + loop.trips() + "; " + trip + "++)");
        List<String> given = new ArrayList<>();
        given.add(trip);
        given.addAll(names);
        for (int index = 0; index < loop.captured().size(); index++) {
            int node = loop.captured().get(index);
            given.add(areSingle[given.size()] ? single(node) : values[node]);
        }
        GraphWriter body = new GraphWriter(
                lines,
                shared,
                loop.body().graph(),
                inputs,
                given,
                Map.of(),
                inside,
                ScenarioNumbers.UNKNOWN,
                SingleValues.of(loop.body(), areSingle));
        body.write(loop.body().results());
        // All are computed before the first one is written.
        for (int index = 0; index < names.size(); index++) {
            int result = loop.body().results().get(index);
            lines.line("const " + types.get(index) + " next" + inside + index + " = "
                    + (areSingle[1 + index] ? body.single(result) : body.wide(result)) + ";");
        }
        for (int index = 0; index < names.size(); index++) {
            lines.line(names.get(index) + " = next" + inside + index + ";");
        }
        lines.close();
        return names;
    }
}

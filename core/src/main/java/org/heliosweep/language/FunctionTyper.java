package org.heliosweep.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.model.Interpolation;
import org.heliosweep.unit.Dimension;
import org.heliosweep.unit.Rational;

/** Turns calls of functions and tables into nodes, checking number, types and units of the arguments. */
final class FunctionTyper {
    /** Functions of one plain number. */
    private static final Map<String, Function> PLAIN = Map.ofEntries(
            Map.entry("exp", Function.EXP),
            Map.entry("log", Function.LOG),
            Map.entry("log2", Function.LOG2),
            Map.entry("log10", Function.LOG10),
            Map.entry("sin", Function.SIN),
            Map.entry("cos", Function.COS),
            Map.entry("tan", Function.TAN),
            Map.entry("asin", Function.ASIN),
            Map.entry("acos", Function.ACOS),
            Map.entry("atan", Function.ATAN),
            Map.entry("tanh", Function.TANH),
            Map.entry("floor", Function.FLOOR),
            Map.entry("ceil", Function.CEILING),
            Map.entry("round", Function.ROUND),
            Map.entry("normal_quantile", Function.NORMAL_QUANTILE),
            Map.entry("normal_probability", Function.NORMAL_PROBABILITY));

    private static final List<String> OTHERS = List.of("abs", "sqrt", "pow", "atan2", "min", "max", "clamp");

    private final ExpressionTyper typer;
    private final GraphBuilder graph;

    FunctionTyper(ExpressionTyper typer, GraphBuilder graph) {
        this.typer = typer;
        this.graph = graph;
    }

    /** Whether a name is that of a function, so that nothing else can have it. */
    static boolean isFunction(String name) {
        return PLAIN.containsKey(name) || OTHERS.contains(name);
    }

    Value type(Expression.Call call) {
        String name = call.function().text();
        Function plain = PLAIN.get(name);
        if (plain != null) {
            return plain(call, plain);
        }
        return switch (name) {
            case "abs" -> {
                Value.Number argument = arguments(call, 1).getFirst();
                yield new Value.Number(graph.unary(UnaryOperation.ABSOLUTE, argument.node()), argument.dimension());
            }
            case "sqrt" -> {
                Value.Number argument = arguments(call, 1).getFirst();
                yield new Value.Number(
                        graph.unary(UnaryOperation.SQUARE_ROOT, argument.node()),
                        argument.dimension().power(Rational.of(1, 2)));
            }
            case "pow" -> {
                List<Value.Number> both = plainArguments(call, 2);
                yield new Value.Number(
                        graph.call(Function.POW, both.get(0).node(), both.get(1).node()), Dimension.NUMBER);
            }
            case "atan2" -> {
                List<Value.Number> both = sameArguments(call, 2, 2);
                yield new Value.Number(
                        graph.call(
                                Function.ATAN2, both.get(0).node(), both.get(1).node()),
                        Dimension.NUMBER);
            }
            case "min" -> folded(call, BinaryOperation.MINIMUM);
            case "max" -> folded(call, BinaryOperation.MAXIMUM);
            case "clamp" -> {
                List<Value.Number> all = sameArguments(call, 3, 3);
                int raised = graph.binary(
                        BinaryOperation.MAXIMUM, all.get(0).node(), all.get(1).node());
                yield new Value.Number(
                        graph.binary(BinaryOperation.MINIMUM, raised, all.get(2).node()),
                        all.get(0).dimension());
            }
            default -> table(call);
        };
    }

    private Value plain(Expression.Call call, Function function) {
        return new Value.Number(
                graph.call(function, plainArguments(call, 1).getFirst().node()), Dimension.NUMBER);
    }

    private Value folded(Expression.Call call, BinaryOperation operation) {
        List<Value.Number> all = sameArguments(call, 2, Integer.MAX_VALUE);
        int node = all.getFirst().node();
        for (Value.Number next : all.subList(1, all.size())) {
            node = graph.binary(operation, node, next.node());
        }
        boolean points = all.stream().allMatch(Value.Number::isPoint);
        return new Value.Number(
                node, all.getFirst().dimension(), false, points ? Value.Scale.POINT : Value.Scale.PLAIN);
    }

    private Value table(Expression.Call call) {
        String name = call.function().text();
        Scope.Table table = typer.scope().table(name).orElseThrow(() -> unknown(call));
        int variables = table.arguments().size();
        count(call, variables, variables);
        List<Integer> arguments = new ArrayList<>();
        for (int place = 0; place < variables; place++) {
            Dimension wanted = table.arguments().get(place);
            String which = variables == 1 ? "" : place == 0 ? " first" : " second";
            arguments.add(typer.number(
                            call.arguments().get(place),
                            wanted,
                            "the table '" + name + "' needs " + new Value.Number(0, wanted).described() + which)
                    .node());
        }
        return new Value.Number(
                Interpolation.at(graph, table.abscissae(), table.ordinates(), arguments), table.result());
    }

    private LanguageException unknown(Expression.Call call) {
        String name = call.function().text();
        if (typer.scope().value(name).isPresent()) {
            return typer.problem(call.function().span(), "'" + name + "' is not a function");
        }
        TreeSet<String> known = new TreeSet<>(PLAIN.keySet());
        known.addAll(OTHERS);
        known.addAll(typer.scope().tables());
        return typer.problem(call.function().span(), "unknown function '" + name + "'" + Suggestion.of(name, known));
    }

    private List<Value.Number> arguments(Expression.Call call, int count) {
        count(call, count, count);
        return call.arguments().stream().map(typer::number).toList();
    }

    private List<Value.Number> plainArguments(Expression.Call call, int count) {
        count(call, count, count);
        String needed = "'" + call.function().text() + "' takes plain numbers";
        return call.arguments().stream()
                .map(argument -> typer.number(argument, Dimension.NUMBER, needed))
                .toList();
    }

    /** Numbers of one dimension. */
    private List<Value.Number> sameArguments(Expression.Call call, int least, int most) {
        count(call, least, most);
        List<Value.Number> found = call.arguments().stream().map(typer::number).toList();
        Dimension dimension = found.stream()
                .filter(number -> !number.fits())
                .findFirst()
                .map(Value.Number::dimension)
                .orElse(Dimension.NUMBER);
        List<Value.Number> result = new ArrayList<>();
        boolean points = found.stream().anyMatch(Value.Number::isPoint);
        for (int i = 0; i < found.size(); i++) {
            if (points && found.get(i).fits()) {
                throw typer.problem(
                        call.arguments().get(i).span(), "zero is not zero on this scale; write 0 [degC] or 0 [K]");
            }
            String needed = "the arguments of '" + call.function().text() + "' must have the same dimension: one is "
                    + new Value.Number(0, dimension).described();
            result.add(typer.asDimension(found.get(i), call.arguments().get(i), dimension, needed));
        }
        return result;
    }

    private void count(Expression.Call call, int least, int most) {
        int found = call.arguments().size();
        if (found < least || found > most) {
            String allowed = most == Integer.MAX_VALUE ? least + " or more arguments" : plural(least);
            throw typer.problem(call.span(), "'" + call.function().text() + "' takes " + allowed + ", not " + found);
        }
    }

    private static String plural(int count) {
        return count == 1 ? "1 argument" : count + " arguments";
    }
}

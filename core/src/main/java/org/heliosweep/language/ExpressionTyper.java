package org.heliosweep.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.model.Summation;
import org.heliosweep.unit.Dimension;
import org.heliosweep.unit.Rational;
import org.heliosweep.unit.Unit;
import org.heliosweep.unit.UnitTable;

/** Turns expressions into nodes of a graph, checking types and units on the way. */
final class ExpressionTyper {
    private final SourceText source;
    private final GraphBuilder graph;
    private final Scope scope;
    private final Map<String, Value> counted = new HashMap<>();
    private int sums;

    ExpressionTyper(SourceText source, GraphBuilder graph, Scope scope) {
        this.source = source;
        this.graph = graph;
        this.scope = scope;
    }

    Value type(Expression expression) {
        return switch (expression) {
            case Expression.Number number -> number(number);
            case Expression.Truth(boolean value, Span _) -> new Value.Truth(graph.truth(value));
            case Expression.Name name -> name(name);
            case Expression.Call call -> new FunctionTyper(this, graph).type(call);
            case Expression.Prefix prefix -> prefix(prefix);
            case Expression.Infix infix -> infix(infix);
            case Expression.If conditional -> conditional(conditional);
            case Expression.Is is -> is(is);
            case Expression.Choose choose -> choose(choose);
            case Expression.Extreme extreme -> extreme(extreme);
            case Expression.Sum sum -> sum(sum);
            case Expression.Element element -> element(element);
            case Expression.Over over -> over(over);
            case Expression.Solve solve -> throw new IllegalStateException("no part of an expression: " + solve);
        };
    }

    /** A condition. */
    Value.Truth truth(Expression expression) {
        Value value = type(expression);
        if (value instanceof Value.Truth truth) {
            return truth;
        }
        throw problem(expression.span(), "a condition is needed here, but this is " + value.described());
    }

    /** A number in any unit. */
    Value.Number number(Expression expression) {
        return asNumber(type(expression), expression);
    }

    private Value.Number asNumber(Value value, Expression expression) {
        if (value instanceof Value.Number number) {
            return number;
        }
        throw problem(expression.span(), "a number is needed here, but this is " + value.described());
    }

    /** A number in a unit that fits. */
    Value.Number number(Expression expression, Dimension dimension, String needed) {
        return asDimension(number(expression), expression, dimension, needed);
    }

    /** A number in a unit that fits. */
    Value.Number asDimension(Value.Number number, Expression expression, Dimension dimension, String needed) {
        if (number.fits() || number.dimension().equals(dimension)) {
            return new Value.Number(number.node(), dimension, false, number.scale());
        }
        throw problem(expression.span(), needed + ", but this is " + number.described());
    }

    private Value number(Expression.Number number) {
        boolean fits = number.value() == 0 && !number.hasUnit();
        return new Value.Number(
                graph.real(number.unit().toSi(number.value())),
                number.unit().dimension(),
                fits,
                number.unit().isPoint() ? Value.Scale.POINT : Value.Scale.PLAIN);
    }

    private Value name(Expression.Name name) {
        Value value = counted.get(name.path());
        if (value != null) {
            return value;
        }
        if (name.path().equals("pi")) {
            return new Value.Number(graph.real(Math.PI), Dimension.NUMBER);
        }
        return scope.value(name.path()).orElseThrow(() -> unknown(name.span(), name.path()));
    }

    private LanguageException unknown(Span span, String name) {
        if (scope.table(name).isPresent()) {
            return problem(span, "'" + name + "' is a table; it needs its argument in parentheses");
        }
        if (scope.indexed().isPresent()) {
            scope.indexed().get().refuse(name, span);
        }
        return problem(span, "unknown name '" + name + "'" + Suggestion.of(name, scope.names()));
    }

    Scope scope() {
        return scope;
    }

    private Value prefix(Expression.Prefix prefix) {
        if (prefix.operator().is("not")) {
            return new Value.Truth(graph.not(truth(prefix.operand()).node()));
        }
        Value.Number operand = number(prefix.operand());
        if (operand.isPoint()) {
            throw problem(
                    prefix.span(),
                    "a point on a scale has no negative; write the sign into the number, as in -5 [degC]");
        }
        return new Value.Number(
                graph.unary(UnaryOperation.NEGATE, operand.node()), operand.dimension(), operand.fits());
    }

    private Value infix(Expression.Infix infix) {
        return switch (infix.operator().text()) {
            case "or" -> truths(infix, BinaryOperation.OR);
            case "and" -> truths(infix, BinaryOperation.AND);
            case "+" -> sameUnit(infix, BinaryOperation.ADD);
            case "-" -> sameUnit(infix, BinaryOperation.SUBTRACT);
            case "*" -> {
                Value.Number left = number(infix.left());
                Value.Number right = number(infix.right());
                yield new Value.Number(
                        graph.multiply(left.node(), right.node()),
                        left.dimension().times(right.dimension()));
            }
            case "/" -> {
                Value.Number left = number(infix.left());
                Value.Number right = number(infix.right());
                yield new Value.Number(
                        graph.divide(left.node(), right.node()),
                        left.dimension().dividedBy(right.dimension()));
            }
            case "^" -> power(infix);
            default -> comparison(infix);
        };
    }

    private Value truths(Expression.Infix infix, BinaryOperation operation) {
        return new Value.Truth(graph.binary(
                operation, truth(infix.left()).node(), truth(infix.right()).node()));
    }

    private Value sameUnit(Expression.Infix infix, BinaryOperation operation) {
        Value.Number left = number(infix.left());
        Value.Number right = number(infix.right());
        Dimension dimension = same(infix, left, right);
        Value.Scale scale = Value.Scale.PLAIN;
        if (left.isPoint() && right.isPoint()) {
            if (operation == BinaryOperation.ADD) {
                throw problem(
                        infix.span(), "two points on a scale cannot be added; write a difference in K, as in 5 [K]");
            }
            scale = Value.Scale.DIFFERENCE;
        } else if (left.isPoint() || (right.isPoint() && operation == BinaryOperation.ADD)) {
            scale = Value.Scale.POINT;
        }
        return new Value.Number(graph.binary(operation, left.node(), right.node()), dimension, false, scale);
    }

    private Value comparison(Expression.Infix infix) {
        String operator = infix.operator().text();
        Value leftValue = type(infix.left());
        if (leftValue instanceof Value.Choice choice) {
            throw problem(
                    infix.span(),
                    "a choice is compared with 'is', as in x is "
                            + choice.labels().getFirst());
        }
        Value.Number left = asNumber(leftValue, infix.left());
        Value.Number right = number(infix.right());
        same(infix, left, right);
        int a = left.node();
        int b = right.node();
        return new Value.Truth(
                switch (operator) {
                    case "<" -> graph.binary(BinaryOperation.LESS, a, b);
                    case "<=" -> graph.binary(BinaryOperation.LESS_OR_EQUAL, a, b);
                    case ">" -> graph.binary(BinaryOperation.LESS, b, a);
                    case ">=" -> graph.binary(BinaryOperation.LESS_OR_EQUAL, b, a);
                    case "==" -> graph.binary(BinaryOperation.EQUAL, a, b);
                    case "!=" -> graph.not(graph.binary(BinaryOperation.EQUAL, a, b));
                    default -> throw new IllegalStateException("no operator " + operator);
                });
    }

    private Dimension same(Expression.Infix infix, Value.Number left, Value.Number right) {
        return same(left, right).orElseThrow(() -> {
            boolean bare = isBareNumber(infix.left()) || isBareNumber(infix.right());
            Dimension wanted = left.dimension().isNumber() ? right.dimension() : left.dimension();
            return problem(
                    infix.span(),
                    "'" + infix.operator().text() + "' needs the same dimension on both sides: left is "
                            + left.described() + ", right is " + right.described()
                            + (bare ? "; write the unit behind the number, as in 5 [" + unitOf(wanted) + "]" : ""));
        });
    }

    private static boolean isBareNumber(Expression expression) {
        return expression instanceof Expression.Number number && !number.hasUnit();
    }

    static Optional<Dimension> same(Value.Number left, Value.Number right) {
        // Zero is not zero everywhere on a shifted scale, so there it needs its unit.
        if (left.fits() && !right.isPoint()) {
            return Optional.of(right.dimension());
        }
        if (right.fits() && !left.isPoint()) {
            return Optional.of(left.dimension());
        }
        return left.dimension().equals(right.dimension()) ? Optional.of(left.dimension()) : Optional.empty();
    }

    private Value power(Expression.Infix infix) {
        Value.Number base = number(infix.left());
        Value.Number exponent = number(infix.right(), Dimension.NUMBER, "an exponent must be a plain number");
        int node = graph.call(Function.POW, base.node(), exponent.node());
        if (base.dimension().isNumber()) {
            return new Value.Number(node, Dimension.NUMBER);
        }
        Rational literal = ConstantExponent.of(infix.right())
                .orElseThrow(() -> problem(
                        infix.right().span(),
                        "the base is " + base.described() + ", so the exponent must be written as a number, as in T^4"
                                + " or x^(1/3)"));
        return new Value.Number(node, base.dimension().power(literal));
    }

    private Value conditional(Expression.If conditional) {
        int condition = truth(conditional.condition()).node();
        Value whenTrue = type(conditional.whenTrue());
        Value whenFalse = type(conditional.whenFalse());
        Value unified = unify(whenTrue, whenFalse, conditional.whenFalse().span(), "the branches of 'if' differ");
        return withNode(unified, graph.select(condition, whenTrue.node(), whenFalse.node()));
    }

    private Value is(Expression.Is is) {
        if (!(type(is.choice()) instanceof Value.Choice choice)) {
            throw problem(is.choice().span(), "'is' needs a choice on its left side");
        }
        int position = label(choice.labels(), is.label());
        return new Value.Truth(graph.binary(BinaryOperation.INTEGER_EQUAL, choice.node(), graph.integer(position)));
    }

    private int label(List<String> labels, Token label) {
        int position = labels.indexOf(label.text());
        if (position < 0) {
            throw problem(
                    label.span(), "unknown label '" + label.text() + "'; allowed are " + String.join(", ", labels));
        }
        return position;
    }

    private Value choose(Expression.Choose choose) {
        if (!(type(choose.choice()) instanceof Value.Choice choice)) {
            throw problem(choose.choice().span(), "'choose' needs a choice");
        }
        Map<Integer, Expression> cases = new HashMap<>();
        choose.cases().forEach(each -> cases.put(label(choice.labels(), each.label()), each.value()));
        List<String> missing = new ArrayList<>(choice.labels());
        choose.cases().forEach(each -> missing.remove(each.label().text()));
        if (!missing.isEmpty()) {
            throw problem(choose.span(), "'choose' says nothing about " + String.join(", ", missing));
        }
        int last = choice.labels().size() - 1;
        Value result = type(cases.get(last));
        int node = result.node();
        for (int position = last - 1; position >= 0; position--) {
            Expression expression = cases.get(position);
            Value value = type(expression);
            result = unify(value, result, expression.span(), "the cases of 'choose' differ");
            int chosen = graph.binary(BinaryOperation.INTEGER_EQUAL, choice.node(), graph.integer(position));
            node = graph.select(chosen, value.node(), node);
        }
        return withNode(result, node);
    }

    private Value extreme(Expression.Extreme extreme) {
        String word = extreme.greatest() ? "greatest" : "least";
        List<String> labels = new ArrayList<>();
        Value.Number best = null;
        int position = graph.integer(0);
        for (Expression.Labelled alternative : extreme.alternatives()) {
            Value.Number value = number(alternative.value());
            if (best == null) {
                best = value;
            } else {
                Value.Number before = best;
                Dimension dimension = same(best, value)
                        .orElseThrow(() -> problem(
                                alternative.value().span(),
                                "the alternatives of '" + word + "' differ: this is " + value.described()
                                        + ", those before are " + before.described()));
                int better = extreme.greatest()
                        ? graph.binary(BinaryOperation.LESS, best.node(), value.node())
                        : graph.binary(BinaryOperation.LESS, value.node(), best.node());
                position = graph.select(better, graph.integer(labels.size()), position);
                best = new Value.Number(graph.select(better, value.node(), best.node()), dimension);
            }
            labels.add(alternative.label().text());
        }
        return new Value.Choice(position, labels, best);
    }

    private Value sum(Expression.Sum sum) {
        String name = sum.variable().text();
        if (counted.containsKey(name) || scope.value(name).isPresent()) {
            throw problem(sum.variable().span(), "the name '" + name + "' is taken");
        }
        // A name that no model can write, so that the sum's own variable cannot be taken for an input.
        int variable = graph.input("sum " + name + " " + graph.size() + " " + sums++, Type.REAL);
        Value.Number term =
                known(sum.variable(), new Value.Number(variable, Dimension.NUMBER), () -> number(sum.term()));
        int node = Summation.of(graph, sum.first(), sum.last(), variable, term.node());
        return new Value.Number(node, term.dimension());
    }

    /** How far the sides of an equation are apart. */
    int difference(Expression.Solve solve) {
        Expression.Infix equation = new Expression.Infix(
                solve.equals(),
                solve.left(),
                solve.right(),
                solve.left().span().to(solve.right().span()));
        Value.Number left = number(solve.left());
        Value.Number right = number(solve.right());
        same(equation, left, right);
        return graph.subtract(left.node(), right.node());
    }

    /** Whether a name means something here already. */
    boolean isTaken(String name) {
        return counted.containsKey(name)
                || scope.value(name).isPresent()
                || scope.table(name).isPresent()
                || scope.indexed().filter(indexed -> indexed.isTaken(name)).isPresent();
    }

    /** What is typed while a name has a value. */
    <T> T known(Token name, Value.Number value, Supplier<T> typing) {
        counted.put(name.text(), value);
        T typed = typing.get();
        counted.remove(name.text());
        return typed;
    }

    private Value element(Expression.Element element) {
        if (element.index() == null) {
            String name = element.path() + "[" + element.offset() + "]";
            Optional<Value> member = scope.value(name);
            return member.isPresent() ? member.get() : indexed(element.span()).number(element);
        }
        String index = element.index().text();
        if (!isOpen(index)) {
            indexed(element.span()).known(element.index());
            throw problem(
                    element.index().span(),
                    "'" + index + "' has no number here; write one, as in " + element.path() + "[2030], or reduce all,"
                            + " as in sum(" + index + ": " + element.path() + "[" + index + "])");
        }
        return indexed(element.span()).relative(element);
    }

    private IndexedQuantities indexed(Span span) {
        return scope.indexed().orElseThrow(() -> problem(span, "indexes belong into a model, not into a study"));
    }

    private boolean isOpen(String index) {
        return counted.containsKey(index);
    }

    /** What is typed for the number that stands for all of an index. */
    <T> T open(Token index, int variable, Supplier<T> typing) {
        if (isOpen(index.text())) {
            throw problem(index.span(), "'" + index.text() + "' has a number here already");
        }
        return known(index, new Value.Number(variable, Dimension.NUMBER), typing);
    }

    private Value over(Expression.Over over) {
        IndexedQuantities indexed = indexed(over.span());
        Value term = open(over.index(), indexed.known(over.index()), () -> type(over.term()));
        String word = over.reduction().text();
        boolean ofTruths = word.equals("first") || word.equals("all") || word.equals("any");
        if (ofTruths && !(term instanceof Value.Truth)) {
            throw problem(over.term().span(), "'" + word + "' needs a condition, but this is " + term.described());
        }
        if (!ofTruths) {
            asNumber(term, over.term());
        }
        int node = indexed.reduced(over, term.node());
        return switch (word) {
            case "first" -> new Value.Number(node, Dimension.NUMBER);
            case "sum" -> new Value.Number(node, ((Value.Number) term).dimension());
            case "all", "any" -> new Value.Truth(node);
            default -> withNode(term, node);
        };
    }

    private Value unify(Value first, Value second, Span span, String problem) {
        if (first instanceof Value.Number left && second instanceof Value.Number right) {
            Optional<Dimension> dimension = same(left, right);
            if (dimension.isPresent()) {
                return new Value.Number(left.node(), dimension.get(), left.fits() && right.fits(), common(left, right));
            }
        } else if (first instanceof Value.Truth) {
            if (second instanceof Value.Truth) {
                return first;
            }
        } else if (first instanceof Value.Choice left
                && second instanceof Value.Choice right
                && left.labels().equals(right.labels())) {
            return new Value.Choice(left.node(), left.labels(), null);
        }
        throw problem(span, problem + ": one is " + first.described() + ", the other " + second.described());
    }

    private static Value withNode(Value value, int node) {
        return switch (value) {
            case Value.Number number -> new Value.Number(node, number.dimension(), number.fits(), number.scale());
            case Value.Truth _ -> new Value.Truth(node);
            case Value.Choice choice -> new Value.Choice(node, choice.labels(), null);
        };
    }

    private static Value.Scale common(Value.Number left, Value.Number right) {
        return left.scale() == right.scale() ? left.scale() : Value.Scale.PLAIN;
    }

    LanguageException problem(Span span, String message) {
        return new LanguageException(source, span, message);
    }

    /** The unit that a message names for a dimension. */
    static Unit unitOf(Dimension dimension) {
        return UnitTable.named(dimension).orElse(Unit.coherent(dimension));
    }
}

package org.heliosweep.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.heliosweep.unit.Unit;
import org.heliosweep.unit.UnitTable;

/** Parses expressions, from the weakest to the strongest operator. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");
    private static final int MOST_TRIPS = 1_000_000;

    /** What is done with all values over an index, before {@code (index: …)}. */
    private static final Set<String> REDUCTIONS = Set.of("sum", "min", "max", "first", "all", "any");

    static final String NUMBERS_OF_AN_INDEX = "the numbers of an index are whole numbers";

    /** Deeper nesting than any person writes; without a limit it would end in a stack overflow. */
    private static final int DEEPEST = 200;

    /** More operators in one expression than any person writes; they are typed one inside the other. */
    private static final int MOST_OPERATORS = 1_000;

    private final Cursor cursor;
    private final UnitTable units;
    private int depth;
    private int operators;

    ExpressionParser(Cursor cursor, UnitTable units) {
        this.cursor = cursor;
        this.units = units;
    }

    Expression expression() {
        if (++depth > DEEPEST) {
            throw cursor.problem(cursor.peek().span(), "this expression is nested more than " + DEEPEST + " deep");
        }
        operators = depth == 1 ? 0 : operators;
        if (isSolve()) {
            throw cursor.problem(
                    cursor.peek().span(),
                    "'solve' stands alone behind the '=' of a quantity in a model; give what it solves a name of its"
                            + " own");
        }
        Expression result = cursor.at("if") ? conditional() : or();
        depth--;
        return result;
    }

    /** What stands behind the equals sign of a quantity: an equation can be solved only there, for its solution needs a name. */
    Expression definition() {
        return isSolve() ? solve() : expression();
    }

    private Expression conditional() {
        Span start = cursor.next().span();
        Expression condition = expression();
        cursor.expect("then");
        Expression whenTrue = expression();
        cursor.expect("else");
        Expression whenFalse = expression();
        return new Expression.If(condition, whenTrue, whenFalse, start.to(cursor.last()));
    }

    /** Not reserved: something may be called so, but no other name stands behind a name. */
    private boolean isSolve() {
        Token next = cursor.peekAfter(1);
        return cursor.at("solve") && next.kind() == Token.Kind.NAME && !Cursor.RESERVED.contains(next.text());
    }

    private Expression solve() {
        Span start = cursor.next().span();
        Token unknown = cursor.path("the name of the unknown");
        cursor.expect("in");
        Expression low = expression();
        cursor.expect("..");
        Expression high = expression();
        cursor.expect(":");
        Expression left = expression();
        if (left instanceof Expression.Infix(Token operator, Expression _, Expression _, Span _) && operator.is("==")) {
            throw cursor.problem(operator.span(), "an equation to solve has one '='; '==' compares two known numbers");
        }
        Token equals = cursor.expect(Token.Kind.SYMBOL, "'=' and the other side of the equation");
        if (!equals.is("=")) {
            throw cursor.problem(
                    equals.span(), "expected '=' and the other side of the equation, found " + equals.described());
        }
        Expression right = expression();
        boolean hasElse = cursor.accept("else");
        String reason = hasElse && cursor.at(Token.Kind.STRING) ? reason() : null;
        Expression otherwise = hasElse && reason == null ? expression() : null;
        return new Expression.Solve(
                unknown, low, high, left, equals, right, otherwise, reason, start.to(cursor.last()));
    }

    /** Why a scenario is invalid. */
    String reason() {
        Token reason = cursor.expect(Token.Kind.STRING, "the reason, as a string");
        if (reason.text().isBlank()) {
            throw cursor.problem(reason.span(), "the reason cannot be empty");
        }
        return reason.text();
    }

    private Expression or() {
        Expression left = and();
        while (cursor.at("or")) {
            left = infix(left, cursor.next(), and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (cursor.at("and")) {
            left = infix(left, cursor.next(), not());
        }
        return left;
    }

    private Expression not() {
        if (!cursor.at("not")) {
            return comparison();
        }
        Token operator = cursor.next();
        Expression operand = nested(this::not);
        return new Expression.Prefix(operator, operand, operator.span().to(operand.span()));
    }

    private Expression comparison() {
        Expression left = sum();
        if (cursor.accept("is")) {
            Token label = cursor.newName("a label");
            return new Expression.Is(left, label, left.span().to(label.span()));
        }
        if (!COMPARISONS.contains(cursor.peek().text()) || !cursor.at(Token.Kind.SYMBOL)) {
            return left;
        }
        Expression compared = infix(left, cursor.next(), sum());
        if (COMPARISONS.contains(cursor.peek().text()) && cursor.at(Token.Kind.SYMBOL)) {
            throw cursor.problem(cursor.peek().span(), "comparisons cannot be chained; write a < b and b < c");
        }
        return compared;
    }

    private Expression sum() {
        Expression left = product();
        while (cursor.at("+") || cursor.at("-")) {
            left = infix(left, cursor.next(), product());
        }
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (cursor.at("*") || cursor.at("/")) {
            left = infix(left, cursor.next(), signed());
        }
        return left;
    }

    private Expression signed() {
        if (!cursor.at("-")) {
            return power();
        }
        if (isSignOfPoint()) {
            return negativeNumber();
        }
        Token operator = cursor.next();
        Expression operand = nested(this::signed);
        return new Expression.Prefix(operator, operand, operator.span().to(operand.span()));
    }

    /** Whether this minus stands directly before a number with a unit: then it belongs to the number, as in -5 [degC]. */
    private boolean isSignOfPoint() {
        return cursor.peekAfter(1).kind() == Token.Kind.NUMBER
                && cursor.peekAfter(2).is("[")
                && !endsInPower();
    }

    private boolean endsInPower() {
        int after = 3;
        while (!cursor.peekAfter(after).is("]") && cursor.peekAfter(after).kind() != Token.Kind.END) {
            after++;
        }
        return cursor.peekAfter(after + 1).is("^");
    }

    private Expression negativeNumber() {
        Span sign = cursor.next().span();
        Expression.Number number = number();
        return new Expression.Number(
                -number.value(), "-" + number.digits(), number.unit(), number.hasUnit(), sign.to(number.span()));
    }

    private Expression power() {
        Expression base = primary();
        return cursor.at("^") ? infix(base, cursor.next(), nested(this::signed)) : base;
    }

    private Expression nested(java.util.function.Supplier<Expression> parser) {
        if (++depth > DEEPEST) {
            throw cursor.problem(cursor.peek().span(), "this expression is nested more than " + DEEPEST + " deep");
        }
        Expression result = parser.get();
        depth--;
        return result;
    }

    private Expression primary() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case NAME -> named(token);
            case SYMBOL -> {
                cursor.expectOpening("a number, a name or '('");
                Expression inner = expression();
                cursor.expect(")");
                yield inner;
            }
            case STRING, NEWLINE, END -> throw cursor.unexpected("an expression");
        };
    }

    private Expression named(Token token) {
        if (REDUCTIONS.contains(token.text())
                && cursor.peekAfter(1).is("(")
                && cursor.peekAfter(2).kind() == Token.Kind.NAME
                && cursor.peekAfter(3).is(":")) {
            return over();
        }
        return switch (token.text()) {
            case "true", "false" -> new Expression.Truth(cursor.next().is("true"), token.span());
            case "choose" -> choose();
            case "least", "greatest" -> extreme();
            case "sum" -> boundedSum();
            default -> {
                Token name = cursor.path("an expression");
                if (cursor.at("[")) {
                    yield element(name);
                }
                yield cursor.at("(") ? call(name) : new Expression.Name(name.text(), name.span());
            }
        };
    }

    /** A number, with its unit or percent sign where one follows. */
    Expression.Number number() {
        Token token = cursor.expect(Token.Kind.NUMBER, "a number");
        double value = Double.parseDouble(token.text().replace("_", ""));
        if (Double.isInfinite(value)) {
            throw cursor.problem(token.span(), "this number is too large");
        }
        if (value == 0 && token.text().split("[eE]", 2)[0].chars().anyMatch(c -> c >= '1' && c <= '9')) {
            throw cursor.problem(token.span(), "this number is too small");
        }
        Unit unit = Unit.ONE;
        boolean hasUnit = cursor.at("[") || cursor.at("%");
        if (cursor.accept("%")) {
            unit = Unit.PERCENT;
        } else if (hasUnit) {
            unit = new UnitParser(cursor, units).bracketed();
        }
        return new Expression.Number(
                value,
                token.text().replace("_", ""),
                unit,
                hasUnit,
                token.span().to(cursor.last()));
    }

    private Expression call(Token function) {
        cursor.expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!cursor.at(")")) {
            do {
                arguments.add(expression());
            } while (cursor.accept(","));
        }
        cursor.expect(")");
        return new Expression.Call(function, arguments, function.span().to(cursor.last()));
    }

    private Expression over() {
        Token reduction = cursor.next();
        cursor.expect("(");
        Token index = cursor.newName("the name of an index");
        cursor.expect(":");
        Expression term = expression();
        cursor.expect(")");
        return new Expression.Over(reduction, index, term, reduction.span().to(cursor.last()));
    }

    /** The number of an index in brackets behind a name: x[2030], x[year], x[year - 1]. */
    Expression.Element element(Token name) {
        cursor.expect("[");
        Token index = null;
        int offset = 0;
        if (cursor.at(Token.Kind.NAME)) {
            index = cursor.newName("the name of an index");
            if (cursor.at("-") || cursor.at("+")) {
                offset = (cursor.next().is("-") ? -1 : 1) * wholeNumber(NUMBERS_OF_AN_INDEX);
            }
        } else {
            offset = wholeNumber(NUMBERS_OF_AN_INDEX);
        }
        cursor.expect("]");
        return new Expression.Element(name.text(), index, offset, name.span().to(cursor.last()));
    }

    private Expression choose() {
        Span start = cursor.next().span();
        Expression choice = nested(this::primary);
        List<Expression.Labelled> cases = labelled();
        return new Expression.Choose(choice, cases, start.to(cursor.last()));
    }

    private Expression extreme() {
        Token word = cursor.next();
        List<Expression.Labelled> alternatives = labelled();
        return new Expression.Extreme(
                word.is("greatest"), alternatives, word.span().to(cursor.last()));
    }

    private List<Expression.Labelled> labelled() {
        cursor.expect("{");
        List<Expression.Labelled> all = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        do {
            Token label = cursor.newName("a label");
            if (!labels.add(label.text())) {
                throw cursor.problem(label.span(), "the label '" + label.text() + "' stands here twice");
            }
            cursor.expect(":");
            all.add(new Expression.Labelled(label, expression()));
        } while (cursor.accept(","));
        cursor.expect("}");
        return all;
    }

    private Expression boundedSum() {
        Span start = cursor.next().span();
        cursor.expect("(");
        Token variable = cursor.newName("the name that is counted");
        cursor.expect("in");
        int first = wholeNumber("the ends of a sum are whole numbers");
        cursor.expect("..");
        int last = wholeNumber("the ends of a sum are whole numbers");
        Span bounds = cursor.last();
        if ((long) last - first >= MOST_TRIPS) {
            throw cursor.problem(bounds, "a sum has at most 1,000,000 terms");
        }
        cursor.expect(":");
        Expression term = expression();
        cursor.expect(")");
        return new Expression.Sum(variable, first, last, term, start.to(cursor.last()));
    }

    /** A whole number, perhaps with a sign. */
    int wholeNumber(String rule) {
        boolean negative = cursor.accept("-");
        Token token = cursor.expect(Token.Kind.NUMBER, "a whole number");
        try {
            int value = Integer.parseInt(token.text().replace("_", ""));
            return negative ? -value : value;
        } catch (NumberFormatException e) {
            throw cursor.problem(token.span(), rule + ", not " + token.text());
        }
    }

    private Expression infix(Expression left, Token operator, Expression right) {
        if (++operators > MOST_OPERATORS) {
            throw cursor.problem(
                    operator.span(), "this expression has more than 1,000 operators; give parts of it a name");
        }
        return new Expression.Infix(operator, left, right, left.span().to(right.span()));
    }
}

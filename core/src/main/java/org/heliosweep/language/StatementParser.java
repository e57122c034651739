package org.heliosweep.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.model.Quantity;
import org.heliosweep.unit.Unit;
import org.heliosweep.unit.UnitTable;

/** Parses what the statements of a model are made of. */
final class StatementParser {
    /**
     * The definition of a quantity.
     *
     * @param index what it goes over, or null
     * @param equation the expression as it is written, on one line
     */
    record Definition(
            Quantity.Role role,
            Token name,
            Token index,
            Optional<Unit> unit,
            Expression expression,
            String equation,
            String description,
            String source) {}

    private final SourceText source;
    private final Cursor cursor;
    private final UnitTable units;
    private final UnitParser unitParser;
    private final ExpressionParser expressions;
    private final Map<String, Span> places = new HashMap<>();

    StatementParser(SourceText source, UnitTable units) {
        this.source = source;
        this.cursor = new Cursor(source);
        this.units = units;
        this.unitParser = new UnitParser(cursor, units);
        this.expressions = new ExpressionParser(cursor, units);
    }

    Cursor cursor() {
        return cursor;
    }

    UnitParser unitParser() {
        return unitParser;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    boolean isUnit(String name) {
        return units.find(name).isPresent();
    }

    /** Where a name was given. */
    Span placeOf(String name) {
        return places.get(name);
    }

    /** What stands behind the name, and the index, of a quantity. */
    Definition definition(Quantity.Role role, Token name, Token index) {
        Optional<Unit> unit = cursor.at("[") ? Optional.of(unitParser.bracketed()) : Optional.empty();
        cursor.expect("=");
        Span start = cursor.peek().span();
        Expression expression = expressions.definition();
        String equation = written(start);
        String description = cursor.optionalString();
        String origin = sourceClause();
        cursor.endOfStatement();
        return new Definition(role, name, index, unit, expression, equation, description, origin);
    }

    /** What was parsed from a place on, on one line. */
    String written(Span start) {
        return source.line(start.to(cursor.last()));
    }

    /** The source of a value; empty where there is none. */
    String sourceClause() {
        return cursor.accept("source")
                ? cursor.expect(Token.Kind.STRING, "the source, as a string").text()
                : "";
    }

    /** A number in a unit that is declared elsewhere, perhaps with a sign. */
    double plainNumber(Unit unit) {
        boolean negative = cursor.accept("-");
        Expression.Number number = expressions.number();
        if (number.hasUnit()) {
            throw cursor.problem(
                    number.span(), "this number is in the declared unit, " + unit + "; leave its own unit out");
        }
        return negative ? -number.value() : number.value();
    }

    /** A name that something in the model gets, and nothing else has. */
    Token newName(String wanted) {
        Token name = cursor.newName(wanted);
        if (FunctionTyper.isFunction(name.text()) || name.text().equals("pi")) {
            throw cursor.problem(name.span(), "'" + name.text() + "' is built in, so it cannot be " + wanted);
        }
        Span before = places.putIfAbsent(name.text(), name.span());
        if (before != null) {
            long line = 1
                    + source.text()
                            .substring(0, before.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw cursor.problem(name.span(), "the name '" + name.text() + "' is taken in line " + line);
        }
        return name;
    }
}

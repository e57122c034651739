package org.heliosweep.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.heliosweep.study.Precision;
import org.heliosweep.unit.Unit;
import org.heliosweep.unit.UnitTable;

/** Parses statements of studies. */
final class StudyParser {
    private final Cursor cursor;
    private final UnitTable units;
    private final ExpressionParser expressions;
    private Span end;

    StudyParser(Cursor cursor, UnitTable units) {
        this.cursor = cursor;
        this.units = units;
        this.expressions = new ExpressionParser(cursor, units);
    }

    /** Where the last statement ends. */
    Span end() {
        return end;
    }

    StudyStatement statement() {
        Token word = cursor.peek();
        StudyStatement statement = switch (word.text()) {
            case "model" -> {
                cursor.next();
                yield new StudyStatement.ModelName(cursor.fileName("the name of a model"));
            }
            case "design" -> design();
            case "precision" -> precision();
            case "vary" -> {
                cursor.next();
                yield vary();
            }
            case "fix" -> {
                cursor.next();
                yield fix();
            }
            case "correlate" -> correlate();
            case "where" -> where();
            case "keep" -> keep();
            case "show" -> show();
            case "input", "output", "require", "use", "table", "constant" ->
                throw cursor.problem(word.span(), "'" + word.text() + "' belongs into a model, not into a study");
            default ->
                throw cursor.unexpected(
                        "a statement: model, design, precision, vary, fix, correlate, where, keep or show");
        };
        end = cursor.last();
        cursor.endOfStatement();
        return statement;
    }

    private StudyStatement design() {
        Span start = cursor.next().span();
        if (cursor.accept("grid")) {
            return new StudyStatement.GridDesign(start.to(cursor.last()));
        }
        if (!cursor.accept("random")) {
            throw cursor.unexpected("'grid' or 'random'");
        }
        OptionalLong size = OptionalLong.of(wholeNumber("the number of scenarios"));
        OptionalLong seed = OptionalLong.empty();
        if (cursor.accept("seed")) {
            seed = OptionalLong.of(wholeNumber("the seed"));
        }
        return new StudyStatement.RandomDesign(size, seed, start.to(cursor.last()));
    }

    private StudyStatement precision() {
        Span start = cursor.next().span();
        for (Precision precision : Precision.values()) {
            if (cursor.accept(precision.word())) {
                return new StudyStatement.Precise(precision, start.to(cursor.last()));
            }
        }
        throw cursor.unexpected("'single' or 'double'");
    }

    private long wholeNumber(String wanted) {
        boolean negative = cursor.accept("-");
        Token token = cursor.expect(Token.Kind.NUMBER, wanted + ", a whole number");
        String digits = token.text().replace("_", "");
        try {
            return WholeNumber.parse(negative ? "-" + digits : digits);
        } catch (NumberFormatException e) {
            throw cursor.problem(token.span(), wanted + " must be a whole number of at most 18 digits");
        }
    }

    /** What stands behind {@code vary}. */
    StudyStatement.Vary vary() {
        List<Token> inputs = new ArrayList<>();
        do {
            inputs.add(cursor.path("the name of an input"));
        } while (cursor.accept(","));
        cursor.expect("=");
        return new StudyStatement.Vary(inputs, variation());
    }

    private StudyStatement.VariationText variation() {
        Token word = cursor.expect(Token.Kind.NAME, "a variation, such as uniform(1, 2)");
        Optional<List<StudyStatement.Argument>> arguments = Optional.empty();
        if (cursor.accept("(")) {
            List<StudyStatement.Argument> list = new ArrayList<>();
            if (!cursor.at(")")) {
                do {
                    list.add(argument());
                } while (cursor.accept(","));
            }
            cursor.expect(")");
            arguments = Optional.of(list);
        }
        Optional<Unit> unit = optionalUnit();
        return new StudyStatement.VariationText(
                word, arguments, unit, word.span().to(cursor.last()));
    }

    private StudyStatement.Argument argument() {
        StudyStatement.Argument plain = value();
        if (!cursor.accept(":")) {
            return plain;
        }
        Expression.Number weight = expressions.number();
        if (!weight.unit().dimension().isNumber()) {
            throw cursor.problem(weight.span(), "a weight is a plain number, as in 0.2 or 20 %");
        }
        return new StudyStatement.Argument(
                plain.number(),
                plain.negative(),
                plain.label(),
                Optional.of(weight.unit().toSi(weight.value())),
                plain.span().to(weight.span()));
    }

    private StudyStatement.Argument value() {
        Token first = cursor.peek();
        if (first.kind() == Token.Kind.NAME) {
            cursor.next();
            return new StudyStatement.Argument(Optional.empty(), false, first, Optional.empty(), first.span());
        }
        boolean negative = cursor.accept("-");
        Expression.Number number = expressions.number();
        return new StudyStatement.Argument(
                Optional.of(number),
                negative,
                first,
                Optional.empty(),
                first.span().to(cursor.last()));
    }

    /** What stands behind {@code fix}. */
    StudyStatement.Fix fix() {
        Token input = cursor.path("the name of an input");
        cursor.expect("=");
        return new StudyStatement.Fix(input, value());
    }

    /** What stands behind {@code --set}: as in {@code fix}, but the brackets of the unit may be left out. */
    StudyStatement.Fix setting() {
        Token input = cursor.path("the name of an input");
        cursor.expect("=");
        StudyStatement.Argument value = value();
        boolean bare = value.number().isPresent() && !value.number().get().hasUnit() && !cursor.at(Token.Kind.END);
        if (bare) {
            Unit unit = new UnitParser(cursor, units).bare();
            Expression.Number number = value.number().get();
            value = new StudyStatement.Argument(
                    Optional.of(new Expression.Number(
                            number.value(),
                            number.digits(),
                            unit,
                            true,
                            number.span().to(cursor.last()))),
                    value.negative(),
                    value.label(),
                    Optional.empty(),
                    value.span().to(cursor.last()));
        }
        if (!cursor.at(Token.Kind.END)) {
            throw cursor.unexpected("the end of the value");
        }
        return new StudyStatement.Fix(input, value);
    }

    private StudyStatement correlate() {
        Span start = cursor.next().span();
        List<Token> inputs = new ArrayList<>();
        do {
            inputs.add(cursor.path("the name of an input"));
        } while (cursor.accept(","));
        if (inputs.size() == 1) {
            throw cursor.unexpected("',' and the name of another input");
        }
        cursor.expect("=");
        Span first = cursor.peek().span();
        boolean negative = cursor.accept("-");
        Expression.Number number = expressions.number();
        Span written = first.to(number.span());
        double coefficient = number.unit().toSi(number.value()) * (negative ? -1 : 1);
        if (!number.unit().dimension().isNumber()) {
            throw cursor.problem(written, "a correlation is a plain number, as in 0.4 or 40 %");
        }
        if (!(coefficient >= -1 && coefficient <= 1)) {
            throw cursor.problem(
                    written,
                    "a correlation lies between -1 and 1, not at "
                            + cursor.source().slice(written));
        }
        return new StudyStatement.Correlate(inputs, coefficient, written, start.to(cursor.last()));
    }

    private StudyStatement where() {
        cursor.next();
        Span start = cursor.peek().span();
        Expression condition = expressions.expression();
        String written = cursor.source().slice(start.to(cursor.last()));
        String reason = cursor.optionalString();
        return new StudyStatement.Where(condition, reason.isEmpty() ? written : reason);
    }

    private StudyStatement keep() {
        cursor.next();
        List<Token> items = new ArrayList<>();
        do {
            items.add(kept());
        } while (cursor.accept(","));
        OptionalLong rows =
                cursor.accept("rows") ? OptionalLong.of(wholeNumber("the number of rows")) : OptionalLong.empty();
        return new StudyStatement.Keep(items, rows);
    }

    /** A name, and the number of an index where one value of a list is meant. */
    private Token kept() {
        Token name = cursor.path("the name of an input or a quantity");
        if (!cursor.at("[")) {
            return name;
        }
        Expression.Element element = expressions.element(name);
        if (element.index() != null) {
            throw cursor.problem(
                    element.index().span(), "write a number here; " + name.text() + " alone keeps the values of all");
        }
        return new Token(Token.Kind.NAME, name.text() + "[" + element.offset() + "]", element.span());
    }

    private StudyStatement show() {
        cursor.next();
        List<StudyStatement.Item> items = new ArrayList<>();
        do {
            items.add(item());
        } while (cursor.accept(","));
        return new StudyStatement.Show(items);
    }

    private StudyStatement.Item item() {
        Token measure = cursor.expect(Token.Kind.NAME, "a statistic, such as mean(x)");
        cursor.expect("(");
        Expression expression = expressions.expression();
        List<Expression.Number> probabilities = new ArrayList<>();
        while (cursor.accept(",")) {
            probabilities.add(expressions.number());
        }
        cursor.expect(")");
        Span span = measure.span().to(cursor.last());
        Optional<Unit> unit = optionalUnit();
        String label = cursor.optionalString();
        return new StudyStatement.Item(
                measure,
                expression,
                probabilities,
                unit,
                label.isEmpty() ? cursor.source().slice(span) : label,
                span);
    }

    private Optional<Unit> optionalUnit() {
        return cursor.at("[") ? Optional.of(new UnitParser(cursor, units).bracketed()) : Optional.empty();
    }
}

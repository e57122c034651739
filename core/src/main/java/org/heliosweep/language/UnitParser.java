package org.heliosweep.language;

import java.math.BigDecimal;
import org.heliosweep.unit.Dimension;
import org.heliosweep.unit.Rational;
import org.heliosweep.unit.Unit;
import org.heliosweep.unit.UnitTable;

/** Parses units: {@code kg/m^2}, {@code $/(kW yr)}, {@code 1}, {@code %}. */
final class UnitParser {
    private static final double SMALLEST = 1e-100;
    private static final double LARGEST = 1e100;
    private static final int DEEPEST = 20;
    private static final int GREATEST_EXPONENT = 99;

    private final Cursor cursor;
    private final UnitTable table;
    private int depth;

    UnitParser(Cursor cursor, UnitTable table) {
        this.cursor = cursor;
        this.table = table;
    }

    /** A unit in brackets. */
    Unit bracketed() {
        cursor.expect("[");
        Unit unit = bare();
        cursor.expect("]");
        return unit;
    }

    /** A unit without brackets. */
    Unit bare() {
        Span start = cursor.peek().span();
        Unit product = product();
        String symbol = cursor.source().slice(start.to(cursor.last())).replaceAll("\\s+", " ");
        return new Unit(symbol, product.dimension(), product.scale(), product.offset());
    }

    private Unit product() {
        Span start = cursor.peek().span();
        Unit first = power();
        Unit product = first;
        while (true) {
            boolean divided = cursor.accept("/");
            if (!divided && !cursor.accept("*") && !atFactor()) {
                break;
            }
            refusePoint(first, start);
            Unit factor = power();
            refusePoint(factor, start);
            product = times(product, divided ? raised(factor, -1) : factor);
        }
        return product;
    }

    private boolean atFactor() {
        return cursor.at(Token.Kind.NAME) || cursor.at("(") || cursor.at("%");
    }

    private Unit power() {
        Span start = cursor.peek().span();
        Unit base = factor();
        if (!cursor.accept("^")) {
            return base;
        }
        boolean negative = cursor.accept("-");
        Token exponent = cursor.expect(Token.Kind.NUMBER, "a whole number as the exponent of a unit");
        refusePoint(base, start);
        try {
            int power = Integer.parseInt(exponent.text());
            if (power <= GREATEST_EXPONENT && power * size(base) <= GREATEST_EXPONENT) {
                return raised(base, negative ? -power : power);
            }
        } catch (NumberFormatException e) {
            // not whole: refused below
        }
        throw cursor.problem(exponent.span(), "the exponent of a unit is a whole number up to 99");
    }

    private Unit factor() {
        if (cursor.accept("(")) {
            if (++depth > DEEPEST) {
                throw cursor.problem(cursor.last(), "this unit is nested more than " + DEEPEST + " deep");
            }
            Unit inner = product();
            depth--;
            cursor.expect(")");
            return inner;
        }
        if (cursor.accept("%")) {
            return Unit.PERCENT;
        }
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            cursor.next();
            if (!token.text().equals("1")) {
                throw cursor.problem(token.span(), "the only number that can stand in a unit is 1");
            }
            return Unit.ONE;
        }
        if (token.kind() != Token.Kind.NAME) {
            throw cursor.unexpected("a unit");
        }
        cursor.next();
        return table.find(token.text())
                .orElseThrow(() -> cursor.problem(
                        token.span(),
                        "unknown unit '" + token.text() + "'" + Suggestion.of(token.text(), table.symbols())));
    }

    /** The greatest power of a base unit or of ten in a unit. */
    private static int size(Unit unit) {
        int decimals = unit.scale().numerator().bitLength()
                + unit.scale().denominator().bitLength();
        return unit.dimension().exponents().values().stream()
                .mapToInt(exponent -> exponent.numerator().abs().intValue())
                .reduce(Math.max(1, decimals / 60), Math::max);
    }

    private void refusePoint(Unit unit, Span start) {
        if (unit.isPoint()) {
            throw cursor.problem(
                    start.to(cursor.last()),
                    "'" + unit.symbol() + "' is a point on a scale and cannot be part of another unit; use K");
        }
    }

    private static Unit times(Unit a, Unit b) {
        return new Unit("", a.dimension().times(b.dimension()), a.scale().times(b.scale()), a.offset());
    }

    private static Unit raised(Unit unit, int exponent) {
        return Unit.of(
                "", unit.dimension().power(Rational.of(exponent)), unit.scale().power(exponent));
    }

    /** What stands after {@code unit} in a model: a new count, or a new name for a size. Adds it to the table. */
    Unit definition() {
        Token name = cursor.newName("the name of a unit");
        Unit unit = Unit.of(name.text(), Dimension.base(name.text()), Rational.ONE);
        if (cursor.accept("=")) {
            Token number = cursor.expect(Token.Kind.NUMBER, "a number");
            Unit size = bracketed();
            refusePoint(size, number.span());
            String digits = number.text().replace("_", "");
            double value = Double.parseDouble(digits) * size.scale().doubleValue();
            if (!(value >= SMALLEST && value <= LARGEST)) {
                throw cursor.problem(number.span(), "the size of a unit lies between 1e-100 and 1e100 SI units");
            }
            unit = Unit.of(name.text(), size.dimension(), size.scale().times(Rational.of(new BigDecimal(digits))));
        }
        cursor.optionalString();
        cursor.endOfStatement();
        try {
            table.define(unit);
        } catch (IllegalArgumentException e) {
            throw cursor.problem(name.span(), e.getMessage());
        }
        return unit;
    }
}

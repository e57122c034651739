package org.heliosweep.language;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.unit.Dimension;
import org.heliosweep.unit.Unit;

/** Reads the points of a table: of one argument, or of two, with a row of points for each number of the first. */
final class TableReader {
    /** An argument of the table. */
    private record Argument(Token name, Unit unit) {}

    /** The points of a row, in SI; {@code written} is how their abscissae are written. */
    private record Row(List<Double> abscissae, List<Double> ordinates, List<String> written) {
        Row() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final StatementParser parser;
    private final Cursor cursor;

    TableReader(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
    }

    /** What stands behind the name of a table, up to the last point. */
    Scope.Table table(Token name) {
        List<Argument> arguments = arguments();
        Unit result = parser.unitParser().bracketed();
        cursor.expect("=");
        Scope.Table table = arguments.size() == 1
                ? line(arguments.getFirst(), result)
                : surface(arguments.getFirst(), arguments.get(1), result);
        if (table.abscissae().stream().anyMatch(abscissae -> abscissae.length() < 2)) {
            String along = arguments.size() == 1 ? "" : " along each argument";
            throw cursor.problem(name.span().to(cursor.last()), "a table needs at least two points" + along);
        }
        return table;
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        cursor.expect("(");
        do {
            Token name = cursor.newName("the name of the argument");
            if (arguments.size() == 2) {
                throw cursor.problem(name.span(), "a table has one argument or two");
            }
            if (!arguments.isEmpty() && arguments.getFirst().name().text().equals(name.text())) {
                throw cursor.problem(name.span(), "the name '" + name.text() + "' stands here twice");
            }
            arguments.add(new Argument(name, parser.unitParser().bracketed()));
        } while (cursor.accept(","));
        cursor.expect(")");
        return arguments;
    }

    private Scope.Table line(Argument argument, Unit result) {
        Row row = row(argument, result);
        return new Scope.Table(
                List.of(argument.unit().dimension()),
                result.dimension(),
                List.of(array(row.abscissae())),
                array(row.ordinates()));
    }

    private Scope.Table surface(Argument first, Argument second, Unit result) {
        List<Double> abscissae = new ArrayList<>();
        List<Double> ordinates = new ArrayList<>();
        Row columns = null;
        cursor.expect("{");
        do {
            abscissa(first, abscissae);
            if (!cursor.at("{")) {
                throw cursor.problem(
                        cursor.peek().span(),
                        "a table of two arguments has a row of points for each "
                                + first.name().text() + ", in braces, as in { 1: 10, 2: 15 }");
            }
            Span place = cursor.peek().span();
            Row row = row(second, result);
            columns = columns == null ? row : columns;
            if (!row.abscissae().equals(columns.abscissae())) {
                throw cursor.problem(
                        place.to(cursor.last()),
                        "each row has points at the same " + second.name().text() + " as the first, "
                                + String.join(", ", columns.written()));
            }
            ordinates.addAll(row.ordinates());
        } while (cursor.accept(","));
        cursor.expect("}");
        List<Dimension> dimensions =
                List.of(first.unit().dimension(), second.unit().dimension());
        return new Scope.Table(
                dimensions,
                result.dimension(),
                List.of(array(abscissae), array(columns.abscissae())),
                array(ordinates));
    }

    /** Points in braces. */
    private Row row(Argument argument, Unit result) {
        Row row = new Row();
        cursor.expect("{");
        do {
            row.written().add(abscissa(argument, row.abscissae()));
            row.ordinates().add(result.toSi(parser.plainNumber(result)));
        } while (cursor.accept(","));
        cursor.expect("}");
        return row;
    }

    /** Takes a number and the colon behind it, adds it to those before, and gives how it is written. */
    private String abscissa(Argument argument, List<Double> before) {
        Span start = cursor.peek().span();
        double value = argument.unit().toSi(parser.plainNumber(argument.unit()));
        Span place = start.to(cursor.last());
        if (!before.isEmpty() && value <= before.getLast()) {
            throw cursor.problem(place, "the arguments of a table must increase");
        }
        before.add(value);
        cursor.expect(":");
        return cursor.source().slice(place);
    }

    private static ConstantArray array(List<Double> values) {
        return ConstantArray.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}

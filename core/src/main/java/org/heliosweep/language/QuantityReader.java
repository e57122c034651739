package org.heliosweep.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.heliosweep.language.StatementParser.Definition;
import org.heliosweep.model.Index;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Kind;
import org.heliosweep.model.ModelBuilder;
import org.heliosweep.model.Quantity;
import org.heliosweep.unit.Unit;

/** Reads the quantities of a model, those over an index too, and the indexes. */
final class QuantityReader {
    private static final int LONGEST_INDEX = 1_000_000;

    /** The value of a quantity before the first number of its index, as it is written. */
    private record Start(Unit unit, String equation) {}

    /** What a definition gives a name to: one thing, or the choice and its value. */
    private record Part(String name, Kind kind, Value value, String equation) {}

    /** What goes over an index, and which. */
    private record Place(Token name, Token index) {}

    /** What an expression is, and what has to be true for it to be anything. */
    private record Typed(Value value, Optional<SolveTyper.Solved> solved) {}

    /** A quantity over an index for which something that it stands on may be missing. */
    private record Waiting(IndexedQuantity quantity, Optional<SolveTyper.Solved> solved) {}

    private final StatementParser parser;
    private final Cursor cursor;
    private final ModelBuilder model;
    private final ExpressionTyper typer;
    private final IndexedQuantities indexed;
    private final Map<String, Start> starts = new HashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    QuantityReader(StatementParser parser, ModelBuilder model, ExpressionTyper typer, IndexedQuantities indexed) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.model = model;
        this.typer = typer;
        this.indexed = indexed;
    }

    /** Refuses what was begun and not ended. */
    void end() {
        for (String started : indexed.unfinished()) {
            throw cursor.problem(
                    parser.placeOf(started),
                    "'" + started + "' has a start, but no equation: " + started + "[" + indexed.indexOf(started)
                            + "] = …");
        }
    }

    void index() {
        cursor.next();
        Token name = parser.newName("the name of an index");
        if (parser.isUnit(name.text())) {
            throw cursor.problem(name.span(), "'" + name.text() + "' is a unit, so it cannot be the name of an index");
        }
        cursor.expect("=");
        Span start = cursor.peek().span();
        int first = parser.expressions().wholeNumber(ExpressionParser.NUMBERS_OF_AN_INDEX);
        cursor.expect("..");
        int last = parser.expressions().wholeNumber(ExpressionParser.NUMBERS_OF_AN_INDEX);
        Span bounds = start.to(cursor.last());
        if (first > last) {
            throw cursor.problem(bounds, "an index goes from the lower to the higher number");
        }
        if ((long) last - first >= LONGEST_INDEX) {
            throw cursor.problem(bounds, "an index has at most 1,000,000 numbers");
        }
        String description = cursor.optionalString();
        cursor.endOfStatement();
        Index index = new Index(name.text(), first, last, description);
        indexed.add(index);
        model.index(index);
    }

    void start() {
        cursor.next();
        Token name = parser.newName("the name of a quantity");
        cursor.expect("[");
        Token index = cursor.newName("the name of an index");
        indexed.index(index);
        cursor.expect("]");
        Unit unit = parser.unitParser().bracketed();
        cursor.expect("=");
        Span from = cursor.peek().span();
        Expression expression = parser.expressions().expression();
        starts.put(name.text(), new Start(unit, parser.written(from)));
        cursor.optionalString();
        parser.sourceClause();
        cursor.endOfStatement();
        Value.Number value = typer.number(expression);
        checked(Optional.of(unit), value, name, expression);
        indexed.start(name, index, inUnit(value.node(), unit));
    }

    /** Numbers that nobody varies, one for each number of an index. */
    void series(SeriesReader reader) {
        cursor.next();
        Place place = place("the name of a series");
        Token name = place.name();
        Token index = place.index();
        Unit unit = parser.unitParser().bracketed();
        checkStart(name, unit);
        cursor.expect("=");
        SeriesReader.Numbers numbers = reader.numbers(name, indexed.index(index), unit);
        String description = cursor.optionalString();
        String origin = parser.sourceClause();
        cursor.endOfStatement();
        Definition definition = new Definition(
                Quantity.Role.INTERMEDIATE,
                name,
                index,
                Optional.of(unit),
                null,
                numbers.written(),
                description,
                origin);
        Value.Number value = inUnit(indexed.elements(index, numbers.values()), unit);
        define(definition, new Part(name.text(), new Kind.Number(unit), value, numbers.written()), Optional.empty());
        materialize();
    }

    void quantity(Quantity.Role role) {
        if (!cursor.at(Token.Kind.NAME)) {
            throw cursor.unexpected("a statement or the name of a quantity");
        }
        if (cursor.peekAfter(1).is("[") && indexed.isIndex(cursor.peekAfter(2).text())) {
            overIndex(role);
            return;
        }
        Token name = parser.newName("the name of a quantity");
        Definition definition = parser.definition(role, name, null);
        Typed typed = typed(definition);
        // before the quantity, of which it may be said that it is not finite
        typed.solved().ifPresent(solved -> require(solved, definition.equation(), IntUnaryOperator.identity()));
        for (Part part : parts(definition, typed.value(), definition.unit())) {
            model.quantity(
                    part.name(),
                    role,
                    part.kind(),
                    part.value().node(),
                    part.equation(),
                    definition.description(),
                    definition.source());
        }
    }

    private Typed typed(Definition definition) {
        if (definition.expression() instanceof Expression.Solve solve) {
            SolveTyper.Solved solved =
                    new SolveTyper(cursor.source(), typer, model.graph()).type(solve, definition.name());
            return new Typed(solved.value(), Optional.of(solved));
        }
        return new Typed(typer.type(definition.expression()), Optional.empty());
    }

    private void require(SolveTyper.Solved solved, String equation, IntUnaryOperator condition) {
        solved.reason().ifPresent(reason -> model.require(condition.applyAsInt(solved.exists()), equation, reason));
    }

    private Place place(String wanted) {
        boolean isStarted = indexed.isStarted(cursor.peek().text());
        Token name = isStarted ? cursor.next() : parser.newName(wanted);
        cursor.expect("[");
        Token index = cursor.newName("the name of an index");
        indexed.index(index);
        cursor.expect("]");
        if (isStarted && !indexed.indexOf(name.text()).equals(index.text())) {
            throw cursor.problem(
                    index.span(), "'" + name.text() + "' goes over '" + indexed.indexOf(name.text()) + "'");
        }
        return new Place(name, index);
    }

    private void checkStart(Token name, Unit unit) {
        Start start = starts.get(name.text());
        if (start != null && !unit.equals(start.unit())) {
            throw cursor.problem(
                    name.span(), "'" + name.text() + "' starts in " + start.unit() + "; give it the same unit here");
        }
    }

    private void overIndex(Quantity.Role role) {
        Place place = place("the name of a quantity");
        Token name = place.name();
        Token index = place.index();
        Definition definition = parser.definition(role, name, index);
        Start start = starts.get(name.text());
        definition.unit().ifPresent(unit -> checkStart(name, unit));
        if (role == Quantity.Role.OUTPUT && !indexed.index(index).isList()) {
            throw cursor.problem(
                    name.span(),
                    "an output over '" + index.text() + "' would have more than " + Index.LONGEST_LIST
                            + " values; make outputs of reductions, as in sum(" + index.text() + ": " + name.text()
                            + "["
                            + index.text() + "])");
        }
        Typed typed = typer.open(index, indexed.known(index), () -> typed(definition));
        Value value = typed.value();
        if (start != null && !(value instanceof Value.Number)) {
            throw cursor.problem(
                    definition.expression().span(),
                    "'" + name.text() + "' starts as a number, but this is " + value.described());
        }
        Optional<Unit> declared = start == null ? definition.unit() : Optional.of(start.unit());
        parts(definition, value, declared).forEach(part -> define(definition, part, typed.solved()));
        materialize();
    }

    /** What a definition gives a name to, with the units checked. */
    private List<Part> parts(Definition definition, Value value, Optional<Unit> unit) {
        Token name = definition.name();
        List<Part> parts = new ArrayList<>();
        switch (value) {
            case Value.Number number ->
                parts.add(new Part(
                        name.text(),
                        new Kind.Number(checked(unit, number, name, definition.expression())),
                        number,
                        definition.equation()));
            case Value.Truth truth -> {
                refuseUnit(unit, name, "a condition");
                parts.add(new Part(name.text(), new Kind.Truth(), truth, definition.equation()));
            }
            case Value.Choice choice -> {
                parts.add(new Part(name.text(), new Kind.Choice(choice.labels()), choice, definition.equation()));
                if (choice.value() == null) {
                    refuseUnit(unit, name, "a choice");
                } else {
                    parts.add(new Part(
                            name.text() + ".value",
                            new Kind.Number(checked(unit, choice.value(), name, definition.expression())),
                            choice.value(),
                            "value of " + name.text()));
                }
            }
        }
        return parts;
    }

    private void define(Definition definition, Part part, Optional<SolveTyper.Solved> solved) {
        // the value has the declared unit from now on, whether it fitted or not
        Value value = part.value() instanceof Value.Number number && part.kind() instanceof Kind.Number(Unit unit)
                ? inUnit(number.node(), unit)
                : part.value();
        indexed.define(part.name(), definition.index(), value);
        Start start = starts.get(part.name());
        IndexedQuantity quantity = new IndexedQuantity(
                part.name(),
                indexed.index(definition.index()),
                definition.role(),
                part.kind(),
                part.equation(),
                start == null ? "" : start.equation(),
                definition.description(),
                definition.source());
        model.indexed(quantity);
        if (quantity.index().isList() || solved.isPresent()) {
            waiting.add(new Waiting(quantity, solved));
        }
    }

    private static Value.Number inUnit(int node, Unit unit) {
        return new Value.Number(node, unit.dimension(), false, unit.isPoint() ? Value.Scale.POINT : Value.Scale.PLAIN);
    }

    /**
     * Adds the members of quantities over lists, and what has to be true of those that are solved, in the order of the
     * model, up to the first that lacks something.
     */
    private void materialize() {
        while (!waiting.isEmpty()
                && indexed.isComplete(waiting.peekFirst().quantity().name())) {
            Waiting next = waiting.removeFirst();
            Index index = next.quantity().index();
            next.solved()
                    .ifPresent(solved ->
                            require(solved, next.quantity().equation(), exists -> indexed.all(index.name(), exists)));
            if (index.isList()) {
                addMembers(next.quantity());
            }
        }
    }

    private void addMembers(IndexedQuantity quantity) {
        Index index = quantity.index();
        for (int number = index.first(); number <= index.last(); number++) {
            model.quantity(
                    quantity.member(number),
                    quantity.role(),
                    quantity.kind(),
                    indexed.member(quantity.name(), number - index.first()),
                    quantity.equation(),
                    quantity.description(),
                    quantity.source());
        }
    }

    private Unit checked(Optional<Unit> declared, Value.Number number, Token name, Expression expression) {
        if (declared.isEmpty() || number.fits()) {
            return declared.orElse(ExpressionTyper.unitOf(number.dimension()));
        }
        Unit unit = declared.get();
        if (unit.isPoint() && number.scale() == Value.Scale.DIFFERENCE) {
            throw cursor.problem(
                    expression.span(),
                    "'" + name.text() + "' is declared in " + unit + ", but this is a difference; declare it in K");
        }
        if (!unit.dimension().equals(number.dimension())) {
            throw cursor.problem(
                    expression.span(),
                    "'" + name.text() + "' is declared in " + unit + ", but this is " + number.described());
        }
        return unit;
    }

    private void refuseUnit(Optional<Unit> unit, Token name, String what) {
        if (unit.isPresent()) {
            throw cursor.problem(name.span(), "'" + name.text() + "' is " + what + ", so it has no unit");
        }
    }
}

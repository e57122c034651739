package org.heliosweep.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.model.Index;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.ModelBuilder;
import org.heliosweep.model.Quantity;
import org.heliosweep.unit.Dimension;
import org.heliosweep.unit.Unit;
import org.heliosweep.unit.UnitTable;

/** Reads the text of a model, statement by statement; what it gives is flattened, but not in canonical form. */
final class ModelReader implements Scope {
    private static final int LONGEST_INDEX = 1_000_000;

    /** The value of a quantity before the first number of its index, as it is written. */
    private record Start(Unit unit, String equation) {}

    private final Cursor cursor;
    private final SourceText source;
    private final Function<Token, Model> used;
    private final UnitTable units = new UnitTable();
    private final UnitParser unitParser;
    private final ExpressionParser expressions;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Span> places = new HashMap<>();
    private final Map<String, Start> starts = new HashMap<>();
    private final Deque<IndexedQuantity> waiting = new ArrayDeque<>();
    private ModelBuilder model;
    private ExpressionTyper typer;
    private IndexedQuantities indexed;

    /**
     * A reader of one text.
     *
     * @param used finds and reads a model that the text uses
     */
    ModelReader(SourceText source, Function<Token, Model> used) {
        this.source = source;
        this.used = used;
        this.cursor = new Cursor(source);
        this.unitParser = new UnitParser(cursor, units);
        this.expressions = new ExpressionParser(cursor, units);
    }

    Model read() {
        if (!cursor.at("model")) {
            throw cursor.unexpected("'model' and a name at the beginning of a model");
        }
        cursor.next();
        Token name = cursor.hyphenatedName("the name of the model");
        String description = cursor.optionalString();
        cursor.endOfStatement();
        model = new ModelBuilder(name.text(), description);
        typer = new ExpressionTyper(source, model.graph(), this);
        indexed = new IndexedQuantities(source, model);
        while (!cursor.at(Token.Kind.END)) {
            statement();
        }
        for (String started : indexed.unfinished()) {
            throw cursor.problem(
                    places.get(started),
                    "'" + started + "' has a start, but no equation: " + started + "[" + indexed.indexOf(started)
                            + "] = …");
        }
        return model.build();
    }

    private void statement() {
        Token first = cursor.peek();
        switch (first.text()) {
            case "input" -> input();
            case "constant" -> constant();
            case "table" -> table();
            case "use" -> use();
            case "require" -> require();
            case "unit" -> {
                cursor.next();
                model.unit(unitParser.definition());
            }
            case "index" -> index();
            case "start" -> start();
            case "output" -> {
                cursor.next();
                quantity(Quantity.Role.OUTPUT);
            }
            case "design", "vary", "fix", "where", "keep", "show", "study" ->
                throw cursor.problem(first.span(), "'" + first.text() + "' belongs into a study, not into a model");
            default -> quantity(Quantity.Role.INTERMEDIATE);
        }
    }

    private void input() {
        cursor.next();
        Token name = newName("the name of an input");
        boolean choice = cursor.at("=") && cursor.peekAfter(1).kind() == Token.Kind.NAME;
        if (choice) {
            cursor.next();
            choiceInput(name);
        } else if (cursor.at("=")) {
            throw cursor.problem(
                    name.span(), "a number needs a unit here, as in " + name.text() + " [kW]; plain numbers have [1]");
        } else {
            numberInput(name);
        }
    }

    private void numberInput(Token name) {
        Unit unit = unitParser.bracketed();
        cursor.expect("=");
        Span defaultSpan = cursor.peek().span();
        double standard = plainNumber(unit);
        Span range = cursor.peek().span();
        double low = plainNumber(unit);
        cursor.expect("..");
        double high = plainNumber(unit);
        range = range.to(cursor.last());
        if (low > high) {
            throw cursor.problem(range, "the range goes from the lower to the higher number");
        }
        if (standard < low || standard > high) {
            throw cursor.problem(
                    defaultSpan,
                    "the default is outside of the range, " + cursor.source().slice(range));
        }
        String description = cursor.optionalString();
        String origin = sourceClause();
        cursor.endOfStatement();
        model.input(new Input.Number(name.text(), unit, standard, low, high, description, origin));
    }

    private void choiceInput(Token name) {
        Token standard = cursor.newName("the default label");
        cursor.expect("{");
        List<String> labels = new ArrayList<>();
        do {
            Token label = cursor.newName("a label");
            if (labels.contains(label.text())) {
                throw cursor.problem(label.span(), "the label '" + label.text() + "' stands here twice");
            }
            labels.add(label.text());
        } while (cursor.accept(","));
        cursor.expect("}");
        int position = labels.indexOf(standard.text());
        if (position < 0) {
            throw cursor.problem(
                    standard.span(),
                    "the default '" + standard.text() + "' is none of the labels " + String.join(", ", labels));
        }
        String description = cursor.optionalString();
        String origin = sourceClause();
        cursor.endOfStatement();
        model.input(new Input.Choice(name.text(), labels, position, description, origin));
    }

    private void constant() {
        cursor.next();
        Token name = newName("the name of a constant");
        Unit unit = unitParser.bracketed();
        cursor.expect("=");
        Span start = cursor.peek().span();
        double value = plainNumber(unit);
        String equation = source.slice(start.to(cursor.last()));
        String description = cursor.optionalString();
        String origin = sourceClause();
        cursor.endOfStatement();
        int node = model.graph().real(unit.toSi(value));
        model.quantity(name.text(), Quantity.Role.CONSTANT, new Kind.Number(unit), node, equation, description, origin);
    }

    private void table() {
        cursor.next();
        Token name = newName("the name of a table");
        cursor.expect("(");
        cursor.newName("the name of the argument");
        Unit argument = unitParser.bracketed();
        cursor.expect(")");
        Unit result = unitParser.bracketed();
        cursor.expect("=");
        cursor.expect("{");
        List<Double> abscissae = new ArrayList<>();
        List<Double> ordinates = new ArrayList<>();
        do {
            Span place = cursor.peek().span();
            double abscissa = argument.toSi(plainNumber(argument));
            if (!abscissae.isEmpty() && abscissa <= abscissae.getLast()) {
                throw cursor.problem(place.to(cursor.last()), "the arguments of a table must increase");
            }
            cursor.expect(":");
            abscissae.add(abscissa);
            ordinates.add(result.toSi(plainNumber(result)));
        } while (cursor.accept(","));
        Span end = cursor.expect("}").span();
        if (abscissae.size() < 2) {
            throw cursor.problem(name.span().to(end), "a table needs at least two points");
        }
        cursor.optionalString();
        sourceClause();
        cursor.endOfStatement();
        tables.put(
                name.text(), new Table(argument.dimension(), result.dimension(), array(abscissae), array(ordinates)));
    }

    private static ConstantArray array(List<Double> values) {
        return ConstantArray.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void use() {
        cursor.next();
        Token name = cursor.fileName("the name of a model");
        cursor.expect("as");
        Token alias = newName("the name that the model gets here");
        Model other = used.apply(name);
        Map<String, Integer> bindings = new HashMap<>();
        if (cursor.accept("(") && !cursor.accept(")")) {
            do {
                binding(other, bindings);
            } while (cursor.accept(","));
            cursor.expect(")");
        }
        cursor.optionalString();
        cursor.endOfStatement();
        other.units().forEach(unit -> define(unit, name));
        model.use(other, alias.text(), bindings);
    }

    private void define(Unit unit, Token origin) {
        try {
            units.define(unit);
        } catch (IllegalArgumentException e) {
            throw cursor.problem(origin.span(), e.getMessage());
        }
    }

    private void binding(Model other, Map<String, Integer> bindings) {
        Token name = cursor.path("an input of '" + other.name() + "'");
        Input input = other.input(name.text())
                .orElseThrow(() -> cursor.problem(
                        name.span(),
                        "'" + other.name() + "' has no input '" + name.text() + "'"
                                + Suggestion.of(
                                        name.text(),
                                        other.inputs().stream().map(Input::name).toList())));
        cursor.expect("=");
        int node = switch (input) {
            case Input.Number number -> {
                Dimension dimension = number.unit().dimension();
                String needed = "the input '" + name.text() + "' is " + new Value.Number(0, dimension).described();
                yield typer.number(expressions.expression(), dimension, needed).node();
            }
            case Input.Choice choice -> chosen(choice);
        };
        if (bindings.put(name.text(), node) != null) {
            throw cursor.problem(name.span(), "the input '" + name.text() + "' stands here twice");
        }
    }

    /** A label of a choice, or a choice with the same labels. */
    private int chosen(Input.Choice choice) {
        Token token = cursor.path("a label of '" + choice.name() + "'");
        int label = choice.labels().indexOf(token.text());
        if (label >= 0) {
            return model.graph().integer(label);
        }
        if (value(token.text()).orElse(null) instanceof Value.Choice other
                && other.labels().equals(choice.labels())) {
            return other.node();
        }
        throw cursor.problem(
                token.span(),
                "'" + token.text() + "' is neither a label of '" + choice.name()
                        + "' nor a choice with the same labels: " + String.join(", ", choice.labels()));
    }

    private void require() {
        cursor.next();
        Value.Truth condition = typer.truth(expressions.expression());
        Token reason = cursor.expect(Token.Kind.STRING, "the reason, as a string");
        if (reason.text().isBlank()) {
            throw cursor.problem(reason.span(), "the reason cannot be empty");
        }
        cursor.endOfStatement();
        model.require(condition.node(), reason.text());
    }

    private void quantity(Quantity.Role role) {
        if (!cursor.at(Token.Kind.NAME)) {
            throw cursor.unexpected("a statement or the name of a quantity");
        }
        if (cursor.peekAfter(1).is("[") && indexed.isIndex(cursor.peekAfter(2).text())) {
            indexedQuantity(role);
            return;
        }
        Token name = newName("the name of a quantity");
        Optional<Unit> unit = cursor.at("[") ? Optional.of(unitParser.bracketed()) : Optional.empty();
        cursor.expect("=");
        Span start = cursor.peek().span();
        Expression expression = expressions.expression();
        String equation = source.slice(start.to(cursor.last())).replaceAll("\\s*\\n\\s*", " ");
        String description = cursor.optionalString();
        String origin = sourceClause();
        cursor.endOfStatement();
        switch (typer.type(expression)) {
            case Value.Number number -> {
                Unit shown = checked(unit, number, name, expression);
                model.quantity(name.text(), role, new Kind.Number(shown), number.node(), equation, description, origin);
            }
            case Value.Truth truth -> {
                refuseUnit(unit, name, "a condition");
                model.quantity(name.text(), role, new Kind.Truth(), truth.node(), equation, description, origin);
            }
            case Value.Choice choice -> {
                model.quantity(
                        name.text(),
                        role,
                        new Kind.Choice(choice.labels()),
                        choice.node(),
                        equation,
                        description,
                        origin);
                if (choice.value() == null) {
                    refuseUnit(unit, name, "a choice");
                } else {
                    Unit shown = checked(unit, choice.value(), name, expression);
                    model.quantity(
                            name.text() + ".value",
                            role,
                            new Kind.Number(shown),
                            choice.value().node(),
                            "value of " + name.text(),
                            description,
                            origin);
                }
            }
        }
    }

    private void index() {
        cursor.next();
        Token name = newName("the name of an index");
        if (units.find(name.text()).isPresent()) {
            throw cursor.problem(name.span(), "'" + name.text() + "' is a unit, so it cannot be the name of an index");
        }
        cursor.expect("=");
        Span start = cursor.peek().span();
        int first = expressions.wholeNumber(ExpressionParser.NUMBERS_OF_AN_INDEX);
        cursor.expect("..");
        int last = expressions.wholeNumber(ExpressionParser.NUMBERS_OF_AN_INDEX);
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

    private void start() {
        cursor.next();
        Token name = newName("the name of a quantity");
        cursor.expect("[");
        Token index = cursor.newName("the name of an index");
        indexed.index(index);
        cursor.expect("]");
        Unit unit = unitParser.bracketed();
        cursor.expect("=");
        Span from = cursor.peek().span();
        Expression expression = expressions.expression();
        starts.put(name.text(), new Start(unit, source.slice(from.to(cursor.last()))));
        cursor.optionalString();
        sourceClause();
        cursor.endOfStatement();
        Value.Number value = typer.number(expression);
        checked(Optional.of(unit), value, name, expression);
        indexed.start(
                name,
                index,
                new Value.Number(
                        value.node(), unit.dimension(), false, unit.isPoint() ? Value.Scale.POINT : Value.Scale.PLAIN));
    }

    private void indexedQuantity(Quantity.Role role) {
        boolean isStarted = indexed.isStarted(cursor.peek().text());
        Token name = isStarted ? cursor.next() : newName("the name of a quantity");
        cursor.expect("[");
        Token index = cursor.next();
        cursor.expect("]");
        if (isStarted && !indexed.indexOf(name.text()).equals(index.text())) {
            throw cursor.problem(
                    index.span(), "'" + name.text() + "' goes over '" + indexed.indexOf(name.text()) + "'");
        }
        Optional<Unit> unit = cursor.at("[") ? Optional.of(unitParser.bracketed()) : Optional.empty();
        Start start = starts.get(name.text());
        if (start != null && unit.isPresent() && !unit.get().equals(start.unit())) {
            throw cursor.problem(
                    name.span(), "'" + name.text() + "' starts in " + start.unit() + "; give it the same unit here");
        }
        cursor.expect("=");
        Span from = cursor.peek().span();
        Expression expression = expressions.expression();
        String equation = source.slice(from.to(cursor.last())).replaceAll("\\s*\\n\\s*", " ");
        String description = cursor.optionalString();
        String origin = sourceClause();
        cursor.endOfStatement();
        if (role == Quantity.Role.OUTPUT && !indexed.index(index).isList()) {
            throw cursor.problem(
                    name.span(),
                    "an output over '" + index.text() + "' would have more than " + Index.LONGEST_LIST
                            + " values; make outputs of reductions, as in sum(" + index.text() + ": " + name.text()
                            + "["
                            + index.text() + "])");
        }
        Value value = typer.open(index, indexed.known(index), expression);
        if (start != null && !(value instanceof Value.Number)) {
            throw cursor.problem(
                    expression.span(), "'" + name.text() + "' starts as a number, but this is " + value.described());
        }
        Optional<Unit> declared = start == null ? unit : Optional.of(start.unit());
        switch (value) {
            case Value.Number number -> {
                Kind kind = new Kind.Number(checked(declared, number, name, expression));
                define(name.text(), index, role, kind, number, equation, description, origin);
            }
            case Value.Truth truth -> {
                refuseUnit(unit, name, "a condition");
                define(name.text(), index, role, new Kind.Truth(), truth, equation, description, origin);
            }
            case Value.Choice choice -> {
                Kind kind = new Kind.Choice(choice.labels());
                define(name.text(), index, role, kind, choice, equation, description, origin);
                if (choice.value() == null) {
                    refuseUnit(unit, name, "a choice");
                } else {
                    Kind ofValue = new Kind.Number(checked(unit, choice.value(), name, expression));
                    define(
                            name.text() + ".value",
                            index,
                            role,
                            ofValue,
                            choice.value(),
                            "value of " + name.text(),
                            description,
                            origin);
                }
            }
        }
        materialize();
    }

    private void define(
            String name,
            Token index,
            Quantity.Role role,
            Kind kind,
            Value value,
            String equation,
            String description,
            String origin) {
        // the value has the declared unit from now on, whether it fitted or not
        indexed.define(
                name,
                index,
                value instanceof Value.Number number && kind instanceof Kind.Number(Unit unit)
                        ? new Value.Number(
                                number.node(),
                                unit.dimension(),
                                false,
                                unit.isPoint() ? Value.Scale.POINT : Value.Scale.PLAIN)
                        : value);
        Start start = starts.get(name);
        IndexedQuantity quantity = new IndexedQuantity(
                name,
                indexed.index(index),
                role,
                kind,
                equation,
                start == null ? "" : start.equation(),
                description,
                origin);
        model.indexed(quantity);
        if (quantity.index().isList()) {
            waiting.add(quantity);
        }
    }

    /** Adds the members of quantities over lists, in the order of the model, up to the first that lacks something. */
    private void materialize() {
        while (!waiting.isEmpty() && indexed.isComplete(waiting.peekFirst().name())) {
            IndexedQuantity quantity = waiting.removeFirst();
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
    }

    @Override
    public Optional<IndexedQuantities> indexed() {
        return Optional.of(indexed);
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

    private String sourceClause() {
        return cursor.accept("source")
                ? cursor.expect(Token.Kind.STRING, "the source, as a string").text()
                : "";
    }

    /** A number in a unit that is declared elsewhere, perhaps with a sign. */
    private double plainNumber(Unit unit) {
        boolean negative = cursor.accept("-");
        Expression.Number number = expressions.number();
        if (number.hasUnit()) {
            throw cursor.problem(
                    number.span(), "this number is in the declared unit, " + unit + "; leave its own unit out");
        }
        return negative ? -number.value() : number.value();
    }

    private Token newName(String wanted) {
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

    @Override
    public Optional<Value> value(String name) {
        return Optional.ofNullable(model.find(name)).map(ModelReader::valueOf);
    }

    /** What a quantity is in an expression. */
    static Value valueOf(Quantity quantity) {
        return switch (quantity.kind()) {
            case Kind.Number(Unit unit) ->
                new Value.Number(
                        quantity.value(),
                        unit.dimension(),
                        false,
                        unit.isPoint() ? Value.Scale.POINT : Value.Scale.PLAIN);
            case Kind.Truth() -> new Value.Truth(quantity.value());
            case Kind.Choice(List<String> labels) -> new Value.Choice(quantity.value(), labels, null);
        };
    }

    @Override
    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        model.names().forEach(names::add);
        return names;
    }

    @Override
    public List<String> tables() {
        return List.copyOf(tables.keySet());
    }
}

package org.heliosweep.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Margin;
import org.heliosweep.model.Model;
import org.heliosweep.model.ModelBuilder;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Use;
import org.heliosweep.unit.Dimension;
import org.heliosweep.unit.Unit;
import org.heliosweep.unit.UnitTable;

/** Reads the text of a model, statement by statement; what it gives is flattened, but not in canonical form. */
final class ModelReader implements Scope {
    /** Where a text finds others that it mentions. */
    interface Surroundings {
        /** A model that the text uses. */
        Model model(Token name);

        /** A file of numbers. */
        SourceText data(Token name);
    }

    private final Cursor cursor;
    private final Surroundings surroundings;
    private final UnitTable units = new UnitTable();
    private final StatementParser parser;
    private final UnitParser unitParser;
    private final ExpressionParser expressions;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private ModelBuilder model;
    private ExpressionTyper typer;
    private IndexedQuantities indexed;
    private QuantityReader quantities;

    /** A reader of one text. */
    ModelReader(SourceText source, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.parser = new StatementParser(source, units);
        this.cursor = parser.cursor();
        this.unitParser = parser.unitParser();
        this.expressions = parser.expressions();
    }

    Model read() {
        if (!cursor.at("model")) {
            throw cursor.unexpected("'model' and a name at the beginning of a model");
        }
        cursor.next();
        Token name = cursor.hyphenatedName("the name of the model");
        String description = cursor.optionalString();
        cursor.endOfStatement();
        model = new ModelBuilder(name.text(), description, cursor.source().introduction());
        typer = new ExpressionTyper(cursor.source(), model.graph(), this);
        indexed = new IndexedQuantities(cursor.source(), model);
        quantities = new QuantityReader(parser, model, typer, indexed);
        while (!cursor.at(Token.Kind.END)) {
            statement();
        }
        quantities.end();
        Model read = model.build();
        Margin.repeated(read).ifPresent(this::refuse);
        return read;
    }

    private void refuse(Margin.Repetition repetition) {
        String second = repetition.second();
        String name = second.contains(".") ? second.substring(0, second.indexOf('.')) : second.replaceAll("\\[.*", "");
        throw cursor.problem(
                parser.placeOf(name),
                "the margin \"" + repetition.name() + "\" is applied twice: by '" + repetition.first()
                        + "', and to what stands on it by '" + second
                        + "'; give 0 for one of them where a model is used, or leave it out");
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
            // Not reserved: a quantity may be called so, but no name stands behind the name of a quantity.
            case "index", "start", "series" -> {
                if (cursor.peekAfter(1).kind() != Token.Kind.NAME) {
                    quantities.quantity(Quantity.Role.INTERMEDIATE);
                } else if (first.is("index")) {
                    quantities.index();
                } else if (first.is("start")) {
                    quantities.start();
                } else {
                    quantities.series(new SeriesReader(parser, surroundings::data));
                }
            }
            case "output" -> {
                cursor.next();
                quantities.quantity(Quantity.Role.OUTPUT);
            }
            case "precision" -> {
                if (cursor.peekAfter(1).kind() == Token.Kind.NAME) {
                    throw ofStudy(first);
                }
                quantities.quantity(Quantity.Role.INTERMEDIATE);
            }
            case "design", "vary", "fix", "where", "keep", "show", "study" -> throw ofStudy(first);
            default -> quantities.quantity(Quantity.Role.INTERMEDIATE);
        }
    }

    private LanguageException ofStudy(Token word) {
        return cursor.problem(word.span(), "'" + word.text() + "' belongs into a study, not into a model");
    }

    private void input() {
        cursor.next();
        Token name = parser.newName("the name of an input");
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
        double standard = parser.plainNumber(unit);
        Span range = cursor.peek().span();
        double low = parser.plainNumber(unit);
        cursor.expect("..");
        double high = parser.plainNumber(unit);
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
        String margin = cursor.accept("margin")
                ? cursor.expect(Token.Kind.STRING, "what it is the margin for, as a string")
                        .text()
                : "";
        String origin = parser.sourceClause();
        cursor.endOfStatement();
        model.input(new Input.Number(name.text(), unit, standard, low, high, description, origin, margin));
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
        String origin = parser.sourceClause();
        cursor.endOfStatement();
        model.input(new Input.Choice(name.text(), labels, position, description, origin));
    }

    private void constant() {
        cursor.next();
        Token name = parser.newName("the name of a constant");
        Unit unit = unitParser.bracketed();
        cursor.expect("=");
        Span start = cursor.peek().span();
        double value = parser.plainNumber(unit);
        String equation = cursor.source().slice(start.to(cursor.last()));
        String description = cursor.optionalString();
        String origin = parser.sourceClause();
        cursor.endOfStatement();
        int node = model.graph().real(unit.toSi(value));
        model.quantity(name.text(), Quantity.Role.CONSTANT, new Kind.Number(unit), node, equation, description, origin);
    }

    private void table() {
        cursor.next();
        Token name = parser.newName("the name of a table");
        tables.put(name.text(), new TableReader(parser).table(name));
        cursor.optionalString();
        parser.sourceClause();
        cursor.endOfStatement();
    }

    private void use() {
        cursor.next();
        Token name = cursor.fileName("the name of a model");
        cursor.expect("as");
        Token alias = parser.newName("the name that the model gets here");
        Model other = surroundings.model(name);
        Map<String, Integer> bindings = new HashMap<>();
        List<Use.Given> given = new ArrayList<>();
        if (cursor.accept("(") && !cursor.accept(")")) {
            do {
                given.add(binding(other, bindings));
            } while (cursor.accept(","));
            cursor.expect(")");
        }
        cursor.optionalString();
        cursor.endOfStatement();
        other.units().forEach(unit -> define(unit, name));
        model.use(other, alias.text(), bindings);
        model.uses(new Use(alias.text(), other.name(), other.description(), given));
    }

    private void define(Unit unit, Token origin) {
        try {
            units.define(unit);
        } catch (IllegalArgumentException e) {
            throw cursor.problem(origin.span(), e.getMessage());
        }
    }

    private Use.Given binding(Model other, Map<String, Integer> bindings) {
        Token name = cursor.path("an input of '" + other.name() + "'");
        Input input = other.input(name.text())
                .orElseThrow(() -> cursor.problem(
                        name.span(),
                        "'" + other.name() + "' has no input '" + name.text() + "'"
                                + Suggestion.of(
                                        name.text(),
                                        other.inputs().stream().map(Input::name).toList())));
        cursor.expect("=");
        Span start = cursor.peek().span();
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
        return new Use.Given(name.text(), parser.written(start));
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
        Span start = cursor.peek().span();
        Value.Truth condition = typer.truth(expressions.expression());
        String equation = parser.written(start);
        String reason = expressions.reason();
        cursor.endOfStatement();
        model.require(condition.node(), equation, reason);
    }

    @Override
    public Optional<IndexedQuantities> indexed() {
        return Optional.of(indexed);
    }

    @Override
    public Optional<Value> value(String name) {
        return Optional.ofNullable(model.find(name)).map(ModelReader::valueOf);
    }

    @Override
    public Optional<Value.Number> input(String name) {
        return Optional.ofNullable(model.find(name))
                .filter(quantity -> quantity.role() == Quantity.Role.INPUT)
                .map(ModelReader::valueOf)
                .filter(Value.Number.class::isInstance)
                .map(Value.Number.class::cast);
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

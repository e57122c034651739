package org.heliosweep.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Study;
import org.heliosweep.unit.UnitTable;

/**
 * A study in the making. It starts from a text, or from nothing but a model, and takes further statements, each written
 * as in a study; a later one takes the place of an earlier one about the same input, of the design and of what is kept,
 * while conditions and what is shown add up. A correlation takes the place of an earlier one of the same two inputs, and
 * an input that is fixed later correlates with nothing.
 *
 * <p>Every method throws {@link LanguageException} for what cannot be understood.
 */
public final class StudyBuilder {
    /** A statement with the text that it stands in, and how it is written on its own. */
    record Placed<T extends StudyStatement>(SourceText source, T statement, String text) {}

    private static final long STANDARD_SEED = 1;

    private final String name;
    private final String description;
    private final String modelName;
    private final Model model;
    private final UnitTable units = new UnitTable();
    private final Map<String, Placed<? extends StudyStatement>> inputs = new LinkedHashMap<>();
    private final List<Placed<StudyStatement.Correlate>> correlations = new ArrayList<>();
    private final List<Placed<StudyStatement.Where>> conditions = new ArrayList<>();
    private final List<Placed<StudyStatement.Show>> shown = new ArrayList<>();
    private Placed<? extends StudyStatement> design;
    private Placed<StudyStatement.Precise> precision;
    private Placed<StudyStatement.Keep> keep;

    StudyBuilder(String name, String description, String modelName, Model model) {
        this.name = name;
        this.description = description;
        this.modelName = modelName;
        this.model = model;
        model.units().forEach(units::define);
    }

    /** The model that is studied. */
    public Model model() {
        return model;
    }

    /** Takes further statements, such as {@code vary heat = uniform(50, 200) [kW]}. */
    public StudyBuilder add(SourceText statements) {
        read(new Cursor(statements), true);
        return this;
    }

    /** Takes further statements, such as {@code vary heat = uniform(50, 200) [kW]}. */
    public StudyBuilder add(String statements) {
        return add(SourceText.of("statement", statements));
    }

    /** Fixes an input at a value, such as {@code 200 kW}, {@code 15 %} or a label. */
    public StudyBuilder set(String input, String value) {
        return set(SourceText.of("value", input + " = " + value));
    }

    /** Fixes an input at a value: {@code launch_price = 200 $/kg}. */
    public StudyBuilder set(SourceText setting) {
        Cursor cursor = new Cursor(setting);
        put(cursor, new StudyParser(cursor, units).setting(), true, "fix " + setting.text());
        return this;
    }

    /** Sets how many scenarios are drawn; a grid has as many as it has. */
    public StudyBuilder scenarios(long count) {
        return random(OptionalLong.of(count), OptionalLong.empty(), "scenarios");
    }

    /** Sets the seed of a random design; a grid has none. */
    public StudyBuilder seed(long seed) {
        return random(OptionalLong.empty(), OptionalLong.of(seed), "seed");
    }

    /** Computes in numbers of a precision; in double precision if nothing else is said. */
    public StudyBuilder precision(Precision wanted) {
        return add("precision " + wanted.word());
    }

    /** Keeps nothing: statistics only. */
    public StudyBuilder keepNothing() {
        keep = null;
        return this;
    }

    /** Shows nothing that was asked for so far. */
    public StudyBuilder showNothing() {
        shown.clear();
        return this;
    }

    /** The units that statements can use: those of the model too. */
    UnitTable units() {
        return units;
    }

    /** The study as it is now. */
    public Study build() {
        if (design == null) {
            throw new LanguageException(
                    "the study '" + name + "' has no design; write 'design grid' or 'design random 1000 seed 1'");
        }
        return new StudyResolver(model)
                .resolve(
                        name,
                        description,
                        design,
                        precision == null
                                ? Precision.DOUBLE
                                : precision.statement().precision(),
                        inputs.values(),
                        correlations,
                        conditions,
                        keep,
                        shown,
                        text());
    }

    /** Takes the statements of a text. */
    void read(Cursor cursor, boolean replacing) {
        StudyParser parser = new StudyParser(cursor, units);
        while (!cursor.at(Token.Kind.END)) {
            Span start = cursor.peek().span();
            StudyStatement statement = parser.statement();
            put(cursor, statement, replacing, cursor.source().slice(start.to(parser.end())));
        }
    }

    private StudyBuilder random(OptionalLong size, OptionalLong seed, String what) {
        if (design == null || !(design.statement() instanceof StudyStatement.RandomDesign random)) {
            throw new LanguageException("--" + what + " needs a random design, but '" + name
                    + (design == null
                            ? "' has no design"
                            : "' is a grid: its levels say how many scenarios there are"));
        }
        OptionalLong newSize = size.isPresent() ? size : random.size();
        OptionalLong newSeed = seed.isPresent() ? seed : random.seed();
        add(SourceText.of(
                "--" + what, "design random " + newSize.orElse(0) + " seed " + newSeed.orElse(STANDARD_SEED)));
        return this;
    }

    /** Takes a statement that was read already. */
    void put(Cursor cursor, StudyStatement statement, boolean replacing, String text) {
        SourceText source = cursor.source();
        switch (statement) {
            case StudyStatement.ModelName other ->
                throw cursor.problem(other.name().span(), "the study has its model already: '" + modelName + "'");
            case StudyStatement.GridDesign grid -> {
                refuseSecond(cursor, replacing, design, grid.span(), "design");
                design = new Placed<>(source, grid, text);
            }
            case StudyStatement.RandomDesign random -> {
                refuseSecond(cursor, replacing, design, random.span(), "design");
                OptionalLong seed = OptionalLong.of(random.seed().orElse(STANDARD_SEED));
                design = new Placed<>(
                        source,
                        new StudyStatement.RandomDesign(random.size(), seed, random.span()),
                        "design random " + random.size().orElse(0) + " seed " + seed.getAsLong());
            }
            case StudyStatement.Precise precise -> {
                refuseSecond(cursor, replacing, precision, precise.span(), "precision");
                precision = new Placed<>(source, precise, text);
            }
            case StudyStatement.Vary vary -> {
                String variation = source.slice(vary.variation().span());
                for (Token input : vary.inputs()) {
                    StudyStatement single = new StudyStatement.Vary(List.of(input), vary.variation());
                    putInput(cursor, input, single, replacing, "vary " + input.text() + " = " + variation);
                }
            }
            case StudyStatement.Fix fix -> {
                String value = source.slice(fix.value().span());
                boolean bare =
                        fix.value().number().map(Expression.Number::hasUnit).orElse(false)
                                && !value.endsWith("]")
                                && !value.endsWith("%");
                String unit = fix.value()
                        .number()
                        .map(number -> " [" + number.unit() + "]")
                        .orElse("");
                String number =
                        fix.value().number().map(Expression.Number::digits).orElse("");
                String written = bare ? (fix.value().negative() ? "-" : "") + number + unit : value;
                putInput(
                        cursor,
                        fix.input(),
                        fix,
                        replacing,
                        "fix " + fix.input().text() + " = " + written);
            }
            case StudyStatement.Correlate correlate -> correlate(cursor, correlate, replacing);
            case StudyStatement.Where where -> conditions.add(new Placed<>(source, where, text));
            case StudyStatement.Keep kept -> {
                refuseSecond(cursor, replacing, keep, kept.items().getFirst().span(), "keep");
                keep = new Placed<>(source, kept, text);
            }
            case StudyStatement.Show show -> shown.add(new Placed<>(source, show, text));
        }
    }

    private static void refuseSecond(Cursor cursor, boolean replacing, Object first, Span span, String word) {
        if (first != null && !replacing) {
            throw cursor.problem(span, "'" + word + "' stands in this study twice");
        }
    }

    private void putInput(Cursor cursor, Token token, StudyStatement statement, boolean replacing, String text) {
        String input = token.text();
        requireInput(cursor, token, "set or varied");
        if (inputs.containsKey(input) && !replacing) {
            throw cursor.problem(token.span(), "'" + input + "' is varied or fixed in this study twice");
        }
        if (statement instanceof StudyStatement.Fix && replacing) {
            correlations.removeIf(placed ->
                    placed.statement().inputs().stream().map(Token::text).anyMatch(input::equals));
        }
        // An input that is varied again keeps its place among the axes.
        inputs.put(input, new Placed<>(cursor.source(), statement, text));
    }

    /** Keeps a statement for each two of the inputs. */
    private void correlate(Cursor cursor, StudyStatement.Correlate correlate, boolean replacing) {
        String coefficient = cursor.source().slice(correlate.value());
        List<Token> names = correlate.inputs();
        for (int index = 0; index < names.size(); index++) {
            Token second = names.get(index);
            requireInput(cursor, second, "correlated");
            for (Token first : names.subList(0, index)) {
                if (first.text().equals(second.text())) {
                    throw cursor.problem(second.span(), "'" + second.text() + "' cannot be correlated with itself");
                }
                boolean replaced = correlations.removeIf(placed -> isOf(placed.statement(), first, second));
                if (replaced && !replacing) {
                    throw cursor.problem(
                            correlate.span(),
                            "'" + first.text() + "' and '" + second.text() + "' are correlated in this study twice");
                }
                correlations.add(new Placed<>(
                        cursor.source(),
                        new StudyStatement.Correlate(
                                List.of(first, second), correlate.coefficient(), correlate.value(), correlate.span()),
                        "correlate " + first.text() + ", " + second.text() + " = " + coefficient));
            }
        }
    }

    private static boolean isOf(StudyStatement.Correlate statement, Token first, Token second) {
        List<String> names = statement.inputs().stream().map(Token::text).toList();
        return names.contains(first.text()) && names.contains(second.text());
    }

    private void requireInput(Cursor cursor, Token token, String what) {
        String input = token.text();
        if (model.input(input).isEmpty()) {
            throw cursor.problem(
                    token.span(),
                    model.quantity(input).isPresent()
                            ? "'" + input + "' is computed by the model, so it cannot be " + what
                            : "the model '" + model.name() + "' has no input '" + input + "'"
                                    + Suggestion.of(
                                            input,
                                            model.inputs().stream()
                                                    .map(Input::name)
                                                    .toList()));
        }
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("study " + name + (description.isEmpty() ? "" : "  " + quoted(description)));
        lines.add("model " + modelName);
        lines.add("");
        lines.add(design.text());
        if (precision != null) {
            lines.add(precision.text());
        }
        inputs.values().forEach(placed -> lines.add(placed.text()));
        correlations.forEach(placed -> lines.add(placed.text()));
        conditions.forEach(placed -> lines.add(placed.text()));
        if (keep != null) {
            lines.add(keep.text());
        }
        shown.forEach(placed -> lines.add(placed.text()));
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

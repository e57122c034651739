package org.heliosweep.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.design.Correlation;
import org.heliosweep.design.CorrelationException;
import org.heliosweep.design.Design;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.language.StudyBuilder.Placed;
import org.heliosweep.model.Canonical;
import org.heliosweep.model.Conversions;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.study.Column;
import org.heliosweep.study.Condition;
import org.heliosweep.study.Keep;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Shown;
import org.heliosweep.study.Study;
import org.heliosweep.unit.Unit;

/** Looks up the names of a study's statements in its model, and builds what they need onto the model's graph. */
final class StudyResolver implements Scope {
    private static final Map<String, Shown.Measure> MEASURES = measures();

    private final Model model;
    private final GraphBuilder graph;

    StudyResolver(Model model) {
        this.model = model;
        this.graph = new GraphBuilder(model.graph());
    }

    private static Map<String, Shown.Measure> measures() {
        Map<String, Shown.Measure> measures = new LinkedHashMap<>();
        measures.put("count", Shown.Measure.COUNT);
        measures.put("share", Shown.Measure.SHARE);
        measures.put("shares", Shown.Measure.SHARES);
        measures.put("mean", Shown.Measure.MEAN);
        measures.put("sd", Shown.Measure.STANDARD_DEVIATION);
        measures.put("min", Shown.Measure.MINIMUM);
        measures.put("max", Shown.Measure.MAXIMUM);
        measures.put("median", Shown.Measure.QUANTILES);
        measures.put("quantile", Shown.Measure.QUANTILES);
        return measures;
    }

    Study resolve(
            String name,
            String description,
            Placed<? extends StudyStatement> design,
            Precision precision,
            Collection<Placed<? extends StudyStatement>> inputs,
            List<Placed<StudyStatement.Correlate>> correlate,
            List<Placed<StudyStatement.Where>> where,
            Placed<StudyStatement.Keep> keep,
            List<Placed<StudyStatement.Show>> show,
            String text) {
        boolean grid = design.statement() instanceof StudyStatement.GridDesign;
        List<Varied> varied = new ArrayList<>();
        Map<String, Double> fixed = new LinkedHashMap<>();
        for (Placed<? extends StudyStatement> placed : inputs) {
            switch (placed.statement()) {
                case StudyStatement.Vary vary -> varied.add(varied(placed.source(), vary, grid));
                case StudyStatement.Fix fix -> fixed.put(fix.input().text(), fixed(placed.source(), fix));
                default -> throw new IllegalStateException("not about an input: " + placed);
            }
        }
        Design resolved = design(design, varied, correlate);
        List<Condition> conditions = new ArrayList<>();
        for (Placed<StudyStatement.Where> placed : where) {
            StudyStatement.Where condition = placed.statement();
            int node = typer(placed.source()).truth(condition.condition()).node();
            conditions.add(new Condition(node, condition.reason()));
        }
        List<Shown> shown = new ArrayList<>();
        for (Placed<StudyStatement.Show> placed : show) {
            for (StudyStatement.Item item : placed.statement().items()) {
                shown.add(shown(placed.source(), item));
            }
        }
        Keep kept = keep == null ? Keep.NOTHING : keep(keep.source(), keep.statement(), resolved);
        Map<Integer, Integer> moved = new HashMap<>();
        Graph canonical = Canonical.ofExpressions(graph.build(), model.graph().size(), moved);
        conditions.replaceAll(each -> new Condition(moved.get(each.node()), each.reason()));
        shown.replaceAll(each ->
                new Shown(each.label(), each.measure(), each.kind(), moved.get(each.node()), each.probabilities()));
        return new Study(
                name, description, model, resolved, fixed, precision, conditions, kept, shown, canonical, text);
    }

    private ExpressionTyper typer(SourceText source) {
        return new ExpressionTyper(source, graph, this);
    }

    private Varied varied(SourceText source, StudyStatement.Vary vary, boolean grid) {
        String name = vary.inputs().getFirst().text();
        Input input = model.input(name).orElseThrow();
        Variation variation = new VariationResolver(source, input, vary.variation()).resolve();
        if (grid && !(variation instanceof Variation.Axis)) {
            throw new LanguageException(
                    source,
                    vary.variation().span(),
                    "a grid needs levels for '" + name + "' (levels, linspace, logspace), but '"
                            + vary.variation().word().text() + "' is a distribution");
        }
        return new Varied(name, variation);
    }

    private double fixed(SourceText source, StudyStatement.Fix fix) {
        return switch (model.input(fix.input().text()).orElseThrow()) {
            case Input.Choice choice -> VariationResolver.label(source, choice, fix.value());
            case Input.Number number -> VariationResolver.value(source, number, fix.value(), number.unit());
        };
    }

    private Design design(
            Placed<? extends StudyStatement> placed,
            List<Varied> varied,
            List<Placed<StudyStatement.Correlate>> correlate) {
        Map<Correlation, Placed<StudyStatement.Correlate>> correlations = new LinkedHashMap<>();
        correlate.stream()
                .filter(each -> each.statement().coefficient() != 0)
                .forEach(each -> correlations.put(correlation(each.statement()), each));
        Span span = placed.statement() instanceof StudyStatement.RandomDesign random
                ? random.span()
                : ((StudyStatement.GridDesign) placed.statement()).span();
        try {
            if (placed.statement() instanceof StudyStatement.RandomDesign random) {
                return new Design.Random(
                        random.size().orElse(0), random.seed().orElse(0), varied, List.copyOf(correlations.keySet()));
            }
            if (!correlations.isEmpty()) {
                Placed<StudyStatement.Correlate> first =
                        correlations.values().iterator().next();
                throw new LanguageException(
                        first.source(),
                        first.statement().span(),
                        "a grid has every combination of levels; correlations need 'design random'");
            }
            if (varied.isEmpty()) {
                throw new IllegalArgumentException("a grid needs at least one input that is varied");
            }
            return new Design.Grid(varied);
        } catch (CorrelationException e) {
            Placed<StudyStatement.Correlate> at = correlations.get(e.correlation());
            throw new LanguageException(at.source(), at.statement().span(), e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new LanguageException(placed.source(), span, e.getMessage());
        }
    }

    private static Correlation correlation(StudyStatement.Correlate statement) {
        return new Correlation(
                statement.inputs().getFirst().text(),
                statement.inputs().getLast().text(),
                statement.coefficient());
    }

    private Keep keep(SourceText source, StudyStatement.Keep keep, Design design) {
        boolean number = false;
        boolean reason = false;
        LinkedHashSet<Quantity> kept = new LinkedHashSet<>();
        for (Token item : keep.items()) {
            Optional<Quantity> named = model.quantity(item.text());
            if (named.isPresent()) {
                kept.add(named.get());
                continue;
            }
            Optional<IndexedQuantity> list =
                    model.indexed(item.text()).filter(each -> each.index().isList());
            if (list.isPresent()) {
                list.get()
                        .members()
                        .forEach(member -> kept.add(model.quantity(member).orElseThrow()));
                continue;
            }
            switch (item.text()) {
                case "number" -> number = true;
                case "reason" -> reason = true;
                case "outputs" -> kept.addAll(model.outputs());
                case "inputs" ->
                    design.varied()
                            .forEach(each ->
                                    kept.add(model.quantity(each.input()).orElseThrow()));
                default ->
                    throw new LanguageException(
                            source,
                            item.span(),
                            "nothing is called '" + item.text() + "'"
                                    + Suggestion.of(item.text(), keepable())
                                    + " (inputs, outputs, number and reason can be kept too)");
            }
        }
        if (keep.rows().isPresent() && keep.rows().getAsLong() < 0) {
            throw new LanguageException(source, keep.items().getFirst().span(), "'rows' needs 0 or more");
        }
        List<Column> columns = kept.stream()
                .map(quantity -> new Column(
                        quantity.name(), quantity.kind(), quantity.shown(), quantity.description(), quantity.source()))
                .toList();
        return new Keep(columns, number, reason, Math.min(keep.rows().orElse(Long.MAX_VALUE), design.size()));
    }

    private List<String> keepable() {
        List<String> names = new ArrayList<>(names());
        names.addAll(List.of("inputs", "outputs", "number", "reason"));
        return names;
    }

    private Shown shown(SourceText source, StudyStatement.Item item) {
        String word = item.measure().text();
        Shown.Measure measure = MEASURES.get(word);
        if (measure == null) {
            throw new LanguageException(
                    source,
                    item.measure().span(),
                    "unknown statistic '" + word + "'" + Suggestion.of(word, MEASURES.keySet()));
        }
        List<Double> probabilities = probabilities(source, item);
        Value value = typer(source).type(item.expression());
        return switch (measure) {
            case COUNT, SHARE -> {
                if (!(value instanceof Value.Truth truth)) {
                    throw misfit(source, item, "a condition", value);
                }
                yield new Shown(item.label(), measure, new Kind.Truth(), truth.node(), probabilities);
            }
            case SHARES -> {
                if (!(value instanceof Value.Choice choice)) {
                    throw misfit(source, item, "a choice", value);
                }
                yield new Shown(item.label(), measure, new Kind.Choice(choice.labels()), choice.node(), probabilities);
            }
            case MEAN, STANDARD_DEVIATION, MINIMUM, MAXIMUM, QUANTILES -> {
                if (!(value instanceof Value.Number number)) {
                    throw misfit(source, item, "a number", value);
                }
                Unit unit = unit(source, item, number);
                int node = Conversions.fromSi(graph, number.node(), unit);
                yield new Shown(item.label(), measure, new Kind.Number(unit), node, probabilities);
            }
        };
    }

    /** The unit that is asked for, or that a quantity is declared in, or the SI unit. */
    private Unit unit(SourceText source, StudyStatement.Item item, Value.Number number) {
        if (item.unit().isPresent()) {
            Unit unit = item.unit().get();
            if (!unit.dimension().equals(number.dimension())) {
                throw new LanguageException(
                        source, item.span(), "this is " + number.described() + "; " + unit + " does not fit");
            }
            return unit;
        }
        return switch (item.expression()) {
            case Expression.Name(String path, Span _) ->
                model.quantity(path).map(Quantity::unit).orElse(Unit.ONE);
            case Expression.Element(String path, Token _, int offset, Span _) ->
                model.quantity(path + "[" + offset + "]").map(Quantity::unit).orElse(Unit.ONE);
            default -> ExpressionTyper.unitOf(number.dimension());
        };
    }

    private static List<Double> probabilities(SourceText source, StudyStatement.Item item) {
        String word = item.measure().text();
        List<Double> probabilities = new ArrayList<>();
        for (Expression.Number number : item.probabilities()) {
            double probability = number.unit().toSi(number.value());
            if (!number.unit().dimension().isNumber() || !(probability >= 0 && probability <= 1)) {
                throw new LanguageException(
                        source, number.span(), "a probability lies between 0 and 1, as in 0.05 or 5 %");
            }
            probabilities.add(probability);
        }
        if (word.equals("median") && probabilities.isEmpty()) {
            return List.of(0.5);
        }
        if (word.equals("quantile") == probabilities.isEmpty()) {
            throw new LanguageException(
                    source,
                    item.span(),
                    word.equals("quantile")
                            ? "'quantile' needs probabilities, as in quantile(x, 5 %, 50 %, 95 %)"
                            : "'" + word + "' takes one expression and nothing else");
        }
        return probabilities;
    }

    private static LanguageException misfit(SourceText source, StudyStatement.Item item, String needed, Value value) {
        return new LanguageException(
                source,
                item.expression().span(),
                "'" + item.measure().text() + "' needs " + needed + ", but this is " + value.described());
    }

    @Override
    public Optional<Value> value(String name) {
        return model.quantity(name).map(ModelReader::valueOf);
    }

    @Override
    public Optional<Table> table(String name) {
        return Optional.empty();
    }

    @Override
    public List<String> names() {
        return model.quantities().stream().map(Quantity::name).toList();
    }

    @Override
    public List<String> tables() {
        return List.of();
    }
}

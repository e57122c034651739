package org.heliosweep.language;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.design.Variation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.model.Input;
import org.heliosweep.unit.Unit;

/** Turns a variation as it is written into one in the declared unit of its input. */
final class VariationResolver {
    private static final List<String> WORDS = List.of(
            "levels", "linspace", "logspace", "discrete", "uniform", "loguniform", "triangular", "normal", "lognormal");

    private final SourceText source;
    private final Input input;
    private final StudyStatement.VariationText text;

    VariationResolver(SourceText source, Input input, StudyStatement.VariationText text) {
        this.source = source;
        this.input = input;
        this.text = text;
    }

    Variation resolve() {
        String word = text.word().text();
        if (!WORDS.contains(word)) {
            throw problem(text.word().span(), "unknown variation '" + word + "'" + Suggestion.of(word, WORDS));
        }
        try {
            return switch (input) {
                case Input.Choice choice -> ofLabels(word, choice);
                case Input.Number number ->
                    text.arguments().isPresent() ? ofNumbers(word, number) : ofCredibleRange(word, number);
            };
        } catch (IllegalArgumentException e) {
            throw problem(text.span(), e.getMessage());
        }
    }

    private Variation ofLabels(String word, Input.Choice choice) {
        if (!word.equals("levels") && !word.equals("discrete")) {
            throw problem(
                    text.span(),
                    "'" + choice.name() + "' is a choice among " + String.join(", ", choice.labels())
                            + "; it can be varied by levels or discrete");
        }
        if (text.unit().isPresent()) {
            throw problem(text.span(), "a choice has no unit");
        }
        if (text.arguments().isEmpty() && word.equals("levels")) {
            return new Variation.Levels(ConstantArray.of(
                    IntStream.range(0, choice.labels().size()).asDoubleStream().toArray()));
        }
        List<StudyStatement.Argument> arguments = text.arguments().orElse(List.of());
        ConstantArray positions = array(arguments.stream()
                .map(argument -> (double) label(source, choice, argument))
                .toList());
        return word.equals("levels") ? new Variation.Levels(unweighted(positions)) : discrete(positions);
    }

    /** The position of a label. */
    static int label(SourceText source, Input.Choice choice, StudyStatement.Argument argument) {
        int position = argument.number().isPresent()
                ? -1
                : choice.labels().indexOf(argument.label().text());
        if (position < 0) {
            throw new LanguageException(
                    source,
                    argument.span(),
                    "'" + choice.name() + "' is one of " + String.join(", ", choice.labels()) + ", not "
                            + argument.label().described());
        }
        return position;
    }

    private Variation ofCredibleRange(String word, Input.Number number) {
        if (text.unit().isPresent()) {
            throw problem(
                    text.span(),
                    "the credible range has its unit already; leave ["
                            + text.unit().get() + "] out");
        }
        return switch (word) {
            case "uniform" -> new Variation.Uniform(number.low(), number.high());
            case "loguniform" -> new Variation.LogUniform(number.low(), number.high());
            case "triangular" -> new Variation.Triangular(number.low(), number.standard(), number.high());
            default -> throw problem(text.span(), "'" + word + "' needs its numbers in parentheses");
        };
    }

    private Variation ofNumbers(String word, Input.Number number) {
        return switch (word) {
            case "levels" -> new Variation.Levels(unweighted(array(converted(number))));
            case "linspace" -> {
                List<StudyStatement.Argument> three = arguments(3, "low, high, n");
                yield new Variation.LinearSpace(
                        value(number, three.get(0)), value(number, three.get(1)), count(three.get(2)));
            }
            case "logspace" -> {
                List<StudyStatement.Argument> three = arguments(3, "low, high, n");
                yield new Variation.LogarithmicSpace(
                        value(number, three.get(0)), value(number, three.get(1)), count(three.get(2)));
            }
            case "discrete" -> discrete(array(converted(number)));
            case "uniform" -> {
                List<StudyStatement.Argument> both = arguments(2, "low, high");
                yield new Variation.Uniform(value(number, both.get(0)), value(number, both.get(1)));
            }
            case "loguniform" -> {
                List<StudyStatement.Argument> both = arguments(2, "low, high");
                yield new Variation.LogUniform(value(number, both.get(0)), value(number, both.get(1)));
            }
            case "triangular" -> {
                List<StudyStatement.Argument> three = arguments(3, "low, mode, high");
                yield new Variation.Triangular(
                        value(number, three.get(0)), value(number, three.get(1)), value(number, three.get(2)));
            }
            case "normal" -> {
                List<StudyStatement.Argument> both = arguments(2, "mean, sd");
                yield new Variation.Normal(value(number, both.get(0)), difference(number, both.get(1)));
            }
            case "lognormal" -> {
                List<StudyStatement.Argument> both = arguments(2, "median, sd_of_log");
                yield new Variation.LogNormal(value(number, both.get(0)), plain(both.get(1)));
            }
            default -> throw new IllegalStateException("no variation " + word);
        };
    }

    private Variation discrete(ConstantArray values) {
        List<Double> weights = new ArrayList<>();
        for (StudyStatement.Argument argument : text.arguments().orElse(List.of())) {
            weights.add(argument.weight()
                    .orElseThrow(() ->
                            problem(argument.span(), "discrete needs a weight behind each value, as in 1: 20 %")));
        }
        return new Variation.Discrete(values, weights);
    }

    private ConstantArray unweighted(ConstantArray values) {
        text.arguments().orElse(List.of()).stream()
                .filter(argument -> argument.weight().isPresent())
                .findFirst()
                .ifPresent(argument -> {
                    throw problem(argument.span(), "levels have no weights; write discrete(…)");
                });
        return values;
    }

    private List<StudyStatement.Argument> arguments(int count, String names) {
        List<StudyStatement.Argument> found = text.arguments().orElseThrow();
        if (found.size() != count) {
            throw problem(
                    text.span(),
                    "'" + text.word().text() + "' takes " + count + " arguments (" + names + "), not " + found.size());
        }
        unweightedArguments(found);
        return found;
    }

    private void unweightedArguments(List<StudyStatement.Argument> found) {
        found.stream()
                .filter(argument -> argument.weight().isPresent())
                .findFirst()
                .ifPresent(argument -> {
                    throw problem(argument.span(), "only discrete has weights");
                });
    }

    private List<Double> converted(Input.Number number) {
        return text.arguments().orElseThrow().stream()
                .map(argument -> value(number, argument))
                .toList();
    }

    private double value(Input.Number number, StudyStatement.Argument argument) {
        return value(source, number, argument, text.unit().orElse(number.unit()));
    }

    /**
     * A number in the declared unit of an input.
     *
     * @param standard the unit that it is in where none is written behind it
     */
    static double value(SourceText source, Input.Number input, StudyStatement.Argument argument, Unit standard) {
        Unit unit = unit(source, input, argument, standard);
        double value = argument.signed();
        return sameScale(unit, input.unit()) ? value : input.unit().fromSi(unit.toSi(value));
    }

    private static boolean sameScale(Unit a, Unit b) {
        return a.scale().equals(b.scale()) && a.offset().equals(b.offset());
    }

    private static Unit unit(SourceText source, Input.Number input, StudyStatement.Argument argument, Unit standard) {
        if (argument.number().isEmpty()) {
            throw new LanguageException(
                    source,
                    argument.span(),
                    "'" + input.name() + "' is a number, not "
                            + argument.label().described());
        }
        Expression.Number number = argument.number().get();
        Unit unit = number.hasUnit() ? number.unit() : standard;
        if (!unit.dimension().equals(input.unit().dimension())) {
            throw new LanguageException(
                    source,
                    argument.span(),
                    "'" + input.name() + "' is in " + input.unit() + "; " + unit + " does not fit");
        }
        return unit;
    }

    /** A difference of two values: where a scale is shifted, the shift does not count. */
    private double difference(Input.Number input, StudyStatement.Argument argument) {
        Unit unit = unit(source, input, argument, text.unit().orElse(input.unit()));
        Unit from = Unit.of(unit.symbol(), unit.dimension(), unit.scale());
        Unit to = Unit.of("", unit.dimension(), input.unit().scale());
        return sameScale(from, to) ? argument.signed() : to.fromSi(from.toSi(argument.signed()));
    }

    private double plain(StudyStatement.Argument argument) {
        if (argument.number().isEmpty()
                || !argument.number().get().unit().dimension().isNumber()) {
            throw problem(argument.span(), "the standard deviation of the logarithm is a plain number");
        }
        return argument.number().get().unit().toSi(argument.signed());
    }

    private long count(StudyStatement.Argument argument) {
        try {
            if (argument.number().isPresent() && !argument.number().get().hasUnit() && !argument.negative()) {
                return WholeNumber.parse(argument.number().get().digits());
            }
        } catch (NumberFormatException e) {
            // not whole: refused below
        }
        throw problem(argument.span(), "the number of levels is a whole number without a unit");
    }

    private static ConstantArray array(List<Double> values) {
        return ConstantArray.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private LanguageException problem(Span span, String message) {
        return new LanguageException(source, span, message);
    }
}

package org.heliosweep.language;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.heliosweep.study.Precision;
import org.heliosweep.unit.Unit;

/** A statement of a study as it is written; names are not looked up yet. */
sealed interface StudyStatement {
    record ModelName(Token name) implements StudyStatement {}

    record GridDesign(Span span) implements StudyStatement {}

    record RandomDesign(OptionalLong size, OptionalLong seed, Span span) implements StudyStatement {}

    record Precise(Precision precision, Span span) implements StudyStatement {}

    record Vary(List<Token> inputs, VariationText variation) implements StudyStatement {}

    record Fix(Token input, Argument value) implements StudyStatement {}

    /** Inputs, each two of which have this rank correlation, and where the number stands. */
    record Correlate(List<Token> inputs, double coefficient, Span value, Span span) implements StudyStatement {}

    record Where(Expression condition, String reason) implements StudyStatement {}

    record Keep(List<Token> items, OptionalLong rows) implements StudyStatement {}

    record Show(List<Item> items) implements StudyStatement {}

    /** A variation: a word, and arguments if there are parentheses; the unit holds for arguments without their own. */
    record VariationText(Token word, Optional<List<Argument>> arguments, Optional<Unit> unit, Span span) {}

    /** A number or a label, with a weight where one is written behind a colon. */
    record Argument(
            Optional<Expression.Number> number, boolean negative, Token label, Optional<Double> weight, Span span) {
        double signed() {
            double value = number.orElseThrow().value();
            return negative ? -value : value;
        }
    }

    /** A statistic to show. */
    record Item(
            Token measure,
            Expression expression,
            List<Expression.Number> probabilities,
            Optional<Unit> unit,
            String label,
            Span span) {}
}

package org.heliosweep.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Comparison;
import org.heliosweep.claim.Origin;
import org.heliosweep.study.Study;
import org.heliosweep.unit.Unit;

/**
 * Reads one claim of a ledger. Its premises, its assumptions and its ranges are statements of studies, so that names and
 * units in them are checked as there.
 */
final class ClaimReader {
    private static final List<Integer> PERCENTS = List.of(5, 50, 95);

    /** What a claim says about the value, and where it stands. */
    private record Claimed(Comparison comparison, Optional<Token> label, Span span) {}

    private final LedgerReader ledger;
    private final Cursor cursor;
    private final Token id;
    private final List<Origin> origins = new ArrayList<>();
    private final List<String> premises = new ArrayList<>();
    private final List<Claim.Assumption> assumptions = new ArrayList<>();
    private String statement = "";
    private String speaker = "";
    private String transcript = "";
    private String note = "";
    private String reason = "";
    private StudyBuilder plain;
    private StudyBuilder assuming;
    private StudyBuilder ranges;
    private boolean hasRanges;
    private Expression value;
    private Claimed claimed;

    /** A reader that stands behind the id of a claim. */
    ClaimReader(LedgerReader ledger, Cursor cursor, Token id) {
        this.ledger = ledger;
        this.cursor = cursor;
        this.id = id;
    }

    Claim read() {
        statement =
                cursor.expect(Token.Kind.STRING, "what is claimed, in quotes").text();
        cursor.endOfStatement();
        while (!cursor.at(Token.Kind.END) && !cursor.at("claim") && !cursor.at("topic")) {
            statement();
            cursor.endOfStatement();
        }
        if (origins.isEmpty()) {
            throw cursor.problem(id.span(), "'said' is missing: where was this claimed?");
        }
        return new Claim(id.text(), statement, origins, speaker, transcript, question(), note);
    }

    private void statement() {
        Token word = cursor.next();
        switch (word.text()) {
            case "said" -> said();
            case "model" -> model(word);
            case "fix" -> fix(word);
            case "assume" -> assume(word);
            case "vary" -> vary(word);
            case "value" -> value(word);
            case "claimed" -> claimed(word);
            case "untestable" -> reason = text("why it cannot be tested, in quotes");
            case "note" -> note = text("a note in quotes");
            default ->
                throw cursor.problem(
                        word.span(),
                        "expected a statement: said, model, fix, assume, vary, value, claimed, note or untestable, found "
                                + word.described());
        }
    }

    /** A text that may be too long for one string. */
    private String text(String wanted) {
        StringBuilder text =
                new StringBuilder(cursor.expect(Token.Kind.STRING, wanted).text());
        while (cursor.at(Token.Kind.STRING)) {
            text.append(' ').append(cursor.next().text());
        }
        return text.toString();
    }

    private void said() {
        do {
            origins.add(ledger.origin(cursor.newName("the name of an origin")));
        } while (cursor.accept(","));
        if (cursor.accept("by")) {
            speaker = cursor.expect(Token.Kind.STRING, "who said it, in quotes").text();
        }
        if (cursor.accept("in")) {
            transcript = cursor.expect(Token.Kind.STRING, "the transcript, in quotes")
                    .text();
        }
    }

    private void model(Token word) {
        if (plain != null) {
            throw cursor.problem(
                    word.span(),
                    "the claim has its model already: '" + plain.model().name() + "'");
        }
        Token name = cursor.fileName("the name of a model");
        plain = newStudy(name);
        assuming = newStudy(name);
        ranges = newStudy(name);
    }

    private StudyBuilder newStudy(Token modelName) {
        return new StudyBuilder(id.text(), statement, modelName.text(), ledger.model(modelName));
    }

    private void fix(Token word) {
        StudyStatement.Fix fix = parser(word).fix();
        for (StudyBuilder study : List.of(plain, assuming, ranges)) {
            study.put(cursor, fix, false, "fix " + written(fix));
        }
        premises.add(written(fix));
    }

    private void assume(Token word) {
        StudyStatement.Fix fix = parser(word).fix();
        assuming.put(cursor, fix, false, "fix " + written(fix));
        assumptions.add(new Claim.Assumption(fix.input().text(), written(fix), text("what is assumed, in quotes")));
    }

    private void vary(Token word) {
        hasRanges = true;
        StudyStatement.Vary vary = parser(word).vary();
        ranges.put(cursor, vary, false, written(word));
    }

    private void value(Token word) {
        refuseSecond(word, value);
        value = new ExpressionParser(cursor, study(word).units()).expression();
    }

    private void claimed(Token word) {
        refuseSecond(word, claimed);
        ExpressionParser numbers = new ExpressionParser(cursor, study(word).units());
        Span start = cursor.peek().span();
        if (cursor.accept("is")) {
            Token label = cursor.expect(Token.Kind.NAME, "a label");
            claimed = new Claimed(new Comparison.Is(label.text()), Optional.of(label), start.to(label.span()));
            return;
        }
        Comparison comparison;
        try {
            comparison = ofNumber(numbers);
        } catch (IllegalArgumentException e) {
            throw cursor.problem(start.to(cursor.last()), e.getMessage());
        }
        claimed = new Claimed(comparison, Optional.empty(), start.to(cursor.last()));
    }

    private Comparison ofNumber(ExpressionParser numbers) {
        if (cursor.accept("about")) {
            Expression.Number number = number(numbers);
            if (!cursor.accept("within")) {
                throw cursor.unexpected("'within' and how far off it may be, such as 10 %");
            }
            Expression.Number tolerance = numbers.number();
            if (!tolerance.unit().dimension().isNumber()) {
                throw cursor.problem(tolerance.span(), "a tolerance is a part of the number, as in 0.1 or 10 %");
            }
            return new Comparison.About(number.value(), tolerance.unit().toSi(tolerance.value()), number.unit());
        }
        if (cursor.accept("between")) {
            Expression.Number low = number(numbers);
            cursor.expect("and");
            Expression.Number high = number(numbers);
            if (!low.unit().equals(high.unit())) {
                throw cursor.problem(high.span(), "both numbers must have the same unit");
            }
            return new Comparison.Between(low.value(), high.value(), low.unit());
        }
        if (cursor.accept("at") && (cursor.at("least") || cursor.at("most"))) {
            boolean least = cursor.next().is("least");
            Expression.Number bound = number(numbers);
            return least
                    ? new Comparison.AtLeast(bound.value(), bound.unit())
                    : new Comparison.AtMost(bound.value(), bound.unit());
        }
        throw cursor.unexpected("what is claimed: about, between, at least, at most or is");
    }

    private Expression.Number number(ExpressionParser numbers) {
        boolean negative = cursor.accept("-");
        Expression.Number number = numbers.number();
        return negative
                ? new Expression.Number(
                        -number.value(), "-" + number.digits(), number.unit(), number.hasUnit(), number.span())
                : number;
    }

    private void refuseSecond(Token word, Object first) {
        if (first != null) {
            throw cursor.problem(word.span(), "'" + word.text() + "' stands in this claim twice");
        }
    }

    /** Statements about inputs need their model. */
    private StudyBuilder study(Token word) {
        if (plain == null) {
            throw cursor.problem(word.span(), "write 'model' and its name above '" + word.text() + "'");
        }
        return plain;
    }

    private StudyParser parser(Token word) {
        return new StudyParser(cursor, study(word).units());
    }

    /** The statement that was read last, as it is written. */
    private String written(Token first) {
        return cursor.source().slice(first.span().to(cursor.last()));
    }

    private String written(StudyStatement.Fix fix) {
        return fix.input().text() + " = " + cursor.source().slice(fix.value().span());
    }

    private Claim.Question question() {
        if (!reason.isEmpty()) {
            if (plain != null) {
                throw cursor.problem(id.span(), "what cannot be tested has no model");
            }
            return new Claim.Untestable(reason);
        }
        if (value == null || claimed == null) {
            throw cursor.problem(
                    id.span(), "'model', 'value' and 'claimed' are needed, or 'untestable' with the reason");
        }
        return new Claim.Test(
                cursor.source().slice(value.span()),
                claimed.comparison(),
                premises,
                assumptions,
                single(plain),
                assumptions.isEmpty() ? Optional.empty() : Optional.of(single(assuming)),
                hasRanges ? Optional.of(many()) : Optional.empty());
    }

    private Study single(StudyBuilder study) {
        study.put(
                cursor,
                new StudyStatement.RandomDesign(OptionalLong.of(1), OptionalLong.empty(), id.span()),
                false,
                "design random 1");
        // Of a single scenario the least value is the value, and the share of its label is 1.
        return shown(study, claimed.label().isPresent() ? item("shares", value) : item("min", value));
    }

    private Study many() {
        StudyStatement.RandomDesign design = ledger.design(id.span());
        ranges.put(cursor, design, false, cursor.source().slice(design.span()));
        return claimed.label().isPresent()
                ? shown(ranges, item("share", holds()))
                : shown(ranges, item("share", holds()), item("quantile", value));
    }

    private Study shown(StudyBuilder study, StudyStatement.Item... items) {
        StudyStatement.Show show = new StudyStatement.Show(List.of(items));
        study.put(cursor, show, false, "show " + cursor.source().slice(value.span()));
        return study.build();
    }

    private StudyStatement.Item item(String measure, Expression measured) {
        List<Expression.Number> probabilities = measure.equals("quantile")
                ? PERCENTS.stream()
                        .map(each -> new Expression.Number(each, each.toString(), Unit.PERCENT, true, claimed.span()))
                        .toList()
                : List.of();
        boolean number = measure.equals("min") || measure.equals("quantile");
        return new StudyStatement.Item(
                new Token(Token.Kind.NAME, measure, claimed.span()),
                measured,
                probabilities,
                number ? Optional.of(unit()) : Optional.empty(),
                measure,
                value.span());
    }

    private Unit unit() {
        return ((Comparison.OfNumber) claimed.comparison()).unit();
    }

    /** The claim as a condition. */
    private Expression holds() {
        return switch (claimed.comparison()) {
            case Comparison.Is _ -> new Expression.Is(value, claimed.label().orElseThrow(), claimed.span());
            case Comparison.AtLeast(double low, Unit _) -> compared(">=", low);
            case Comparison.AtMost(double high, Unit _) -> compared("<=", high);
            case Comparison.OfNumber both ->
                new Expression.Infix(
                        new Token(Token.Kind.NAME, "and", claimed.span()),
                        compared(">=", both.low()),
                        compared("<=", both.high()),
                        claimed.span());
        };
    }

    private Expression compared(String operator, double bound) {
        return new Expression.Infix(
                new Token(Token.Kind.SYMBOL, operator, claimed.span()),
                value,
                new Expression.Number(bound, Double.toString(bound), unit(), true, claimed.span()),
                claimed.span());
    }
}

package org.heliosweep.command;

import java.util.stream.Collectors;
import org.heliosweep.claim.Answer;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Comparison;
import org.heliosweep.claim.Finding;
import org.heliosweep.claim.Origin;
import org.heliosweep.model.Input;
import org.heliosweep.study.Study;
import org.heliosweep.unit.Unit;

/** What is said about claims wherever people read it: in a terminal and in a document. */
final class ClaimWords {
    private ClaimWords() {}

    /** What is claimed: {@code about 4 TW, within 5 %}. */
    static String claimed(Comparison claimed) {
        return switch (claimed) {
            case Comparison.About(double number, double tolerance, Unit unit) ->
                "about " + withUnit(Numbers.plain(number), unit) + ", within " + Numbers.plain(100 * tolerance) + " %";
            case Comparison.AtLeast(double low, Unit unit) -> "at least " + withUnit(Numbers.plain(low), unit);
            case Comparison.AtMost(double high, Unit unit) -> "at most " + withUnit(Numbers.plain(high), unit);
            case Comparison.Between(double low, double high, Unit unit) ->
                withUnit(Numbers.plain(low) + " to " + Numbers.plain(high), unit);
            case Comparison.Is(String label) -> label;
        };
    }

    /** What a model gives. */
    static String answer(Answer answer, Comparison claimed) {
        return switch (answer) {
            case Answer.Number(double value) -> number(value, claimed);
            case Answer.Label(String label) -> label;
            case Answer.None(String reason) -> "none: " + reason;
        };
    }

    /** What came out over credible ranges; without quantiles for labels. */
    static String quantiles(Finding.Spread spread, Comparison claimed) {
        return spread.quantiles().isEmpty()
                ? ""
                : withUnit(
                        spread.quantiles().stream().map(Numbers::measured).collect(Collectors.joining(", ")),
                        unit(claimed));
    }

    /** Which inputs are drawn, as a list of names. */
    static String drawn(Claim.Test test) {
        return test.ranges().orElseThrow().design().varied().stream()
                .map(each -> each.input())
                .collect(Collectors.joining(", "));
    }

    /** What an assumption means, and whether its input's author believes in it. */
    static String assumption(Claim.Test test, Claim.Assumption assumption) {
        return assumption.reason() + (isCredible(test, assumption) ? "" : " (outside the credible range)");
    }

    /** Whether the author of an input believes in what is assumed about it. */
    static boolean isCredible(Claim.Test test, Claim.Assumption assumption) {
        Study study = test.assuming().orElseThrow();
        return !(study.model().input(assumption.input()).orElseThrow() instanceof Input.Number number
                && CredibleRanges.isOutside(number, study.fixed().get(assumption.input())));
    }

    /** Where something was said, and when. */
    static String origin(Origin origin) {
        return origin.title() + ", " + origin.date();
    }

    /** Who said it, and in which transcript, where this must be told; otherwise empty. */
    static String attribution(Claim claim) {
        String speaker = claim.speaker().isEmpty() ? "" : "said by " + claim.speaker();
        String transcript = claim.transcript().isEmpty() ? "" : "in " + claim.transcript();
        return speaker.isEmpty() || transcript.isEmpty() ? speaker + transcript : speaker + ", " + transcript;
    }

    private static String number(double value, Comparison claimed) {
        return withUnit(Numbers.measured(value), unit(claimed));
    }

    private static Unit unit(Comparison claimed) {
        return claimed instanceof Comparison.OfNumber number ? number.unit() : Unit.ONE;
    }

    private static String withUnit(String number, Unit unit) {
        return (number + " " + ModelTables.symbol(unit)).stripTrailing();
    }
}

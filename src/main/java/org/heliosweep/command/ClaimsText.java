package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Comparison;
import org.heliosweep.claim.Finding;
import org.heliosweep.claim.Ledger;
import org.heliosweep.claim.Topic;
import org.heliosweep.claim.Verdict;

/** A ledger of claims in a terminal. */
final class ClaimsText {
    private final PrintWriter output;
    private final Style style;

    ClaimsText(Surroundings around) {
        output = around.output();
        style = around.style();
    }

    /** All claims, a line each. */
    void print(Ledger ledger, Map<String, Finding> findings) {
        output.println(style.heading(ledger.name()) + ModelText.about(ledger.description()));
        for (Topic topic : ledger.topics()) {
            output.println();
            output.println(style.heading(topic.title()));
            Table table = new Table("lllll")
                    .header("id", "verdict", "claimed", "computed", "claim")
                    .wrapping();
            topic.claims().forEach(claim -> row(table, findings.get(claim.id())));
            table.print(output, style);
        }
        output.println();
        output.println(style.heading("Verdicts"));
        Table counts = new Table("lr");
        for (Verdict verdict : Verdict.values()) {
            long count = findings.values().stream()
                    .filter(each -> each.verdict() == verdict)
                    .count();
            counts.row(verdict.words(), Numbers.count(count));
        }
        counts.print(output, style);
    }

    private static void row(Table table, Finding finding) {
        Claim claim = finding.claim();
        switch (claim.question()) {
            case Claim.Untestable _ -> table.row(claim.id(), word(finding.verdict()), "", "", claim.statement());
            case Claim.Test test ->
                table.row(
                        claim.id(),
                        word(finding.verdict()),
                        ClaimWords.claimed(test.claimed()),
                        ClaimWords.answer(finding.results().orElseThrow().decisive(test.claimed()), test.claimed()),
                        claim.statement());
        }
    }

    /** Short, since it stands in a column. */
    private static String word(Verdict verdict) {
        return verdict == Verdict.UNDER_ASSUMPTIONS ? "under assumptions" : verdict.words();
    }

    /** All about one claim. */
    void print(Finding finding) {
        Claim claim = finding.claim();
        output.println(style.heading(claim.id()) + ": " + claim.statement());
        output.println(finding.verdict().words());
        output.println();
        Table table = new Table("ll").wrapping();
        claim.origins().forEach(origin -> table.row("said", ClaimWords.origin(origin)));
        if (!ClaimWords.attribution(claim).isEmpty()) {
            table.row("", ClaimWords.attribution(claim));
        }
        switch (claim.question()) {
            case Claim.Untestable(String reason) -> table.row("why", reason);
            case Claim.Test test -> test(table, test, finding.results().orElseThrow());
        }
        if (!claim.note().isEmpty()) {
            table.row("note", claim.note());
        }
        table.print(output, style);
    }

    private static void test(Table table, Claim.Test test, Finding.Results results) {
        Comparison claimed = test.claimed();
        table.row("model", test.plain().model().name());
        table.row("value", test.value());
        list(table, "premises", test.premises());
        list(
                table,
                "assumptions",
                test.assumptions().stream()
                        .map(each -> each.setting() + "  " + ClaimWords.assumption(test, each))
                        .toList());
        table.row("claimed", ClaimWords.claimed(claimed));
        table.row(
                test.assumptions().isEmpty() ? "computed" : "at the defaults",
                ClaimWords.answer(results.plain(), claimed));
        results.assuming().ifPresent(answer -> table.row("as assumed", ClaimWords.answer(answer, claimed)));
        results.spread().ifPresent(spread -> list(table, "over ranges", spread(test, spread)));
    }

    private static List<String> spread(Claim.Test test, Finding.Spread spread) {
        List<String> lines = new ArrayList<>();
        if (!spread.quantiles().isEmpty()) {
            lines.add(ClaimWords.quantiles(spread, test.claimed()) + "  at 5, 50 and 95 %");
        }
        lines.add("the claim holds in " + Numbers.percent(spread.share()) + " of "
                + Numbers.count(spread.valid(), "valid scenario"));
        lines.add("drawn: " + ClaimWords.drawn(test));
        return lines;
    }

    private static void list(Table table, String title, List<String> lines) {
        for (int index = 0; index < lines.size(); index++) {
            table.row(index == 0 ? title : "", lines.get(index));
        }
    }
}

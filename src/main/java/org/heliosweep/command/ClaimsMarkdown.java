package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Comparison;
import org.heliosweep.claim.Finding;
import org.heliosweep.claim.Ledger;
import org.heliosweep.claim.Topic;
import org.heliosweep.claim.Verdict;

/** A ledger of claims as a document. */
final class ClaimsMarkdown {
    private static final String BREAK = "<br>";

    private final PrintWriter output;
    private final Ledger ledger;
    private final Map<String, Finding> findings;

    ClaimsMarkdown(PrintWriter output, Ledger ledger, Map<String, Finding> findings) {
        this.output = output;
        this.ledger = ledger;
        this.findings = findings;
    }

    void print() {
        output.println("# " + ledger.description());
        output.println();
        output.println("""
                Written by `heliosweep claims --markdown`. What was claimed, and what a model is asked about it, stands in
                the ledger; each number in the column *Computed* comes out of the model, and each verdict follows from it:

                | Verdict | The claim holds | Claims |
                |---|---|---:|""");
        verdict(Verdict.REPRODUCED, "with its own premises, and all else at the model's defaults");
        verdict(Verdict.UNDER_ASSUMPTIONS, "not there, but with the assumptions that are named");
        verdict(Verdict.CONTRADICTED, "with neither");
        verdict(Verdict.NOT_TESTABLE, "or not: no model here can tell");
        output.println("""

                Below the model and its value stand the premises of the claim, then *assumptions in italics*. What is
                computed with assumptions is in italics too; the number above it is that at the model's defaults. Where
                inputs are drawn from their credible ranges, three numbers are the quantiles at 5, 50 and 95 %, and a share
                tells in how many of these scenarios the claim holds.
                """);
        output.println("## Sources");
        output.println();
        for (int index = 0; index < ledger.origins().size(); index++) {
            output.println(
                    (index + 1) + ". " + ClaimWords.origin(ledger.origins().get(index)));
        }
        ledger.topics().forEach(this::topic);
    }

    private void verdict(Verdict verdict, String meaning) {
        long count = findings.values().stream()
                .filter(each -> each.verdict() == verdict)
                .count();
        output.println("| " + verdict.words() + " | " + meaning + " | " + count + " |");
    }

    private void topic(Topic topic) {
        output.println();
        output.println("## " + topic.title());
        output.println();
        output.println("| | Claim | Model and inputs | Claimed | Computed | Verdict |");
        output.println("|---|---|---|---|---|---|");
        topic.claims().forEach(claim -> row(findings.get(claim.id())));
    }

    private void row(Finding finding) {
        Claim claim = finding.claim();
        List<String> cells = new ArrayList<>(List.of(claim.id(), claim(claim)));
        switch (claim.question()) {
            case Claim.Untestable(String reason) ->
                cells.addAll(List.of("", "", "", finding.verdict().words() + ": " + escaped(reason)));
            case Claim.Test test -> {
                cells.add(inputs(test));
                cells.add(ClaimWords.claimed(test.claimed()));
                cells.add(computed(test, finding.results().orElseThrow()));
                cells.add("**" + finding.verdict().words() + "**");
            }
        }
        output.println("| " + String.join(" | ", cells) + " |");
    }

    private String claim(Claim claim) {
        String origins = claim.origins().stream()
                .map(origin -> Integer.toString(ledger.origins().indexOf(origin) + 1))
                .collect(Collectors.joining(", "));
        String attribution = ClaimWords.attribution(claim);
        return escaped(claim.statement()) + " (" + origins + (attribution.isEmpty() ? "" : ", " + escaped(attribution))
                + ")"
                + (claim.note().isEmpty() ? "" : BREAK + "*" + escaped(claim.note()) + "*");
    }

    private static String inputs(Claim.Test test) {
        List<String> lines = new ArrayList<>();
        lines.add("`" + test.plain().model().name() + "`: `" + test.value() + "`");
        test.premises().forEach(each -> lines.add("`" + each + "`"));
        test.assumptions()
                .forEach(each ->
                        lines.add("*`" + each.setting() + "` " + escaped(ClaimWords.assumption(test, each)) + "*"));
        if (test.ranges().isPresent()) {
            lines.add("drawn: `" + ClaimWords.drawn(test) + "`");
        }
        return String.join(BREAK, lines);
    }

    private static String computed(Claim.Test test, Finding.Results results) {
        Comparison claimed = test.claimed();
        List<String> lines = new ArrayList<>();
        lines.add(escaped(ClaimWords.answer(results.plain(), claimed)));
        results.assuming().ifPresent(each -> lines.add("*" + escaped(ClaimWords.answer(each, claimed)) + "*"));
        results.spread().ifPresent(spread -> {
            String quantiles = ClaimWords.quantiles(spread, claimed);
            lines.add((quantiles.isEmpty() ? "" : quantiles + "; ") + "holds in " + Numbers.percent(spread.share()));
        });
        return String.join(BREAK, lines);
    }

    /** What stands in a cell. */
    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
    }
}

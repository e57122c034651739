package org.heliosweep.command;

import java.util.List;
import org.heliosweep.claim.Answer;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Comparison;
import org.heliosweep.claim.Finding;
import org.heliosweep.claim.Ledger;
import org.heliosweep.claim.Topic;
import org.heliosweep.unit.Unit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A ledger of claims for machines. */
final class ClaimsJson {
    private ClaimsJson() {}

    static ObjectNode of(Ledger ledger, List<Finding> findings) {
        ObjectNode answer = Json.object();
        answer.put("ledger", ledger.name()).put("description", ledger.description());
        ArrayNode claims = answer.putArray("claims");
        for (Topic topic : ledger.topics()) {
            findings.stream()
                    .filter(finding -> topic.claims().contains(finding.claim()))
                    .forEach(finding -> add(claims.addObject(), topic, finding));
        }
        return answer;
    }

    private static void add(ObjectNode object, Topic topic, Finding finding) {
        Claim claim = finding.claim();
        object.put("id", claim.id()).put("topic", topic.title()).put("claim", claim.statement());
        ArrayNode origins = object.putArray("origins");
        claim.origins()
                .forEach(origin ->
                        origins.addObject().put("title", origin.title()).put("date", origin.date()));
        object.put("speaker", textOrNull(claim.speaker()));
        object.put("transcript", textOrNull(claim.transcript()));
        switch (claim.question()) {
            case Claim.Untestable(String reason) -> object.put("reason", reason);
            case Claim.Test test -> {
                Finding.Results results = finding.results().orElseThrow();
                object.put("model", test.plain().model().name()).put("value", test.value());
                ArrayNode premises = object.putArray("premises");
                test.premises().forEach(premises::add);
                ArrayNode assumptions = object.putArray("assumptions");
                test.assumptions()
                        .forEach(each -> assumptions
                                .addObject()
                                .put("setting", each.setting())
                                .put("reason", each.reason())
                                .put("credible", ClaimWords.isCredible(test, each)));
                claimed(object.putObject("claimed"), test.claimed());
                ObjectNode computed = object.putObject("computed");
                answer(computed.putObject("defaults"), results.plain());
                results.assuming().ifPresent(each -> answer(computed.putObject("assumptions"), each));
                results.spread().ifPresent(each -> spread(computed.putObject("ranges"), test, each));
            }
        }
        object.put("verdict", finding.verdict().words());
        object.put("note", textOrNull(claim.note()));
    }

    private static void claimed(ObjectNode object, Comparison claimed) {
        switch (claimed) {
            case Comparison.About(double number, double tolerance, Unit unit) ->
                object.put("comparison", "about")
                        .put("number", number)
                        .put("tolerance", tolerance)
                        .put("unit", unit.symbol());
            case Comparison.AtLeast(double low, Unit unit) ->
                object.put("comparison", "at least").put("number", low).put("unit", unit.symbol());
            case Comparison.AtMost(double high, Unit unit) ->
                object.put("comparison", "at most").put("number", high).put("unit", unit.symbol());
            case Comparison.Between(double low, double high, Unit unit) ->
                object.put("comparison", "between")
                        .put("low", low)
                        .put("high", high)
                        .put("unit", unit.symbol());
            case Comparison.Is(String label) -> object.put("comparison", "is").put("label", label);
        }
    }

    private static void answer(ObjectNode object, Answer answer) {
        switch (answer) {
            case Answer.Number(double value) -> object.put("value", value);
            case Answer.Label(String label) -> object.put("value", label);
            case Answer.None(String reason) -> object.putNull("value").put("reason", reason);
        }
    }

    private static void spread(ObjectNode object, Claim.Test test, Finding.Spread spread) {
        ArrayNode drawn = object.putArray("drawn");
        test.ranges().orElseThrow().design().varied().forEach(each -> drawn.add(each.input()));
        object.put("scenarios", spread.scenarios()).put("valid", spread.valid());
        if (!spread.quantiles().isEmpty()) {
            object.set("5 %", Json.statistic(spread.quantiles().get(0)));
            object.set("50 %", Json.statistic(spread.quantiles().get(1)));
            object.set("95 %", Json.statistic(spread.quantiles().get(2)));
        }
        object.set("share", Json.statistic(spread.share()));
    }

    private static String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

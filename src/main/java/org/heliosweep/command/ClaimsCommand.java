package org.heliosweep.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Finding;
import org.heliosweep.claim.Ledger;
import org.heliosweep.language.Suggestion;
import org.heliosweep.models.Assessment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What was claimed, what the models give, and what follows. */
@Command(
        name = "claims",
        description = {
            "Compares claims that were made in public with what the models give.",
            "All numbers are computed; a verdict says whether a claim holds at the defaults of its model, only with"
                    + " assumptions that are named, or with neither."
        })
final class ClaimsCommand implements Callable<Integer> {
    @ParentCommand
    private Heliosweep heliosweep;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "Claims to tell everything about, such as L-2; if none is given, all are listed.")
    private List<String> ids = List.of();

    @Option(
            names = "--ledger",
            paramLabel = "LEDGER",
            defaultValue = "claims",
            description =
                    "The ledger: the name of one in the library, or the path of its file. Default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(names = "--markdown", description = "Answers with all claims as a document.")
    private boolean markdown;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        if (markdown && (json.isWanted() || !ids.isEmpty())) {
            throw new RequestException("--markdown is for all claims, without an ID and without --json");
        }
        Surroundings around = heliosweep.surroundings();
        Ledger ledger = around.workbench().ledger(name);
        List<Finding> findings = ids.isEmpty()
                ? Assessment.of(ledger)
                : wanted(ledger).stream().map(Assessment::of).toList();
        if (json.isWanted()) {
            Json.print(around.output(), ClaimsJson.of(ledger, findings));
        } else if (markdown) {
            new ClaimsMarkdown(around.output(), ledger, byId(findings)).print();
        } else if (ids.isEmpty()) {
            new ClaimsText(around).print(ledger, byId(findings));
        } else {
            for (int index = 0; index < findings.size(); index++) {
                if (index > 0) {
                    around.output().println();
                }
                new ClaimsText(around).print(findings.get(index));
            }
        }
        return ExitStatus.DONE;
    }

    private List<Claim> wanted(Ledger ledger) {
        return ids.stream()
                .map(id -> ledger.claim(id)
                        .orElseThrow(() -> new RequestException("there is no claim '" + id + "' in the ledger '"
                                + ledger.name() + "'"
                                + Suggestion.of(
                                        id,
                                        ledger.claims().stream().map(Claim::id).toList()))))
                .toList();
    }

    private static Map<String, Finding> byId(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.toMap(
                        finding -> finding.claim().id(), Function.identity(), (a, _) -> a, LinkedHashMap::new));
    }
}

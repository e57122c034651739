package org.heliosweep.models;

import java.util.List;
import java.util.Optional;
import org.heliosweep.claim.Answer;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Comparison;
import org.heliosweep.claim.Finding;
import org.heliosweep.claim.Ledger;
import org.heliosweep.claim.Verdict;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.model.Kind;
import org.heliosweep.study.Study;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;

/** Asks the models about claims: each number comes from a sweep, each verdict from the rule of {@link Verdict}. */
public final class Assessment {
    private Assessment() {}

    /** What comes out for each claim of a ledger, in its order. */
    public static List<Finding> of(Ledger ledger) {
        return ledger.claims().parallelStream().map(Assessment::of).toList();
    }

    /** What comes out for a claim. */
    public static Finding of(Claim claim) {
        return switch (claim.question()) {
            case Claim.Untestable _ -> new Finding(claim, Optional.empty(), Verdict.NOT_TESTABLE);
            case Claim.Test test -> {
                Answer plain = answer(test.plain());
                Optional<Answer> assuming = test.assuming().map(Assessment::answer);
                yield new Finding(
                        claim,
                        Optional.of(new Finding.Results(
                                plain, assuming, test.ranges().map(each -> spread(each, test.claimed())))),
                        Verdict.of(test.claimed(), plain, assuming));
            }
        };
    }

    private static Answer answer(Study study) {
        Summary summary = sweep(study);
        Summary.Result result = summary.shown().getFirst();
        if (summary.valid() == 0) {
            return new Answer.None(summary.invalid().stream()
                    .filter(each -> each.count() > 0)
                    .findFirst()
                    .orElseThrow()
                    .reason());
        }
        if (result.shown().kind() instanceof Kind.Choice(List<String> labels)) {
            return new Answer.Label(labels.get(result.values().indexOf(1.0)));
        }
        return result.counted() == 0
                ? new Answer.None("the value is not finite")
                : new Answer.Number(result.values().getFirst());
    }

    private static Finding.Spread spread(Study study, Comparison claimed) {
        Summary summary = sweep(study);
        List<Double> quantiles = claimed instanceof Comparison.OfNumber
                ? summary.shown().getLast().values()
                : List.of();
        return new Finding.Spread(
                summary.total(),
                summary.valid(),
                quantiles,
                summary.shown().getFirst().values().getFirst());
    }

    /** Few scenarios of many models: compiling anything would take longer than interpreting them. */
    private static Summary sweep(Study study) {
        return Sweep.of(study).backend(new ScalarBackend()).threads(1).run().summary();
    }
}

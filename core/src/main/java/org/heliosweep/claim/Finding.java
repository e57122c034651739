package org.heliosweep.claim;

import java.util.List;
import java.util.Optional;

/**
 * A claim with what came out of its model.
 *
 * @param claim the claim
 * @param results what was computed; empty if the claim cannot be tested
 * @param verdict what follows
 */
public record Finding(Claim claim, Optional<Results> results, Verdict verdict) {
    /**
     * What was computed.
     *
     * @param plain at the model's defaults
     * @param assuming with the assumptions that the ledger names; empty if there are none
     * @param spread over credible ranges; empty if the ledger names none
     */
    public record Results(Answer plain, Optional<Answer> assuming, Optional<Spread> spread) {
        /** What the verdict rests on: with the assumptions, where there are some and the claim needs them. */
        public Answer decisive(Comparison claimed) {
            return claimed.holds(plain) ? plain : assuming.orElse(plain);
        }
    }

    /**
     * What came out over credible ranges.
     *
     * @param scenarios how many were computed
     * @param valid how many of them are valid; all below is about these
     * @param quantiles at 5, 50 and 95 %, in the unit of the claim; empty for labels
     * @param share of them with which the claim holds
     */
    public record Spread(long scenarios, long valid, List<Double> quantiles, double share) {
        /** Keeps the quantiles unmodifiable. */
        public Spread {
            quantiles = List.copyOf(quantiles);
        }
    }
}

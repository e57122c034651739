package org.heliosweep.claim;

import java.util.Optional;

/** What is said about a claim in the end; it follows from what was claimed and what was computed, and nothing else. */
public enum Verdict {
    /** It holds with the claim's own premises and all else at the model's defaults. */
    REPRODUCED("reproduced"),
    /** It does not hold at the defaults, but with the assumptions that the ledger names. */
    UNDER_ASSUMPTIONS("reproduced under named assumptions"),
    /** It holds with neither. */
    CONTRADICTED("contradicted"),
    /** No model can tell. */
    NOT_TESTABLE("not testable");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** The verdict in words. */
    public String words() {
        return words;
    }

    /**
     * The rule.
     *
     * @param claimed what was claimed
     * @param plain what the model gives at its defaults
     * @param assuming what it gives with the assumptions; empty if there are none
     */
    public static Verdict of(Comparison claimed, Answer plain, Optional<Answer> assuming) {
        if (claimed.holds(plain)) {
            return REPRODUCED;
        }
        return assuming.filter(claimed::holds).isPresent() ? UNDER_ASSUMPTIONS : CONTRADICTED;
    }
}

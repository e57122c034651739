package org.heliosweep.claim;

import java.util.List;
import java.util.Optional;
import org.heliosweep.study.Study;

/**
 * Something that was said.
 *
 * @param id what the ledger calls it, such as {@code L-2}
 * @param statement what was said, in short
 * @param origins where it was said
 * @param speaker who said it, if not the person that the origin is about; otherwise empty
 * @param transcript which of several transcripts says it so; empty where they agree
 * @param question what a model is asked about it
 * @param note what must be known to understand the answer; may be empty
 */
public record Claim(
        String id,
        String statement,
        List<Origin> origins,
        String speaker,
        String transcript,
        Question question,
        String note) {
    /** Keeps the origins unmodifiable. */
    public Claim {
        origins = List.copyOf(origins);
    }

    /** What a model is asked about a claim. */
    public sealed interface Question {}

    /**
     * Nothing: it is a goal, an opinion, or about what no model knows.
     *
     * @param reason why it cannot be tested
     */
    public record Untestable(String reason) implements Question {}

    /**
     * A value of a model that the claim says something about.
     *
     * @param value the value as it is written
     * @param claimed what the claim says about it
     * @param premises what the claim itself says about inputs, as written: {@code load = 1 [TW]}
     * @param assumptions what must be assumed besides, where the model's defaults are something else
     * @param plain one scenario: the premises, all else at its default
     * @param assuming one scenario: premises and assumptions; empty where nothing is assumed
     * @param ranges many scenarios: the premises, and some inputs drawn from their credible ranges; empty where this
     *     says nothing more
     */
    public record Test(
            String value,
            Comparison claimed,
            List<String> premises,
            List<Assumption> assumptions,
            Study plain,
            Optional<Study> assuming,
            Optional<Study> ranges)
            implements Question {
        /** Keeps the lists unmodifiable. */
        public Test {
            premises = List.copyOf(premises);
            assumptions = List.copyOf(assumptions);
        }
    }

    /**
     * What an input must be for a claim to hold.
     *
     * @param input the name of the input
     * @param setting as written: {@code round_trip = 1}
     * @param reason what it means, in words
     */
    public record Assumption(String input, String setting, String reason) {}
}

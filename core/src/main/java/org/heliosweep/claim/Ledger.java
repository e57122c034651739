package org.heliosweep.claim;

import java.util.List;
import java.util.Optional;

/**
 * Claims, each with what a model needs to answer it; never with the answer.
 *
 * @param name what the ledger is called
 * @param description what it is about, in a few words
 * @param origins where the claims come from, in the order of the ledger
 * @param topics the claims by what they are about, in the order of the ledger
 */
public record Ledger(String name, String description, List<Origin> origins, List<Topic> topics) {
    /** Keeps the lists unmodifiable. */
    public Ledger {
        origins = List.copyOf(origins);
        topics = List.copyOf(topics);
    }

    /** All claims, in the order of the ledger. */
    public List<Claim> claims() {
        return topics.stream().flatMap(topic -> topic.claims().stream()).toList();
    }

    /** A claim by its id. */
    public Optional<Claim> claim(String id) {
        return claims().stream().filter(claim -> claim.id().equals(id)).findFirst();
    }
}

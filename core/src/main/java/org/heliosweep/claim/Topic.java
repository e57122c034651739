package org.heliosweep.claim;

import java.util.List;

/**
 * Claims about the same thing.
 *
 * @param title what they are about
 * @param claims in the order of the ledger
 */
public record Topic(String title, List<Claim> claims) {
    /** Keeps the claims unmodifiable. */
    public Topic {
        claims = List.copyOf(claims);
    }
}

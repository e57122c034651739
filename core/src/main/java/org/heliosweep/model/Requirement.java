package org.heliosweep.model;

/**
 * What must be true for a scenario to be valid.
 *
 * @param condition a node of type truth
 * @param reason why a scenario is invalid where the condition is not true
 * @param origin who asks for it
 */
public record Requirement(int condition, String reason, Origin origin) {
    /** Who asks for a requirement. */
    public enum Origin {
        /** The model, by {@code require}. */
        DECLARED,
        /** The engine: a declared output must be finite. It does not go along when the model is used in another. */
        FINITE_OUTPUT
    }
}

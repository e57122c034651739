package org.heliosweep.model;

import java.util.function.IntUnaryOperator;

/**
 * What must be true for a scenario to be valid.
 *
 * @param condition a node of type truth
 * @param equation how the condition is written in the model that asks for it; empty where the engine does
 * @param owner the model that asks for it, if that is used by this one; otherwise empty
 * @param reason why a scenario is invalid where the condition is not true
 * @param origin who asks for it
 */
public record Requirement(int condition, String equation, String owner, String reason, Origin origin) {
    /** Who asks for a requirement. */
    public enum Origin {
        /** The model, by {@code require}. */
        DECLARED,
        /** The engine: a declared output must be finite. It does not go along when the model is used in another. */
        FINITE_OUTPUT
    }

    /** The same requirement of a rewritten graph. */
    Requirement moved(IntUnaryOperator nodes) {
        return new Requirement(nodes.applyAsInt(condition), equation, owner, reason, origin);
    }

    /** The same in a model that uses the model of this one. */
    Requirement within(String prefix) {
        return new Requirement(
                condition, equation, owner.isEmpty() ? prefix : prefix + "." + owner, prefix + ": " + reason, origin);
    }
}

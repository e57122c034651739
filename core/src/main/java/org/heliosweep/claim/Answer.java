package org.heliosweep.claim;

/** What a model gives for one scenario of a claim. */
public sealed interface Answer {
    /** A number, in the unit of the claim. */
    record Number(double value) implements Answer {}

    /** The label of a choice. */
    record Label(String label) implements Answer {}

    /**
     * None, because the model is not valid there.
     *
     * @param reason why
     */
    record None(String reason) implements Answer {}
}

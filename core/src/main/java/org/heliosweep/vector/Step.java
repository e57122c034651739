package org.heliosweep.vector;

/** What is done with a whole block before the next step. */
sealed interface Step permits Segment, Step.Elements, Step.Quotients, Step.Call, Step.Repeated, Step.Result {
    /** Looks up elements of an array, lane by lane. */
    record Elements(int node) implements Step {}

    /** Divides integers, lane by lane; no processor has vectors for it. */
    record Quotients(int node) implements Step {}

    /** Computes a function: the code for it is shared by all calls. */
    record Call(int node) implements Step {}

    /** Executes a loop, trip by trip, each over the whole block. */
    record Repeated(int node) implements Step {}

    /** Takes over what a loop carried at the end. */
    record Result(int node) implements Step {}
}

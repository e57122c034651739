package org.heliosweep.interpreter;

import org.heliosweep.graph.Arithmetic;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Quantity;

/** Reads values of quantities from a tape that has run. */
final class Values {
    private Values() {}

    static Value read(Quantity quantity, Tape.State state, int node) {
        return switch (quantity.kind()) {
            case Kind.Number _ -> new Value.Number(quantity, Arithmetic.canonical(state.real(node)));
            case Kind.Choice _ -> new Value.Label(quantity, (int) state.integer(node));
            case Kind.Truth _ -> new Value.Truth(quantity, state.truth(node));
        };
    }
}

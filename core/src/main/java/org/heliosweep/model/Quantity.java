package org.heliosweep.model;

import org.heliosweep.unit.Unit;

/**
 * Something in a model that has a name.
 *
 * @param name how the model calls it; dotted if it belongs to a model that is used
 * @param role what it is to the model
 * @param kind what its values are
 * @param value the node that equations use: SI for numbers
 * @param shown the node that leaves the model: in the declared unit for numbers, otherwise the same as value
 * @param equation how it is written in the model; empty for inputs
 * @param description what it is, in a few words; may be empty
 * @param source where it comes from; may be empty
 */
public record Quantity(
        String name, Role role, Kind kind, int value, int shown, String equation, String description, String source) {
    /** What a quantity is to the model that has it. */
    public enum Role {
        /** It comes from outside. */
        INPUT,
        /** Nobody varies it. */
        CONSTANT,
        /** It has a name so that people can see it. */
        INTERMEDIATE,
        /** It becomes a column, and must be finite for a scenario to be valid. */
        OUTPUT
    }

    /** The unit that it is shown in; that of plain numbers for choices and truths. */
    public Unit unit() {
        return kind instanceof Kind.Number(Unit unit) ? unit : Unit.ONE;
    }

    /** The same quantity of a rewritten graph, under another name and in another role. */
    Quantity moved(String newName, Role newRole, java.util.function.IntUnaryOperator nodes) {
        return new Quantity(
                newName,
                newRole,
                kind,
                nodes.applyAsInt(value),
                nodes.applyAsInt(shown),
                equation,
                description,
                source);
    }
}

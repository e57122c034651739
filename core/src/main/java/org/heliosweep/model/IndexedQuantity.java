package org.heliosweep.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A quantity that has a value for each number of an index. Where the index is a list, each of them is a quantity of the
 * model, too, called {@code name[number]}.
 *
 * @param name how the model calls it; dotted if it belongs to a model that is used
 * @param index what it goes over
 * @param role what it is to the model
 * @param kind what its values are
 * @param equation how it is written in the model
 * @param start how its value before the first number is written; empty if it has none
 * @param description what it is, in a few words; may be empty
 * @param source where it comes from; may be empty
 */
public record IndexedQuantity(
        String name,
        Index index,
        Quantity.Role role,
        Kind kind,
        String equation,
        String start,
        String description,
        String source) {
    /** The name of the quantity for a number of the index. */
    public String member(int number) {
        return name + "[" + number + "]";
    }

    /** The names of the quantities for all numbers; only over a list there are such quantities. */
    public List<String> members() {
        return IntStream.rangeClosed(index.first(), index.last())
                .mapToObj(this::member)
                .toList();
    }

    /** The same in a model that uses the model of this one. */
    IndexedQuantity within(String prefix) {
        Quantity.Role outer = role == Quantity.Role.OUTPUT ? Quantity.Role.INTERMEDIATE : role;
        return new IndexedQuantity(
                prefix + "." + name,
                index.named(prefix + "." + index.name()),
                outer,
                kind,
                equation,
                start,
                description,
                source);
    }
}

package org.heliosweep.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heliosweep.graph.Graph;
import org.heliosweep.unit.Unit;

/**
 * Equations of an engineering model over named inputs, with everything that it uses flattened into it.
 *
 * @param name what the model is called
 * @param description what it is about, in a few words
 * @param introduction what its author says about it at more length, line by line; may be empty
 * @param inputs what comes from outside, in the order of the model; each is an input node of the graph under its name
 * @param quantities everything that has a name, the inputs too, in the order of the model
 * @param requirements what makes a scenario valid, in the order of the model; among them that each declared output is
 *     finite
 * @param units the units that the model defines, and those that it uses define
 * @param uses the models that it uses, in the order of the model; not those that these use
 * @param indexes what quantities go over, in the order of the model
 * @param indexed the quantities that go over an index, in the order of the model
 * @param margins what is allowed for, and where; those of models that it uses, then its own
 * @param graph the operations
 */
public record Model(
        String name,
        String description,
        String introduction,
        List<Input> inputs,
        List<Quantity> quantities,
        List<Requirement> requirements,
        List<Unit> units,
        List<Use> uses,
        List<Index> indexes,
        List<IndexedQuantity> indexed,
        List<Margin> margins,
        Graph graph) {
    /** Keeps the lists unmodifiable. */
    public Model {
        inputs = List.copyOf(inputs);
        quantities = List.copyOf(quantities);
        requirements = List.copyOf(requirements);
        units = List.copyOf(units);
        uses = List.copyOf(uses);
        indexes = List.copyOf(indexes);
        indexed = List.copyOf(indexed);
        margins = List.copyOf(margins);
    }

    /** The input with a name. */
    public Optional<Input> input(String wanted) {
        return inputs.stream().filter(input -> input.name().equals(wanted)).findFirst();
    }

    /** The quantity with a name; inputs are quantities too. */
    public Optional<Quantity> quantity(String wanted) {
        return quantities.stream()
                .filter(quantity -> quantity.name().equals(wanted))
                .findFirst();
    }

    /** The quantity over an index with a name. */
    public Optional<IndexedQuantity> indexed(String wanted) {
        return indexed.stream()
                .filter(quantity -> quantity.name().equals(wanted))
                .findFirst();
    }

    /** The declared outputs, in the order of the model. */
    public List<Quantity> outputs() {
        return quantities.stream()
                .filter(quantity -> quantity.role() == Quantity.Role.OUTPUT)
                .toList();
    }

    /** Every node that something named stands on: what the graph is for. */
    public List<Integer> roots() {
        List<Integer> roots = new ArrayList<>();
        for (Quantity quantity : quantities) {
            roots.add(quantity.value());
            roots.add(quantity.shown());
        }
        for (Requirement requirement : requirements) {
            roots.add(requirement.condition());
        }
        return roots;
    }
}

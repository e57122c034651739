package org.heliosweep.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heliosweep.graph.Graph;

/**
 * Something that is allowed for, such as debris or failures, and where.
 *
 * @param name what is allowed for; margins of one name must not be applied one upon the other
 * @param input the input that says how much, as the model calls it; it may get its value from the model
 * @param stages the quantities whose equations apply it, in the order of the model
 */
public record Margin(String name, String input, List<String> stages) {
    /**
     * A margin that is applied to what has it already.
     *
     * @param name which margin
     * @param first the quantity that applies it
     * @param second the one that applies it again, to what stands on the first
     */
    public record Repetition(String name, String first, String second) {}

    /** Keeps the stages unmodifiable. */
    public Margin {
        stages = List.copyOf(stages);
    }

    /** The same margin of a model that is used under a name. */
    Margin within(String prefix) {
        return new Margin(
                name,
                prefix + "." + input,
                stages.stream().map(stage -> prefix + "." + stage).toList());
    }

    /** Finds the quantities that stand on an input with no other quantity between. */
    static Margin of(String name, Quantity input, Iterable<Quantity> quantities, Graph graph) {
        Set<Integer> named = new LinkedHashSet<>();
        List<Quantity> others = new ArrayList<>();
        for (Quantity quantity : quantities) {
            // What a model that is used calls the input is the input.
            if (quantity.value() != input.value() && quantity.role() != Quantity.Role.INPUT) {
                named.add(quantity.value());
                named.add(quantity.shown());
                others.add(quantity);
            }
        }
        boolean[] direct = new boolean[graph.size()];
        for (int id = 0; id < direct.length; id++) {
            int place = id;
            direct[id] = id == input.shown() || id == input.value();
            Graph.forEachOperand(
                    graph.node(id), operand -> direct[place] |= direct[operand] && !named.contains(operand));
        }
        Set<Integer> seen = new LinkedHashSet<>();
        return new Margin(
                name,
                input.name(),
                others.stream()
                        .filter(quantity -> direct[quantity.value()] && seen.add(quantity.value()))
                        .map(Quantity::name)
                        .toList());
    }

    /**
     * A margin of a model that is applied twice in a chain, by different inputs. Quantities of the same node are one: it
     * is computed once.
     */
    public static Optional<Repetition> repeated(Model model) {
        for (Margin second : model.margins()) {
            for (String stage : second.stages) {
                int node = model.quantity(stage).orElseThrow().value();
                boolean[] reached = model.graph().reachable(List.of(node));
                for (Margin first : model.margins()) {
                    if (first.name.equals(second.name) && !first.input.equals(second.input)) {
                        Optional<String> before = first.stages.stream()
                                .filter(each -> isBefore(
                                        model.quantity(each).orElseThrow().value(), node, reached))
                                .findFirst();
                        if (before.isPresent()) {
                            return Optional.of(new Repetition(first.name, before.get(), stage));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isBefore(int first, int second, boolean[] reached) {
        return first != second && reached[first];
    }
}

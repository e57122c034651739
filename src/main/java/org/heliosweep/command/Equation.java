package org.heliosweep.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.unit.Unit;

/**
 * An equation of a model as people read it.
 *
 * @param owner the model that it belongs to, if that is used by the one that is shown; otherwise empty
 * @param name what it gives a value
 * @param kind what its values are
 * @param isOutput whether that is an output of the model that is shown
 * @param description what it is; may be empty
 * @param right what stands on the right side; empty if the model that uses it gives it
 * @param start what it is before the first number of its index; otherwise empty
 */
record Equation(
        String owner, String name, Kind kind, boolean isOutput, String description, String right, String start) {
    /** Stands before the outputs. */
    static final String OUTPUT_MARK = ">";

    private static Equation of(Quantity quantity) {
        return new Equation(
                group(quantity.name()),
                quantity.name(),
                quantity.kind(),
                quantity.role() == Quantity.Role.OUTPUT,
                quantity.description(),
                quantity.equation(),
                "");
    }

    private static Equation of(IndexedQuantity quantity) {
        return new Equation(
                group(quantity.name()),
                quantity.name() + "[" + shortName(quantity.index().name()) + "]",
                quantity.kind(),
                quantity.role() == Quantity.Role.OUTPUT,
                quantity.description(),
                quantity.equation(),
                quantity.start());
    }

    /**
     * Equations for people, at least two lines for each, since they can be long: what it is, and how it is computed.
     *
     * @param width how long a line may be, if its words allow it
     */
    static List<String> lines(List<Equation> equations, int width) {
        int names = equations.stream()
                .mapToInt(equation -> equation.shown().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (Equation equation : equations) {
            String unit = equation.kind() instanceof Kind.Number(Unit declared) ? "[" + declared + "]" : "";
            String mark = equation.isOutput() ? OUTPUT_MARK : " ";
            String blanks = " ".repeat(names - equation.shown().length());
            lines.add("%s %s%s  %s  %s"
                    .formatted(mark, equation.shown(), blanks, unit, equation.description())
                    .stripTrailing());
            String indent = "      ";
            for (String part : Table.wrapped(equation.computed(), width - indent.length())) {
                lines.add(indent + part);
                indent = "        ";
            }
        }
        return lines;
    }

    private String computed() {
        return (right.isEmpty() ? "given by the model that uses it" : "= " + right)
                + (start.isEmpty() ? "" : ", starting at " + start);
    }

    /** What its own model calls what it gives a value. */
    String shown() {
        return owner.isEmpty() ? name : name.substring(owner.length() + 1);
    }

    /** In the order of the model; what goes over an index has one equation, where its first member stands. */
    static List<Equation> of(Model model) {
        Map<String, IndexedQuantity> members = new HashMap<>();
        List<Equation> loops = new ArrayList<>();
        for (IndexedQuantity quantity : model.indexed()) {
            if (quantity.index().isList()) {
                quantity.members().forEach(member -> members.put(member, quantity));
            } else {
                loops.add(Equation.of(quantity));
            }
        }
        Set<IndexedQuantity> seen = new HashSet<>();
        List<Equation> written = new ArrayList<>(loops);
        for (Quantity quantity : model.quantities()) {
            boolean isShown = quantity.role() == Quantity.Role.INTERMEDIATE || quantity.role() == Quantity.Role.OUTPUT;
            IndexedQuantity indexed = members.get(quantity.name());
            if (indexed != null) {
                if (seen.add(indexed) && !isValueOfChoice(model, indexed.name())) {
                    written.add(Equation.of(indexed));
                }
            } else if (isShown && !isValueOfChoice(model, quantity.name())) {
                written.add(Equation.of(quantity));
            }
        }
        return written;
    }

    /** Whether this came along with a choice among numbers, and says nothing new. */
    private static boolean isValueOfChoice(Model model, String name) {
        String choice = name.endsWith(".value") ? name.substring(0, name.length() - ".value".length()) : "";
        return Stream.concat(
                        model.quantity(choice).map(Quantity::kind).stream(),
                        model.indexed(choice).map(IndexedQuantity::kind).stream())
                .anyMatch(Kind.Choice.class::isInstance);
    }

    private static String group(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

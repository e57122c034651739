package org.heliosweep.device;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Node;

/** What stands before a kernel and is written once however often it is used: constant arrays, and functions. */
final class SharedParts {
    private static final int PER_LINE = 4;

    private final Dialect dialect;
    private final Map<ConstantArray, String> arrays = new LinkedHashMap<>();
    private final Map<ConstantArray, String> singleArrays = new LinkedHashMap<>();
    private final Map<Function, String> names = new EnumMap<>(Function.class);
    private final StringBuilder functions = new StringBuilder();
    private final Set<ConstantArray> ofFunctions = new HashSet<>();
    private int depth;
    private boolean hasSingles;

    SharedParts(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The name of an array. */
    String array(ConstantArray array) {
        if (depth > 0) {
            ofFunctions.add(array);
        }
        return arrays.computeIfAbsent(array, _ -> "array" + arrays.size());
    }

    /** The name of an array of floats; where arrays are given, they are doubles. */
    String singleArray(ConstantArray array) {
        return dialect.arraysAreGiven()
                ? array(array)
                : singleArrays.computeIfAbsent(array, _ -> "singles" + singleArrays.size());
    }

    /** The type of the elements of {@link #singleArray}. */
    String typeOfSingles() {
        return dialect.arraysAreGiven() ? "double" : "float";
    }

    /** The name of a function; the languages have others of the same name, with other bits. */
    String function(Function function) {
        String name = names.get(function);
        if (name == null) {
            name = "engine_" + function.symbol();
            String text = text(name, Functions.expansion(function));
            names.put(function, name);
            functions.append('\n').append(text);
        }
        return name;
    }

    private String text(String name, Expansion expansion) {
        Lines lines = new Lines();
        String parameters = expansion.operands().stream()
                .map(operand -> (Node.Input) expansion.graph().node(operand))
                .map(input -> Expressions.type(input.type()) + " " + input.name())
                .collect(Collectors.joining(", "));
        String type = Expressions.type(expansion.function().result());
        lines.open(dialect.innerFunction() + type + " " + name + "(" + parameters + ")");
        GraphWriter writer = new GraphWriter(
                lines, this, expansion.graph(), Node.Input::name, List.of(), Map.of(), "", ScenarioNumbers.UNKNOWN);
        depth++;
        writer.write(List.of(expansion.full()));
        depth--;
        lines.line("return " + writer.value(expansion.full()) + ";").close();
        return lines.toString();
    }

    /** Whether the text of a function is being written. */
    boolean isInFunction() {
        return depth > 0;
    }

    /** Takes note that there are operations on floats. */
    void useSingles() {
        hasSingles = true;
    }

    /** Whether there are operations on floats. */
    boolean hasSingles() {
        return hasSingles;
    }

    /** Whether functions are called. */
    boolean hasFunctions() {
        return !names.isEmpty();
    }

    /** The arrays that are no part of the text but given to the kernel, in the order in which they were named. */
    List<ConstantArray> given() {
        return arrays.keySet().stream().filter(this::isGiven).toList();
    }

    /** Functions see what is part of the text only. */
    private boolean isGiven(ConstantArray array) {
        return dialect.arraysAreGiven() && !ofFunctions.contains(array);
    }

    /** All that has been named, as text. */
    @Override
    public String toString() {
        Lines lines = new Lines();
        arrays.forEach((array, name) -> {
            if (!isGiven(array)) {
                write(lines, "double", array, name);
            }
        });
        singleArrays.forEach((array, name) -> write(lines, "float", array, name));
        return lines.toString() + functions;
    }

    private void write(Lines lines, String type, ConstantArray array, String name) {
        lines.line("").open(dialect.constantArray() + type + " " + name + "[" + array.length() + "] =");
        for (int from = 0; from < array.length(); from += PER_LINE) {
            lines.line(IntStream.range(from, Math.min(from + PER_LINE, array.length()))
                    .mapToObj(index -> Literals.real(array.get(index)) + ",")
                    .collect(Collectors.joining(" ")));
        }
        lines.close(";");
    }
}

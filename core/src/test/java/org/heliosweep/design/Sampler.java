package org.heliosweep.design;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;

/** Values that designs and distributions give, by the scalar interpreter. */
final class Sampler {
    private final Tape tape;
    private final Tape.State state;
    private final Map<String, Integer> nodes;

    private Sampler(GraphBuilder builder, Map<String, Integer> values) {
        List<Integer> roots = List.copyOf(values.values());
        Functions.Expanded expanded = Functions.expandAll(builder.build(), roots);
        tape = Tape.of(
                expanded.graph(), roots.stream().map(expanded.nodes()::get).toList());
        state = tape.newState();
        nodes = new HashMap<>();
        values.forEach((name, node) -> nodes.put(name, expanded.nodes().get(node)));
    }

    /** The varied inputs of a design; those whose name starts with {@code choice} are choices. */
    static Sampler of(Design design) {
        GraphBuilder builder = new GraphBuilder();
        int number = builder.input("number", Type.INTEGER);
        return new Sampler(
                builder,
                Generation.add(builder, design, number, name -> name.startsWith("choice") ? Type.INTEGER : Type.REAL));
    }

    /** A distribution as a function of the probability. */
    static Sampler of(Variation variation) {
        GraphBuilder builder = new GraphBuilder();
        int probability = builder.input("probability", Type.REAL);
        return new Sampler(
                builder,
                Map.of("x", Draws.value(builder, variation, Draw.ofProbability(builder, probability), Type.REAL)));
    }

    double real(String name, long number) {
        run(number);
        return state.real(nodes.get(name));
    }

    long choice(String name, long number) {
        run(number);
        return state.integer(nodes.get(name));
    }

    double quantile(double probability) {
        int input = tape.inputIndex("probability");
        if (input >= 0) {
            state.setReal(input, probability);
        }
        tape.run(state);
        return state.real(nodes.get("x"));
    }

    private void run(long number) {
        int input = tape.inputIndex("number");
        if (input >= 0) {
            state.setInteger(input, number);
        }
        tape.run(state);
    }
}

package org.heliosweep.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.model.Index;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;

/**
 * What is most worth seeing of a model. Its main output is the number that stands on the most inputs, the first of
 * equals; where numbers go over an index, one of those. It is seen over the input whose credible range moves it most, all else at the defaults. An input that the
 * output is proportional to says nothing but its size, so it is taken only where there is no other.
 *
 * @param output the main output; of a list, the values for all numbers of its index
 * @param index what the main output goes over, if it is a list
 * @param first the input that moves it most
 * @param second the input that moves it second most, if it moves it by much
 * @param proportional the names of the inputs that it is proportional to
 */
record MainDependence(
        String name,
        List<Quantity> output,
        Optional<Index> index,
        Input.Number first,
        Optional<Input.Number> second,
        List<String> proportional) {
    private static final int STEPS = 4;

    /** An input that moves the output by less than this, compared with the first, is not worth seeing. */
    private static final double LITTLE = 0.05;

    /** What differs by less than this, compared with its size, is the same. */
    private static final double ROUNDING = 1e-9;

    /** What an input does to the output. */
    private record Influence(Input.Number input, double swing, boolean isProportional) {}

    /** What it is for a model; nothing if there is no number that numbers move. */
    static Optional<MainDependence> of(Model model) {
        return outputs(model).stream()
                .max(Comparator.comparingInt(output -> inputs(model, output).size()))
                .flatMap(output -> of(model, output));
    }

    /** Whether a scenario goes through so many numbers that it is worth waiting for only few of them. */
    static boolean isLong(Model model) {
        return model.indexes().stream().anyMatch(index -> !index.isList());
    }

    private static Optional<MainDependence> of(Model model, List<Quantity> output) {
        Response response = new Response(model, output);
        List<String> reached = inputs(model, output);
        List<Influence> influences = new ArrayList<>();
        for (Input input : model.inputs()) {
            if (input instanceof Input.Number number && reached.contains(number.name())) {
                influence(response, number, isLong(model) ? 1 : STEPS).ifPresent(influences::add);
            }
        }
        influences.sort(Comparator.comparing(Influence::isProportional)
                .thenComparing(Comparator.comparingDouble(Influence::swing).reversed()));
        if (influences.isEmpty()) {
            return Optional.empty();
        }
        Influence first = influences.getFirst();
        Optional<IndexedQuantity> list = list(model, output.getFirst());
        return Optional.of(new MainDependence(
                list.map(IndexedQuantity::name).orElse(output.getFirst().name()),
                output,
                list.map(IndexedQuantity::index),
                first.input(),
                influences.stream()
                        .skip(1)
                        .filter(each -> !each.isProportional() && each.swing() > LITTLE * first.swing())
                        .map(Influence::input)
                        .findFirst(),
                influences.stream()
                        .filter(Influence::isProportional)
                        .map(each -> each.input().name())
                        .toList()));
    }

    /** The declared outputs that are numbers, those of a list together; only lists where there are any. */
    private static List<List<Quantity>> outputs(Model model) {
        List<List<Quantity>> outputs = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Quantity output : model.outputs()) {
            if (output.kind() instanceof Kind.Number && !seen.contains(output.name())) {
                List<Quantity> together = list(model, output)
                        .map(list -> list.members().stream()
                                .map(member -> model.quantity(member).orElseThrow())
                                .toList())
                        .orElse(List.of(output));
                together.forEach(each -> seen.add(each.name()));
                outputs.add(together);
            }
        }
        List<List<Quantity>> lists =
                outputs.stream().filter(output -> output.size() > 1).toList();
        return lists.isEmpty() ? outputs : lists;
    }

    private static Optional<IndexedQuantity> list(Model model, Quantity member) {
        return model.indexed().stream()
                .filter(quantity ->
                        quantity.index().isList() && quantity.members().contains(member.name()))
                .findFirst();
    }

    /** The names of the inputs that some quantities stand on. */
    private static List<String> inputs(Model model, List<Quantity> quantities) {
        Graph graph = model.graph();
        boolean[] reached =
                graph.reachable(quantities.stream().map(Quantity::shown).toList());
        List<String> names = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            if (reached[id] && graph.node(id) instanceof Node.Input input) {
                names.add(input.name());
            }
        }
        return names;
    }

    private static Optional<Influence> influence(Response response, Input.Number input, int steps) {
        List<double[]> seen = new ArrayList<>();
        boolean isProportional = true;
        double[] ratios = null;
        for (double level : Levels.of(input, steps)) {
            double[] values = response.at(Map.of(input.name(), level));
            if (Arrays.stream(values).allMatch(Double::isFinite)) {
                seen.add(values);
                double[] now = Arrays.stream(values).map(value -> value / level).toArray();
                ratios = ratios == null ? now : ratios;
                isProportional &= areEqual(ratios, now);
            }
        }
        double swing = 0;
        double size = 0;
        for (int each = 0; !seen.isEmpty() && each < seen.getFirst().length; each++) {
            int place = each;
            double least =
                    seen.stream().mapToDouble(values -> values[place]).min().orElseThrow();
            double most =
                    seen.stream().mapToDouble(values -> values[place]).max().orElseThrow();
            swing = Math.max(swing, most - least);
            size = Math.max(size, Math.max(Math.abs(least), Math.abs(most)));
        }
        return swing > ROUNDING * size ? Optional.of(new Influence(input, swing, isProportional)) : Optional.empty();
    }

    private static boolean areEqual(double[] some, double[] others) {
        for (int each = 0; each < some.length; each++) {
            if (!(Math.abs(some[each] - others[each]) <= ROUNDING * Math.abs(some[each]))) {
                return false;
            }
        }
        return true;
    }
}

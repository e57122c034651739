package org.heliosweep.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;

/** What some quantities of a model are when few of its inputs differ from their defaults. */
final class Response {
    private final Evaluation evaluation;
    private final List<String> quantities;
    private final Map<String, Double> standard = new HashMap<>();
    private final Map<Map<String, Double>, double[]> known = new HashMap<>();

    Response(Model model, List<Quantity> quantities) {
        evaluation = Evaluation.of(model);
        model.inputs().forEach(input -> standard.put(input.name(), input.standard()));
        this.quantities = quantities.stream().map(Quantity::name).toList();
    }

    /** The values, in the declared units; NaN where the scenario is invalid. */
    double[] at(Map<String, Double> inputs) {
        Map<String, Double> changed = new TreeMap<>(inputs);
        changed.entrySet().removeIf(each -> each.getValue().equals(standard.get(each.getKey())));
        return known.computeIfAbsent(changed, this::computed);
    }

    private double[] computed(Map<String, Double> inputs) {
        set(inputs);
        return evaluation.reason().isEmpty()
                ? quantities.stream().mapToDouble(evaluation::value).toArray()
                : quantities.stream().mapToDouble(_ -> Double.NaN).toArray();
    }

    /** Why the scenario is invalid, if it is. */
    Optional<String> reason(Map<String, Double> inputs) {
        set(inputs);
        return evaluation.reason();
    }

    private void set(Map<String, Double> inputs) {
        evaluation.reset();
        inputs.forEach(evaluation::set);
    }
}

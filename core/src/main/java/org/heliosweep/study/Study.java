package org.heliosweep.study;

import java.util.List;
import java.util.Map;
import org.heliosweep.design.Design;
import org.heliosweep.graph.Graph;
import org.heliosweep.model.Model;

/**
 * A model, a design over some of its inputs, and what to keep and show.
 *
 * @param name what the study is called
 * @param description what it asks, in a few words
 * @param model the model, in its canonical form
 * @param design what is varied
 * @param fixed values of inputs that are neither varied nor at their default: in the declared unit, or the position of
 *     a label
 * @param precision in which numbers it is computed
 * @param conditions what scenarios are excluded by
 * @param keep what is written
 * @param shown what is printed, besides the statistics of every output
 * @param graph the model's graph, and after it what conditions and statistics need
 * @param text the study as text: it reads back to this study
 */
public record Study(
        String name,
        String description,
        Model model,
        Design design,
        Map<String, Double> fixed,
        Precision precision,
        List<Condition> conditions,
        Keep keep,
        List<Shown> shown,
        Graph graph,
        String text) {
    /** Keeps the collections unmodifiable. */
    public Study {
        fixed = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(fixed));
        conditions = List.copyOf(conditions);
        shown = List.copyOf(shown);
    }

    /** The same study in numbers of another precision; its text is that of this one. */
    public Study in(Precision other) {
        return new Study(name, description, model, design, fixed, other, conditions, keep, shown, graph, text);
    }
}

package org.heliosweep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;

/**
 * The canonical form of a model: the rewrites that may change a value, applied once, before anything else sees the
 * graph. They look at the flattened model alone, at its structure and its literals; so whatever is kept, fixed or
 * varied, and whichever back end computes it, a model has the same bits.
 *
 * <p>First powers with literal exponents ({@link Powers}), then contraction ({@link Contraction}); a later rewrite sees
 * what an earlier one made. Nodes that nothing named stands on are dropped.
 */
public final class Canonical {
    private Canonical() {}

    /** The canonical form of a flattened model. */
    public static Model of(Model model) {
        return apply(apply(model, Canonical::powers), Contraction::rewrite);
    }

    /** Rewrites a graph for its roots, putting each old node's new position into the map. */
    interface Rewrite {
        Graph apply(Graph graph, List<Integer> roots, Map<Integer, Integer> moved);
    }

    private static Model apply(Model model, Rewrite rewrite) {
        Map<Integer, Integer> moved = new HashMap<>();
        Graph graph = rewrite.apply(model.graph(), model.roots(), moved);
        List<Quantity> quantities = model.quantities().stream()
                .map(quantity -> quantity.moved(quantity.name(), quantity.role(), moved::get))
                .toList();
        List<Requirement> requirements = model.requirements().stream()
                .map(each -> new Requirement(moved.get(each.condition()), each.reason(), each.origin()))
                .toList();
        return new Model(
                model.name(), model.description(), model.inputs(), quantities, requirements, model.units(), graph);
    }

    private static Graph powers(Graph graph, List<Integer> roots, Map<Integer, Integer> moved) {
        GraphBuilder builder = new GraphBuilder();
        boolean[] wanted = graph.reachable(roots);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                Node node = graph.node(id).map(moved::get);
                moved.put(
                        id,
                        node instanceof Node.Call call
                                ? Powers.rewrite(builder, call)
                                : builder.add(inside(node, Canonical::powers)));
            }
        }
        return builder.build();
    }

    /** A loop with its body rewritten; any other node as it is. */
    static Node inside(Node node, Rewrite rewrite) {
        if (!(node instanceof Node.Loop loop)) {
            return node;
        }
        Map<Integer, Integer> moved = new HashMap<>();
        Graph body = rewrite.apply(loop.body().graph(), loop.body().results(), moved);
        List<Integer> results = new ArrayList<>();
        loop.body().results().forEach(result -> results.add(moved.get(result)));
        return new Node.Loop(loop.trips(), loop.initial(), loop.captured(), new Region(body, results));
    }
}

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
 * <p>First powers with literal exponents ({@link Powers}), then contraction ({@link Contraction}), then divisions by
 * literals ({@link Reciprocals}); a later rewrite sees what an earlier one made. So a product that stands for a division
 * is never fused with an addition, nor keeps another product from it. Nodes that nothing named stands on are dropped.
 */
public final class Canonical {
    private Canonical() {}

    /** The canonical form of a flattened model. */
    public static Model of(Model model) {
        Model powers = apply(model, each(Powers::rewrite));
        Model contracted = apply(powers, Contraction::rewrite);
        return apply(contracted, each(Reciprocals::rewrite));
    }

    /**
     * The canonical form of expressions outside of a model: that of their single operations, nothing is fused.
     *
     * @param graph a canonical graph, and after it the expressions
     * @param from where the expressions begin; what stands before keeps its place
     * @param moved takes the new position of every node
     */
    public static Graph ofExpressions(Graph graph, int from, Map<Integer, Integer> moved) {
        GraphBuilder builder = new GraphBuilder(new Graph(graph.nodes().subList(0, from)));
        NodeRewrite rewrite = (into, node) ->
                node instanceof Node.Call call ? Powers.rewrite(into, call) : Reciprocals.rewrite(into, node);
        for (int id = 0; id < graph.size(); id++) {
            moved.put(
                    id,
                    id < from
                            ? id
                            : rewrite.apply(builder, inside(graph.node(id).map(moved::get), each(rewrite))));
        }
        return builder.build();
    }

    /** Rewrites a graph for its roots, putting each old node's new position into the map. */
    interface Rewrite {
        Graph apply(Graph graph, List<Integer> roots, Map<Integer, Integer> moved);
    }

    /** Adds what takes the place of a node whose operands are there. */
    private interface NodeRewrite {
        int apply(GraphBuilder graph, Node node);
    }

    private static Model apply(Model model, Rewrite rewrite) {
        Map<Integer, Integer> moved = new HashMap<>();
        Graph graph = rewrite.apply(model.graph(), model.roots(), moved);
        List<Quantity> quantities = model.quantities().stream()
                .map(quantity -> quantity.moved(quantity.name(), quantity.role(), moved::get))
                .toList();
        List<Requirement> requirements = model.requirements().stream()
                .map(each -> each.moved(moved::get))
                .toList();
        return new Model(
                model.name(),
                model.description(),
                model.introduction(),
                model.inputs(),
                quantities,
                requirements,
                model.units(),
                model.uses(),
                model.indexes(),
                model.indexed(),
                model.margins(),
                graph);
    }

    /** Rewrites each node by itself, those in the bodies of loops too. */
    private static Rewrite each(NodeRewrite rewrite) {
        return (graph, roots, moved) -> {
            GraphBuilder builder = new GraphBuilder();
            boolean[] wanted = graph.reachable(roots);
            for (int id = 0; id < graph.size(); id++) {
                if (wanted[id]) {
                    Node node = graph.node(id).map(moved::get);
                    moved.put(id, rewrite.apply(builder, inside(node, each(rewrite))));
                }
            }
            return compact(builder.build(), roots, moved);
        };
    }

    /** Drops what no root stands on any more; the map then leads to where the others went. */
    static Graph compact(Graph graph, List<Integer> roots, Map<Integer, Integer> moved) {
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> kept = new HashMap<>();
        builder.addAll(graph, graph.reachable(roots.stream().map(moved::get).toList()), kept);
        moved.replaceAll((from, to) -> kept.get(to));
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

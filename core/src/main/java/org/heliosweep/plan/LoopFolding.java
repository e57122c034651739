package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;

/**
 * Folds loops: one whose operands are all literals is executed here, in others the literals among the captured values
 * move into the body, where they fold with what they meet. Only for graphs of primitive operations.
 */
final class LoopFolding {
    /** A loop of more operations is left for the run: somebody waits for the plan. */
    private static final long MOST_OPERATIONS = 5_000_000;

    private final GraphBuilder builder;
    private final Map<Integer, Integer> moved;
    private final Map<Integer, List<Node.Literal>> results = new HashMap<>();

    private LoopFolding(GraphBuilder builder, Map<Integer, Integer> moved) {
        this.builder = builder;
        this.moved = moved;
    }

    /** Adds what the roots of a graph depend on to a builder, which must not have loops of its own; gives the roots. */
    static List<Integer> add(GraphBuilder builder, Graph graph, List<Integer> roots) {
        return add(builder, graph, roots, new HashMap<>());
    }

    /** The same, with nodes of the builder in the place of some of the graph; what is added goes to that map. */
    static List<Integer> add(
            GraphBuilder builder, Graph graph, List<Integer> roots, Map<Integer, Integer> substitutes) {
        LoopFolding folding = new LoopFolding(builder, substitutes);
        boolean[] wanted = graph.reachable(roots);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id] && !substitutes.containsKey(id)) {
                folding.add(id, graph.node(id));
            }
        }
        return roots.stream().map(substitutes::get).toList();
    }

    private void add(int id, Node node) {
        switch (node) {
            case Node.Loop loop -> addLoop(id, loop);
            case Node.LoopResult result
            when results.containsKey(result.loop()) ->
                moved.put(id, builder.add(results.get(result.loop()).get(result.index())));
            case Node.LoopResult _,
                    Node.Literal _,
                    Node.Input _,
                    Node.Parameter _,
                    Node.Unary _,
                    Node.Binary _,
                    Node.FusedMultiplyAdd _,
                    Node.SingleFusedMultiplyAdd _,
                    Node.Select _,
                    Node.Element _,
                    Node.Call _ -> moved.put(id, builder.add(node.map(moved::get)));
        }
    }

    private void addLoop(int id, Node.Loop loop) {
        List<Integer> initial = loop.initial().stream().map(moved::get).toList();
        List<Integer> captured = loop.captured().stream().map(moved::get).toList();
        if (areLiterals(builder, initial)
                && areLiterals(builder, captured)
                && Operations.count(loop) <= MOST_OPERATIONS) {
            results.put(id, execute(loop, literals(builder, initial), literals(builder, captured)));
        } else {
            moved.put(id, specialised(loop, initial, captured));
        }
    }

    private static boolean areLiterals(GraphBuilder builder, List<Integer> nodes) {
        return nodes.stream().allMatch(node -> builder.node(node) instanceof Node.Literal);
    }

    private static List<Node.Literal> literals(GraphBuilder builder, List<Integer> nodes) {
        return nodes.stream().map(node -> (Node.Literal) builder.node(node)).toList();
    }

    /** What the carried values are at the end: builds the body for each trip, where everything folds. */
    private static List<Node.Literal> execute(Node.Loop loop, List<Node.Literal> initial, List<Node.Literal> captured) {
        List<Node.Literal> carried = initial;
        for (int trip = 0; trip < loop.trips(); trip++) {
            GraphBuilder body = new GraphBuilder();
            List<Node> values = new ArrayList<>();
            values.add(new Node.Literal(Type.INTEGER, trip));
            values.addAll(carried);
            values.addAll(captured);
            List<Integer> next = addBody(body, loop.body(), parameter -> body.add(values.get(parameter)));
            carried = literals(body, next);
        }
        return carried;
    }

    /** The same loop, with the literals among the captured values inside. */
    private int specialised(Node.Loop loop, List<Integer> initial, List<Integer> captured) {
        GraphBuilder body = new GraphBuilder();
        List<Integer> kept = IntStream.range(0, captured.size())
                .filter(index -> !(builder.node(captured.get(index)) instanceof Node.Literal))
                .boxed()
                .toList();
        List<Integer> next = addBody(body, loop.body(), parameter -> {
            int index = parameter - 1 - initial.size();
            if (index < 0) {
                Type type = parameter == 0 ? Type.INTEGER : builder.type(initial.get(parameter - 1));
                return body.parameter(parameter, type);
            }
            int outside = captured.get(index);
            return builder.node(outside) instanceof Node.Literal literal
                    ? body.add(literal)
                    : body.parameter(1 + initial.size() + kept.indexOf(index), builder.type(outside));
        });
        return builder.loop(
                loop.trips(), initial, kept.stream().map(captured::get).toList(), new Region(body.build(), next));
    }

    private static List<Integer> addBody(GraphBuilder into, Region body, IntUnaryOperator parameters) {
        Map<Integer, Integer> substitutes = new HashMap<>();
        for (int id = 0; id < body.graph().size(); id++) {
            if (body.graph().node(id) instanceof Node.Parameter(int index, Type _)) {
                substitutes.put(id, parameters.applyAsInt(index));
            }
        }
        return add(into, body.graph(), body.results(), substitutes);
    }
}

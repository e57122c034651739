package org.heliosweep.plan;

import java.util.List;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;

/** How many operations a scenario takes. */
final class Operations {
    private Operations() {}

    /**
     * How many operations some nodes need; the body of a loop counts once for each trip, a call of a function as one.
     */
    static int count(Graph graph, List<Integer> roots) {
        boolean[] wanted = graph.reachable(roots);
        long count = 0;
        for (int id = 0; id < graph.size(); id++) {
            count += wanted[id] ? count(graph.node(id)) : 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    /** How many operations a node needs by itself. */
    static long count(Node node) {
        return switch (node) {
            case Node.Literal _, Node.Input _, Node.Parameter _, Node.LoopResult _ -> 0;
            case Node.Unary _, Node.Binary _, Node.FusedMultiplyAdd _, Node.Select _, Node.Element _, Node.Call _ -> 1;
            case Node.Loop loop ->
                (long) loop.trips() * count(loop.body().graph(), loop.body().results());
        };
    }
}

package org.heliosweep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;

/**
 * The body of a loop, made of nodes of the graph around it. Some of these nodes are placeholders of values that change
 * from trip to trip; what stands on them is repeated in the body, and what does not is computed once, outside.
 */
final class LoopBody {
    private final Graph outside;
    private final int carried;
    private final GraphBuilder body = new GraphBuilder();
    private final Map<Integer, Integer> inside = new HashMap<>();
    private final List<Integer> captured = new ArrayList<>();

    /**
     * A body without anything in it.
     *
     * @param outside the graph around the loop
     * @param carried how many values are carried from trip to trip
     */
    LoopBody(Graph outside, int carried) {
        this.outside = outside;
        this.carried = carried;
    }

    /** Where the operations of the body are built. */
    GraphBuilder builder() {
        return body;
    }

    /** How often the body was executed before, an integer. */
    int trip() {
        return body.parameter(0, Type.INTEGER);
    }

    /** What a carried value is at the beginning of a trip. */
    int carried(int index, Type type) {
        return body.parameter(1 + index, type);
    }

    /** Says what stands in the body for a placeholder. */
    void put(int placeholder, int there) {
        inside.put(placeholder, there);
    }

    /** Repeats those of the wanted nodes that stand on placeholders. */
    void repeat(boolean[] wanted) {
        for (int id = 0; id < outside.size(); id++) {
            Node node = outside.node(id);
            if (wanted[id] && !inside.containsKey(id) && varies(node)) {
                inside.put(id, body.add(node.map(this::brought)));
            }
        }
    }

    private boolean varies(Node node) {
        boolean[] varies = {false};
        Graph.forEachOperand(node, operand -> varies[0] |= inside.containsKey(operand) && !isCaptured(operand));
        return varies[0];
    }

    private boolean isCaptured(int operand) {
        return captured.contains(operand) || outside.node(operand) instanceof Node.Literal;
    }

    /** Where a node outside is in the body: literals are repeated there, other fixed values come in as parameters. */
    int brought(int operand) {
        Integer there = inside.get(operand);
        if (there != null) {
            return there;
        }
        Node node = outside.node(operand);
        int brought;
        if (node instanceof Node.Literal) {
            brought = body.add(node);
        } else {
            captured.add(operand);
            brought = body.parameter(carried + captured.size(), node.type());
        }
        inside.put(operand, brought);
        return brought;
    }

    /**
     * Adds the loop to the graph around it, and gives its node.
     *
     * @param results the nodes of the body that are carried on
     */
    int loop(GraphBuilder graph, int trips, List<Integer> initial, List<Integer> results) {
        return graph.loop(trips, initial, captured, new Region(body.build(), results));
    }
}

package org.heliosweep.graph;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * A typed directed acyclic graph of operations. Every operand of a node stands before it, and no two nodes are
 * equal: what is written twice is computed once. A graph knows no slots, lanes or names of variables; those belong
 * to what is made from it.
 *
 * @param nodes the operations, in an order in which they can be executed
 */
public record Graph(List<Node> nodes) {
    /** Keeps the nodes unmodifiable. */
    public Graph {
        nodes = List.copyOf(nodes);
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.size();
    }

    /** The node at a position from 0. */
    public Node node(int id) {
        return nodes.get(id);
    }

    /** Calls back for each operand of a node, from left to right. */
    public static void forEachOperand(Node node, IntConsumer action) {
        node.map(operand -> {
            action.accept(operand);
            return operand;
        });
    }

    /** Which nodes the given ones depend on, themselves included. */
    public boolean[] reachable(Iterable<Integer> roots) {
        boolean[] reached = new boolean[size()];
        int last = -1;
        for (int root : roots) {
            reached[root] = true;
            last = Math.max(last, root);
        }
        for (int id = last; id >= 0; id--) {
            if (reached[id]) {
                forEachOperand(nodes.get(id), operand -> reached[operand] = true);
            }
        }
        return reached;
    }
}

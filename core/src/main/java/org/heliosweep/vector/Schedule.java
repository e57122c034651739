package org.heliosweep.vector;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;

/** An order of execution in which values are used soon after they are made: depth first, from root to root. */
final class Schedule {
    private Schedule() {}

    /** The nodes that the roots stand on, literals left out. */
    static List<Integer> of(Graph graph, List<Integer> roots) {
        boolean[] done = new boolean[graph.size()];
        List<Integer> order = new ArrayList<>();
        Deque<Integer> stack = new ArrayDeque<>();
        for (int root : roots) {
            stack.push(root);
            while (!stack.isEmpty()) {
                int id = stack.peek();
                int before = stack.size();
                if (!done[id]) {
                    pushMissing(graph, id, done, stack);
                }
                if (stack.size() == before) {
                    stack.pop();
                    if (!done[id]) {
                        done[id] = true;
                        if (!(graph.node(id) instanceof Node.Literal)) {
                            order.add(id);
                        }
                    }
                }
            }
        }
        return order;
    }

    private static void pushMissing(Graph graph, int id, boolean[] done, Deque<Integer> stack) {
        Graph.forEachOperand(graph.node(id), operand -> {
            if (!done[operand]) {
                stack.push(operand);
            }
        });
    }
}

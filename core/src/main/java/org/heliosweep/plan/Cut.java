package org.heliosweep.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;

/**
 * What stands on some nodes of a graph, which are inputs of it: they come from elsewhere.
 *
 * @param graph the operations that are left
 * @param moved where the nodes of the whole graph are in it
 */
public record Cut(Graph graph, Map<Integer, Integer> moved) {
    /**
     * What some roots need besides the nodes that become inputs.
     *
     * @param names the names of these inputs, by node; those that nothing stands on are left out
     */
    public static Cut of(Graph whole, List<Integer> roots, Map<Integer, String> names) {
        boolean[] wanted = new boolean[whole.size()];
        roots.forEach(root -> wanted[root] = true);
        for (int id = whole.size() - 1; id >= 0; id--) {
            if (wanted[id] && !names.containsKey(id)) {
                Graph.forEachOperand(whole.node(id), operand -> wanted[operand] = true);
            }
        }
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> moved = new HashMap<>();
        names.forEach((node, name) -> {
            if (wanted[node]) {
                moved.put(node, builder.input(name, whole.node(node).type()));
            }
        });
        builder.addAll(whole, wanted, moved);
        return new Cut(builder.build(), moved);
    }
}

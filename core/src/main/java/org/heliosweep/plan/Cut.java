package org.heliosweep.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.SingleValues;

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
        SingleValues singles = SingleValues.of(whole);
        Map<Integer, Integer> inputs = new HashMap<>();
        names.forEach((node, name) -> {
            if (wanted[node]) {
                int input = builder.input(name, whole.node(node).type());
                inputs.put(node, input);
                // What stands on it goes on knowing that it is a binary32 number.
                moved.put(node, singles.isSingle(node) ? builder.roundToSingle(input) : input);
            }
        });
        builder.addAll(whole, wanted, moved);
        moved.putAll(inputs);
        return new Cut(builder.build(), moved);
    }
}

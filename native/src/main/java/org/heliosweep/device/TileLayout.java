package org.heliosweep.device;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.statistic.StridedSums;

/**
 * What lies in a tile: the values of some nodes, which are not literals, for some groups of 32 scenarios.
 *
 * @param nodes the nodes, in the order in which they lie
 * @param types their types
 * @param groups of how many groups at most
 */
record TileLayout(List<Integer> nodes, List<Type> types, int groups) {
    private static final int MOST_GROUPS = Integer.getInteger("heliosweep.native.groups", 8);

    /** Few values of scenarios of a grid lie in a tile, so more groups fit; one ends with the row. */
    private static final int MOST_GROUPS_IN_ROWS = Integer.getInteger("heliosweep.native.groups", 32);

    /** About what fits the first-level cache beside the states. */
    private static final int MOST_BYTES = 32 << 10;

    static TileLayout of(LeafKernel kernel) {
        Set<Integer> nodes = new LinkedHashSet<>(kernel.roots());
        nodes.remove(kernel.ordinary());
        nodes.removeIf(node -> kernel.graph().node(node) instanceof Node.Literal);
        if (kernel.levels() != null) {
            nodes.removeAll(readWhereTheyLie(kernel));
        }
        int ofGroup = Math.max(1, nodes.size()) * StridedSums.LANES * Long.BYTES;
        return new TileLayout(
                List.copyOf(nodes),
                nodes.stream().map(node -> kernel.graph().node(node).type()).toList(),
                Math.clamp(MOST_BYTES / ofGroup, 1, kernel.levels() == null ? MOST_GROUPS : MOST_GROUPS_IN_ROWS));
    }

    /** Values of coarser levels that are only accumulated. */
    private static Set<Integer> readWhereTheyLie(LeafKernel kernel) {
        Map<String, LeafLevels.Place> places = kernel.levels().places();
        Set<Integer> nodes = new LinkedHashSet<>();
        for (LaneState state : kernel.states()) {
            nodes.add(state.value());
            nodes.add(state.mask());
        }
        nodes.removeIf(
                node -> !(kernel.graph().node(node) instanceof Node.Input input && places.containsKey(input.name())));
        kernel.columns().forEach(column -> nodes.remove(column.node()));
        kernel.keys().forEach(each -> {
            nodes.remove(each.key());
            nodes.remove(each.mask());
        });
        return nodes;
    }

    /** How many scenarios fit. */
    int length() {
        return groups * StridedSums.LANES;
    }

    /** How many bytes it takes. */
    long bytes() {
        return (long) Math.max(1, nodes.size()) * length() * Long.BYTES;
    }

    /** What the values of a node are called. */
    String name(int node) {
        return Expressions.letter(types.get(nodes.indexOf(node))) + node;
    }
}

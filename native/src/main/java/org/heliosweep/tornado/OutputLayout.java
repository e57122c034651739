package org.heliosweep.tornado;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/** Where a kernel writes which value. Literals are not written: who reads knows them. */
final class OutputLayout {
    /** What the outputs of a launch may take. */
    private static final long MOST_BYTES = 64L << 20;

    private static final int WIDEST = 65_536;

    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Type, Integer> counts = new EnumMap<>(Type.class);
    private final int capacity;

    /**
     * A layout.
     *
     * @param outputs the nodes that are wanted
     * @param size how many scenarios there are
     */
    OutputLayout(Graph graph, List<Integer> outputs, long size) {
        long bytes = 1;
        for (int output : outputs) {
            if (!(graph.node(output) instanceof Node.Literal) && !places.containsKey(output)) {
                Type type = graph.node(output).type();
                places.put(output, counts.merge(type, 1, Integer::sum) - 1);
                bytes += type == Type.TRUTH ? Byte.BYTES : Long.BYTES;
            }
        }
        long wanted = Math.min(Math.min(size, WIDEST), Math.max(MOST_BYTES / bytes, 1));
        capacity = KernelCode.padded((int) Math.max(wanted, 1));
    }

    /** Whether a node is written. */
    boolean isWritten(int node) {
        return places.containsKey(node);
    }

    /** Where the values of a node begin in the array of its type, in elements. */
    int offset(int node) {
        return places.get(node) * capacity;
    }

    /** How many values of a type are written for each scenario. */
    int count(Type type) {
        return counts.getOrDefault(type, 0);
    }

    /** How many scenarios there is room for. */
    int capacity() {
        return capacity;
    }
}

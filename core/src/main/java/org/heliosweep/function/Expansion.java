package org.heliosweep.function;

import java.util.List;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;

/**
 * A function as a graph of primitive operations, in two forms that share what they can.
 *
 * @param function the function
 * @param graph the operations of both forms
 * @param operands the nodes that stand for the operands: inputs named {@code x} and {@code y}
 * @param full the node of the value for all arguments
 * @param core the node of the value for ordinary arguments; where there is nothing to gain it is {@link #full}
 * @param guard the truth node that says whether the arguments are ordinary: where it is true, core has the same bits
 *     as full; the literal true where core is full
 */
public record Expansion(Function function, Graph graph, List<Integer> operands, int full, int core, int guard) {
    /** Keeps the operands unmodifiable. */
    public Expansion {
        operands = List.copyOf(operands);
    }
}

package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * Finds what is taken from a quantity before its sums are formed: the value that it has in one scenario of the design.
 * That keeps the digits of a standard deviation which is small against the mean, without a second pass.
 *
 * <p>The scenarios ⌊n k / 8⌋ of n are tried, for k = 4, 2, 6, 1, 3, 5, 7 and 0 at last: in a grid, the first and the
 * last ones are corners, where quantities are extreme. The first one counts that is valid, not excluded, and in which
 * the quantity is finite; where there is none, the shift is 0.0. So it is a function of the study and the quantity
 * alone, whatever else is wanted: every back end and every part of a sweep uses the same.
 *
 * <p>There is no interpreter below this package, and none is needed: with a literal in the place of the number of the
 * scenario, everything folds but loops that are too long; what hangs on one has the shift 0.0.
 */
final class Shifts {
    private static final int PARTS = 8;
    private static final long[] ORDER = {4, 2, 6, 1, 3, 5, 7, 0};

    private final Functions.Expanded expanded;
    private final int input;
    private final int status;
    private final Map<Integer, Double> found = new HashMap<>();

    private Shifts(Functions.Expanded expanded, int status) {
        this.expanded = expanded;
        this.input = expanded.graph().nodes().indexOf(new Node.Input(Plan.NUMBER, Type.INTEGER));
        this.status = status;
    }

    /**
     * The shift of each quantity.
     *
     * @param graph operations and calls on the number of the scenario
     * @param status the node of the status, which is 0 where a scenario is valid and not excluded
     * @param quantities nodes of reals
     * @param size how many scenarios there are
     */
    static Map<Integer, Double> of(Graph graph, int status, List<Integer> quantities, long size) {
        List<Integer> missing = quantities.stream().distinct().toList();
        List<Integer> roots = new ArrayList<>(missing);
        roots.add(status);
        Shifts shifts = new Shifts(Functions.expandAll(graph, roots), status);
        for (long scenario : tried(size)) {
            if (!missing.isEmpty()) {
                shifts.attempt(scenario, missing);
                missing = missing.stream()
                        .filter(quantity -> !shifts.found.containsKey(quantity))
                        .toList();
            }
        }
        missing.forEach(quantity -> shifts.found.put(quantity, 0.0));
        return Map.copyOf(shifts.found);
    }

    /** The scenarios to try, in their order, each once; none if there is none. */
    static long[] tried(long size) {
        return LongStream.of(ORDER)
                // ⌊size k / 8⌋ without a product that overflows
                .map(part -> size / PARTS * part + size % PARTS * part / PARTS)
                .filter(scenario -> scenario < size)
                .distinct()
                .toArray();
    }

    /** Evaluates a scenario, for all quantities at once, and takes what is finite if it is valid. */
    private void attempt(long scenario, List<Integer> quantities) {
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> substitutes = new HashMap<>();
        if (input >= 0) {
            substitutes.put(input, builder.integer(scenario));
        }
        List<Integer> roots = new ArrayList<>(quantities);
        roots.add(status);
        List<Integer> nodes = roots.stream().map(expanded.nodes()::get).toList();
        List<Node> values = LoopFolding.add(builder, expanded.graph(), nodes, substitutes).stream()
                .map(builder::node)
                .toList();
        if (values.getLast() instanceof Node.Literal state && state.bits() == 0) {
            for (int index = 0; index < quantities.size(); index++) {
                // Not a literal: it hangs on a loop that is too long to be executed now.
                if (values.get(index) instanceof Node.Literal value && Double.isFinite(value.real())) {
                    // + 0.0: −0 is +0 wherever a value is shown or stored
                    found.put(quantities.get(index), value.real() + 0.0);
                }
            }
        }
    }
}

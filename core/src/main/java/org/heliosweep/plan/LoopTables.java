package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;

/**
 * Tabulates what the body of a loop computes from the number of the trip alone, so from nothing that scenarios differ
 * in: a year of weather, say. Carried values that begin with literals and go on like that take part. Only for graphs of
 * primitive operations.
 */
final class LoopTables {
    /** What costs no more than this is computed again each time: an element is read by itself, between segments. */
    private static final double CHEAP = 40;

    /** More values than this are not kept. */
    private static final long MOST_ELEMENTS = 1 << 20;

    /** More operations than this are left for the run: somebody waits for the plan. */
    private static final long MOST_OPERATIONS = 20_000_000;

    private final Node.Loop loop;
    private final Graph body;
    private final int carried;
    private final boolean[] known;

    /** The literals that carried values begin with; null where they are none, or go on otherwise. */
    private final Node.Literal[] starts;

    private LoopTables(GraphBuilder builder, Node.Loop loop) {
        this.loop = loop;
        this.body = loop.body().graph();
        this.carried = loop.initial().size();
        this.starts = new Node.Literal[carried];
        for (int index = 0; index < carried; index++) {
            starts[index] = builder.node(loop.initial().get(index)) instanceof Node.Literal literal ? literal : null;
        }
        this.known = new boolean[body.size()];
        boolean isSettled = false;
        while (!isSettled) {
            isSettled = true;
            findKnown();
            for (int index = 0; index < carried; index++) {
                if (starts[index] != null && !known[loop.body().results().get(index)]) {
                    starts[index] = null;
                    isSettled = false;
                }
            }
        }
    }

    /** Adds what the roots of a graph depend on to a builder, with tables in loops; gives the roots. */
    static List<Integer> add(GraphBuilder builder, Graph graph, List<Integer> roots) {
        boolean[] wanted = graph.reachable(roots);
        Map<Integer, Integer> moved = new HashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                Node node = graph.node(id).map(moved::get);
                moved.put(
                        id,
                        builder.add(node instanceof Node.Loop loop ? new LoopTables(builder, loop).tabulated() : node));
            }
        }
        return roots.stream().map(moved::get).toList();
    }

    private void findKnown() {
        for (int id = 0; id < body.size(); id++) {
            known[id] = switch (body.node(id)) {
                case Node.Literal _ -> true;
                case Node.Parameter(int index, Type _) -> index == 0 || (index <= carried && starts[index - 1] != null);
                case Node.Loop _, Node.LoopResult _, Node.Call _, Node.Input _ -> false;
                default -> areKnown(body.node(id));
            };
        }
    }

    private boolean areKnown(Node node) {
        boolean[] all = {true};
        Graph.forEachOperand(node, operand -> all[0] &= known[operand]);
        return all[0];
    }

    private Node.Loop tabulated() {
        Set<Integer> tables = tables();
        if (tables.isEmpty()
                || (long) tables.size() * loop.trips() > MOST_ELEMENTS
                || (long) body.size() * loop.trips() > MOST_OPERATIONS) {
            return loop;
        }
        Map<Integer, ConstantArray> arrays = arrays(List.copyOf(tables));
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> there = new HashMap<>();
        for (int id = 0; id < body.size(); id++) {
            ConstantArray array = arrays.get(id);
            there.put(
                    id,
                    array == null
                            ? builder.add(body.node(id).map(there::get))
                            : builder.element(array, builder.parameter(0, Type.INTEGER)));
        }
        List<Integer> results = loop.body().results().stream().map(there::get).toList();
        return new Node.Loop(loop.trips(), loop.initial(), loop.captured(), new Region(builder.build(), results));
    }

    /** The known reals that something stands on that is not known, and that are worth a table. */
    private Set<Integer> tables() {
        Set<Integer> tables = new LinkedHashSet<>();
        for (int id = 0; id < body.size(); id++) {
            if (!known[id]) {
                Graph.forEachOperand(body.node(id), operand -> {
                    if (known[operand]
                            && body.node(operand).type() == Type.REAL
                            && (stands(operand) || Operations.weight(body, List.of(operand)) > CHEAP)) {
                        tables.add(operand);
                    }
                });
            }
        }
        return tables;
    }

    /** Whether a known node stands on a carried value, which need not be carried then. */
    private boolean stands(int node) {
        boolean[] reached = body.reachable(List.of(node));
        for (int id = 0; id <= node; id++) {
            if (reached[id] && body.node(id) instanceof Node.Parameter(int index, Type _) && index > 0) {
                return true;
            }
        }
        return false;
    }

    /** The values of some known nodes for every trip: builds them for each, where everything folds. */
    private Map<Integer, ConstantArray> arrays(List<Integer> tables) {
        List<Integer> wanted = new ArrayList<>(tables);
        for (int index = 0; index < carried; index++) {
            if (starts[index] != null) {
                wanted.add(loop.body().results().get(index));
            }
        }
        boolean[] needed = body.reachable(wanted);
        Map<Integer, double[]> values = new TreeMap<>();
        tables.forEach(table -> values.put(table, new double[loop.trips()]));
        Node.Literal[] now = starts.clone();
        for (int trip = 0; trip < loop.trips(); trip++) {
            GraphBuilder builder = new GraphBuilder();
            int[] there = new int[body.size()];
            for (int id = 0; id < body.size(); id++) {
                if (needed[id]) {
                    Node node = body.node(id);
                    there[id] = builder.add(
                            node instanceof Node.Parameter(int index, Type _)
                                    ? index == 0 ? new Node.Literal(Type.INTEGER, trip) : now[index - 1]
                                    : node.map(operand -> there[operand]));
                }
            }
            for (int table : tables) {
                values.get(table)[trip] = ((Node.Literal) builder.node(there[table])).real();
            }
            for (int index = 0; index < carried; index++) {
                if (now[index] != null) {
                    now[index] = (Node.Literal)
                            builder.node(there[loop.body().results().get(index)]);
                }
            }
        }
        Map<Integer, ConstantArray> arrays = new HashMap<>();
        values.forEach((table, each) -> arrays.put(table, ConstantArray.of(Arrays.copyOf(each, each.length))));
        return arrays;
    }
}

package org.heliosweep.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;

/** Plans made from plans. */
final class Rewriting {
    private Rewriting() {}

    /**
     * Puts columns in the place of levels: an element of one of these arrays becomes the element of its column at the
     * number of the scenario modulo {@link Workload#COLUMN}.
     */
    static Plan withColumns(Plan plan, Map<ConstantArray, ConstantArray> columns) {
        Graph graph = plan.graph();
        GraphBuilder builder = new GraphBuilder();
        int number = builder.input(Plan.NUMBER, Type.INTEGER);
        int row = builder.binary(BinaryOperation.BITS_AND, number, builder.integer(Workload.COLUMN - 1L));
        Map<Integer, Integer> moved = new HashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            if (graph.node(id) instanceof Node.Element(ConstantArray array, int _) && columns.containsKey(array)) {
                moved.put(id, builder.element(columns.get(array), row));
            }
        }
        builder.addAll(graph, graph.reachable(plan.roots()), moved);
        Plan withCalls = plan.withCalls() == null ? null : withColumns(plan.withCalls(), columns);
        Plan flat = withoutUnused(moved(plan, builder.build(), moved::get, withCalls));
        if (flat.graph().nodes().stream().anyMatch(Rewriting::isDigit)) {
            throw new IllegalStateException("something still depends on the digits of the scenario number");
        }
        return flat;
    }

    private static boolean isDigit(Node node) {
        return node instanceof Node.Binary(BinaryOperation operation, int _, int _)
                && (operation == BinaryOperation.INTEGER_DIVIDE || operation == BinaryOperation.INTEGER_REMAINDER);
    }

    /** Leaves out what no root depends on, but nothing of the plan with calls. */
    static Plan withoutUnused(Plan plan) {
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> moved = new HashMap<>();
        builder.addAll(plan.graph(), plan.graph().reachable(plan.roots()), moved);
        return moved(plan, builder.build(), moved::get, plan.withCalls());
    }

    /** The same plan over another graph. */
    private static Plan moved(Plan plan, Graph graph, IntUnaryOperator nodes, Plan withCalls) {
        List<Column> columns = plan.columns().stream()
                .map(column -> new Column(
                        column.name(),
                        column.kind(),
                        nodes.applyAsInt(column.node()),
                        column.description(),
                        column.source()))
                .toList();
        return new Plan(
                plan.study(),
                graph,
                nodes.applyAsInt(plan.status()),
                plan.reasons(),
                plan.exclusions(),
                columns,
                plan.accumulators().moved(nodes),
                plan.statuses(),
                plan.outputs(),
                plan.shown(),
                plan.lowering(),
                withCalls);
    }
}

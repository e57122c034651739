package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import org.heliosweep.study.Condition;
import org.heliosweep.study.Study;

/**
 * What people call the nodes of a plan. A plan itself knows no names but those of columns: what a study's quantities
 * are lowered to is found by lowering them again, in the same way, and looking up where they stand.
 */
public final class NodeNames {
    private final Plan plan;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();

    private NodeNames(Plan plan) {
        this.plan = plan;
    }

    /**
     * The node of each quantity of the model, in the order of the model: those that something wanted stands on, and that
     * are no literals.
     */
    public static Map<String, Integer> quantities(Plan plan) {
        NodeNames found = new NodeNames(plan);
        plan.study().model().quantities().forEach(quantity -> found.add(quantity.name(), quantity.value()));
        return found.inPlan();
    }

    /**
     * The names of nodes: of the status, of quantities in SI and in the unit in which they are shown, of what is required
     * and of what excludes scenarios. A node that has several has all of them.
     */
    public static Map<Integer, List<String>> of(Plan plan) {
        Study study = plan.study();
        NodeNames found = new NodeNames(plan);
        for (Quantity quantity : study.model().quantities()) {
            found.add(quantity.name(), quantity.value());
        }
        for (Quantity quantity : study.model().quantities()) {
            if (quantity.shown() != quantity.value()) {
                found.add(quantity.name() + " [" + quantity.unit() + "]", quantity.shown());
            }
        }
        for (Requirement requirement : study.model().requirements()) {
            found.add("required: " + requirement.reason(), requirement.condition());
        }
        for (Condition condition : study.conditions()) {
            found.add("where: " + condition.reason(), condition.node());
        }
        Map<Integer, List<String>> names = new TreeMap<>();
        found.inPlan()
                .forEach((name, node) ->
                        names.computeIfAbsent(node, _ -> new ArrayList<>()).add(name));
        // Whoever rewrites a plan moves its columns along.
        plan.columns().forEach(column -> names.putIfAbsent(column.node(), List.of(column.name())));
        names.put(plan.status(), List.of("status"));
        names.keySet().removeIf(node -> plan.graph().node(node) instanceof Node.Literal);
        return names;
    }

    private void add(String name, int node) {
        names.add(name);
        nodes.add(node);
    }

    /** Lowers the nodes of the study as the plan was, and finds them in its graph. */
    private Map<String, Integer> inPlan() {
        Lowering.Lowered lowered = Lowering.lower(plan.study(), nodes);
        if (plan.withCalls() != null) {
            lowered = lowered.expanded();
        }
        Graph graph = plan.graph();
        GraphBuilder builder = new GraphBuilder(graph);
        Map<Integer, Integer> moved = new HashMap<>();
        builder.addAll(lowered.graph(), lowered.graph().reachable(lowered.roots()), moved);
        boolean[] wanted = graph.reachable(plan.roots());
        Map<String, Integer> found = new LinkedHashMap<>();
        for (int index = 0; index < names.size(); index++) {
            int node = moved.get(lowered.roots().get(index));
            if (node < graph.size() && wanted[node] && !(graph.node(node) instanceof Node.Literal)) {
                found.put(names.get(index), node);
            }
        }
        return found;
    }
}

package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.plan.NodeNames;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Statistic;

/**
 * What nodes of a graph are called in a listing: as the model calls them where it does, otherwise a letter and their
 * position: {@code s} in the graph of a pipeline, whose nodes are others than those of rows and tables.
 */
final class Labels {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.]*");

    /** What a generated name looks like; no quantity gets one of these. */
    private static final Pattern GENERATED = Pattern.compile("[a-z]\\d+(_\\d+)*");

    /** A quantity of a model that others use has a name in each of them. */
    private static final int MOST_REMARKS = 3;

    /** What names of inputs in the graph of a pipeline begin with that are nodes of another graph. */
    private static final String VALUE = "value ";

    private final Map<Integer, List<String>> names;
    private final String letter;
    private final Map<Integer, String> accumulators;
    private final Map<Integer, String> labels = new HashMap<>();
    private final Map<Integer, String> remarks = new HashMap<>();

    private Labels(Map<Integer, List<String>> names, String letter, Map<Integer, String> accumulators) {
        this.names = names;
        this.letter = letter;
        this.accumulators = accumulators;
        Set<String> taken = new HashSet<>();
        names.forEach((node, all) -> {
            List<String> rest = new ArrayList<>(all);
            all.stream()
                    .filter(each -> NAME.matcher(each).matches()
                            && !GENERATED.matcher(each).matches()
                            && taken.add(each))
                    .findFirst()
                    .ifPresent(label -> {
                        labels.put(node, label);
                        rest.remove(label);
                    });
            int others = rest.size() - MOST_REMARKS;
            if (others > 0) {
                rest.subList(MOST_REMARKS, rest.size()).clear();
                rest.add("and " + others + " more");
            }
            remarks.put(node, String.join(", ", rest));
        });
    }

    /** Of the graph of a plan. */
    static Labels of(Plan plan) {
        return new Labels(NodeNames.of(plan), "v", accumulators(plan));
    }

    /** What accumulators are for: the statuses, outputs, and what is shown. */
    private static Map<Integer, String> accumulators(Plan plan) {
        Map<Integer, String> found = new HashMap<>();
        found.put(plan.statuses(), "status");
        plan.outputs().forEach(output -> put(found, output.statistic(), output.name()));
        plan.shown()
                .forEach(wanted -> put(found, wanted.statistic(), wanted.shown().label()));
        return found;
    }

    private static void put(Map<Integer, String> found, Statistic statistic, String name) {
        List<Integer> own = switch (statistic) {
            case Statistic.Numbers numbers ->
                List.of(
                        numbers.count(),
                        numbers.sum(),
                        numbers.squares(),
                        numbers.minimum(),
                        numbers.maximum(),
                        numbers.histogram());
            case Statistic.Labels(int histogram) -> List.of(histogram);
            case Statistic.Truths(int count, int fulfilled) -> List.of(count, fulfilled);
        };
        // What several share is what the first of them, and all, are about: which scenarios count.
        own.forEach(
                accumulator -> found.merge(accumulator, name, (first, second) -> first.equals(second) ? first : ""));
    }

    /** An accumulator, by its position and what it is for. */
    String ofAccumulator(int index) {
        String name = accumulators.getOrDefault(index, "");
        return "accumulator " + index + (name.isEmpty() ? "" : " of " + name);
    }

    /** Of another graph that was made of the same nodes. */
    Labels in(Graph of, Graph to) {
        GraphBuilder builder = new GraphBuilder(to);
        Map<Integer, Integer> moved = new HashMap<>();
        builder.addAll(of, of.reachable(names.keySet()), moved);
        return moved(moved, to, letter);
    }

    /** Of the graph of a pipeline: some nodes are inputs there, and functions may be the operations of their cores. */
    Labels inPipeline(Graph of, Graph to) {
        GraphBuilder builder = new GraphBuilder(to);
        Map<Integer, Integer> moved = new HashMap<>();
        Set<Node> there = new HashSet<>(to.nodes());
        Set<Function> called = new HashSet<>();
        there.forEach(node -> {
            if (node instanceof Node.Call call) {
                called.add(call.function());
            }
        });
        boolean[] wanted = of.reachable(names.keySet());
        for (int id = 0; id < of.size(); id++) {
            if (wanted[id]) {
                Node input = new Node.Input(VALUE + id, of.node(id).type());
                Node node = of.node(id).map(moved::get);
                if (there.contains(input)) {
                    moved.put(id, builder.add(input));
                } else if (node instanceof Node.Call call && !called.contains(call.function())) {
                    moved.put(id, Functions.expandCore(builder, call).result());
                } else {
                    moved.put(id, builder.add(node));
                }
            }
        }
        return moved(moved, to, "s");
    }

    private Labels moved(Map<Integer, Integer> moved, Graph to, String newLetter) {
        Map<Integer, List<String>> found = new TreeMap<>();
        IntPredicate isThere = node -> node < to.size() && !(to.node(node) instanceof Node.Literal);
        names.forEach((node, all) -> {
            int there = moved.get(node);
            if (isThere.test(there)) {
                found.computeIfAbsent(there, _ -> new ArrayList<>()).addAll(all);
            }
        });
        return new Labels(found, newLetter, accumulators);
    }

    /** Whether the model has a name for a node. */
    boolean isNamed(int node) {
        return labels.containsKey(node);
    }

    /** The name of a node. */
    String of(int node) {
        return labels.getOrDefault(node, letter + node);
    }

    /** The name of an input that has none in the model. */
    static String ofInput(String name) {
        return name.equals(Plan.NUMBER)
                ? "number"
                : name.startsWith(VALUE) ? "v" + name.substring(VALUE.length()) : name;
    }

    /** What else is known of a node, or nothing. */
    String remark(int node) {
        return remarks.getOrDefault(node, "");
    }
}

package org.heliosweep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/**
 * Values over consecutive whole numbers as loop regions. What stands for the number, and for values of the numbers
 * before, are input nodes, the placeholders; what does not depend on any of them is computed once, outside the loop.
 */
public final class Recurrence {
    /** Makes the next total of the last one and of the term, in the body of the loop. */
    public interface Reduction {
        /** The node of the next total. */
        int next(GraphBuilder body, int total, int term, int number);
    }

    /** A carried value: what a value was so many numbers before. */
    private record Line(int value, int start, int lag) {}

    private final Graph outside;
    private final Map<Integer, Delay> delays = new HashMap<>();
    private final GraphBuilder body = new GraphBuilder();
    private final Map<Integer, Integer> inside = new HashMap<>();
    private final List<Integer> captured = new ArrayList<>();
    private final List<Line> lines;
    private final boolean[] needed;

    private Recurrence(Graph outside, List<Delay> delays, int term) {
        this.outside = outside;
        delays.forEach(delay -> this.delays.put(delay.placeholder(), delay));
        Set<Integer> roots = new LinkedHashSet<>(List.of(term));
        Set<Line> needed = new LinkedHashSet<>();
        boolean[] reached = outside.reachable(List.copyOf(roots));
        for (boolean grows = true; grows; reached = outside.reachable(List.copyOf(roots))) {
            grows = false;
            for (Delay delay : delays) {
                if (reached[delay.placeholder()]) {
                    for (int lag = 1; lag <= delay.lag(); lag++) {
                        needed.add(new Line(delay.value(), delay.start(), lag));
                    }
                    grows |= roots.add(delay.value());
                }
            }
        }
        this.needed = reached;
        this.lines = List.copyOf(needed);
    }

    /**
     * A total over the numbers from {@code first} on.
     *
     * @param first the first number
     * @param trips how many numbers
     * @param variable the placeholder of the number, a real
     * @param delays the placeholders of values of the numbers before; more than are needed do no harm
     * @param term the node of what is reduced
     * @param initial the node of the total before the first number
     */
    public static int reduce(
            GraphBuilder graph,
            int first,
            int trips,
            int variable,
            List<Delay> delays,
            int term,
            int initial,
            Reduction reduction) {
        Recurrence recurrence = new Recurrence(graph.build(), delays, term);
        Region body = recurrence.body(first, variable, term, graph.type(initial), reduction);
        List<Integer> start = new ArrayList<>(List.of(initial));
        recurrence.lines.forEach(line -> start.add(line.start()));
        int loop = graph.loop(trips, start, recurrence.captured, body);
        return graph.loopResult(loop, 0);
    }

    private Region body(int first, int variable, int term, Type type, Reduction reduction) {
        int total = body.parameter(1, type);
        List<Integer> before = new ArrayList<>();
        for (Line line : lines) {
            before.add(
                    body.parameter(2 + before.size(), outside.node(line.value()).type()));
        }
        int trip = body.unary(UnaryOperation.REAL_OF_INTEGER, body.parameter(0, Type.INTEGER));
        int number = first == 0 ? trip : body.add(trip, body.real(first));
        inside.put(variable, number);
        delays.forEach((placeholder, delay) -> {
            int line = lines.indexOf(new Line(delay.value(), delay.start(), delay.lag()));
            if (line >= 0) {
                inside.put(placeholder, before.get(line));
            }
        });
        for (int id = 0; id < outside.size(); id++) {
            Node node = outside.node(id);
            if (needed[id] && !inside.containsKey(id) && varies(node)) {
                inside.put(id, body.add(node.map(this::brought)));
            }
        }
        List<Integer> results = new ArrayList<>();
        results.add(reduction.next(body, total, brought(term), number));
        for (Line line : lines) {
            int previous = lines.indexOf(new Line(line.value(), line.start(), line.lag() - 1));
            results.add(previous < 0 ? brought(line.value()) : before.get(previous));
        }
        return new Region(body.build(), results);
    }

    private boolean varies(Node node) {
        boolean[] varies = {false};
        Graph.forEachOperand(node, operand -> varies[0] |= inside.containsKey(operand) && !isCaptured(operand));
        return varies[0];
    }

    private boolean isCaptured(int operand) {
        return captured.contains(operand) || outside.node(operand) instanceof Node.Literal;
    }

    /** Where a node outside is in the body: literals are repeated there, other fixed values come in as parameters. */
    private int brought(int operand) {
        Integer there = inside.get(operand);
        if (there != null) {
            return there;
        }
        Node node = outside.node(operand);
        int brought;
        if (node instanceof Node.Literal) {
            brought = body.add(node);
        } else {
            captured.add(operand);
            brought = body.parameter(1 + lines.size() + captured.size(), node.type());
        }
        inside.put(operand, brought);
        return brought;
    }
}

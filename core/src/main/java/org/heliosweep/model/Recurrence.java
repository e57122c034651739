package org.heliosweep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
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
        List<Integer> start = new ArrayList<>(List.of(initial));
        recurrence.lines.forEach(line -> start.add(line.start()));
        LoopBody body = new LoopBody(recurrence.outside, start.size());
        List<Integer> results = recurrence.results(body, first, variable, term, graph.type(initial), reduction);
        return graph.loopResult(body.loop(graph, trips, start, results), 0);
    }

    private List<Integer> results(LoopBody loop, int first, int variable, int term, Type type, Reduction reduction) {
        GraphBuilder body = loop.builder();
        int total = loop.carried(0, type);
        List<Integer> before = new ArrayList<>();
        for (Line line : lines) {
            before.add(
                    loop.carried(1 + before.size(), outside.node(line.value()).type()));
        }
        int trip = body.unary(UnaryOperation.REAL_OF_INTEGER, loop.trip());
        int number = first == 0 ? trip : body.add(trip, body.real(first));
        loop.put(variable, number);
        delays.forEach((placeholder, delay) -> {
            int line = lines.indexOf(new Line(delay.value(), delay.start(), delay.lag()));
            if (line >= 0) {
                loop.put(placeholder, before.get(line));
            }
        });
        loop.repeat(needed);
        List<Integer> results = new ArrayList<>();
        results.add(reduction.next(body, total, loop.brought(term), number));
        for (Line line : lines) {
            int previous = lines.indexOf(new Line(line.value(), line.start(), line.lag() - 1));
            results.add(previous < 0 ? loop.brought(line.value()) : before.get(previous));
        }
        return results;
    }
}

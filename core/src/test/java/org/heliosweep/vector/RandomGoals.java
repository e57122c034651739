package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Type;
import org.heliosweep.statistic.Accumulator;

/** Goals for random graphs: some values, some of everything that is added up and checked, some inputs with pointers. */
final class RandomGoals {
    private final Graph graph;
    private final SplittableRandom random;
    private final List<Integer> values;

    private RandomGoals(Graph graph, SplittableRandom random) {
        this.graph = graph;
        this.random = random;
        this.values = RandomGraphs.values(graph);
    }

    static Goals of(Graph graph, SplittableRandom random) {
        return new RandomGoals(graph, random).goals();
    }

    private Goals goals() {
        Map<Integer, Accumulator> accumulators = new HashMap<>();
        int count = random.nextInt(6);
        for (int index = 0; index < count; index++) {
            accumulators.put(3 * index, accumulator());
        }
        Map<Integer, Pointer> pointers = new HashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            if (graph.node(id) instanceof Node.Input && random.nextBoolean()) {
                pointers.put(
                        id,
                        random.nextBoolean()
                                ? new Pointer.OfRow(100 * id, 100 * id + 50)
                                : new Pointer.OfPlace(id, 100 * id, 100 * id + 50));
            }
        }
        return new Goals(some(null, 4), accumulators, some(Type.REAL, 4), some(Type.TRUTH, 4), pointers);
    }

    private Accumulator accumulator() {
        return switch (random.nextInt(5)) {
            case 0 -> new Accumulator.Count(any(Type.TRUTH));
            case 1 -> new Accumulator.Sum(any(Type.REAL), any(Type.TRUTH));
            case 2 -> new Accumulator.Minimum(any(Type.REAL), any(Type.TRUTH));
            case 3 -> new Accumulator.Maximum(any(Type.REAL), any(Type.TRUTH));
            default -> new Accumulator.Histogram(any(Type.INTEGER), 2 + random.nextInt(6), any(Type.TRUTH));
        };
    }

    /** Different nodes of a type, or of any. */
    private List<Integer> some(Type type, int fewer) {
        Set<Integer> some = new LinkedHashSet<>();
        int count = random.nextInt(fewer);
        while (some.size() < count) {
            some.add(type == null ? values.get(random.nextInt(values.size())) : any(type));
        }
        return new ArrayList<>(some);
    }

    private int any(Type type) {
        int node;
        do {
            node = values.get(random.nextInt(values.size()));
        } while (graph.node(node).type() != type);
        return node;
    }
}

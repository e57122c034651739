package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;

/**
 * Joins loops that are executed equally often and do not wait for each other. What their bodies have in common is
 * computed once: carried values that begin alike and go on alike are one, and those that no result stands on are none.
 */
final class LoopFusion {
    private final Graph graph;
    private final List<Integer> roots;
    private final boolean[] wanted;
    private final int[] stages;
    private final GraphBuilder builder;
    private final Map<Integer, Integer> moved = new HashMap<>();

    /** For each result of a loop of the old graph, the one that takes its place. */
    private final Map<Integer, Map<Integer, Integer>> results = new HashMap<>();

    private LoopFusion(GraphBuilder builder, Graph graph, List<Integer> roots) {
        this.builder = builder;
        this.graph = graph;
        this.roots = roots;
        this.wanted = graph.reachable(roots);
        this.stages = stages(graph);
    }

    /** Adds what the roots of a graph depend on to a builder, with loops joined; gives the roots. */
    static List<Integer> add(GraphBuilder builder, Graph graph, List<Integer> roots) {
        return new LoopFusion(builder, graph, roots).add();
    }

    /** How many loops a node stands on, one behind the other; for a loop, itself not counted. */
    private static int[] stages(Graph graph) {
        int[] stages = new int[graph.size()];
        for (int id = 0; id < graph.size(); id++) {
            int place = id;
            Graph.forEachOperand(graph.node(id), operand -> {
                int behind = stages[operand] + (graph.node(operand) instanceof Node.Loop ? 1 : 0);
                stages[place] = Math.max(stages[place], behind);
            });
        }
        return stages;
    }

    private List<Integer> add() {
        if (!isOfUse()) {
            builder.addAll(graph, wanted, moved);
            return roots.stream().map(moved::get).toList();
        }
        int last = IntStream.of(stages).max().orElse(0);
        for (int stage = 0; stage <= last; stage++) {
            Map<Integer, List<Integer>> loops = new LinkedHashMap<>();
            for (int id = 0; id < graph.size(); id++) {
                if (!wanted[id] || stages[id] != stage) {
                    continue;
                }
                switch (graph.node(id)) {
                    case Node.Loop loop ->
                        loops.computeIfAbsent(loop.trips(), _ -> new ArrayList<>())
                                .add(id);
                    case Node.LoopResult(int loop, int index, Type _) ->
                        moved.put(id, results.get(loop).get(index));
                    default -> moved.put(id, builder.add(graph.node(id).map(moved::get)));
                }
            }
            loops.forEach((trips, ids) -> join(trips, ids));
        }
        return roots.stream().map(moved::get).toList();
    }

    /** Whether there are loops to join, or carried values that nobody wants. */
    private boolean isOfUse() {
        Set<List<Integer>> groups = new HashSet<>();
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id] && graph.node(id) instanceof Node.Loop loop) {
                if (!groups.add(List.of(stages[id], loop.trips())) || hasUnused(id, loop)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasUnused(int id, Node.Loop loop) {
        Set<Integer> used = new HashSet<>();
        for (int other = id; other < graph.size(); other++) {
            if (wanted[other] && graph.node(other) instanceof Node.LoopResult result && result.loop() == id) {
                used.add(result.index());
            }
        }
        Graph body = loop.body().graph();
        for (int before = -1; before != used.size(); ) {
            before = used.size();
            boolean[] reached =
                    body.reachable(used.stream().map(loop.body().results()::get).toList());
            for (int node = 0; node < body.size(); node++) {
                if (reached[node]
                        && body.node(node) instanceof Node.Parameter(int index, Type _)
                        && index >= 1
                        && index <= loop.initial().size()) {
                    used.add(index - 1);
                }
            }
        }
        return used.size() < loop.initial().size();
    }

    /** A carried value of a loop of the old graph. */
    private record Carried(int loop, int index) {}

    private void join(int trips, List<Integer> loops) {
        List<Carried> carried = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int id : loops) {
            Node.Loop loop = (Node.Loop) graph.node(id);
            for (int index = 0; index < loop.initial().size(); index++) {
                carried.add(new Carried(id, index));
                starts.add(moved.get(loop.initial().get(index)));
            }
        }
        List<Integer> classes = numbered(starts);
        Body body = new Body(loops, carried, starts, classes);
        for (List<Integer> finer = body.refined(); !finer.equals(classes); finer = body.refined()) {
            classes = finer;
            body = new Body(loops, carried, starts, classes);
        }
        Body smallest = body.pruned(used(loops, carried, classes));
        int loop = builder.loop(trips, smallest.initial(), smallest.captured(), smallest.region());
        for (int each = 0; each < carried.size(); each++) {
            int index = smallest.position(classes.get(each));
            if (index >= 0) {
                results.computeIfAbsent(carried.get(each).loop(), _ -> new HashMap<>())
                        .put(carried.get(each).index(), builder.loopResult(loop, index));
            }
        }
    }

    /** The classes whose value at the end somebody wants. */
    private Set<Integer> used(List<Integer> loops, List<Carried> carried, List<Integer> classes) {
        Set<Integer> used = new LinkedHashSet<>();
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]
                    && graph.node(id) instanceof Node.LoopResult(int loop, int index, Type _)
                    && loops.contains(loop)) {
                used.add(classes.get(carried.indexOf(new Carried(loop, index))));
            }
        }
        return used;
    }

    /** Equal things get equal numbers, in the order of their first appearance. */
    private static List<Integer> numbered(List<?> things) {
        Map<Object, Integer> numbers = new HashMap<>();
        List<Integer> numbered = new ArrayList<>();
        things.forEach(thing -> numbered.add(numbers.computeIfAbsent(thing, _ -> numbers.size())));
        return numbered;
    }

    /** The bodies of some loops as one, in which carried values of the same class are taken to be the same. */
    private final class Body {
        private final List<Integer> loops;
        private final List<Carried> carried;
        private final List<Integer> starts;
        private final List<Integer> classes;
        private final List<Integer> kept;
        private final GraphBuilder body = new GraphBuilder();
        private final List<Integer> captured = new ArrayList<>();
        private final List<Integer> next = new ArrayList<>();

        Body(List<Integer> loops, List<Carried> carried, List<Integer> starts, List<Integer> classes) {
            this(loops, carried, starts, classes, classes.stream().distinct().toList());
        }

        private Body(
                List<Integer> loops,
                List<Carried> carried,
                List<Integer> starts,
                List<Integer> classes,
                List<Integer> kept) {
            this.loops = loops;
            this.carried = carried;
            this.starts = starts;
            this.classes = classes;
            this.kept = kept;
            for (int id : loops) {
                add(id, (Node.Loop) graph.node(id));
            }
        }

        private void add(int id, Node.Loop loop) {
            Graph inside = loop.body().graph();
            Map<Integer, Integer> there = new HashMap<>();
            List<Integer> ends = new ArrayList<>();
            for (int index = 0; index < loop.initial().size(); index++) {
                boolean isKept = position(classes.get(carried.indexOf(new Carried(id, index)))) >= 0;
                if (isKept) {
                    ends.add(loop.body().results().get(index));
                }
            }
            boolean[] needed = inside.reachable(ends);
            for (int node = 0; node < inside.size(); node++) {
                if (needed[node]) {
                    there.put(
                            node,
                            inside.node(node) instanceof Node.Parameter parameter
                                    ? parameter(id, loop, parameter)
                                    : body.add(inside.node(node).map(there::get)));
                }
            }
            for (int index = 0; index < loop.initial().size(); index++) {
                next.add(there.get(loop.body().results().get(index)));
            }
        }

        private int parameter(int id, Node.Loop loop, Node.Parameter parameter) {
            int index = parameter.index() - 1;
            if (index < 0) {
                return body.parameter(0, parameter.type());
            }
            if (index < loop.initial().size()) {
                int position = position(classes.get(carried.indexOf(new Carried(id, index))));
                return body.parameter(1 + position, parameter.type());
            }
            int outside = moved.get(loop.captured().get(index - loop.initial().size()));
            if (!captured.contains(outside)) {
                captured.add(outside);
            }
            return body.parameter(1 + kept.size() + captured.indexOf(outside), parameter.type());
        }

        /** Classes in which no two carried values go on differently. */
        List<Integer> refined() {
            List<List<Integer>> both = new ArrayList<>();
            for (int each = 0; each < carried.size(); each++) {
                both.add(List.of(classes.get(each), next.get(each)));
            }
            return numbered(both);
        }

        /** The same with those classes only that some of them stand on. */
        Body pruned(Set<Integer> used) {
            Graph all = body.build();
            Set<Integer> needed = new LinkedHashSet<>(used);
            for (int before = -1; before != needed.size(); ) {
                before = needed.size();
                boolean[] reached = all.reachable(needed.stream().map(this::end).toList());
                for (int id = 0; id < all.size(); id++) {
                    if (reached[id]
                            && all.node(id) instanceof Node.Parameter(int index, Type _)
                            && index >= 1
                            && index <= kept.size()) {
                        needed.add(kept.get(index - 1));
                    }
                }
            }
            return new Body(
                    loops,
                    carried,
                    starts,
                    classes,
                    kept.stream().filter(needed::contains).toList());
        }

        /** Where a class is among the carried values; -1 where it is not. */
        int position(int number) {
            return kept.indexOf(number);
        }

        private int end(int number) {
            return next.get(classes.indexOf(number));
        }

        List<Integer> initial() {
            return kept.stream()
                    .map(number -> starts.get(classes.indexOf(number)))
                    .toList();
        }

        List<Integer> captured() {
            return captured;
        }

        Region region() {
            return new Region(body.build(), kept.stream().map(this::end).toList());
        }
    }
}

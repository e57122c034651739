package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.StridedSums;

/**
 * A plan compiled so that segments add up what they compute: nothing is stored but what crosses segments, what is
 * written, and keys of large histograms. For whole groups of 32 scenarios, and only where all checks hold.
 */
final class Pipeline {
    /** How many scenarios are computed at once. A power of two, so that blocks lie even in columns. */
    static final int BLOCK = Integer.getInteger("heliosweep.vector.block", 256);

    /** With more operations than this, functions stay calls: what is compiled once for all of them is warm sooner. */
    private static final int MOST_OPERATIONS = 1_500;

    /** Columns that together are longer are looked up element by element. */
    private static final int LONGEST_COLUMNS = 1 << 20;

    /** The same in rows, where something is stored for each scenario; otherwise it is a leaf. */
    private static final int HOISTED_BLOCK = Integer.getInteger("heliosweep.vector.row", 1_024);

    private final Hoisted hoisted;
    private final int length;
    private final CorePlan core;
    private final BlockProgram program;
    private final int number;
    private final Column[] columns;
    private final Map<Integer, Accumulator.Histogram> keyed;
    private final Map<Integer, Accumulator> fused;
    private final List<Integer> same = new ArrayList<>();

    /**
     * A constant array that is read at consecutive places.
     *
     * @param array the values
     * @param mask what the number of the scenario is masked with
     * @param begin where the values lie in the scratch
     */
    private record Column(ConstantArray array, long mask, int begin) {}

    private Pipeline(CorePlan whole, Hoisted hoisted, int longestSegment) {
        this.hoisted = hoisted;
        int longest = hoisted == null ? BLOCK : HOISTED_BLOCK;
        // Runs of rows are not aligned, so that a masked number could wrap inside one.
        Map<Integer, Long> consecutive = hoisted == null ? consecutive(whole.graph(), whole.roots()) : Map.of();
        Map<Integer, String> names = new LinkedHashMap<>();
        consecutive.keySet().forEach(node -> names.put(node, name(node)));
        core = (hoisted == null ? whole.withInputs(names) : hoisted.scenarios()).ofCores(MOST_OPERATIONS);
        Graph graph = core.graph();
        Map<Integer, Pointer> pointers = hoisted == null ? new HashMap<>() : hoisted.pointers(graph);
        List<Column> found = new ArrayList<>();
        int reals = CacheLines.first(Type.REAL);
        for (Map.Entry<Integer, Long> each : consecutive.entrySet()) {
            int input = graph.nodes().indexOf(new Node.Input(name(each.getKey()), Type.REAL));
            if (input >= 0) {
                ConstantArray array = ((Node.Element) whole.graph().node(each.getKey())).array();
                pointers.put(input, new Pointer.OfColumn(found.size()));
                found.add(new Column(array, each.getValue(), reals));
                reals = Math.addExact(reals, CacheLines.room(array.length()));
            }
        }
        columns = found.toArray(Column[]::new);
        keyed = new LinkedHashMap<>();
        fused = new LinkedHashMap<>();
        for (int index = 0; index < core.accumulators().size(); index++) {
            Accumulator accumulator = core.accumulators().get(index);
            if (hoisted != null && hoisted.reductions().containsKey(index)) {
                continue;
            }
            switch (accumulator) {
                case Accumulator.Histogram histogram when isSame(histogram) -> same.add(index);
                case Accumulator.Count count when isTrue(count.mask()) -> same.add(index);
                case Accumulator.Histogram histogram
                when histogram.size() > States.MOST_PACKED_KEYS -> keyed.put(index, histogram);
                case Accumulator.Count _,
                        Accumulator.Sum _,
                        Accumulator.Minimum _,
                        Accumulator.Maximum _,
                        Accumulator.Histogram _ -> fused.put(index, accumulator);
            }
        }
        program = BlockProgram.of(
                graph,
                new Goals(roots(), fused, List.copyOf(core.finite()), List.copyOf(core.checks()), pointers),
                longest,
                longestSegment,
                hoisted == null ? Map.of(Type.REAL, reals) : hoisted.end(),
                columns.length);
        number = program.input(Plan.NUMBER, Type.INTEGER);
        length = hoisted == null || program.hasSlots() ? longest : StridedSums.LEAF;
    }

    /** The pipeline of a plan; where all scenarios have to be valid if that is asked for. */
    static Pipeline of(Plan plan, boolean valid, int longestSegment) {
        CorePlan whole = valid ? CorePlan.of(plan).ofValid() : CorePlan.of(plan);
        return new Pipeline(whole, Hoisted.of(plan, whole, longestSegment).orElse(null), longestSegment);
    }

    /** What comes from coarser levels, or null. */
    Hoisted hoisted() {
        return hoisted;
    }

    /** How many scenarios can be evaluated at once at most. */
    int length() {
        return length;
    }

    CorePlan core() {
        return core;
    }

    BlockProgram program() {
        return program;
    }

    /** What segments add up, by position among the accumulators of the plan. */
    Map<Integer, Accumulator> fused() {
        return fused;
    }

    /** The histograms whose keys are counted one by one. */
    Map<Integer, Accumulator.Histogram> keyed() {
        return keyed;
    }

    /** The counts and histograms to which every scenario adds the same. */
    List<Integer> same() {
        return same;
    }

    /** Scratch for one thread. */
    Scratch newScratch() {
        Scratch scratch = program.newScratch();
        for (Column column : columns) {
            System.arraycopy(column.array.toArray(), 0, scratch.reals, column.begin, column.array.length());
        }
        return scratch;
    }

    /** Computes, adds up and checks scenarios: from the states that are read to those that are written. */
    boolean run(Scratch scratch, long first, int count) {
        scratch.length = count;
        scratch.startLane = (int) (first & (States.LANES - 1));
        for (int index = 0; index < scratch.columns.length; index++) {
            Column column = columns[index];
            scratch.columns[index] = column.begin + (int) (first & column.mask);
        }
        if (number >= 0) {
            for (int lane = 0; lane < count; lane++) {
                scratch.integers[number + lane] = first + lane;
            }
        }
        program.run(scratch.withoutFlaws());
        return !scratch.isFlawed();
    }

    /** Whether a histogram counts the same key in every scenario. */
    private boolean isSame(Accumulator.Histogram histogram) {
        return core.graph().node(histogram.key()) instanceof Node.Literal && isTrue(histogram.mask());
    }

    /** Whether a truth is always true. */
    boolean isTrue(int node) {
        return core.graph().node(node) instanceof Node.Literal literal && literal.bits() != 0;
    }

    /** What lies in slots at the end: columns, the status, and keys that are counted one by one. */
    private List<Integer> roots() {
        Set<Integer> roots = new LinkedHashSet<>();
        keyed.values().forEach(histogram -> roots.addAll(histogram.nodes()));
        roots.addAll(core.columns());
        if (!core.columns().isEmpty()) {
            roots.add(core.status());
        }
        return List.copyOf(roots);
    }

    /** The name of the input that stands for an element of a column. */
    private static String name(int node) {
        return "value " + node;
    }

    /** The elements at consecutive places, with what the number of the scenario is masked with. */
    private static Map<Integer, Long> consecutive(Graph graph, List<Integer> roots) {
        Map<Integer, Long> found = new LinkedHashMap<>();
        boolean[] wanted = graph.reachable(roots);
        int length = 0;
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id] && graph.node(id) instanceof Node.Element(ConstantArray array, int index)) {
                long mask = mask(graph, index);
                if (mask != 0 && length + array.length() <= LONGEST_COLUMNS) {
                    found.put(id, mask);
                    length += array.length();
                }
            }
        }
        return found;
    }

    /** What the number of the scenario is masked with so that it never wraps inside a block; 0 if it is not that. */
    private static long mask(Graph graph, int index) {
        if (isNumber(graph, index)) {
            return -1;
        }
        if (graph.node(index) instanceof Node.Binary(BinaryOperation operation, int left, int right)
                && operation == BinaryOperation.BITS_AND
                && isNumber(graph, left)
                && graph.node(right) instanceof Node.Literal literal
                && literal.bits() >= BLOCK - 1
                && (literal.bits() & (literal.bits() + 1)) == 0) {
            return literal.bits();
        }
        return 0;
    }

    private static boolean isNumber(Graph graph, int node) {
        return graph.node(node).equals(new Node.Input(Plan.NUMBER, Type.INTEGER));
    }
}

package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.Hoisting.Level;
import org.heliosweep.plan.Plan;
import org.heliosweep.plan.PlanByLevel;
import org.heliosweep.statistic.Accumulator;

/**
 * What a pipeline takes from coarser levels of a grid: values of rows, and tables over the places in rows. Segments
 * read them where they lie; so do the programs of finer tables. What is added up without an order, and what is checked,
 * is done there too.
 */
final class Hoisted {
    /** How many rows are computed at once. */
    static final int ROWS = 128;

    /** How many scenarios of several rows are put together at once. */
    static final int MIXED = 256;

    /** How many rows scenarios that are evaluated at once are in at most. */
    static final int MOST_ROWS = 64;

    private static final int TABLE_BLOCK = 256;

    private final PlanByLevel plan;
    private final int longestSegment;
    private final List<Level> order;
    private final Map<Integer, Value> values = new LinkedHashMap<>();
    private final Source rows;
    private final List<Source> tables = new ArrayList<>();
    private Map<Type, Integer> end = new EnumMap<>(Type.class);

    /**
     * A value at its level.
     *
     * @param node the node in the graph before anything was hoisted
     * @param type its type
     * @param at where those of consecutive rows lie, or the table; {@link #ABSENT} for one that is only checked
     * @param mixed where it is put together for scenarios of several rows; absent if scenarios do not need it
     */
    record Value(int node, Type type, int at, int mixed) {
        static final int ABSENT = -1;

        boolean isKept() {
            return at != ABSENT;
        }

        boolean isUsedByScenarios() {
            return mixed != ABSENT;
        }
    }

    /**
     * Where the values of a level come from.
     *
     * @param level the level
     * @param program what computes them, from the number of a scenario and from coarser levels
     * @param values which ones there are
     * @param nodes the node of each of them in the graph of the program
     * @param finite those of these nodes that have to be finite
     * @param checks those of these nodes that have to hold
     */
    record Source(
            Level level,
            BlockProgram program,
            List<Value> values,
            List<Integer> nodes,
            List<Integer> finite,
            List<Integer> checks) {
        /** Where the program leaves some of the nodes. */
        int[] positions(List<Integer> of) {
            return of.stream().mapToInt(program::at).toArray();
        }
    }

    private Hoisted(PlanByLevel plan, int longestSegment) {
        this.plan = plan;
        this.longestSegment = longestSegment;
        for (Type type : Type.values()) {
            end.put(type, CacheLines.first(type));
        }
        order = plan.tables().stream().map(PlanByLevel.Source::level).toList();
        Map<Integer, Integer> mixed = new HashMap<>();
        plan.used().forEach(node -> mixed.put(node, room(plan.values().get(node).type(), MIXED)));
        Map<Integer, Integer> places = new HashMap<>();
        for (PlanByLevel.Source table : plan.tables()) {
            int length = Math.toIntExact(((Level.Positions) table.level()).rows()) * plan.rowLength();
            for (PlanByLevel.Value value : table.values()) {
                places.put(value.node(), value.isKept() ? room(value.type(), length) : Value.ABSENT);
            }
        }
        for (Type type : Type.values()) {
            // a vector that begins in a table may end behind it
            room(type, Lanes.COUNT);
        }
        rows = source(plan.rows(), ROWS, mixed, places);
        for (PlanByLevel.Source table : plan.tables()) {
            tables.add(source(table, TABLE_BLOCK, mixed, places));
        }
    }

    /** What is hoisted from a plan; nothing if its design is no grid, or there is nothing to gain. */
    static Optional<Hoisted> of(Plan plan, CorePlan whole, int longestSegment) {
        return PlanByLevel.of(plan, whole).map(cut -> new Hoisted(cut, longestSegment));
    }

    /** What is left for scenarios. */
    CorePlan scenarios() {
        return plan.scenarios();
    }

    /** How many scenarios a row has. */
    int rowLength() {
        return plan.rowLength();
    }

    /** How many rows there are. */
    long rowCount() {
        return plan.rowCount();
    }

    /** The values of rows. */
    Source rows() {
        return rows;
    }

    /** The tables: each stands on values of rows and on those before it. */
    List<Source> tables() {
        return tables;
    }

    /** All values, by their node. */
    Map<Integer, Value> values() {
        return values;
    }

    /** Where in the scratch arrays there is room for slots. */
    Map<Type, Integer> end() {
        return end;
    }

    /** What is added up here and not in segments, by position among the accumulators of the plan. */
    Map<Integer, Accumulator> reductions() {
        return plan.reductions();
    }

    /** Where the inputs of a graph lie that stand for kept values. */
    Map<Integer, Pointer> pointers(Graph above) {
        Map<Integer, Pointer> pointers = new HashMap<>();
        for (Value value : values.values()) {
            PlanByLevel.Value planned = plan.values().get(value.node);
            int input = above.nodes().indexOf(new Node.Input(planned.name(), value.type));
            if (input >= 0 && value.isKept()) {
                pointers.put(input, pointer(value, plan.level(planned)));
            }
        }
        return pointers;
    }

    private Pointer pointer(Value value, Level level) {
        return level instanceof Level.Positions
                ? new Pointer.OfPlace(order.indexOf(level), value.at, value.mixed)
                : new Pointer.OfRow(value.at, value.mixed);
    }

    private Source source(PlanByLevel.Source of, int block, Map<Integer, Integer> mixed, Map<Integer, Integer> places) {
        BlockProgram program = BlockProgram.of(
                of.graph(),
                new Goals(of.nodes(), Map.of(), List.of(), List.of(), pointers(of.graph())),
                block,
                longestSegment,
                end,
                0);
        end = program.end();
        List<Value> found = new ArrayList<>();
        for (int index = 0; index < of.nodes().size(); index++) {
            PlanByLevel.Value value = of.values().get(index);
            int at = of.level() instanceof Level.Row ? program.at(of.nodes().get(index)) : places.get(value.node());
            found.add(new Value(value.node(), value.type(), at, mixed.getOrDefault(value.node(), Value.ABSENT)));
        }
        found.forEach(value -> values.put(value.node, value));
        return new Source(of.level(), program, List.copyOf(found), of.nodes(), of.finite(), of.checks());
    }

    private int room(Type type, int length) {
        int begin = end.get(type);
        end.put(type, Math.addExact(begin, CacheLines.room(length)));
        return begin;
    }
}

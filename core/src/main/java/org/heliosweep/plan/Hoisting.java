package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.heliosweep.design.Design;
import org.heliosweep.graph.Graph;

/**
 * At which level of a grid each node of a graph is computed. The scenarios of a grid are cut into rows: all levels of
 * some of the fastest axes, at one level of each slower one. What does not depend on the fastest axes is computed once
 * for each row. What does not depend on some of the slower axes is computed once for many rows, as a table: a value for
 * each place in the row where these are the fastest of the slower axes; a value for each place in several rows where
 * there are axes between that matter. The rest is computed for each scenario.
 *
 * <p>No value changes: a node is computed from the same operands, for another scenario that has the same levels of all
 * axes that it depends on. Nodes that are only digits of the number ({@link #isDigits}) may stand on nodes of a finer
 * level; they are computed from a scenario of the row or the place that is meant. Any other node stands on nodes of its
 * own level or a coarser one.
 */
public final class Hoisting {
    /** A table of one row has to fit the cache of a core, with others. */
    private static final int LONGEST_ROW = 16_384;

    /** A table of several rows fits the second cache of a core. */
    private static final int LONGEST_TABLE = 65_536;

    /** What all tables of several rows take at most, for each thread; with more, there are none. */
    private static final long MOST_BYTES = 8 << 20;

    /** A choice that gains less than this is within the error of the estimate. */
    private static final double LEAST_GAIN = 0.10;

    /** What a value takes in a table. */
    private static final int VALUE_BYTES = 8;

    /** About what the second cache of a core has for tables, beside the block. */
    private static final long CACHE_BYTES = 256 * 1024;

    /** Operations for a value of a row: it stays in a register while there are some left. */
    private static final double ROW_LOAD = 0.25;

    /** Operations for a value of a table in the first cache: a vector of it lies across two lines. */
    private static final double LOAD = 1.5;

    /** The same of a table of several rows, or where the tables are not all in the cache. */
    private static final double FAR_LOAD = 4;

    /** Operations for the begin of a row, and of a table: calls, and the lanes that stay empty at its end. */
    private static final double START = 200;

    /** Orders levels so that what a table stands on comes before it. */
    private static final Comparator<Level> FROM_COARSEST = Comparator.comparingDouble(Hoisting::fineness)
            .thenComparingLong(Hoisting::rows)
            .thenComparingLong(level -> level instanceof Level.Positions(long _, long period) ? period : 0);

    private final Graph graph;
    private final List<Integer> roots;
    private final Dependence dependence;
    private final int axesInRow;
    private final long[] row;
    private final long[] slower;
    private final int rowLength;
    private final Level[] levels;
    private final boolean[] stored;
    private final List<Work> work;
    private final double cost;
    private final double costFlat;

    /** Where the value of a node is the same. */
    public sealed interface Level {
        /** Depends on no axis: in all scenarios. */
        record Constant() implements Level {}

        /** Depends on slower axes only: in all scenarios of a row. */
        record Row() implements Level {}

        /**
         * Depends on the place in the row, and perhaps on some of the slower axes: at the same place of the rows with
         * the same {@code row / period} and the same {@code row % rows}. Where no slower axis matters, the period is
         * the number of all rows.
         *
         * @param rows how many rows a table has
         * @param period for how many rows it is right, twice as many or more
         */
        record Positions(long rows, long period) implements Level {
            /** In how many rows each of its values is used. */
            public long uses() {
                return period / rows;
            }
        }

        /** Anything else. */
        record Scenario() implements Level {}
    }

    /**
     * What is computed at a level.
     *
     * @param level the level
     * @param nodes how many nodes
     * @param stored how many of their values are needed at finer levels, and kept for them
     * @param bytes what is kept takes, for all places in the row where the level has them
     * @param operations how many operations that is each time, for one place in the row, weighed by their time
     */
    public record Work(Level level, int nodes, int stored, long bytes, double operations) {}

    private Hoisting(
            Design.Grid grid, Graph graph, List<Integer> roots, Dependence dependence, double costFlat, int axesInRow) {
        if (axesInRow < 1 || axesInRow >= grid.varied().size()) {
            throw new IllegalArgumentException(
                    "a row of a grid of " + grid.varied().size() + " axes is made of 1 to "
                            + (grid.varied().size() - 1) + " of them, not of " + axesInRow);
        }
        this.graph = graph;
        this.roots = List.copyOf(roots);
        this.dependence = dependence;
        this.axesInRow = axesInRow;
        row = Dependence.lengths(grid, axesInRow);
        long[] all = Dependence.lengths(grid, grid.varied().size());
        slower = Arrays.copyOfRange(all, row.length, all.length);
        rowLength = Math.toIntExact(product(row, row.length));
        levels = new Level[graph.size()];
        stored = new boolean[graph.size()];
        List<Work> found = work(true);
        long bytes = found.stream()
                .filter(each -> rows(each.level) > 1)
                .mapToLong(Work::bytes)
                .sum();
        work = bytes > MOST_BYTES ? work(false) : found;
        cost = estimate();
        this.costFlat = costFlat;
    }

    /**
     * The best choice of a row for a grid; empty where there is nothing to gain, and everything is computed for each
     * scenario.
     *
     * @param grid the design
     * @param graph operations, perhaps calls; {@link Plan#NUMBER} is the only input, and the number's digits are what
     *     {@link org.heliosweep.design.Generation} makes of it
     * @param roots the nodes that are wanted for each scenario
     */
    public static Optional<Hoisting> of(Design.Grid grid, Graph graph, List<Integer> roots) {
        if (Dependence.lengths(grid, grid.varied().size()).length < 2) {
            return Optional.empty();
        }
        Dependence dependence = Dependence.of(grid, graph, roots);
        double flat = Operations.weight(graph, roots);
        return IntStream.range(1, grid.varied().size())
                .filter(axes -> isUseful(grid, axes))
                .mapToObj(axes -> new Hoisting(grid, graph, roots, dependence, flat, axes))
                .min(Comparator.comparingDouble(Hoisting::cost))
                .filter(best -> best.cost <= (1 - LEAST_GAIN) * flat);
    }

    /**
     * The levels where rows are made of a number of the fastest axes.
     *
     * @param axesInRow how many, from 1 to one fewer than there are
     * @throws ArithmeticException if a row would have more scenarios than an {@code int} counts
     */
    public static Hoisting withRow(Design.Grid grid, Graph graph, List<Integer> roots, int axesInRow) {
        return new Hoisting(
                grid, graph, roots, Dependence.of(grid, graph, roots), Operations.weight(graph, roots), axesInRow);
    }

    /** Whether the slowest axis of the row has levels, so that the row is not that of fewer axes, and it is not too long. */
    private static boolean isUseful(Design.Grid grid, int axesInRow) {
        long[] row = Dependence.lengths(grid, axesInRow);
        return row.length > Dependence.lengths(grid, axesInRow - 1).length
                && product(row, row.length) <= Integer.MAX_VALUE;
    }

    private static long product(long[] lengths, int count) {
        long product = 1;
        for (int index = 0; index < count; index++) {
            product *= lengths[index];
        }
        return product;
    }

    /** How many of the grid's fastest axes a row is made of. */
    public int axesInRow() {
        return axesInRow;
    }

    /** How many scenarios a row has. */
    public int rowLength() {
        return rowLength;
    }

    /** How many rows the grid has. */
    public long rows() {
        return product(slower, slower.length);
    }

    /** The level of a node that the roots stand on. */
    public Level level(int node) {
        if (levels[node] == null) {
            throw new IllegalArgumentException("nothing that is wanted stands on node " + node);
        }
        return levels[node];
    }

    /** Whether a node is the number of the scenario, or nothing but some of its digits: cheap to compute again. */
    public boolean isDigits(int node) {
        return dependence.isDigits(node);
    }

    /** Whether a node of a row or a table is needed at a finer level, or is a root, so that its value has to be kept. */
    public boolean isStored(int node) {
        return stored[node];
    }

    /** What is computed at each level at which there is something to compute, from the coarsest to the finest. */
    public List<Work> levels() {
        return work;
    }

    /** About how many operations a scenario takes, weighed by their time, its share of what is hoisted included. */
    public double cost() {
        return cost;
    }

    /** The same where nothing is hoisted. */
    public double costFlat() {
        return costFlat;
    }

    private Level levelOf(long axes, boolean severalRows) {
        if (axes == 0) {
            return new Level.Constant();
        }
        if ((axes & ((1L << row.length) - 1)) == 0) {
            return new Level.Row();
        }
        return bestTable(axes >>> row.length, severalRows)
                .<Level>map(found -> found)
                .orElseGet(Level.Scenario::new);
    }

    /**
     * The table that is used most among those that leave out slower axes next to each other which do not matter. What is
     * better does not depend on the axes, so no two tables stand on each other.
     */
    private Optional<Level.Positions> bestTable(long axes, boolean severalRows) {
        List<Level.Positions> tables = new ArrayList<>();
        long rows = 1;
        for (int from = 0; from < slower.length; ) {
            long period = rows;
            int to = from;
            while (to < slower.length && (axes & (1L << to)) == 0) {
                period *= slower[to];
                to++;
            }
            boolean fits = rows == 1 ? rowLength <= LONGEST_ROW : severalRows && rows <= LONGEST_TABLE / rowLength;
            if (to > from && fits) {
                tables.add(new Level.Positions(rows, period));
            }
            if (to < slower.length) {
                period *= slower[to];
            }
            rows = period;
            from = to + 1;
        }
        return tables.stream().min(FROM_COARSEST);
    }

    /** Takes back what costs no more to compute for each scenario than to load. */
    private void computeAgain() {
        boolean[] hoisted = new boolean[levels.length];
        boolean[] loaded = new boolean[levels.length];
        roots.forEach(root -> hoisted[root] = true);
        for (int id = levels.length - 1; id >= 0; id--) {
            if (levels[id] == null) {
                continue;
            }
            double load = load(levels[id], LOAD);
            if (loaded[id] && mayBeComputedAgain(id, hoisted) && costAgain(id, load, hoisted, loaded) < load) {
                levels[id] = new Level.Scenario();
            }
            boolean[] needed = levels[id] instanceof Level.Scenario ? loaded : hoisted;
            Graph.forEachOperand(graph.node(id), operand -> needed[operand] = true);
        }
    }

    private boolean mayBeComputedAgain(int id, boolean[] hoisted) {
        return !hoisted[id] && Operations.count(graph.node(id)) > 0 && !isDigits(id);
    }

    /**
     * What a node costs in each scenario, with what has to be loaded or computed for nothing else.
     *
     * @param most it is of no interest how much more than this it costs
     */
    private double costAgain(int id, double most, boolean[] hoisted, boolean[] loaded) {
        double[] sum = {Operations.weight(graph.node(id))};
        Graph.forEachOperand(graph.node(id), operand -> {
            if (!loaded[operand] && sum[0] < most) {
                double load = load(levels[operand], LOAD);
                double again = mayBeComputedAgain(operand, hoisted)
                        ? costAgain(operand, Math.min(load, most - sum[0]), hoisted, loaded)
                        : load;
                sum[0] += Math.min(load, again);
            }
        });
        return sum[0];
    }

    /** Finds what is computed where, with tables of several rows or without, and what has to be kept. */
    private List<Work> work(boolean severalRows) {
        boolean[] wanted = graph.reachable(roots);
        for (int id = 0; id < graph.size(); id++) {
            levels[id] = wanted[id] ? levelOf(dependence.axes(id), severalRows) : null;
        }
        computeAgain();
        Arrays.fill(stored, false);
        boolean[] needed = new boolean[graph.size()];
        for (int root : roots) {
            needed[root] = true;
            stored[root] = isShared(root);
        }
        Map<Level, List<Integer>> nodes = new TreeMap<>(FROM_COARSEST);
        for (int id = graph.size() - 1; id >= 0; id--) {
            if (needed[id]) {
                int user = id;
                Graph.forEachOperand(graph.node(id), operand -> need(user, operand, needed));
                nodes.computeIfAbsent(levels[id], _ -> new ArrayList<>()).add(id);
            }
        }
        List<Work> found = new ArrayList<>();
        nodes.forEach((level, ids) -> {
            int kept = (int) ids.stream().filter(id -> stored[id]).count();
            long places = level instanceof Level.Positions(long rows, long _) ? rows * rowLength : 1;
            double operations = ids.stream()
                    .mapToDouble(id -> Operations.weight(graph.node(id)))
                    .sum();
            long computed = ids.stream()
                    .filter(id -> Operations.count(graph.node(id)) > 0)
                    .count();
            if (computed > 0 || kept > 0) {
                found.add(new Work(level, (int) computed, kept, VALUE_BYTES * places * kept, operations));
            }
        });
        return List.copyOf(found);
    }

    private void need(int user, int operand, boolean[] needed) {
        boolean same = levels[user].equals(levels[operand]);
        // Digits of another level are not stored for digits: they are computed again from the number that is meant.
        if (same || !isDigits(user)) {
            needed[operand] = true;
            stored[operand] |= !same && isShared(operand);
        }
    }

    private boolean isShared(int node) {
        return switch (levels[node]) {
            case Level.Row _, Level.Positions _ -> true;
            case Level.Constant _, Level.Scenario _ -> false;
        };
    }

    /** Small for a coarse level: tables that are used often, and are near. */
    private static double fineness(Level level) {
        return switch (level) {
            case Level.Constant _ -> -2;
            case Level.Row _ -> -1;
            case Level.Positions table -> load(table, LOAD) / table.uses();
            case Level.Scenario _ -> FAR_LOAD;
        };
    }

    private static long rows(Level level) {
        return level instanceof Level.Positions(long rows, long _) ? rows : 0;
    }

    /** What a value of a level costs where it is needed for a scenario. */
    private static double load(Level level, double ofTable) {
        return switch (level) {
            case Level.Constant _, Level.Scenario _ -> 0;
            case Level.Row _ -> ROW_LOAD;
            case Level.Positions(long rows, long _) -> rows == 1 ? ofTable : FAR_LOAD;
        };
    }

    private double estimate() {
        long tables = work.stream()
                .filter(each -> each.level instanceof Level.Positions(long rows, long _) && rows == 1)
                .mapToLong(Work::bytes)
                .sum();
        double load = tables > CACHE_BYTES ? FAR_LOAD : LOAD;
        double sum = START / rowLength;
        for (Work each : work) {
            sum += switch (each.level) {
                case Level.Constant _ -> 0;
                case Level.Row _ -> each.operations / rowLength;
                case Level.Positions table -> (each.operations + START / rowLength) / table.uses();
                case Level.Scenario _ -> each.operations;
            };
        }
        return sum + loads(load);
    }

    /** What it costs to load what is needed for each scenario. */
    private double loads(double ofTable) {
        boolean[] loaded = new boolean[graph.size()];
        roots.forEach(root -> loaded[root] = stored[root]);
        for (int id = 0; id < graph.size(); id++) {
            if (levels[id] instanceof Level.Scenario) {
                Graph.forEachOperand(graph.node(id), operand -> loaded[operand] |= stored[operand]);
            }
        }
        return IntStream.range(0, loaded.length)
                .filter(id -> loaded[id])
                .mapToDouble(id -> load(levels[id], ofTable))
                .sum();
    }
}

package org.heliosweep.vector;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Type;

/**
 * One thread's values of a {@link BlockProgram}, of the bodies of its loops and of its functions. Generated code reads
 * the fields.
 */
final class Scratch {
    final double[] reals;
    final long[] integers;
    final boolean[] truths;

    /** How many scenarios of a block are computed, a multiple of the number of lanes. */
    int length;

    /** Which of the 32 lanes of states the first scenario belongs to. */
    int startLane;

    /** Where the values of columns begin. */
    final int[] columns;

    /** Whether values of rows and places are read where they lie; otherwise they have been put together. */
    boolean inRows = true;

    /** In how many rows the scenarios are. */
    int rows;

    /** Which scenario is the first one in each of these rows; behind the last row, how many scenarios there are. */
    final int[] rowFrom = new int[Hoisted.MOST_ROWS + 1];

    /** Where the last row ends while it is shortened. */
    private int rowEnd;

    /** Which of the rows that are at hand these are. */
    final int[] rowAt = new int[Hoisted.MOST_ROWS];

    /**
     * For each of {@link Hoisted#MOST_ROWS} rows of each table, where in the table scenario 0 of those that are computed
     * would be if it were in that row: what is added to the position of a scenario.
     */
    final int[] places;

    /** The sums that are read, and those that are written; see {@link States}. */
    double[] sums;

    double[] nextSums;

    /** Where they begin. */
    int sumsFrom;

    int nextSumsFrom;

    final long[] integerStates;

    /** NaN in a lane in which something was not finite or did not hold; otherwise 0. */
    final double[] flaws = new double[Lanes.COUNT];

    /** Where the copies of the other states begin that are read and written. */
    int integersFrom;

    int integersTo;

    /** For segments that have no fast code yet; null where there was none so far. */
    SegmentInterpreter.Registers registers;

    /** How often the program was run. */
    int runs;

    private final Map<Integer, Scratch> loops = new HashMap<>();
    private Object[] carried;
    private final Map<Function, FunctionProgram.Scratches> functions = new EnumMap<>(Function.class);

    /** Values in arrays, which may be shared. */
    Scratch(
            double[] reals,
            long[] integers,
            boolean[] truths,
            States states,
            int length,
            int columns,
            int tables,
            Map<Integer, BlockProgram> bodies,
            Map<Function, FunctionProgram> functionPrograms) {
        this.reals = reals;
        this.integers = integers;
        this.truths = truths;
        this.length = length;
        this.columns = new int[columns];
        this.places = new int[tables * Hoisted.MOST_ROWS];
        this.integerStates = new long[2 * states.integers()];
        this.sums = new double[states.sums()];
        this.nextSums = new double[states.sums()];
        this.integersTo = states.integers();
        bodies.forEach((loop, body) -> loops.put(loop, body.newScratch()));
        functionPrograms.forEach((function, program) -> functions.put(function, program.newScratches()));
    }

    /** Leaves out scenarios at the end, and gives in how many rows all were. */
    int shorten(int shorter) {
        int all = rows;
        length = shorter;
        if (inRows && all > 0) {
            rows = 1;
            while (rows < all && rowFrom[rows] < shorter) {
                rows++;
            }
            rowEnd = rowFrom[rows];
            rowFrom[rows] = Math.min(rowEnd, shorter);
        }
        return all;
    }

    /** Takes back that scenarios were left out. */
    void lengthen(int longer, int all) {
        if (inRows && all > 0) {
            rowFrom[rows] = rowEnd;
            rows = all;
        }
        length = longer;
    }

    /** Forgets what was not finite or did not hold. */
    Scratch withoutFlaws() {
        for (int lane = 0; lane < flaws.length; lane++) {
            flaws[lane] = 0;
        }
        return this;
    }

    /** Whether something was not finite or did not hold. */
    boolean isFlawed() {
        double found = 0;
        for (double flaw : flaws) {
            found += flaw;
        }
        return found != 0;
    }

    /** Makes what was written last what is read next. */
    void exchangeStates() {
        double[] read = sums;
        sums = nextSums;
        nextSums = read;
        int from = sumsFrom;
        sumsFrom = nextSumsFrom;
        nextSumsFrom = from;
        int integers = integersFrom;
        integersFrom = integersTo;
        integersTo = integers;
    }

    /** The scratch of the body of a loop. */
    Scratch loop(Integer node) {
        return loops.get(node);
    }

    /** The scratches of a function. */
    FunctionProgram.Scratches function(Function function) {
        return functions.get(function);
    }

    /** Room for a carried value of the loop whose body this is the scratch of; made when it is needed first. */
    Object carried(int index, Type[] types, int length) {
        if (carried == null) {
            carried = new Object[types.length];
            Arrays.setAll(carried, each -> switch (types[each]) {
                case REAL -> new double[length];
                case INTEGER -> new long[length];
                case TRUTH -> new boolean[length];
            });
        }
        return carried[index];
    }

    /** What the loop whose body this is the scratch of carried at the end of its last trip. */
    Object carried(int index) {
        return carried[index];
    }

    /** The array of a type. */
    Object array(Type type) {
        return switch (type) {
            case REAL -> reals;
            case INTEGER -> integers;
            case TRUTH -> truths;
        };
    }
}

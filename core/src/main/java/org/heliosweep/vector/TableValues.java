package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Hoisting.Level;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Tallies;

/**
 * One thread's table: values at each place in some rows, each right for all rows that come to the same row of the table
 * in a period. A row of the table is computed when it is needed first.
 *
 * <p>What is added up is added when a row of the table is computed anew, for all scenarios at once that shared it. Until
 * then it is noted how often each place was evaluated.
 */
final class TableValues {
    private static final long NEVER = -1;

    /** A table may be right for more rows than an {@code int} counts; so often, giving what was noted costs nothing. */
    private static final int MOST_NOTED = 1_024;

    private final Hoisted.Source source;
    private final int rows;
    private final long period;
    private final int rowLength;
    private final Scratch scratch;
    private final int number;
    private final int[] finite;
    private final int[] checks;
    private final Kept[] kept;
    private final HoistedReduction[] reductions;

    /** For which period each row of the table is right, by its first row. */
    private final long[] periods;

    private final boolean[] ordinary;

    /** How often something of a row of the table was noted. */
    private final int[] noted;

    /** How often all places of a row of the table were evaluated at once. */
    private final int[] whole;

    /** For each row of the table: how much more often each place was evaluated by itself than the one before it. */
    private final int[] more;

    private final int[] noMore;

    /** The first row of the period that was asked for last. */
    private long begin;

    TableValues(Hoisted hoisted, Hoisted.Source source, Scratch shared) {
        this.source = source;
        Level.Positions level = (Level.Positions) source.level();
        rows = Math.toIntExact(level.rows());
        period = level.period();
        rowLength = hoisted.rowLength();
        scratch = source.program().newScratch(shared.reals, shared.integers, shared.truths);
        number = source.program().input(Plan.NUMBER, Type.INTEGER);
        finite = source.positions(source.finite());
        checks = source.positions(source.checks());
        kept = kept(source);
        reductions = HoistedReduction.of(hoisted, source);
        periods = new long[rows];
        Arrays.fill(periods, NEVER);
        ordinary = new boolean[rows];
        noted = new int[rows];
        whole = new int[rows];
        more = reductions.length == 0 ? new int[0] : new int[rows * (rowLength + 1)];
        noMore = new int[rowLength + 1];
    }

    /**
     * A value that is kept.
     *
     * @param array the scratch array of its type
     * @param from where it is computed
     * @param to where the table begins
     */
    private record Kept(Object array, int from, int to) {
        void copy(int place, int count) {
            System.arraycopy(array, from, array, to + place, count);
        }
    }

    private Kept[] kept(Hoisted.Source of) {
        List<Kept> found = new ArrayList<>();
        for (int index = 0; index < of.values().size(); index++) {
            Hoisted.Value value = of.values().get(index);
            if (value.isKept()) {
                int from = of.program().at(of.nodes().get(index));
                found.add(new Kept(scratch.array(value.type()), from, value.at()));
            }
        }
        return found.toArray(Kept[]::new);
    }

    /** Where in the table the values of a row begin. */
    int begin(long row) {
        return rowOfTable(row) * rowLength;
    }

    private int rowOfTable(long row) {
        // divisions of integers take longest
        return rows == 1 ? 0 : (int) ((row - beginOfPeriod(row)) % rows);
    }

    private long beginOfPeriod(long row) {
        if (row < begin || row >= begin + period) {
            begin = row / period * period;
        }
        return begin;
    }

    /** Behind which row others are at the same place of the table. */
    long end(long row) {
        return beginOfPeriod(row) + period;
    }

    /** Whether a row is in the table. */
    boolean has(long row) {
        return periods[rowOfTable(row)] == beginOfPeriod(row);
    }

    /** Whether everything in a row of the table is finite and holds. */
    boolean isOrdinary(long row) {
        return ordinary[rowOfTable(row)];
    }

    /**
     * Computes a row.
     *
     * @param rowAt the position of the row among those at hand
     * @param begins where in the tables that it stands on their values for this row begin
     */
    void compute(long row, int rowAt, int[] begins, Tallies tallies) {
        int ofTable = rowOfTable(row);
        give(ofTable, tallies);
        periods[ofTable] = beginOfPeriod(row);
        boolean flawless = true;
        scratch.rows = 1;
        scratch.rowAt[0] = rowAt;
        for (int place = 0; place < rowLength; place += source.program().length()) {
            int count = Math.min(source.program().length(), rowLength - place);
            scratch.rowFrom[1] = count;
            for (int table = 0; table * Hoisted.MOST_ROWS < scratch.places.length; table++) {
                scratch.places[table * Hoisted.MOST_ROWS] = begins[table] + place;
            }
            flawless &= compute(row * rowLength + place, count);
            for (Kept value : kept) {
                value.copy(ofTable * rowLength + place, count);
            }
        }
        ordinary[ofTable] = flawless;
    }

    private boolean compute(long first, int count) {
        scratch.length = (count + Lanes.COUNT - 1) / Lanes.COUNT * Lanes.COUNT;
        if (number >= 0) {
            for (int lane = 0; lane < scratch.length; lane++) {
                scratch.integers[number + lane] = first + Math.min(lane, count - 1);
            }
        }
        source.program().run(scratch);
        boolean flawless = true;
        for (int at : finite) {
            flawless &= Scan.allFinite(scratch.reals, at, at + count);
        }
        for (int at : checks) {
            flawless &= Scan.allTrue(scratch.truths, at, at + count);
        }
        return flawless;
    }

    /** Puts the values of a part of a row where those of all scenarios are put together. */
    void mix(long row, int place, int position, int count) {
        for (Hoisted.Value value : source.values()) {
            if (value.isUsedByScenarios()) {
                Object array = scratch.array(value.type());
                System.arraycopy(array, value.at() + begin(row) + place, array, value.mixed() + position, count);
            }
        }
    }

    /** Notes that scenarios of a row have been evaluated. */
    void evaluated(long row, int from, int to, Tallies tallies) {
        if (reductions.length > 0) {
            int ofTable = rowOfTable(row);
            if (noted[ofTable] == MOST_NOTED) {
                give(ofTable, tallies);
            }
            noted[ofTable]++;
            if (from == 0 && to == rowLength) {
                whole[ofTable]++;
            } else {
                more[ofTable * (rowLength + 1) + from]++;
                more[ofTable * (rowLength + 1) + to]--;
            }
        }
    }

    /** Adds up all that was noted. */
    void give(Tallies tallies) {
        for (int ofTable = 0; ofTable < rows; ofTable++) {
            give(ofTable, tallies);
        }
    }

    /** Adds up parts in which all places were evaluated as often. */
    private void give(int ofTable, Tallies tallies) {
        if (noted[ofTable] == 0) {
            return;
        }
        noted[ofTable] = 0;
        int first = ofTable * (rowLength + 1);
        int times = whole[ofTable];
        whole[ofTable] = 0;
        int from = 0;
        while (from < rowLength) {
            times += more[first + from];
            more[first + from] = 0;
            int same = Arrays.mismatch(more, first + from, first + rowLength, noMore, from, rowLength);
            int to = same < 0 ? rowLength : from + same;
            if (times > 0) {
                for (HoistedReduction each : reductions) {
                    each.add(tallies, scratch, ofTable * rowLength + from, to - from, times);
                }
            }
            from = to;
        }
        more[first + rowLength] = 0;
    }
}

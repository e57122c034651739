package org.heliosweep.vector;

import java.util.Arrays;
import java.util.List;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Tallies;

/** One thread's values of consecutive rows. */
final class RowValues {
    private final Hoisted.Source source;
    private final List<Hoisted.Value> used;
    private final int rowLength;
    private final long rowCount;
    private final Scratch scratch;
    private final int number;
    private final int[] finite;
    private final int[] checks;
    private final HoistedReduction[] extremes;
    private final HoistedReduction[] counts;
    private final boolean[] ordinary = new boolean[Hoisted.ROWS];

    /** Which rows are at hand. */
    private long from;

    private long to;

    /** The rows of which something has been evaluated, and whose extremes have not been added up. */
    private long evaluatedFrom;

    private long evaluatedTo;

    RowValues(Hoisted hoisted, Scratch shared) {
        source = hoisted.rows();
        used = source.values().stream().filter(Hoisted.Value::isUsedByScenarios).toList();
        rowLength = hoisted.rowLength();
        rowCount = hoisted.rowCount();
        scratch = source.program().newScratch(shared.reals, shared.integers, shared.truths);
        number = source.program().input(Plan.NUMBER, Type.INTEGER);
        finite = source.positions(source.finite());
        checks = source.positions(source.checks());
        HoistedReduction[] all = HoistedReduction.of(hoisted, source);
        extremes = Arrays.stream(all).filter(HoistedReduction::isExtreme).toArray(HoistedReduction[]::new);
        counts = Arrays.stream(all).filter(each -> !each.isExtreme()).toArray(HoistedReduction[]::new);
    }

    /** The position of a row among those at hand. */
    int at(long row) {
        return (int) (row - from);
    }

    /** Behind which row others have to be computed. */
    long end() {
        return to;
    }

    /** Brings a row to hand; false if something in it is not finite or does not hold. */
    boolean provide(long row, Tallies tallies) {
        if (row < from || row >= to) {
            give(tallies);
            from = row;
            to = Math.min(row + Hoisted.ROWS, rowCount);
            compute((int) (to - from));
        }
        return ordinary[at(row)];
    }

    /** Behind the last row it is computed again, and nobody looks. */
    private void compute(int rows) {
        if (number >= 0) {
            for (int lane = 0; lane < Hoisted.ROWS; lane++) {
                scratch.integers[number + lane] = (from + Math.min(lane, rows - 1)) * rowLength;
            }
        }
        source.program().run(scratch);
        for (int row = 0; row < rows; row++) {
            boolean flawless = true;
            for (int at : finite) {
                flawless &= Double.isFinite(scratch.reals[at + row]);
            }
            for (int at : checks) {
                flawless &= scratch.truths[at + row];
            }
            ordinary[row] = flawless;
        }
    }

    /** Puts the values of a row where those of all scenarios are put together. */
    void mix(long row, int position, int count) {
        for (Hoisted.Value value : used) {
            int begin = value.mixed() + position;
            int end = begin + count;
            int at = value.at() + at(row);
            switch (value.type()) {
                case REAL -> Arrays.fill(scratch.reals, begin, end, scratch.reals[at]);
                case INTEGER -> Arrays.fill(scratch.integers, begin, end, scratch.integers[at]);
                case TRUTH -> Arrays.fill(scratch.truths, begin, end, scratch.truths[at]);
            }
        }
    }

    /** Notes that scenarios of a row at hand have been evaluated. */
    void evaluated(long row, int count, Tallies tallies) {
        if (row < evaluatedFrom || row > evaluatedTo) {
            give(tallies);
            evaluatedFrom = row;
        }
        evaluatedTo = row + 1;
        for (HoistedReduction each : counts) {
            each.add(tallies, scratch, at(row), count);
        }
    }

    /** Adds up all that was noted. */
    void give(Tallies tallies) {
        if (evaluatedFrom < evaluatedTo) {
            for (HoistedReduction each : extremes) {
                each.add(tallies, scratch, at(evaluatedFrom), (int) (evaluatedTo - evaluatedFrom), 1);
            }
        }
        evaluatedFrom = evaluatedTo;
    }
}

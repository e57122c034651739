package org.heliosweep.vector;

import org.heliosweep.statistic.Tallies;

/**
 * One thread's values of coarser levels, for the rows that it is at.
 *
 * <p>What has no order is added up late: of the rows and the places that were evaluated, only how often is noted at
 * first.
 */
final class HoistedState {
    /** Shorter rows are always put together. */
    private static final int SHORT_ROW = 128;

    private final int rowLength;
    private final Scratch target;
    private final RowValues rows;
    private final TableValues[] tables;

    /** Where the values of a row begin in each table. */
    private final int[] begins;

    private Tallies tallies;

    /** Where the scenarios are that were asked for last. */
    private long row;

    private int place;

    HoistedState(Hoisted hoisted, Scratch target) {
        this.rowLength = hoisted.rowLength();
        this.target = target;
        this.rows = new RowValues(hoisted, target);
        this.tables = hoisted.tables().stream()
                .map(source -> new TableValues(hoisted, source, target))
                .toArray(TableValues[]::new);
        this.begins = new int[tables.length];
    }

    /** Says where what is added up goes from now on, when all that was noted has been given. */
    void addTo(Tallies into) {
        tallies = into;
    }

    /**
     * How many of some scenarios can be evaluated at once: whole vectors, of a single row if there are any; of several
     * where no vector is in two of them, and no two share their place in a table.
     */
    int runLength(long first, int most) {
        if (rowLength < SHORT_ROW) {
            return Math.min(most, Hoisted.MIXED);
        }
        locate(first);
        if (rowLength % Lanes.COUNT != 0) {
            int toEnd = Math.min(most, rowLength - place);
            return toEnd >= Lanes.COUNT ? toEnd - toEnd % Lanes.COUNT : Lanes.COUNT;
        }
        long end = row < rows.end() ? rows.end() : row + Hoisted.ROWS;
        end = Math.min(end, row + Hoisted.MOST_ROWS);
        for (TableValues table : tables) {
            end = Math.min(end, table.end(row));
        }
        return (int) Math.min(most, (end - row) * rowLength - place);
    }

    /** Finds row and place of a scenario: mostly those that follow on the last ones. */
    private void locate(long first) {
        long distance = first - row * rowLength;
        if (distance < 0 || distance >= 2L * rowLength) {
            row = first / rowLength;
            distance = first - row * rowLength;
        } else if (distance >= rowLength) {
            row++;
            distance -= rowLength;
        }
        place = (int) distance;
    }

    /** Provides the values for some scenarios; false if something was not finite or did not hold. */
    boolean prepare(long first, int count) {
        locate(first);
        target.inRows = rowLength >= SHORT_ROW && (rowLength % Lanes.COUNT == 0 || place + count <= rowLength);
        boolean ordinary = true;
        int part = 0;
        long ofRow = row;
        for (int from = -place; from < count && ordinary; from += rowLength) {
            ordinary = provide(ofRow);
            if (ordinary && target.inRows) {
                show(ofRow, part, from);
            } else if (ordinary) {
                int begin = Math.max(from, 0);
                mix(ofRow, begin - from, begin, Math.min(count, from + rowLength) - begin);
            }
            part++;
            ofRow++;
        }
        target.rows = part;
        target.rowFrom[target.inRows ? part : 0] = target.inRows ? count : 0;
        return ordinary;
    }

    /** Says where the values of a row lie, whose first scenario would be at a position. */
    private void show(long ofRow, int part, int from) {
        target.rowFrom[part] = Math.max(from, 0);
        target.rowAt[part] = rows.at(ofRow);
        for (int table = 0; table * Hoisted.MOST_ROWS < target.places.length; table++) {
            target.places[table * Hoisted.MOST_ROWS + part] = begins[table] - from;
        }
    }

    private boolean provide(long ofRow) {
        boolean ordinary = rows.provide(ofRow, tallies);
        for (int index = 0; index < tables.length && ordinary; index++) {
            TableValues table = tables[index];
            if (!table.has(ofRow)) {
                table.compute(ofRow, rows.at(ofRow), begins, tallies);
            }
            begins[index] = table.begin(ofRow);
            ordinary = table.isOrdinary(ofRow);
        }
        return ordinary;
    }

    /** Copies the values of a part that is in one row to where those of all parts are put together. */
    private void mix(long ofRow, int from, int position, int count) {
        rows.mix(ofRow, position, count);
        for (TableValues table : tables) {
            table.mix(ofRow, from, position, count);
        }
    }

    /** Notes that the scenarios that were prepared last have been evaluated. */
    void evaluated(int count) {
        long ofRow = row;
        for (int from = -place; from < count; from += rowLength) {
            int begin = Math.max(0, -from);
            int end = Math.min(rowLength, count - from);
            if (!target.inRows) {
                provide(ofRow);
            }
            rows.evaluated(ofRow, end - begin, tallies);
            for (TableValues table : tables) {
                table.evaluated(ofRow, begin, end, tallies);
            }
            ofRow++;
        }
    }

    /** Adds up all that was noted. */
    void give() {
        rows.give(tallies);
        for (TableValues table : tables) {
            table.give(tallies);
        }
    }
}

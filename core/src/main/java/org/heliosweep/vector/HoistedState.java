package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Tallies;

/** One thread's values of coarser levels, for the rows that it is at. */
final class HoistedState {
    private final Hoisted hoisted;
    private final BlockProgram pipeline;
    private final Scratch target;
    private final Rows rows;
    private final Table[] tables;
    private final List<Reduction> reductions = new ArrayList<>();

    /** Whether the scenarios that were prepared last are in one row. */
    private boolean single;

    HoistedState(Hoisted hoisted, BlockProgram pipeline, Scratch target) {
        this.hoisted = hoisted;
        this.pipeline = pipeline;
        this.target = target;
        this.rows = hoisted.rows() == null ? null : new Rows(hoisted.rows());
        this.tables = hoisted.tables().stream().map(Table::new).toArray(Table[]::new);
        hoisted.reductions().forEach((index, accumulator) -> {
            int node = accumulator.nodes().getFirst();
            Hoisted.Value value = hoisted.values().get(node);
            Placed place = placed(value);
            Reduction reduction = new Reduction(index, accumulator, place.begin, place.mixed);
            reductions.add(reduction);
            for (Table table : tables) {
                if (table.source.values().contains(value)) {
                    table.reductions.add(reduction);
                }
            }
            if (rows != null && rows.source.values().contains(value)) {
                rows.reductions.add(reduction);
            }
        });
    }

    /** An accumulator over a value, with the places of the value in the scratch of the pipeline. */
    private record Reduction(int index, Accumulator accumulator, int begin, int mixed) {}

    /** How many of some scenarios can be evaluated at once: whole groups of 32, of one row if there are any. */
    int runLength(long first, int most) {
        long place = first % hoisted.rowLength();
        int toEnd = (int) Math.min(most, hoisted.rowLength() - place);
        if (toEnd >= States.LANES) {
            return toEnd - toEnd % States.LANES;
        }
        return hoisted.rowLength() < 2 * States.LANES ? Math.min(most, Hoisted.MIXED) : States.LANES;
    }

    /** Provides the values for some scenarios; false if something was not finite or did not hold. */
    boolean prepare(long first, int count) {
        int length = hoisted.rowLength();
        long row = first / length;
        int place = (int) (first - row * length);
        single = place + count <= length;
        boolean ordinary = true;
        for (int done = 0; done < count && ordinary; ) {
            int part = Math.min(count - done, length - place);
            ordinary = rows == null || rows.provide(row);
            for (Table table : tables) {
                ordinary = ordinary && table.provide(row);
            }
            if (ordinary && single) {
                point(row, place);
            } else if (ordinary) {
                mix(row, place, done, part);
            }
            done += part;
            row++;
            place = 0;
        }
        return ordinary;
    }

    /** Lets pointers show to values and tables themselves. */
    private void point(long row, int place) {
        target.rowMask = 0;
        if (rows != null) {
            rows.spread(row);
            for (Placed each : rows.values) {
                each.point(target, each.begin);
            }
        }
        for (Table table : tables) {
            for (Placed each : table.values) {
                each.point(target, each.begin + place);
            }
        }
    }

    /** Copies the values of a part that is in one row to where those of all parts are put together. */
    private void mix(long row, int place, int done, int part) {
        target.rowMask = -1;
        if (rows != null) {
            for (int index = 0; index < rows.values.length; index++) {
                rows.fill(row, index, rows.values[index].mixed + done, part);
                rows.values[index].point(target, rows.values[index].mixed);
            }
        }
        for (Table table : tables) {
            for (Placed each : table.values) {
                Object array = target.array(each.type);
                System.arraycopy(array, each.begin + place, array, each.mixed + done, part);
                each.point(target, each.mixed);
            }
        }
    }

    /** Adds up what has no order, for the scenarios that were prepared last. */
    void reduce(long first, int count, Tallies tallies) {
        if (!single) {
            for (Reduction reduction : reductions) {
                reduce(reduction, reduction.mixed, count, tallies);
            }
            return;
        }
        int place = (int) (first % hoisted.rowLength());
        if (rows != null) {
            for (Reduction reduction : rows.reductions) {
                if (reduction.accumulator instanceof Accumulator.Histogram) {
                    tallies.histogram(reduction.index).add((int) target.integers[reduction.begin], count);
                } else {
                    reduce(reduction, reduction.begin, 1, tallies);
                }
            }
        }
        for (Table table : tables) {
            table.reduce(place, count, tallies);
        }
    }

    private void reduce(Reduction reduction, int from, int count, Tallies tallies) {
        double[] extremes = tallies.extremes();
        switch (reduction.accumulator) {
            case Accumulator.Minimum _ -> {
                double least = extremes[reduction.index];
                for (int at = from; at < from + count; at++) {
                    least = Math.min(least, target.reals[at]);
                }
                extremes[reduction.index] = least;
            }
            case Accumulator.Maximum _ -> {
                double greatest = extremes[reduction.index];
                for (int at = from; at < from + count; at++) {
                    greatest = Math.max(greatest, target.reals[at]);
                }
                extremes[reduction.index] = greatest;
            }
            case Accumulator.Histogram _ -> {
                Counts counts = tallies.histogram(reduction.index);
                counts.add(target.integers, from, count);
            }
            case Accumulator.Count _, Accumulator.Sum _ ->
                throw new IllegalStateException("has an order: " + reduction);
        }
    }

    private Placed[] placed(Hoisted.Source source) {
        return source.values().stream().map(this::placed).toArray(Placed[]::new);
    }

    private Placed placed(Hoisted.Value value) {
        int behindSlots = pipeline.behindSlots(value.type());
        return new Placed(
                value.node(), value.type(), value.pointer(), behindSlots + value.begin(), behindSlots + value.mixed());
    }

    /** A value, with its places in the scratch of the pipeline. */
    private record Placed(int node, Type type, int pointer, int begin, int mixed) {
        void point(Scratch scratch, int at) {
            if (pointer >= 0) {
                scratch.pointers[pointer] = at;
            }
        }
    }

    /** A program of a level, and whether what it computed last is ordinary. */
    private static final class Level {
        private final BlockProgram program;
        private final Scratch scratch;
        private final int number;
        private final int[] finite;
        private final int[] checks;

        Level(Hoisted.Source source) {
            program = source.program();
            scratch = program.newScratch();
            number = program.input(Plan.NUMBER, Type.INTEGER);
            finite = source.finite().stream().mapToInt(program::at).toArray();
            checks = source.checks().stream().mapToInt(program::at).toArray();
        }

        /** Computes lanes for numbers with a distance; behind the last one it is computed again, and nobody looks. */
        void run(long first, long distance, long count) {
            if (number >= 0) {
                for (int lane = 0; lane < program.length(); lane++) {
                    scratch.integers[number + lane] = first + Math.min(lane, count - 1) * distance;
                }
            }
            program.run(scratch);
        }

        boolean isOrdinary(int lane) {
            boolean ordinary = true;
            for (int at : finite) {
                ordinary &= Double.isFinite(scratch.reals[at + lane]);
            }
            for (int at : checks) {
                ordinary &= scratch.truths[at + lane];
            }
            return ordinary;
        }
    }

    /** Values of consecutive rows. */
    private final class Rows {
        private final Hoisted.Source source;
        private final Level level;
        private final Placed[] values;
        private final int[] positions;
        private final List<Reduction> reductions = new ArrayList<>();
        private long from = Long.MIN_VALUE;
        private long spread = -1;

        Rows(Hoisted.Source source) {
            this.source = source;
            this.level = new Level(source);
            this.values = placed(source);
            this.positions = Arrays.stream(values)
                    .mapToInt(value -> source.program().at(value.node))
                    .toArray();
        }

        boolean provide(long row) {
            if (row < from || row >= from + Hoisted.ROWS) {
                from = row;
                level.run(row * hoisted.rowLength(), hoisted.rowLength(), hoisted.rowCount() - row);
            }
            return level.isOrdinary((int) (row - from));
        }

        /** Puts the values of a row into as many lanes as a vector has. */
        void spread(long row) {
            if (row != spread) {
                for (int index = 0; index < values.length; index++) {
                    fill(row, index, values[index].begin, Lanes.COUNT);
                }
                spread = row;
            }
        }

        void fill(long row, int index, int to, int count) {
            int at = positions[index] + (int) (row - from);
            switch (values[index].type) {
                case REAL -> Arrays.fill(target.reals, to, to + count, level.scratch.reals[at]);
                case INTEGER -> Arrays.fill(target.integers, to, to + count, level.scratch.integers[at]);
                case TRUTH -> Arrays.fill(target.truths, to, to + count, level.scratch.truths[at]);
            }
        }
    }

    /** Values at each place of a row, for the rows of a period. */
    private final class Table {
        private final Hoisted.Source source;
        private final Level level;
        private final Placed[] values;
        private final List<Reduction> reductions = new ArrayList<>();
        private long generation = -1;
        private boolean ordinary;

        /** The places whose values have been reduced since they were computed. */
        private int reducedFrom;

        private int reducedTo;

        Table(Hoisted.Source source) {
            this.source = source;
            this.level = new Level(source);
            this.values = placed(source);
        }

        boolean provide(long row) {
            if (row / source.period() != generation) {
                compute(row);
                generation = row / source.period();
                reducedFrom = 0;
                reducedTo = 0;
            }
            return ordinary;
        }

        private void compute(long row) {
            ordinary = true;
            int block = source.program().length();
            for (int place = 0; place < hoisted.rowLength(); place += block) {
                int count = Math.min(block, hoisted.rowLength() - place);
                level.run(row * hoisted.rowLength() + place, 1, count);
                for (int lane = 0; lane < count && ordinary; lane++) {
                    ordinary = level.isOrdinary(lane);
                }
                for (Placed value : values) {
                    System.arraycopy(
                            level.scratch.array(value.type),
                            source.program().at(value.node),
                            target.array(value.type),
                            value.begin + place,
                            count);
                }
            }
        }

        void reduce(int place, int count, Tallies tallies) {
            boolean done = place >= reducedFrom && place + count <= reducedTo;
            for (Reduction reduction : reductions) {
                boolean counts = reduction.accumulator instanceof Accumulator.Histogram;
                if (counts || !done) {
                    HoistedState.this.reduce(reduction, reduction.begin + place, count, tallies);
                }
            }
            boolean touches = place <= reducedTo && place + count >= reducedFrom;
            reducedFrom = touches ? Math.min(reducedFrom, place) : place;
            reducedTo = touches ? Math.max(reducedTo, place + count) : place + count;
        }
    }
}

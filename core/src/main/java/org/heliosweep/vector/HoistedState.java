package org.heliosweep.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Tallies;

/**
 * One thread's values of coarser levels, for the rows that it is at.
 *
 * <p>What has no order is added up late: of the rows and the places that were evaluated, only how far they reach is
 * noted at first.
 */
final class HoistedState {
    /** Shorter rows are always put together. */
    private static final int SHORT_ROW = 128;

    private final int rowLength;
    private final Scratch target;
    private final Rows rows;
    private final Table[] tables;
    private Tallies tallies;

    /** Where the scenarios are that were asked for last. */
    private long row;

    private int place;

    HoistedState(Hoisted hoisted, BlockProgram pipeline, Scratch target) {
        this.rowLength = hoisted.rowLength();
        this.target = target;
        this.rows = new Rows(hoisted, pipeline);
        this.tables = hoisted.tables().stream()
                .map(source -> new Table(hoisted, source, pipeline))
                .toArray(Table[]::new);
    }

    /** Says where what is added up goes from now on, when all that was noted has been given. */
    void addTo(Tallies into) {
        if (into != tallies) {
            for (Table table : tables) {
                table.forget();
            }
        }
        tallies = into;
    }

    /** How many of some scenarios can be evaluated at once: whole vectors, of one row if there are any. */
    int runLength(long first, int most) {
        if (rowLength < SHORT_ROW) {
            return Math.min(most, Hoisted.MIXED);
        }
        locate(first);
        int toEnd = Math.min(most, rowLength - place);
        return toEnd >= Lanes.COUNT ? toEnd - toEnd % Lanes.COUNT : Lanes.COUNT;
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
        target.singleRow = place + count <= rowLength;
        if (target.singleRow) {
            target.place = place;
            boolean ordinary = provide(row);
            rows.spread(row);
            return ordinary;
        }
        boolean ordinary = true;
        for (int done = 0; done < count && ordinary; ) {
            long ofPart = (first + done) / rowLength;
            int from = (int) (first + done - ofPart * rowLength);
            int part = Math.min(count - done, rowLength - from);
            ordinary = provide(ofPart);
            if (ordinary) {
                mix(ofPart, from, done, part);
            }
            done += part;
        }
        return ordinary;
    }

    private boolean provide(long ofRow) {
        boolean ordinary = rows.provide(ofRow);
        for (Table table : tables) {
            ordinary = ordinary && table.provide(ofRow);
        }
        return ordinary;
    }

    /** Copies the values of a part that is in one row to where those of all parts are put together. */
    private void mix(long ofRow, int from, int done, int part) {
        rows.mix(ofRow, done, part);
        for (Table table : tables) {
            for (int index = 0; index < table.used; index++) {
                Object array = target.array(table.types[index]);
                System.arraycopy(array, table.begins[index] + from, array, table.mixed[index] + done, part);
            }
        }
    }

    /** Notes that the scenarios that were prepared last have been evaluated. */
    void evaluated(int count) {
        if (target.singleRow) {
            rows.evaluated(row, count);
            for (Table table : tables) {
                table.evaluated(place, place + count);
            }
            return;
        }
        long ofRow = row;
        for (int done = -place; done < count; done += rowLength) {
            int from = Math.max(0, -done);
            int to = Math.min(rowLength, count - done);
            provide(ofRow);
            rows.evaluated(ofRow, to - from);
            for (Table table : tables) {
                table.evaluated(from, to);
            }
            ofRow++;
        }
    }

    /** Adds up all that was noted. */
    void give() {
        rows.give();
        for (Table table : tables) {
            table.give();
        }
    }

    /** Values of a level: those that segments use first. */
    private abstract static class Level {
        final BlockProgram program;
        final Scratch scratch;
        final Type[] types;
        final int[] begins;
        final int[] mixed;
        final int[] positions;

        /** How many of the values segments use. */
        final int used;

        private final int number;
        private final int[] finite;
        private final int[] checks;

        Level(Hoisted.Source source, BlockProgram pipeline) {
            program = source.program();
            scratch = program.newScratch();
            List<Hoisted.Value> values = source.values();
            types = values.stream().map(Hoisted.Value::type).toArray(Type[]::new);
            begins = values.stream()
                    .mapToInt(value -> pipeline.behindSlots(value.type()) + value.begin())
                    .toArray();
            mixed = values.stream()
                    .mapToInt(value -> pipeline.behindSlots(value.type()) + value.mixed())
                    .toArray();
            positions =
                    values.stream().mapToInt(value -> program.at(value.node())).toArray();
            used = (int) values.stream().filter(Hoisted.Value::used).count();
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

        /** The accumulators over values of this level, over what lies at a position in an array for each. */
        final Reduction[] reductions(Hoisted hoisted, Hoisted.Source source, int[] at) {
            return hoisted.reductions().entrySet().stream()
                    .filter(each -> index(source, each) >= 0)
                    .map(each -> new Reduction(each.getKey(), each.getValue(), at[index(source, each)]))
                    .toArray(Reduction[]::new);
        }

        private static int index(Hoisted.Source source, Map.Entry<Integer, Accumulator> reduction) {
            int node = reduction.getValue().nodes().getFirst();
            for (int index = 0; index < source.values().size(); index++) {
                if (source.values().get(index).node() == node) {
                    return index;
                }
            }
            return -1;
        }
    }

    /** An accumulator over a value, by its position in the plan, and where the value lies. */
    private record Reduction(int index, Accumulator accumulator, int position) {
        boolean isExtreme() {
            return !(accumulator instanceof Accumulator.Histogram);
        }

        /** Adds values from a position on. */
        void add(Tallies tallies, double[] reals, long[] integers, int offset, int count) {
            int from = position + offset;
            switch (accumulator) {
                case Accumulator.Minimum _ -> {
                    double least = tallies.extremes()[index];
                    for (int at = from; at < from + count; at++) {
                        least = reals[at] < least ? reals[at] : least;
                    }
                    tallies.extremes()[index] = least;
                }
                case Accumulator.Maximum _ -> {
                    double greatest = tallies.extremes()[index];
                    for (int at = from; at < from + count; at++) {
                        greatest = reals[at] > greatest ? reals[at] : greatest;
                    }
                    tallies.extremes()[index] = greatest;
                }
                case Accumulator.Histogram _ -> tallies.histogram(index).add(integers, from, count);
                case Accumulator.Count _, Accumulator.Sum _ ->
                    throw new IllegalStateException("not added up here: " + accumulator);
            }
        }
    }

    /** Values of consecutive rows. */
    private final class Rows extends Level {
        private final Reduction[] extremes;
        private final Reduction[] histograms;
        private final boolean[] ordinary = new boolean[Hoisted.ROWS];
        private final long rowCount;
        private long from;
        private long to;
        private long spread = -1;

        /** The rows of which something has been evaluated, and whose extremes have not been added up. */
        private long evaluatedFrom;

        private long evaluatedTo;

        Rows(Hoisted hoisted, BlockProgram pipeline) {
            super(hoisted.rows(), pipeline);
            Reduction[] all = reductions(hoisted, hoisted.rows(), positions);
            extremes = Arrays.stream(all).filter(Reduction::isExtreme).toArray(Reduction[]::new);
            histograms = Arrays.stream(all).filter(each -> !each.isExtreme()).toArray(Reduction[]::new);
            rowCount = hoisted.rowCount();
        }

        boolean provide(long wanted) {
            if (wanted < from || wanted >= to) {
                give();
                from = wanted;
                to = Math.min(wanted + Hoisted.ROWS, rowCount);
                run(from * rowLength, rowLength, to - from);
                for (int lane = 0; lane < to - from; lane++) {
                    ordinary[lane] = isOrdinary(lane);
                }
            }
            return ordinary[(int) (wanted - from)];
        }

        /** Puts the values of a row into as many lanes as a vector has. */
        void spread(long wanted) {
            if (wanted != spread) {
                spread = wanted;
                for (int index = 0; index < used; index++) {
                    fill(index, wanted, begins[index], Lanes.COUNT);
                }
            }
        }

        void mix(long wanted, int done, int part) {
            for (int index = 0; index < used; index++) {
                fill(index, wanted, mixed[index] + done, part);
            }
        }

        private void fill(int index, long wanted, int begin, int count) {
            int at = positions[index] + (int) (wanted - from);
            switch (types[index]) {
                case REAL -> Arrays.fill(target.reals, begin, begin + count, scratch.reals[at]);
                case INTEGER -> Arrays.fill(target.integers, begin, begin + count, scratch.integers[at]);
                case TRUTH -> Arrays.fill(target.truths, begin, begin + count, scratch.truths[at]);
            }
        }

        void evaluated(long wanted, int count) {
            if (wanted < evaluatedFrom || wanted > evaluatedTo) {
                give();
                evaluatedFrom = wanted;
            }
            evaluatedTo = wanted + 1;
            for (Reduction histogram : histograms) {
                int key = (int) scratch.integers[histogram.position + (int) (wanted - from)];
                tallies.histogram(histogram.index).add(key, count);
            }
        }

        void give() {
            for (Reduction extreme : extremes) {
                extreme.add(tallies, scratch.reals, scratch.integers, (int) (evaluatedFrom - from), (int)
                        (evaluatedTo - evaluatedFrom));
            }
            evaluatedFrom = evaluatedTo;
        }
    }

    /** Values at each place of a row, for the rows of a period. */
    private final class Table extends Level {
        private final long period;
        private final Reduction[] extremes;
        private final Reduction[] histograms;
        private long from;
        private long to;
        private boolean ordinary;

        /** The places that have been evaluated since the table was computed. */
        private int evaluatedFrom;

        private int evaluatedTo;

        /** Whether their extremes have been added up. */
        private boolean isGiven = true;

        Table(Hoisted hoisted, Hoisted.Source source, BlockProgram pipeline) {
            super(source, pipeline);
            period = source.period();
            Reduction[] all = reductions(hoisted, source, begins);
            extremes = Arrays.stream(all).filter(Reduction::isExtreme).toArray(Reduction[]::new);
            histograms = Arrays.stream(all).filter(each -> !each.isExtreme()).toArray(Reduction[]::new);
        }

        boolean provide(long wanted) {
            if (wanted < from || wanted >= to) {
                give();
                from = wanted / period * period;
                to = from + period;
                forget();
                compute(wanted);
            }
            return ordinary;
        }

        /** As if no place had been evaluated. */
        void forget() {
            evaluatedFrom = 0;
            evaluatedTo = 0;
        }

        private void compute(long wanted) {
            ordinary = true;
            int block = program.length();
            for (int begin = 0; begin < rowLength; begin += block) {
                int count = Math.min(block, rowLength - begin);
                run(wanted * rowLength + begin, 1, count);
                for (int lane = 0; lane < count && ordinary; lane++) {
                    ordinary = isOrdinary(lane);
                }
                for (int index = 0; index < positions.length; index++) {
                    System.arraycopy(
                            scratch.array(types[index]),
                            positions[index],
                            target.array(types[index]),
                            begins[index] + begin,
                            count);
                }
            }
        }

        void evaluated(int first, int end) {
            if (first > evaluatedTo || end < evaluatedFrom) {
                give();
                evaluatedFrom = first;
                evaluatedTo = first;
            }
            isGiven &= first >= evaluatedFrom && end <= evaluatedTo;
            evaluatedFrom = Math.min(evaluatedFrom, first);
            evaluatedTo = Math.max(evaluatedTo, end);
            for (Reduction histogram : histograms) {
                histogram.add(tallies, target.reals, target.integers, first, end - first);
            }
        }

        void give() {
            if (!isGiven) {
                for (Reduction extreme : extremes) {
                    extreme.add(tallies, target.reals, target.integers, evaluatedFrom, evaluatedTo - evaluatedFrom);
                }
                isGiven = true;
            }
        }
    }
}

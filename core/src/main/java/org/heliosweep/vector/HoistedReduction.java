package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Tallies;

/** An accumulator without an order over values of a level: each is added as often as scenarios share it. */
final class HoistedReduction {
    private final int index;
    private final Accumulator accumulator;
    private final int at;

    /** How often each key occurs, while few keys are counted. */
    private final int[] times;

    /**
     * An accumulator of a plan.
     *
     * @param index its position in the plan
     * @param at where its values lie
     */
    private HoistedReduction(int index, Accumulator accumulator, int at) {
        this.index = index;
        this.accumulator = accumulator;
        this.at = at;
        this.times =
                accumulator instanceof Accumulator.Histogram(int _, int size, int _) ? new int[packed(size)] : null;
    }

    private static int packed(int size) {
        return size > States.MOST_PACKED_KEYS ? 0 : size;
    }

    /** Those over values of a level. */
    static HoistedReduction[] of(Hoisted hoisted, Hoisted.Source source) {
        List<HoistedReduction> found = new ArrayList<>();
        hoisted.reductions().forEach((index, accumulator) -> {
            for (Hoisted.Value value : source.values()) {
                if (value.node() == accumulator.nodes().getFirst()) {
                    found.add(new HoistedReduction(index, accumulator, value.at()));
                }
            }
        });
        return found.toArray(HoistedReduction[]::new);
    }

    boolean isExtreme() {
        return accumulator instanceof Accumulator.Minimum || accumulator instanceof Accumulator.Maximum;
    }

    /** Adds values, from a position behind the first one on, each a number of times. */
    void add(Tallies tallies, Scratch values, int offset, int count, long uses) {
        int from = at + offset;
        int to = from + count;
        double[] extremes = tallies.extremes();
        switch (accumulator) {
            case Accumulator.Minimum _ -> extremes[index] = Scan.least(extremes[index], values.reals, from, to);
            case Accumulator.Maximum _ -> extremes[index] = Scan.greatest(extremes[index], values.reals, from, to);
            case Accumulator.Count _ -> tallies.counts()[index] += uses * Scan.countTrue(values.truths, from, to);
            case Accumulator.Histogram _ -> addKeys(tallies.histogram(index), values.integers, from, to, uses);
            case Accumulator.Sum _ -> throw new IllegalStateException("not added up here: " + accumulator);
        }
    }

    private void addKeys(Counts counts, long[] keys, int from, int to, long uses) {
        if (times.length == 0) {
            for (int each = from; each < to; each++) {
                counts.add((int) keys[each], uses);
            }
            return;
        }
        Scan.countKeys(keys, from, to, times);
        for (int key = 0; key < times.length; key++) {
            if (times[key] > 0) {
                counts.add(key, uses * times[key]);
            }
        }
    }

    /** Adds one value a number of times. */
    void add(Tallies tallies, Scratch values, int offset, long uses) {
        switch (accumulator) {
            case Accumulator.Count _ -> tallies.counts()[index] += values.truths[at + offset] ? uses : 0;
            case Accumulator.Histogram _ -> tallies.histogram(index).add((int) values.integers[at + offset], uses);
            case Accumulator.Minimum _, Accumulator.Maximum _, Accumulator.Sum _ ->
                add(tallies, values, offset, 1, uses);
        }
    }
}

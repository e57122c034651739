package org.heliosweep.vector;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;

/**
 * Accumulates a block with vectors, in the order that {@link StridedSums} defines: a group of 32 scenarios is a few
 * vectors, each of which adds to partial sums of its own.
 */
final class VectorAccumulation {
    private static final int GROUP = StridedSums.LANES;

    private VectorAccumulation() {}

    /** Adds some scenarios; what is not whole groups inside one leaf goes the plain way, to the same bits. */
    static void accumulate(Accumulators accumulators, Partials.Values values, int row, int count, Partials partials) {
        boolean whole = row % GROUP == 0 && count % GROUP == 0 && row % StridedSums.LEAF + count <= StridedSums.LEAF;
        if (!whole) {
            partials.accumulate(values, row, count);
            return;
        }
        List<Accumulator> list = accumulators.list();
        StridedSums sums = partials.sums();
        double[] extremes = partials.tallies().extremes();
        for (int index = 0; index < list.size(); index++) {
            Accumulator accumulator = list.get(index);
            boolean[] mask = values.truths(accumulator.mask());
            switch (accumulator) {
                case Accumulator.Count _ -> partials.tallies().counts()[index] += count(mask, count);
                case Accumulator.Sum(int value, int _) -> {
                    int base = sums.index(row / StridedSums.LEAF, accumulators.sumIndex(index));
                    add(sums.lanes(), base, values.reals(value), mask, count);
                }
                case Accumulator.Minimum(int value, int _) ->
                    extremes[index] = minimum(extremes[index], values.reals(value), mask, count);
                case Accumulator.Maximum(int value, int _) ->
                    extremes[index] = maximum(extremes[index], values.reals(value), mask, count);
                case Accumulator.Histogram(int key, int _, int _) ->
                    partials.tallies().histogram(index).add(values.integers(key), mask, count);
            }
        }
    }

    private static long count(boolean[] mask, int count) {
        long found = 0;
        for (int at = 0; at < count; at += Lanes.COUNT) {
            found += VectorMask.fromArray(Lanes.REALS, mask, at).trueCount();
        }
        return found;
    }

    private static void add(double[] lanes, int base, double[] values, boolean[] mask, int count) {
        DoubleVector zero = DoubleVector.zero(Lanes.REALS);
        for (int group = 0; group < count; group += GROUP) {
            for (int lane = 0; lane < GROUP; lane += Lanes.COUNT) {
                VectorMask<Double> counted = VectorMask.fromArray(Lanes.REALS, mask, group + lane);
                DoubleVector value = DoubleVector.fromArray(Lanes.REALS, values, group + lane);
                DoubleVector.fromArray(Lanes.REALS, lanes, base + lane)
                        .add(zero.blend(value, counted))
                        .intoArray(lanes, base + lane);
            }
        }
    }

    private static double minimum(double start, double[] values, boolean[] mask, int count) {
        DoubleVector least = DoubleVector.broadcast(Lanes.REALS, start);
        for (int at = 0; at < count; at += Lanes.COUNT) {
            DoubleVector value = DoubleVector.fromArray(Lanes.REALS, values, at);
            VectorMask<Double> counted = VectorMask.fromArray(Lanes.REALS, mask, at);
            least = least.blend(value, value.compare(VectorOperators.LT, least).and(counted));
        }
        return least.reduceLanes(VectorOperators.MIN);
    }

    private static double maximum(double start, double[] values, boolean[] mask, int count) {
        DoubleVector greatest = DoubleVector.broadcast(Lanes.REALS, start);
        for (int at = 0; at < count; at += Lanes.COUNT) {
            DoubleVector value = DoubleVector.fromArray(Lanes.REALS, values, at);
            VectorMask<Double> counted = VectorMask.fromArray(Lanes.REALS, mask, at);
            greatest = greatest.blend(
                    value, value.compare(VectorOperators.GT, greatest).and(counted));
        }
        return greatest.reduceLanes(VectorOperators.MAX);
    }
}

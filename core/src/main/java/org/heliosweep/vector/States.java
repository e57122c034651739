package org.heliosweep.vector;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.StridedSums;

/**
 * Where the states of accumulators lie: 32 lanes each, in the order of {@link StridedSums}, so that no order of
 * addition depends on the width of vectors. Sums are reals. Extremes are integers in the order of reals, which are
 * compared without waiting for a mask. Counts are integers, and so are histograms of few keys, whose counts share the 64
 * bits of a lane.
 *
 * <p>There are two copies; of sums, one may be where the statistics have them. A run reads one and writes the other; so a
 * run that turns out to be none for this program has changed nothing.
 */
final class States {
    /** How many lanes a state has. */
    static final int LANES = StridedSums.LANES;

    /** Of histograms with more keys, the keys are stored and counted one by one. */
    static final int MOST_PACKED_KEYS = 8;

    private final Map<Integer, Integer> positions = new HashMap<>();
    private int sums;
    private int integers;

    States(Map<Integer, Accumulator> accumulators) {
        new TreeMap<>(accumulators).forEach((index, accumulator) -> {
            if (isSum(accumulator)) {
                positions.put(index, sums);
                sums += LANES;
            } else {
                positions.put(index, integers);
                integers += LANES;
            }
        });
    }

    /** Where the state of an accumulator begins in a copy. */
    int position(int accumulator) {
        return positions.get(accumulator);
    }

    /** How many numbers the states of all sums are, which lie as those of a leaf in {@link StridedSums}. */
    int sums() {
        return sums;
    }

    /** How long a copy of the states of extremes, counts and histograms is. */
    int integers() {
        return integers;
    }

    static boolean isSum(Accumulator accumulator) {
        return switch (accumulator) {
            case Accumulator.Sum _ -> true;
            case Accumulator.Minimum _, Accumulator.Maximum _, Accumulator.Count _, Accumulator.Histogram _ -> false;
        };
    }

    /** The integer that a real becomes in a state of an extreme: less for less, −0 less than 0. */
    static long ordered(double real) {
        long bits = Double.doubleToRawLongBits(real);
        return bits ^ ((bits >> 63) >>> 1);
    }

    /** The real that an integer of such a state was. */
    static double real(long ordered) {
        return Double.longBitsToDouble(ordered ^ ((ordered >> 63) >>> 1));
    }

    /** What is in a state before anything was added. */
    static long initial(Accumulator accumulator) {
        return switch (accumulator) {
            case Accumulator.Minimum _ -> ordered(Double.POSITIVE_INFINITY);
            case Accumulator.Maximum _ -> ordered(Double.NEGATIVE_INFINITY);
            case Accumulator.Sum _, Accumulator.Count _, Accumulator.Histogram _ -> 0;
        };
    }

    /** How many bits of a lane count one key of a histogram: 32, 16 or 8, as log2. */
    static int logFieldBits(Accumulator.Histogram histogram) {
        if (histogram.size() <= 2) {
            return 5;
        }
        return histogram.size() <= 4 ? 4 : 3;
    }
}

package org.heliosweep.statistic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The accumulators of a plan, each once. The position of one here is its position in {@link Tallies}; the sums among
 * them are numbered from 0 for {@link StridedSums}.
 */
public final class Accumulators {
    private final List<Accumulator> list;
    private final int[] sumIndex;
    private final int sums;

    private Accumulators(List<Accumulator> list) {
        this.list = List.copyOf(list);
        this.sumIndex = new int[list.size()];
        int next = 0;
        for (int index = 0; index < sumIndex.length; index++) {
            sumIndex[index] = isSum(list.get(index)) ? next++ : -1;
        }
        this.sums = next;
    }

    /** The accumulators in their order. */
    public List<Accumulator> list() {
        return list;
    }

    /** How many there are. */
    public int size() {
        return list.size();
    }

    /** How many of them are sums. */
    public int sums() {
        return sums;
    }

    /** Which of the sums an accumulator is; −1 if it is not one. */
    public int sumIndex(int index) {
        return sumIndex[index];
    }

    /** The same accumulators over other nodes, in the same order. */
    public Accumulators moved(IntUnaryOperator nodes) {
        return new Accumulators(
                list.stream().map(accumulator -> accumulator.moved(nodes)).toList());
    }

    private static boolean isSum(Accumulator accumulator) {
        return switch (accumulator) {
            case Accumulator.Sum _ -> true;
            case Accumulator.Count _, Accumulator.Minimum _, Accumulator.Maximum _, Accumulator.Histogram _ -> false;
        };
    }

    /** Collects accumulators; what is added twice is there once. */
    public static final class Builder {
        private final List<Accumulator> list = new ArrayList<>();
        private final Map<Accumulator, Integer> known = new HashMap<>();

        /** A collection of none. */
        public Builder() {}

        /** The position of an accumulator, which is added if it is not there yet. */
        public int add(Accumulator accumulator) {
            return known.computeIfAbsent(accumulator, missing -> {
                list.add(missing);
                return list.size() - 1;
            });
        }

        /** What was added. */
        public Accumulators build() {
            return new Accumulators(list);
        }
    }
}

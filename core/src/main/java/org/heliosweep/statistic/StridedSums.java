package org.heliosweep.statistic;

import java.util.Arrays;

/**
 * The sums of one batch while it is evaluated, in the order of addition that every back end keeps.
 *
 * <p>A leaf is 4,096 scenarios aligned on their number. Inside it, lane {@code number mod 32} adds its 128 scenarios in
 * order; then lane i takes lane i + 16, then i + 8, i + 4, i + 2, i + 1. Leaves merge in a binary tree keyed by their
 * index; 16 of them are a batch. Each addition is that of IEEE, and none may be reassociated.
 *
 * <p>Lanes begin with +0.0, and adding to anything but −0 never gives −0. So adding +0.0, which is what a scenario
 * does where its mask is false and a leaf that is empty, changes no bit and is the same as adding nothing.
 *
 * <p>Up to 2^34 scenarios (1.7 · 10^10), a value takes part in at most 127 + 5 + 22 = 154 additions that round: in its
 * lane, across lanes, and up the tree. The error of a sum is therefore below 155 · 2^-53 = 1.73 · 10^-14 of the sum of
 * magnitudes; whole numbers whose magnitudes add up to no more than 2^53 have no error. The layout, for back ends that
 * add by themselves:
 *
 * <pre>
 *   index = (leaf * sums + sum) * 32 + lane        leaf 0..15, lane 0..31
 * </pre>
 */
public final class StridedSums {
    /** How many scenarios a leaf has. */
    public static final int LEAF = 4_096;

    /** How many partial sums there are inside a leaf. */
    public static final int LANES = 32;

    private final int sums;
    private final int leaves;
    private final double[] lanes;

    /** Zeros for a number of sums and leaves; the number of leaves is a power of two. */
    public StridedSums(int sums, int leaves) {
        this.sums = sums;
        this.leaves = leaves;
        this.lanes = new double[leaves * sums * LANES];
    }

    /** The partial sums, in the layout above. */
    public double[] lanes() {
        return lanes;
    }

    /** Where lane 0 of a sum of a leaf is. */
    public int index(int leaf, int sum) {
        return (leaf * sums + sum) * LANES;
    }

    /**
     * Adds values.
     *
     * @param sum which sum
     * @param row the row in the batch of the first value
     * @param values the values, from position 0
     * @param mask which of them count
     * @param count how many there are
     */
    public void add(int sum, int row, double[] values, boolean[] mask, int count) {
        for (int from = 0; from < count; ) {
            int start = row + from;
            int to = Math.min(count, from + LEAF - start % LEAF);
            addWithin(index(start / LEAF, sum), start - from, values, mask, from, to);
            from = to;
        }
    }

    private void addWithin(int base, int row, double[] values, boolean[] mask, int from, int to) {
        for (int i = from; i < to; i++) {
            lanes[base + (row + i) % LANES] += mask[i] ? values[i] : 0.0;
        }
    }

    /** The sums over the whole batch; afterwards everything is zero again. */
    public Sums reduce() {
        for (int leaf = 0; leaf < leaves; leaf++) {
            reduceLeaf(leaf);
        }
        for (int step = 1; step < leaves; step *= 2) {
            for (int leaf = 0; leaf < leaves; leaf += 2 * step) {
                merge(leaf, leaf + step);
            }
        }
        double[] reduced = new double[sums];
        for (int sum = 0; sum < sums; sum++) {
            reduced[sum] = lanes[index(0, sum)];
        }
        Arrays.fill(lanes, 0);
        return new Sums(reduced);
    }

    /** Adds up the lanes of a leaf; the sums are in lane 0 then. */
    private void reduceLeaf(int leaf) {
        for (int sum = 0; sum < sums; sum++) {
            int base = index(leaf, sum);
            lanes[base] = reduceLanes(base);
        }
    }

    /** Adds what is right to what is left, from lane 0 to lane 0. */
    private void merge(int left, int right) {
        for (int sum = 0; sum < sums; sum++) {
            lanes[index(left, sum)] += lanes[index(right, sum)];
        }
    }

    /** Strides 16 and 8 at once, then 4, 2 and 1. */
    private double reduceLanes(int base) {
        for (int lane = base; lane < base + LANES / 4; lane++) {
            lanes[lane] = lanes[lane] + lanes[lane + 16] + (lanes[lane + 8] + lanes[lane + 24]);
        }
        double first = lanes[base] + lanes[base + 4] + (lanes[base + 2] + lanes[base + 6]);
        double second = lanes[base + 1] + lanes[base + 5] + (lanes[base + 3] + lanes[base + 7]);
        return first + second;
    }
}

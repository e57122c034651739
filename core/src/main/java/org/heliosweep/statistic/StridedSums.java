package org.heliosweep.statistic;

import java.util.Arrays;

/**
 * The sums of one batch while it is evaluated, in the order of addition that every back end keeps.
 *
 * <p>A leaf is 4,096 scenarios aligned on their number. Inside it, lane {@code number mod 32} adds its 128 scenarios in
 * order; then lane i takes lane i + 16, then i + 8, i + 4, i + 2, i + 1. Leaves merge in a binary tree keyed by their
 * index; 16 of them are a batch. Where nothing was added there is zero, which changes no bit.
 *
 * <p>A partial sum is a pair (h, l). Adding x is, in IEEE operations that must not be reassociated,
 *
 * <pre>
 *   s = h + x;  b = s - h;  e = (h - (s - b)) + (x - b);  h = s;  l = l + e
 * </pre>
 *
 * and adding the product x y is, with {@code p = x y} and {@code q = fma(x, y, -p)}, the same for p, but {@code l = l +
 * (e + q)}. The layout, for back ends that add by themselves:
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
    private final double[] high;
    private final double[] low;

    /** Zeros for a number of sums and leaves; the number of leaves is a power of two. */
    public StridedSums(int sums, int leaves) {
        this.sums = sums;
        this.leaves = leaves;
        this.high = new double[leaves * sums * LANES];
        this.low = new double[leaves * sums * LANES];
    }

    /** The leading parts, in the layout above. */
    public double[] high() {
        return high;
    }

    /** The low parts, in the layout above. */
    public double[] low() {
        return low;
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
            if (mask[i]) {
                int at = base + (row + i) % LANES;
                double a = high[at];
                double value = values[i];
                double s = a + value;
                double b = s - a;
                high[at] = s;
                low[at] += (a - (s - b)) + (value - b);
            }
        }
    }

    /** Adds products; see {@link #add}. */
    public void addProducts(int sum, int row, double[] left, double[] right, boolean[] mask, int count) {
        for (int from = 0; from < count; ) {
            int start = row + from;
            int to = Math.min(count, from + LEAF - start % LEAF);
            addProductsWithin(index(start / LEAF, sum), start - from, left, right, mask, from, to);
            from = to;
        }
    }

    private void addProductsWithin(int base, int row, double[] left, double[] right, boolean[] mask, int from, int to) {
        for (int i = from; i < to; i++) {
            if (mask[i]) {
                int at = base + (row + i) % LANES;
                double a = high[at];
                double product = left[i] * right[i];
                double rest = Math.fma(left[i], right[i], -product);
                double s = a + product;
                double b = s - a;
                high[at] = s;
                low[at] += ((a - (s - b)) + (product - b)) + rest;
            }
        }
    }

    /** The sums over the whole batch; afterwards everything is zero again. */
    public Sums reduce() {
        Sums[] level = new Sums[leaves];
        for (int leaf = 0; leaf < leaves; leaf++) {
            level[leaf] = reduceLeaf(leaf);
        }
        for (int width = leaves / 2; width >= 1; width /= 2) {
            for (int index = 0; index < width; index++) {
                level[index] = level[2 * index].merge(level[2 * index + 1]);
            }
        }
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
        return level[0];
    }

    private Sums reduceLeaf(int leaf) {
        double[] leafHigh = new double[sums];
        double[] leafLow = new double[sums];
        for (int sum = 0; sum < sums; sum++) {
            int base = index(leaf, sum);
            for (int stride = LANES / 2; stride >= 1; stride /= 2) {
                for (int lane = 0; lane < stride; lane++) {
                    Sums.mergePair(high, low, base + lane, high[base + lane + stride], low[base + lane + stride]);
                }
            }
            leafHigh[sum] = high[base];
            leafLow[sum] = low[base];
        }
        return new Sums(leafHigh, leafLow);
    }
}

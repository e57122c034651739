package org.heliosweep.statistic;

/**
 * Merges the sums of batches, given in the order of their index, in the binary tree that is keyed by the index: a
 * binary counter, whose digits are the complete subtrees that still wait for their right-hand neighbour.
 */
public final class SumTree {
    private final Sums[] waiting = new Sums[Long.SIZE];
    private final int sums;
    private long count;

    /** A tree without leaves, for a number of sums. */
    public SumTree(int sums) {
        this.sums = sums;
    }

    /** How many batches were added: the index of the next one. */
    public long count() {
        return count;
    }

    /** Adds the sums of the next batch. */
    public void add(Sums next) {
        Sums carried = next;
        int level = 0;
        for (; (count >> level & 1) != 0; level++) {
            carried = waiting[level].merge(carried);
            waiting[level] = null;
        }
        waiting[level] = carried;
        count++;
    }

    /** The sums of all that was added; what is missing to a full tree is empty and changes no bit. */
    public Sums total() {
        Sums total = null;
        for (Sums subtree : waiting) {
            if (subtree != null) {
                total = total == null ? subtree : subtree.merge(total);
            }
        }
        return total == null ? Sums.none(sums) : total;
    }
}

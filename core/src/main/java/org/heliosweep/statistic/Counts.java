package org.heliosweep.statistic;

/**
 * How often integers from 0 to a limit occurred. Only where something is counted does it take memory: in pages of
 * 1,024 counts.
 */
public final class Counts {
    /** How many low bits of a key say where it is on its page. */
    private static final int PAGE_BITS = 10;

    private static final int PAGE = 1 << PAGE_BITS;

    private final int size;
    private final long[][] pages;

    /** Zeros for the keys from 0 to {@code size - 1}. */
    public Counts(int size) {
        this.size = size;
        this.pages = new long[(size + PAGE - 1) >> PAGE_BITS][];
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** How often a key occurred. */
    public long get(int key) {
        long[] page = pages[key >> PAGE_BITS];
        return page == null ? 0 : page[key & (PAGE - 1)];
    }

    /** Whether there is no count on the page of a key, so that a search can go on behind it. */
    boolean pageIsEmpty(int key) {
        return pages[key >> PAGE_BITS] == null;
    }

    /** How many pages take memory. */
    int pagesInUse() {
        int used = 0;
        for (long[] page : pages) {
            used += page == null ? 0 : 1;
        }
        return used;
    }

    /** Counts a key a number of times more. */
    public void add(int key, long times) {
        page(key >> PAGE_BITS)[key & (PAGE - 1)] += times;
    }

    /** Counts each of some keys, from position 0, where the mask says so. */
    public void add(long[] keys, boolean[] mask, int count) {
        add(keys, 0, mask, 0, count);
    }

    /** Counts each of some keys, from a position, where the mask says so, from a position of its own. */
    public void add(long[] keys, int from, boolean[] mask, int maskFrom, int count) {
        for (int i = 0; i < count; i++) {
            if (mask[maskFrom + i]) {
                add((int) keys[from + i], 1);
            }
        }
    }

    /** Counts each of some keys, from a position. */
    public void add(long[] keys, int from, int count) {
        int at = from;
        while (at < from + count) {
            at = addWherePagesAre(pages, keys, at, from + count);
            if (at < from + count) {
                add((int) keys[at], 1);
                at++;
            }
        }
    }

    /** Counts keys up to the first one whose page is missing, and gives where that is. Calls nothing, so it is fast. */
    private static int addWherePagesAre(long[][] pages, long[] keys, int from, int to) {
        for (int at = from; at < to; at++) {
            int key = (int) keys[at];
            long[] page = pages[key >> PAGE_BITS];
            if (page == null) {
                return at;
            }
            page[key & (PAGE - 1)]++;
        }
        return to;
    }

    /** Adds the counts of another one. */
    public void add(Counts other) {
        for (int number = 0; number < pages.length; number++) {
            if (other.pages[number] != null) {
                long[] page = page(number);
                for (int at = 0; at < PAGE; at++) {
                    page[at] += other.pages[number][at];
                }
            }
        }
    }

    private long[] page(int number) {
        long[] page = pages[number];
        if (page == null) {
            page = new long[PAGE];
            pages[number] = page;
        }
        return page;
    }
}

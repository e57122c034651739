package org.heliosweep.statistic;

import java.util.Arrays;

/**
 * How often integers from 0 to a limit occurred. Only where something is counted does it take memory: in pages of
 * 1,024 counts.
 *
 * <p>As long as all that was counted lies close together, its pages are one array, the window; then a key is found by
 * a subtraction. Once it does not, each page is an array of its own. Which it is shows in nothing but time.
 */
public final class Counts {
    /** How many low bits of a key say where it is on its page. */
    private static final int PAGE_BITS = 10;

    private static final int PAGE = 1 << PAGE_BITS;

    /** How many pages a window has at most: for reals, so many powers of two, 256 KiB. */
    static final int LONGEST_WINDOW = 32;

    private final int size;

    /** Counts of the keys from {@link #first} on, while {@link #pages} is null. */
    private long[] window = {};

    private int first;
    private long[][] pages;

    /** Zeros for the keys from 0 to {@code size - 1}. */
    public Counts(int size) {
        this.size = size;
    }

    /** How many keys there are. */
    public int size() {
        return size;
    }

    /** How often a key occurred. */
    public long get(int key) {
        if (pageIsEmpty(key)) {
            return 0;
        }
        return pages == null ? window[key - first] : pages[key >> PAGE_BITS][key & (PAGE - 1)];
    }

    /** Whether there is no count on the page of a key, so that a search can go on behind it. */
    boolean pageIsEmpty(int key) {
        return pages == null ? key < first || key >= first + window.length : pages[key >> PAGE_BITS] == null;
    }

    /** How many pages take memory. */
    int pagesInUse() {
        int used = window.length >> PAGE_BITS;
        if (pages != null) {
            for (long[] page : pages) {
                used += page == null ? 0 : 1;
            }
        }
        return used;
    }

    /** Whether all that was counted is in one array. */
    boolean isWindow() {
        return pages == null;
    }

    /** Counts a key a number of times more. */
    public void add(int key, long times) {
        if (pages == null && pageIsEmpty(key)) {
            extendTo(key);
        }
        if (pages == null) {
            window[key - first] += times;
        } else {
            page(key >> PAGE_BITS)[key & (PAGE - 1)] += times;
        }
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
        int to = from + count;
        for (int at = from; at < to; ) {
            at = pages == null ? addInWindow(window, first, keys, at, to) : addOnPages(pages, keys, at, to);
            if (at < to) {
                add((int) keys[at], 1);
                at++;
            }
        }
    }

    /** Counts keys up to the first one outside, and gives where that is. Calls nothing, so it is fast. */
    private static int addInWindow(long[] window, int first, long[] keys, int from, int to) {
        for (int at = from; at < to; at++) {
            int key = (int) keys[at] - first;
            if (key < 0 || key >= window.length) {
                return at;
            }
            window[key]++;
        }
        return to;
    }

    /** Counts keys up to the first one whose page is missing, and gives where that is. Calls nothing, so it is fast. */
    private static int addOnPages(long[][] pages, long[] keys, int from, int to) {
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
        for (int key = 0; key < size; key++) {
            if (other.pageIsEmpty(key)) {
                key |= PAGE - 1;
            } else if (other.get(key) != 0) {
                add(key, other.get(key));
            }
        }
    }

    /** Makes room for a key outside the window: in a longer one, or, if it would be too long, on pages. */
    private void extendTo(int key) {
        int begin = key & -PAGE;
        int end = begin + PAGE;
        if (window.length > 0) {
            begin = Math.min(begin, first);
            end = Math.max(end, first + window.length);
        }
        if (end - begin > LONGEST_WINDOW * PAGE) {
            turnToPages();
            return;
        }
        long[] longer = new long[end - begin];
        if (window.length > 0) {
            System.arraycopy(window, 0, longer, first - begin, window.length);
        }
        window = longer;
        first = begin;
    }

    private void turnToPages() {
        pages = new long[(size + PAGE - 1) >> PAGE_BITS][];
        for (int at = 0; at < window.length; at += PAGE) {
            long[] page = Arrays.copyOfRange(window, at, at + PAGE);
            if (Arrays.stream(page).anyMatch(times -> times != 0)) {
                pages[(first + at) >> PAGE_BITS] = page;
            }
        }
        window = new long[0];
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

package org.heliosweep.workload;

/** The grid of W, written from its definition. */
final class PlainGrid {
    private static final int[] LEVELS = {10, 8, 7, 9, 6, 11, 5, 12};
    private static final double[] LOW = {300, 0.70, 700, 0.05, 80, 0.03, 0.70, 1e4};
    private static final double[] HIGH = {400, 0.95, 1400, 0.45, 800, 0.15, 0.95, 1e6};

    private PlainGrid() {}

    /** The outputs of the scenario with a number. */
    static PlainW at(long number) {
        double[] x = new double[LEVELS.length];
        long rest = number;
        for (int input = 0; input < x.length; input++) {
            long digit = rest % LEVELS[input];
            x[input] = LOW[input] + (HIGH[input] - LOW[input]) * digit / (LEVELS[input] - 1);
            rest /= LEVELS[input];
        }
        return PlainW.of(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]);
    }

    /** The scenario of the grid that is in a row of the columns of flat inputs. */
    static long spread(long row) {
        return row % 8_192 * 12_334_969 % 19_958_400;
    }
}

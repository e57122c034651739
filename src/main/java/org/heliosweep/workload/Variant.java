package org.heliosweep.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done with the workload W. Each has a figure of its own. */
public enum Variant {
    /** Every scenario has its own inputs, which lie in memory; count, sum, least and greatest value of every output. */
    FLAT(1, "inputs from memory; sum, least and greatest of each output"),
    /** The same reduction over the whole grid, whose structure may be used. */
    GRID(1, "the same over a grid, computing no more than it must"),
    /** Flat inputs; all ten outputs are kept in columns outside the heap. */
    WRITE(1, "as flat, but outputs are written, 76 bytes a scenario"),
    /** Flat inputs; mean, standard deviation and quantiles of every output. */
    STATISTICS(1, "as flat, and deviation and quantiles of each output"),
    /** The whole grid; the statistics of {@link #STATISTICS}. */
    GRID_STATISTICS(1, "as grid, and deviation and quantiles of each output"),
    /** Inputs drawn uniformly, the generator included; the reduction of {@link #FLAT}. */
    RANDOM(1, "as flat, but inputs are drawn at random, which counts"),
    /** W twice, flat. */
    CHAIN_2(2, "as flat, the workload 2 times in a row"),
    /** W six times, flat. */
    CHAIN_6(6, "as flat, the workload 6 times in a row"),
    /** W twenty times, flat. */
    CHAIN_20(20, "as flat, the workload 20 times in a row");

    private final int links;
    private final String description;

    Variant(int links, String description) {
        this.links = links;
        this.description = description;
    }

    /** Those that stand for themselves: all but the chains. */
    public static List<Variant> principal() {
        return Arrays.stream(values()).filter(variant -> variant.links == 1).toList();
    }

    /** What it is, in a line. */
    public String description() {
        return description;
    }

    /** How often W stands in it. */
    public int links() {
        return links;
    }

    /** Whether all statistics are wanted, not only count, sum, least and greatest value. */
    public boolean isFull() {
        return this == STATISTICS || this == GRID_STATISTICS;
    }

    /** Whether the inputs come from columns in memory. */
    boolean isFlat() {
        return this != GRID && this != GRID_STATISTICS && this != RANDOM;
    }

    /** What it is called on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The variant with a label.
     *
     * @throws IllegalArgumentException if there is none; the message says which there are
     */
    public static Variant labelled(String label) {
        return Arrays.stream(values())
                .filter(variant -> variant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no variant " + label + "; there are "
                        + Arrays.stream(values()).map(Variant::label).collect(Collectors.joining(", "))));
    }
}

package org.heliosweep.workload;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done with the workload W. Each has a figure of its own. */
public enum Variant {
    /** Every scenario has its own inputs, which lie in memory; count, sum, least and greatest value of every output. */
    FLAT(1, false),
    /** The same reduction over the whole grid, whose structure may be used. */
    GRID(1, false),
    /** Flat inputs; all ten outputs are kept in columns outside the heap. */
    WRITE(1, false),
    /** Flat inputs; mean, standard deviation and quantiles of every output. */
    STATISTICS(1, true),
    /** Inputs drawn uniformly, the generator included; the reduction of {@link #FLAT}. */
    RANDOM(1, false),
    /** W twice, flat. */
    CHAIN_2(2, false),
    /** W six times, flat. */
    CHAIN_6(6, false),
    /** W twenty times, flat. */
    CHAIN_20(20, false);

    private final int links;
    private final boolean full;

    Variant(int links, boolean full) {
        this.links = links;
        this.full = full;
    }

    /** How often W stands in it. */
    public int links() {
        return links;
    }

    /** Whether all statistics are wanted, not only count, sum, least and greatest value. */
    public boolean isFull() {
        return full;
    }

    /** Whether the inputs come from columns in memory. */
    boolean isFlat() {
        return this != GRID && this != RANDOM;
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

package org.heliosweep.model;

/**
 * Consecutive whole numbers over which quantities can go: years, hours.
 *
 * @param name how the model calls it; dotted if it belongs to a model that is used
 * @param first the first number
 * @param last the last number, at least the first
 * @param description what it is, in a few words; may be empty
 */
public record Index(String name, int first, int last, String description) {
    /** The most numbers for which each one has a quantity of its own; over longer indexes, only reductions leave. */
    public static final int LONGEST_LIST = 100;

    /** How many numbers there are. */
    public int length() {
        return last - first + 1;
    }

    /** Whether each number has a quantity of its own. */
    public boolean isList() {
        return length() <= LONGEST_LIST;
    }

    /** The same index under another name. */
    Index named(String newName) {
        return new Index(newName, first, last, description);
    }
}

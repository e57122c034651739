package org.heliosweep.vector;

/**
 * Where the values of an input lie in the scratch array of its type, if not in a slot. Positions count from behind the
 * slots.
 */
sealed interface Pointer {
    /**
     * A value of a row.
     *
     * @param single where it lies once for each lane, if all scenarios are in one row
     * @param mixed where it lies once for each scenario, if they are in several
     */
    record OfRow(int single, int mixed) implements Pointer {}

    /**
     * A value of a place in the row.
     *
     * @param single where the table begins, which is read from {@link Scratch#place} on if all scenarios are in one row
     * @param mixed where it lies once for each scenario, if they are in several
     */
    record OfPlace(int single, int mixed) implements Pointer {}

    /**
     * A value of a column.
     *
     * @param index the position in {@link Scratch#columns} of where it begins
     */
    record OfColumn(int index) implements Pointer {}
}

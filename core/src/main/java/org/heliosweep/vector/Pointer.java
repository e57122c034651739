package org.heliosweep.vector;

/** Where the values of an input lie in the scratch array of its type, if not in a slot. */
sealed interface Pointer {
    /**
     * A value of a row.
     *
     * @param rows where those of consecutive rows lie; {@link Scratch#rowAt} says which are meant
     * @param mixed where it lies once for each scenario, if scenarios of several rows are put together
     */
    record OfRow(int rows, int mixed) implements Pointer {}

    /**
     * A value of a place in a row.
     *
     * @param level the position of the table among the levels; {@link Scratch#places} says where its row begins
     * @param table where the table begins
     * @param mixed where it lies once for each scenario, if scenarios of several rows are put together
     */
    record OfPlace(int level, int table, int mixed) implements Pointer {}

    /**
     * A value of a column.
     *
     * @param index the position in {@link Scratch#columns} of where it begins
     */
    record OfColumn(int index) implements Pointer {}
}

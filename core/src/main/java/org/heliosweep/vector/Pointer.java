package org.heliosweep.vector;

/**
 * Where the values of an input begin in the scratch array of its type.
 *
 * @param index the position in {@link Scratch#pointers}
 * @param row whether there may be one value for all scenarios of a run; see {@link Scratch#singleRow}
 */
record Pointer(int index, boolean row) {}

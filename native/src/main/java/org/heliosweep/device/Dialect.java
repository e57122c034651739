package org.heliosweep.device;

/**
 * What differs among the languages of the C family. Expressions and statements are the same in all of them: they use
 * operators, and the functions and types of the prelude.
 */
interface Dialect {
    /**
     * What stands before everything: types, and functions for the operations that are no operators.
     *
     * @param isCalling whether functions are called
     */
    String prelude(boolean isCalling);

    /** What follows it where there are operations on floats. */
    String singles();

    /** What stands before the type of an array of constants. */
    String constantArray();

    /** What stands before the type of a function that the kernel calls. */
    String innerFunction();

    /** Whether arrays of constants that the kernel itself reads are given to it, and not part of the source. */
    boolean arraysAreGiven();
}

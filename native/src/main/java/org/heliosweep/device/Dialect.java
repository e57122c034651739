package org.heliosweep.device;

import java.util.List;

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

    /** What stands before the type of an array of constants. */
    String constantArray();

    /** What stands before the type of a function that the kernel calls. */
    String innerFunction();

    /**
     * Begins the kernel: what follows computes {@code number}, the number of a scenario, at position {@code scenario} of
     * the buffers, which are arrays named {@link #buffer}.
     */
    void begin(Lines lines, String function, List<Buffer> buffers);

    /** Ends what {@link #begin} began. */
    void end(Lines lines);

    /** The name of the buffer at a position. */
    static String buffer(List<Buffer> buffers, int index) {
        return (buffers.get(index).isWritten() ? "out" : "in") + index;
    }
}

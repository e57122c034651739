package org.heliosweep.vector;

import java.util.Arrays;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * Brings a value from one scratch to another.
 *
 * @param literal the value if it is constant, otherwise null
 * @param type the type of the value
 * @param from the position in the first scratch
 * @param to the position in the second one
 * @param length how many lanes there are
 */
record Copy(Node.Literal literal, Type type, int from, int to, int length) {
    /** Brings several values. */
    static void all(Copy[] copies, Scratch source, Scratch target) {
        for (Copy copy : copies) {
            copy.run(source, target);
        }
    }

    private void run(Scratch source, Scratch target) {
        if (literal == null) {
            System.arraycopy(source.array(type), from, target.array(type), to, length);
        } else {
            fill(target, literal, to, length);
        }
    }

    /** Puts a literal into every lane. */
    static void fill(Scratch scratch, Node.Literal literal, int from, int length) {
        switch (literal.type()) {
            case REAL -> Arrays.fill(scratch.reals, from, from + length, literal.real());
            case INTEGER -> Arrays.fill(scratch.integers, from, from + length, literal.bits());
            case TRUTH -> Arrays.fill(scratch.truths, from, from + length, literal.bits() != 0);
        }
    }
}

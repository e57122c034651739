package org.heliosweep.graph;

/** The type of the value that a node of a {@link Graph} stands for. */
public enum Type {
    /** An IEEE 754 binary64 number. */
    REAL,
    /** A 64-bit two's complement number: a scenario number, a position, the representation of a real, a category. */
    INTEGER,
    /** True or false. */
    TRUTH
}

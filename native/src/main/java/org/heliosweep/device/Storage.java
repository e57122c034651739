package org.heliosweep.device;

/** How a value lies in memory. */
public enum Storage {
    /** A real: 8 bytes, IEEE 754 binary64. */
    REAL,
    /** An integer of 8 bytes. */
    INTEGER,
    /** A status or the position of a label: an integer of 4 bytes. */
    CODE,
    /** A truth: one byte, 0 or 1. */
    TRUTH
}

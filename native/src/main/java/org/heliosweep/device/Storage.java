package org.heliosweep.device;

/** How a value lies in memory. */
public enum Storage {
    /** A real: 8 bytes, IEEE 754 binary64. */
    REAL(8),
    /** An integer of 8 bytes. */
    INTEGER(8),
    /** A status or the position of a label: an integer of 4 bytes. */
    CODE(4),
    /** A truth: one byte, 0 or 1. */
    TRUTH(1);

    private final int bytes;

    Storage(int bytes) {
        this.bytes = bytes;
    }

    /** How many bytes a value takes. */
    public int bytes() {
        return bytes;
    }
}

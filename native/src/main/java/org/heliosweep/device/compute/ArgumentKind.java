package org.heliosweep.device.compute;

/** What an argument of a kernel is. */
public enum ArgumentKind {
    /** A pointer to a buffer of the device. */
    BUFFER(8),
    /** A 64-bit integer: {@code long} of OpenCL C, {@code long long} of CUDA C. */
    LONG(8),
    /** A 32-bit integer. */
    INT(4),
    /** A real of double precision. */
    DOUBLE(8);

    private final int bytes;

    ArgumentKind(int bytes) {
        this.bytes = bytes;
    }

    /** Its size in bytes. */
    public int bytes() {
        return bytes;
    }
}

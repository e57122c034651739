package org.heliosweep.device.compute;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Memory of the host that a device copies from and to by itself. Between the call that asks for a copy and the end of it,
 * what is copied from must not be written, and what is copied to must be neither written nor read.
 */
@SuppressWarnings("restricted") // the size of what the driver allocated is known here alone
public final class HostBuffer extends Resource {
    private final long bytes;
    private final MemorySegment allocated;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment segment;

    HostBuffer(Device device, long bytes, MemorySegment allocated) {
        super(device);
        this.bytes = bytes;
        this.allocated = allocated;
        this.segment = allocated.reinterpret(bytes, arena, null);
    }

    /** Its size in bytes. */
    public long bytes() {
        return bytes;
    }

    /** Its content, aligned to at least 16 bytes. All access after it is closed throws {@link IllegalStateException}. */
    public MemorySegment segment() {
        return segment;
    }

    long address() {
        return allocated.address();
    }

    @Override
    String what() {
        return "a host buffer of " + bytes + " bytes";
    }

    @Override
    void release() {
        arena.close();
        device().driver().freeHost(allocated);
    }
}

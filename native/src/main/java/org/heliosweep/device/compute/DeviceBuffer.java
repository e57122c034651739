package org.heliosweep.device.compute;

/** Memory of a device. */
public final class DeviceBuffer extends Resource {
    private final long bytes;
    private final long handle;

    DeviceBuffer(Device device, long bytes, long handle) {
        super(device);
        this.bytes = bytes;
        this.handle = handle;
    }

    /** Its size in bytes. */
    public long bytes() {
        return bytes;
    }

    /** What the driver knows it by, and kernels get as an argument. */
    long handle() {
        return handle;
    }

    @Override
    String what() {
        return "a buffer of " + bytes + " bytes";
    }

    @Override
    void release() {
        device().driver().free(handle);
    }
}

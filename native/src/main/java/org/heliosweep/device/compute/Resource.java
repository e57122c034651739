package org.heliosweep.device.compute;

/** What belongs to a device and is given back once: by itself, or together with the device. */
abstract class Resource implements AutoCloseable {
    private final Device device;
    /** Written under the device's exclusive lock, read under its shared one. */
    private boolean closed;

    Resource(Device device) {
        this.device = device;
    }

    final Device device() {
        return device;
    }

    /** What it is, for messages. */
    abstract String what();

    /** Gives it back to the driver. Nothing runs on the device, and nobody uses it. */
    abstract void release();

    /** Called under the device's lock. */
    final void requireOpen() {
        if (closed) {
            throw new IllegalStateException(what() + " of " + device + " is closed");
        }
    }

    /** Called under the device's exclusive lock. */
    final void releaseOnce() {
        if (!closed) {
            closed = true;
            release();
        }
    }

    /**
     * Waits for whatever runs on the device, and gives it back. Closing again does nothing. The device does it too.
     *
     * @throws DeviceException if the device fails, unless it has said so before
     */
    @Override
    public final void close() {
        device.close(this);
    }
}

package org.heliosweep.device.compute;

/**
 * Operations of a device that run in order, each after the one before it has ended, while the caller goes on. Queues of one
 * device run beside each other; what one of them writes and another one reads has to be ordered by an event. For one
 * thread at a time.
 */
public final class DeviceQueue extends Resource {
    private final QueueDriver driver;

    DeviceQueue(Device device, QueueDriver driver) {
        super(device);
        this.driver = driver;
    }

    /**
     * Copies to the device.
     *
     * @param source what is copied
     * @param sourceOffset the first byte of it
     * @param target where to
     * @param targetOffset the first byte there
     * @param bytes how many bytes; may be 0
     */
    public void copy(HostBuffer source, long sourceOffset, DeviceBuffer target, long targetOffset, long bytes) {
        long stamp = enter();
        try {
            requireRange(source, source.bytes(), sourceOffset, bytes);
            requireRange(target, target.bytes(), targetOffset, bytes);
            if (bytes > 0) {
                driver.copyToDevice(source.address() + sourceOffset, target.handle(), targetOffset, bytes);
            }
        } finally {
            device().leave(stamp);
        }
    }

    /**
     * Copies to the host. The bytes are there when the queue has come so far: see {@link #finish} and
     * {@link DeviceEvent#await}.
     *
     * @param source what is copied
     * @param sourceOffset the first byte of it
     * @param target where to
     * @param targetOffset the first byte there
     * @param bytes how many bytes; may be 0
     */
    public void copy(DeviceBuffer source, long sourceOffset, HostBuffer target, long targetOffset, long bytes) {
        long stamp = enter();
        try {
            requireRange(source, source.bytes(), sourceOffset, bytes);
            requireRange(target, target.bytes(), targetOffset, bytes);
            if (bytes > 0) {
                driver.copyToHost(source.handle(), sourceOffset, target.address() + targetOffset, bytes);
            }
        } finally {
            device().leave(stamp);
        }
    }

    /** Sets bytes of a buffer to zero. */
    public void zero(DeviceBuffer buffer, long offset, long bytes) {
        long stamp = enter();
        try {
            requireRange(buffer, buffer.bytes(), offset, bytes);
            if (bytes > 0) {
                driver.zero(buffer.handle(), offset, bytes);
            }
        } finally {
            device().leave(stamp);
        }
    }

    /**
     * Launches a kernel for {@code groups * groupSize} work items in one dimension.
     *
     * @param kernel the kernel, whose arguments are set
     * @param groups how many groups; may be 0
     * @param groupSize work items of each group, from 1 to {@link DeviceKernel#largestGroup}
     */
    public void launch(DeviceKernel kernel, int groups, int groupSize) {
        long stamp = enter();
        try {
            device().requireOwn(kernel);
            kernel.launch(driver, groups, groupSize);
        } finally {
            device().leave(stamp);
        }
    }

    /** Lets an event happen when this queue has come so far. What it was recorded for before is forgotten. */
    public void record(DeviceEvent event) {
        long stamp = enter();
        try {
            device().requireOwn(event);
            driver.record(event.driver());
        } finally {
            device().leave(stamp);
        }
    }

    /** Lets what is asked of this queue from here on begin after an event, as it is recorded now, has happened. */
    public void await(DeviceEvent event) {
        long stamp = enter();
        try {
            device().requireOwn(event);
            driver.await(event.driver());
        } finally {
            device().leave(stamp);
        }
    }

    /**
     * Waits until all that this queue was asked for has ended.
     *
     * @throws DeviceException if any of it failed
     */
    public void finish() {
        long stamp = enter();
        try {
            driver.finish();
        } finally {
            device().leave(stamp);
        }
    }

    private long enter() {
        long stamp = device().enter();
        try {
            requireOpen();
        } catch (IllegalStateException e) {
            device().leave(stamp);
            throw e;
        }
        return stamp;
    }

    private void requireRange(Resource buffer, long size, long offset, long bytes) {
        device().requireOwn(buffer);
        if (offset < 0 || bytes < 0 || offset > size - bytes) {
            throw new IllegalArgumentException(bytes + " bytes from byte " + offset + " on of " + buffer.what());
        }
    }

    /** Waits, under the device's lock. */
    void settle() {
        driver.settle();
    }

    @Override
    String what() {
        return "a queue";
    }

    @Override
    void release() {
        driver.release();
    }
}

package org.heliosweep.device.compute;

/** What {@link DeviceQueue} asks of a driver's interface. For one thread at a time. */
public interface QueueDriver {
    /** Copies from an address of pinned memory to a buffer. */
    void copyToDevice(long address, long buffer, long offset, long bytes);

    /** Copies from a buffer to an address of pinned memory. */
    void copyToHost(long buffer, long offset, long address, long bytes);

    /** Sets bytes to zero. */
    void zero(long buffer, long offset, long bytes);

    /** Launches a kernel; takes the arguments as they are now. */
    void launch(long kernel, KernelArguments arguments, int groups, int groupSize);

    /** Records an event of the same driver. */
    void record(EventDriver event);

    /** Lets later operations begin after an event of the same driver. */
    void await(EventDriver event);

    /** Waits for all operations, and reports those that failed. */
    void finish();

    /** Waits for all operations before something is closed; silent if the device has reported a final failure before. */
    void settle();

    /** Gives back the queue, which has nothing to do any more. */
    void release();
}

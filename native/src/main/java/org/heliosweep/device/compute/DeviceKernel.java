package org.heliosweep.device.compute;

/**
 * A kernel and its arguments, which stay as they are set from one launch to the next. A launch takes them as they are when
 * it is asked for: to set them again does not touch it. For one thread at a time.
 */
public final class DeviceKernel extends Resource {
    private final DeviceProgram program;
    private final ProgramDriver driver;
    private final long handle;
    private final int largestGroup;
    private final KernelArguments arguments;
    private final boolean[] set;
    private final DeviceBuffer[] buffers;

    DeviceKernel(
            DeviceProgram program, ProgramDriver driver, long handle, int largestGroup, KernelArguments arguments) {
        super(program.device());
        this.program = program;
        this.driver = driver;
        this.handle = handle;
        this.largestGroup = largestGroup;
        this.arguments = arguments;
        this.set = new boolean[arguments.count()];
        this.buffers = new DeviceBuffer[arguments.count()];
    }

    /** Its name in the source. */
    public String function() {
        return arguments.function();
    }

    /** How many work items a group may have: what the kernel needs of registers may allow less than the device. */
    public int largestGroup() {
        return largestGroup;
    }

    /** Sets an argument that is a {@link ArgumentKind#BUFFER}. */
    public DeviceKernel setBuffer(int index, DeviceBuffer buffer) {
        set(index, ArgumentKind.BUFFER, buffer.handle(), buffer);
        return this;
    }

    /** Sets an argument that is a {@link ArgumentKind#LONG}. */
    public DeviceKernel setLong(int index, long value) {
        set(index, ArgumentKind.LONG, value, null);
        return this;
    }

    /** Sets an argument that is an {@link ArgumentKind#INT}. */
    public DeviceKernel setInt(int index, int value) {
        set(index, ArgumentKind.INT, value, null);
        return this;
    }

    /** Sets an argument that is a {@link ArgumentKind#DOUBLE}. */
    public DeviceKernel setDouble(int index, double value) {
        set(index, ArgumentKind.DOUBLE, Double.doubleToRawLongBits(value), null);
        return this;
    }

    private void set(int index, ArgumentKind kind, long bits, DeviceBuffer buffer) {
        long stamp = device().enter();
        try {
            requireOpen();
            if (buffer != null) {
                device().requireOwn(buffer);
            }
            arguments.set(index, kind, bits);
            set[index] = true;
            buffers[index] = buffer;
        } finally {
            device().leave(stamp);
        }
    }

    /** Launches it in a queue of its device, under the device's lock. */
    void launch(QueueDriver queue, int groups, int groupSize) {
        if (groups < 0 || groupSize < 1 || groupSize > largestGroup) {
            throw new IllegalArgumentException("kernel " + function() + " is launched in " + groups + " groups of "
                    + groupSize + " work items; a group has 1 to " + largestGroup);
        }
        for (int index = 0; index < set.length; index++) {
            if (!set[index]) {
                throw new IllegalStateException("argument " + index + " of kernel " + function() + " is not set");
            }
            if (buffers[index] != null) {
                buffers[index].requireOpen();
            }
        }
        if (groups > 0) {
            queue.launch(handle, arguments, groups, groupSize);
        }
    }

    @Override
    String what() {
        return "kernel " + function();
    }

    @Override
    void release() {
        program.forget(this);
        arguments.release();
        driver.releaseKernel(handle);
    }
}

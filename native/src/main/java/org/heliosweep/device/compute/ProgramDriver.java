package org.heliosweep.device.compute;

import java.util.List;

/** What {@link DeviceProgram} asks of a driver's interface. */
public interface ProgramDriver {
    /** What the compiler wrote. */
    String log();

    /**
     * Makes a kernel.
     *
     * @throws IllegalArgumentException if it has other arguments, as far as the interface tells
     */
    long kernel(String function, List<ArgumentKind> arguments);

    /** How many work items a group of a kernel may have. */
    int largestGroup(long kernel, String function);

    /** Gives back what {@link #kernel} gave. */
    void releaseKernel(long kernel);

    /** Gives back the program, after its kernels. */
    void release();
}

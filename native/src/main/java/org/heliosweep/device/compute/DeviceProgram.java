package org.heliosweep.device.compute;

import java.util.ArrayList;
import java.util.List;

/** A compiled source. Closing it closes its kernels. */
public final class DeviceProgram extends Resource {
    private final ProgramDriver driver;
    /** Guarded by itself. */
    private final List<DeviceKernel> kernels = new ArrayList<>();

    DeviceProgram(Device device, ProgramDriver driver) {
        super(device);
        this.driver = driver;
    }

    /** What the compiler wrote, such as warnings; often empty. */
    public String log() {
        return driver.log().strip();
    }

    /**
     * A kernel of the program, with arguments of its own: two kernels of one function know nothing of each other.
     *
     * @param function its name in the source
     * @param arguments what its arguments are; their number, and their sizes where the driver tells them, are checked
     * @throws DeviceException if there is none of that name
     * @throws IllegalArgumentException if it has other arguments
     */
    public DeviceKernel kernel(String function, ArgumentKind... arguments) {
        long stamp = device().enter();
        try {
            requireOpen();
            List<ArgumentKind> kinds = List.of(arguments);
            long handle = driver.kernel(function, kinds);
            DeviceKernel kernel = kernel(handle, function, kinds);
            synchronized (kernels) {
                kernels.add(kernel);
            }
            return device().owned(kernel);
        } finally {
            device().leave(stamp);
        }
    }

    /** Called under the device's exclusive lock. */
    void forget(DeviceKernel kernel) {
        kernels.remove(kernel);
    }

    private DeviceKernel kernel(long handle, String function, List<ArgumentKind> kinds) {
        try {
            int largestGroup = driver.largestGroup(handle, function);
            return new DeviceKernel(this, driver, handle, largestGroup, new KernelArguments(function, kinds));
        } catch (RuntimeException e) {
            driver.releaseKernel(handle);
            throw e;
        }
    }

    @Override
    String what() {
        return "a program";
    }

    @Override
    void release() {
        Closing closing = new Closing();
        for (DeviceKernel kernel : List.copyOf(kernels)) {
            closing.run(kernel::releaseOnce);
            device().forget(kernel);
        }
        closing.run(driver::release);
        closing.end();
    }
}

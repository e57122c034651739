package org.heliosweep.device.compute;

/** A library of this machine through which devices are reached, such as OpenCL or CUDA. It has no state of its own. */
public interface DeviceLibrary {
    /** Its name, such as {@code OpenCL}. */
    String name();

    /**
     * Looks for devices. Never fails: where the library, its drivers or devices are missing, the survey says why.
     * Loading drivers can take a second the first time.
     */
    DeviceSurvey survey();

    /**
     * Opens a device. One that is opened twice gives two devices that know nothing of each other.
     *
     * @param description of this library's survey
     * @throws DeviceException if it cannot be used
     */
    Device open(DeviceDescription description);
}

package org.heliosweep.device.compute;

/**
 * A device, or the library that it is reached through, did not do what it was asked for. The message names the device,
 * the operation in words, the kind of failure and the symbolic name of the status, such as
 * {@code OpenCL device "Radeon": allocating 80 bytes: out of memory (CL_MEM_OBJECT_ALLOCATION_FAILURE)}.
 *
 * <p>Work on devices runs asynchronously, so a kernel that failed may be reported by a later operation of any queue of
 * the device.
 */
public class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final DeviceFailure failure;
    private final String device;
    private final String status;

    /**
     * The failure of an operation.
     *
     * @param failure what kind of failure it is
     * @param device what failed, such as {@code CUDA device "NVIDIA H200"}
     * @param operation what it was asked for, such as {@code waiting for a queue}
     * @param status the symbolic name of the interface's status, and what else the interface says about it
     */
    public DeviceException(DeviceFailure failure, String device, String operation, String status) {
        this(failure, device, status, device + ": " + operation + ": " + failure.words() + " (" + status + ")", null);
    }

    /** A device or a library that cannot be used at all, for a reason in words that names it. */
    public static DeviceException unavailable(String device, String reason) {
        return new DeviceException(DeviceFailure.UNAVAILABLE, device, "", reason, null);
    }

    DeviceException(DeviceFailure failure, String device, String status, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.device = device;
        this.status = status;
    }

    /** What kind of failure it is. */
    public DeviceFailure failure() {
        return failure;
    }

    /** What failed: the interface and the name of the device, or the library. */
    public String device() {
        return device;
    }

    /** The symbolic name of the status that the interface gave, such as {@code CL_OUT_OF_RESOURCES}; empty where none. */
    public String status() {
        return status;
    }
}

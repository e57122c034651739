package org.heliosweep.device.compute;

/** What kind of failure a device reports, as far as its user can do something different about it. */
public enum DeviceFailure {
    /** There is no such device, or it cannot do what is needed: another one may be chosen. */
    UNAVAILABLE("not available"),
    /** Memory of the device or of the host is used up, or one buffer is larger than the device allows. */
    OUT_OF_MEMORY("out of memory"),
    /** The compiler does not take the source: see {@link BuildException}. */
    BUILD_FAILED("the source does not compile"),
    /** A kernel could not be started, or was stopped while it ran. The device must be closed; it may be opened again. */
    LAUNCH_FAILED("a kernel failed"),
    /** The device does not answer any more, or its state is lost. It must be closed. */
    LOST("the device is lost"),
    /** Anything else, which the name of the status tells. */
    OTHER("failed");

    private final String words;

    DeviceFailure(String words) {
        this.words = words;
    }

    /** The failure in words, for messages. */
    public String words() {
        return words;
    }

    /** Whether nothing else can be expected of a device that has reported this. */
    public boolean isFinal() {
        return this == LAUNCH_FAILED || this == LOST;
    }
}

package org.heliosweep.device.compute;

/** What {@link DeviceEvent} asks of a driver's interface. For all threads at once. */
public interface EventDriver {
    /** Waits until it has happened. */
    void await();

    /** Whether it has happened. */
    boolean hasHappened();

    /** Gives back the event. */
    void release();
}

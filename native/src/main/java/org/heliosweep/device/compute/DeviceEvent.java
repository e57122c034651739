package org.heliosweep.device.compute;

/** A point in the work of a queue, for others to wait for. It may be recorded again and again. */
public final class DeviceEvent extends Resource {
    private final EventDriver driver;

    DeviceEvent(Device device, EventDriver driver) {
        super(device);
        this.driver = driver;
    }

    /**
     * Waits until the event has happened; one that was never recorded has.
     *
     * @throws DeviceException if something failed that the queue was asked for before the event
     */
    public void await() {
        long stamp = device().enter();
        try {
            requireOpen();
            driver.await();
        } finally {
            device().leave(stamp);
        }
    }

    /**
     * Whether the event has happened; does not wait.
     *
     * @throws DeviceException if something failed that the queue was asked for before the event
     */
    public boolean hasHappened() {
        long stamp = device().enter();
        try {
            requireOpen();
            return driver.hasHappened();
        } finally {
            device().leave(stamp);
        }
    }

    EventDriver driver() {
        return driver;
    }

    @Override
    String what() {
        return "an event";
    }

    @Override
    void release() {
        driver.release();
    }
}

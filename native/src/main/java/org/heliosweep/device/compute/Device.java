package org.heliosweep.device.compute;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;

/**
 * A device that is open. It owns what it makes: closing it closes its buffers, programs, queues and events.
 *
 * <p>Threads: a device, its programs, its buffers and events may be used by all threads at once. A {@link DeviceQueue} and
 * a {@link DeviceKernel} have state that one thread at a time may use; it need not be the same one always. Anything may be
 * closed by any thread: closing waits for operations that other threads are in, and whoever comes later gets an
 * {@link IllegalStateException}. No memory is given back while a queue of the device may still use it.
 *
 * <p>After a failure that {@link DeviceFailure#isFinal is final}, operations may fail with the same one, and closing is
 * silent.
 */
public final class Device implements AutoCloseable {
    private final DeviceDescription description;
    private final DeviceDriver driver;
    /** Shared by operations, exclusive for closing. */
    private final StampedLock lock = new StampedLock();
    /** In the order in which they were made; guarded by itself. */
    private final Set<Resource> resources = new LinkedHashSet<>();

    private boolean closed;

    /**
     * A device that a library has opened.
     *
     * @param description what was opened
     * @param driver what does it; this device closes it
     */
    public Device(DeviceDescription description, DeviceDriver driver) {
        this.description = description;
        this.driver = driver;
    }

    /** What was opened. */
    public DeviceDescription description() {
        return description;
    }

    /**
     * Compiles a program so that operations have the bits that IEEE 754 gives them: nothing is contracted, and subnormals
     * are kept.
     *
     * @param language one of those that its description has
     * @param source its text
     * @param options for the compiler, in its own words, such as {@code -DSIZE=3}
     * @throws BuildException if the compiler does not take it
     */
    public DeviceProgram compile(SourceLanguage language, String source, List<String> options) {
        if (!description.languages().contains(language)) {
            throw new IllegalArgumentException(
                    this + " does not take " + language + ", but " + description.languages());
        }
        long stamp = enter();
        try {
            return owned(new DeviceProgram(this, driver.compile(language, source, List.copyOf(options))));
        } finally {
            leave(stamp);
        }
    }

    /**
     * Allocates memory of the device, with any content.
     *
     * @param bytes its size; may be 0
     * @throws DeviceException of kind {@link DeviceFailure#OUT_OF_MEMORY} where there is not so much
     */
    public DeviceBuffer allocate(long bytes) {
        requireSize(bytes);
        long stamp = enter();
        try {
            return owned(new DeviceBuffer(this, bytes, driver.allocate(atLeastOneWord(bytes))));
        } finally {
            leave(stamp);
        }
    }

    /**
     * Allocates memory of the host that copies read and write: pinned, so that they run beside other work.
     *
     * @param bytes its size; may be 0
     * @throws DeviceException of kind {@link DeviceFailure#OUT_OF_MEMORY} where there is not so much
     */
    public HostBuffer allocateHost(long bytes) {
        requireSize(bytes);
        long stamp = enter();
        try {
            return owned(new HostBuffer(this, bytes, driver.allocateHost(atLeastOneWord(bytes))));
        } finally {
            leave(stamp);
        }
    }

    /** A queue of its own: its operations run in order, and beside those of other queues. */
    public DeviceQueue queue() {
        long stamp = enter();
        try {
            return owned(new DeviceQueue(this, driver.queue()));
        } finally {
            leave(stamp);
        }
    }

    /** An event, which has happened until a queue {@linkplain DeviceQueue#record records} it. */
    public DeviceEvent event() {
        long stamp = enter();
        try {
            return owned(new DeviceEvent(this, driver.event()));
        } finally {
            leave(stamp);
        }
    }

    /**
     * Waits for whatever runs on the device, and gives back the device and all that it made. Closing again does nothing.
     *
     * @throws DeviceException if the device fails, unless it has said so before
     */
    @Override
    public void close() {
        long stamp = lock.writeLock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            Closing closing = new Closing();
            closing.run(this::settle);
            List<Resource> open = new ArrayList<>(resources);
            for (Resource resource : open.reversed()) {
                closing.run(resource::releaseOnce);
            }
            resources.clear();
            closing.run(driver::release);
            closing.end();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    void close(Resource resource) {
        long stamp = lock.writeLock();
        try {
            if (resources.remove(resource)) {
                Closing closing = new Closing();
                closing.run(this::settle);
                closing.run(resource::releaseOnce);
                closing.end();
            }
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** Waits until no queue uses anything. */
    private void settle() {
        for (Resource resource : resources) {
            if (resource instanceof DeviceQueue queue) {
                queue.settle();
            }
        }
    }

    /** Begins an operation; {@link #leave} ends it. Operations do not nest. */
    long enter() {
        long stamp = lock.readLock();
        if (closed) {
            lock.unlockRead(stamp);
            throw new IllegalStateException(this + " is closed");
        }
        return stamp;
    }

    void leave(long stamp) {
        lock.unlockRead(stamp);
    }

    DeviceDriver driver() {
        return driver;
    }

    /** Takes note of what this device has made. */
    <R extends Resource> R owned(R resource) {
        synchronized (resources) {
            resources.add(resource);
        }
        return resource;
    }

    /** Called under the exclusive lock for what was closed with something else. */
    void forget(Resource resource) {
        resources.remove(resource);
    }

    /** Refuses what another device made: its handles mean nothing here. */
    void requireOwn(Resource resource) {
        if (resource.device() != this) {
            throw new IllegalArgumentException(resource.what() + " belongs to another device than " + this);
        }
        resource.requireOpen();
    }

    private static void requireSize(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a buffer of " + bytes + " bytes");
        }
    }

    /** No interface has memory of no size. */
    private static long atLeastOneWord(long bytes) {
        return Math.max(Long.BYTES, bytes);
    }

    /** The device as messages name it. */
    @Override
    public String toString() {
        return description.title();
    }
}

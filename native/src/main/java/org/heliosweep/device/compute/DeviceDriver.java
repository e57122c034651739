package org.heliosweep.device.compute;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * What {@link Device} asks of a driver's interface. Sizes are positive, ranges lie inside their buffers, handles are the
 * driver's own and open; methods may be called by all threads at once, except that nothing else runs during
 * {@code release} and {@code free}. Every status is checked, and becomes a {@link DeviceException}.
 */
public interface DeviceDriver {
    /** Compiles a source with strict arithmetic. */
    ProgramDriver compile(SourceLanguage language, String source, List<String> options);

    /** Allocates memory of the device; the handle is what a kernel gets as an argument, and is not 0. */
    long allocate(long bytes);

    /** Gives back what {@link #allocate} gave. */
    void free(long buffer);

    /** Allocates pinned memory of the host. */
    MemorySegment allocateHost(long bytes);

    /** Gives back what {@link #allocateHost} gave. */
    void freeHost(MemorySegment segment);

    /** Makes a queue. */
    QueueDriver queue();

    /** Makes an event. */
    EventDriver event();

    /** Closes the device, after all that it made. */
    void release();
}

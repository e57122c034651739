package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.heliosweep.device.compute.DeviceDriver;
import org.heliosweep.device.compute.EventDriver;
import org.heliosweep.device.compute.ProgramDriver;
import org.heliosweep.device.compute.QueueDriver;
import org.heliosweep.device.compute.SourceLanguage;
import org.heliosweep.device.compute.StatusCheck;

/** A context of one device. */
@SuppressWarnings("restricted") // the size of what OpenCL maps is known here alone
final class OpenClDriver implements DeviceDriver {
    private final OpenClFunctions functions;
    private final StatusCheck statuses;
    private final long device;
    private final long context;
    /** What pinned memory is mapped by. */
    private final long mapping;
    /** Address of pinned memory to its buffer. */
    private final Map<Long, Long> pinned = new ConcurrentHashMap<>();

    OpenClDriver(OpenClFunctions functions, StatusCheck statuses, long platform, long device) {
        this.functions = functions;
        this.statuses = statuses;
        this.device = device;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment properties = arena.allocateFrom(JAVA_LONG, OpenClCodes.CONTEXT_PLATFORM, platform, 0);
            MemorySegment devices = arena.allocateFrom(JAVA_LONG, device);
            MemorySegment status = arena.allocate(JAVA_INT);
            this.context =
                    functions.createContext(properties, 1, devices, MemorySegment.NULL, MemorySegment.NULL, status);
            statuses.check(status.get(JAVA_INT, 0), "opening it");
        }
        try {
            this.mapping = createQueue();
        } catch (RuntimeException e) {
            functions.releaseContext(context);
            throw e;
        }
    }

    @Override
    public ProgramDriver compile(SourceLanguage language, String source, List<String> options) {
        return OpenClProgram.build(functions, statuses, context, device, source, options);
    }

    @Override
    public long allocate(long bytes) {
        return createBuffer(OpenClCodes.MEM_READ_WRITE, bytes, "allocating " + bytes + " bytes");
    }

    private long createBuffer(long flags, long bytes, String words) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            long buffer = functions.createBuffer(context, flags, bytes, MemorySegment.NULL, status);
            statuses.check(status.get(JAVA_INT, 0), StatusCheck.Operation.ALLOCATE, words);
            return buffer;
        }
    }

    @Override
    public void free(long buffer) {
        statuses.checkReleased(functions.releaseMemObject(buffer), "freeing a buffer");
    }

    /** A buffer that OpenCL allocates where the host reaches it, and that stays mapped until it is freed. */
    @Override
    public MemorySegment allocateHost(long bytes) {
        String words = "allocating " + bytes + " bytes of the host";
        long buffer = createBuffer(OpenClCodes.MEM_READ_WRITE | OpenClCodes.MEM_ALLOC_HOST_PTR, bytes, words);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            long address = functions.enqueueMapBuffer(
                    mapping,
                    buffer,
                    OpenClCodes.TRUE,
                    OpenClCodes.MAP_READ | OpenClCodes.MAP_WRITE,
                    0,
                    bytes,
                    0,
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    status);
            if (status.get(JAVA_INT, 0) != StatusCheck.Codes.SUCCESS) {
                functions.releaseMemObject(buffer);
                throw statuses.failure(status.get(JAVA_INT, 0), StatusCheck.Operation.ALLOCATE, words);
            }
            pinned.put(address, buffer);
            return MemorySegment.ofAddress(address).reinterpret(bytes);
        }
    }

    @Override
    public void freeHost(MemorySegment segment) {
        long buffer = pinned.remove(segment.address());
        int unmapped = functions.enqueueUnmapMemObject(
                mapping, buffer, segment.address(), 0, MemorySegment.NULL, MemorySegment.NULL);
        int finished = functions.finish(mapping);
        int released = functions.releaseMemObject(buffer);
        for (int status : new int[] {unmapped, finished, released}) {
            statuses.checkReleased(status, "freeing memory of the host");
        }
    }

    @Override
    public QueueDriver queue() {
        return new OpenClQueue(functions, statuses, createQueue());
    }

    private long createQueue() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            long queue = functions.createCommandQueue(context, device, 0, status);
            statuses.check(status.get(JAVA_INT, 0), "making a queue");
            return queue;
        }
    }

    @Override
    public EventDriver event() {
        return new OpenClEvent(functions, statuses);
    }

    @Override
    public void release() {
        int queue = functions.releaseCommandQueue(mapping);
        int released = functions.releaseContext(context);
        statuses.checkReleased(queue, "closing it");
        statuses.checkReleased(released, "closing it");
    }
}

package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.EventDriver;
import org.heliosweep.device.compute.StatusCheck;

/** The marker that a queue was last asked for: OpenCL has a new event for each. */
final class OpenClEvent implements EventDriver {
    private final OpenClFunctions functions;
    private final StatusCheck statuses;
    /** 0 until it is recorded. */
    private long marker;

    private OpenClCommands commands;

    OpenClEvent(OpenClFunctions functions, StatusCheck statuses) {
        this.functions = functions;
        this.statuses = statuses;
    }

    synchronized void record(long queue, OpenClCommands ofQueue) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = arena.allocate(JAVA_LONG);
            statuses.check(
                    functions.enqueueMarkerWithWaitList(queue, 0, MemorySegment.NULL, event),
                    StatusCheck.Operation.RUN,
                    "recording an event");
            long before = marker;
            marker = event.get(JAVA_LONG, 0);
            commands = ofQueue;
            if (before != 0) {
                statuses.check(functions.releaseEvent(before), "recording an event again");
            }
        }
    }

    /** The marker, which the caller releases, whatever is recorded in the meantime; 0 if there is none. */
    synchronized long retain() {
        if (marker != 0) {
            statuses.check(functions.retainEvent(marker), "waiting for an event");
        }
        return marker;
    }

    @Override
    public void await() {
        OpenClCommands before;
        long waited;
        synchronized (this) {
            before = commands;
            waited = retain();
        }
        if (waited == 0) {
            return;
        }
        int status;
        int released;
        try (Arena arena = Arena.ofConfined()) {
            status = functions.waitForEvents(1, arena.allocateFrom(JAVA_LONG, waited));
            released = functions.releaseEvent(waited);
        }
        before.checkEnded(); // says more than the status does
        statuses.check(status, StatusCheck.Operation.RUN, "waiting for an event");
        statuses.check(released, "waiting for an event");
    }

    @Override
    public synchronized boolean hasHappened() {
        if (marker == 0) {
            return true;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            statuses.check(
                    functions.getEventInfo(
                            marker,
                            OpenClCodes.EVENT_COMMAND_EXECUTION_STATUS,
                            status.byteSize(),
                            status,
                            MemorySegment.NULL),
                    "asking whether an event has happened");
            int ended = status.get(JAVA_INT, 0);
            if (ended > OpenClCodes.COMPLETE) {
                return false;
            }
            commands.checkEnded();
            statuses.check(ended, StatusCheck.Operation.END, "running what it was asked for");
            return true;
        }
    }

    @Override
    public void release() {
        if (marker != 0) {
            statuses.checkReleased(functions.releaseEvent(marker), "closing an event");
        }
    }
}

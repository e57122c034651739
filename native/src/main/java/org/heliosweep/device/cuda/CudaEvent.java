package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.EventDriver;
import org.heliosweep.device.compute.StatusCheck;

/** An event that a stream records. */
final class CudaEvent implements EventDriver {
    private final CudaContext context;
    private final StatusCheck statuses;
    private final long event;

    private CudaEvent(CudaContext context, long event) {
        this.context = context;
        this.statuses = context.statuses();
        this.event = event;
    }

    static CudaEvent of(CudaContext context) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment event = arena.allocate(JAVA_LONG);
            context.statuses()
                    .check(
                            context.current()
                                    .eventCreate(event, CudaCodes.EVENT_BLOCKING_SYNC | CudaCodes.EVENT_DISABLE_TIMING),
                            "making an event");
            return new CudaEvent(context, event.get(JAVA_LONG, 0));
        }
    }

    long handle() {
        return event;
    }

    @Override
    public void await() {
        statuses.check(context.current().eventSynchronize(event), StatusCheck.Operation.RUN, "waiting for an event");
    }

    @Override
    public boolean hasHappened() {
        int status = context.current().eventQuery(event);
        if (status == CudaCodes.NOT_READY) {
            return false;
        }
        statuses.check(status, StatusCheck.Operation.RUN, "asking whether an event has happened");
        return true;
    }

    @Override
    public void release() {
        statuses.checkReleased(context.currentToRelease().eventDestroy(event), "closing an event");
    }
}

package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.StatusCheck;

/**
 * The primary context of a device. CUDA works on the context that is current to the calling thread, so each operation makes
 * it current first; it stays so, which does no harm to others that do the same. Nothing between the two calls waits, so that a
 * virtual thread makes both on the same thread of the system.
 */
final class CudaContext {
    private final CudaFunctions functions;
    private final StatusCheck statuses;
    private final int device;
    private final long context;

    private CudaContext(CudaFunctions functions, StatusCheck statuses, int device, long context) {
        this.functions = functions;
        this.statuses = statuses;
        this.device = device;
        this.context = context;
    }

    static CudaContext of(CudaFunctions functions, StatusCheck statuses, int device) {
        int status = functions.devicePrimaryCtxSetFlags(device, CudaCodes.CTX_SCHED_BLOCKING_SYNC);
        if (status != CudaCodes.PRIMARY_CONTEXT_ACTIVE) { // of older drivers, where somebody uses it already
            statuses.check(status, "opening it");
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment context = arena.allocate(JAVA_LONG);
            statuses.check(functions.devicePrimaryCtxRetain(context, device), "opening it");
            return new CudaContext(functions, statuses, device, context.get(JAVA_LONG, 0));
        }
    }

    StatusCheck statuses() {
        return statuses;
    }

    /** The functions, for operations of the calling thread on this context. */
    CudaFunctions current() {
        statuses.check(functions.ctxSetCurrent(context), "turning to it");
        return functions;
    }

    /** The functions, for giving something back: also of a context that has failed. */
    CudaFunctions currentToRelease() {
        statuses.checkReleased(functions.ctxSetCurrent(context), "turning to it");
        return functions;
    }

    void release() {
        int left = functions.ctxSetCurrent(0);
        statuses.checkReleased(functions.devicePrimaryCtxRelease(device), "closing it");
        statuses.checkReleased(left, "closing it");
    }
}

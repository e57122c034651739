package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.EventDriver;
import org.heliosweep.device.compute.KernelArguments;
import org.heliosweep.device.compute.QueueDriver;
import org.heliosweep.device.compute.StatusCheck;

/** A stream. */
final class CudaQueue implements QueueDriver {
    private final CudaContext context;
    private final StatusCheck statuses;
    private final long stream;

    private CudaQueue(CudaContext context, long stream) {
        this.context = context;
        this.statuses = context.statuses();
        this.stream = stream;
    }

    static CudaQueue of(CudaContext context) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stream = arena.allocate(JAVA_LONG);
            context.statuses()
                    .check(context.current().streamCreate(stream, CudaCodes.STREAM_NON_BLOCKING), "making a queue");
            return new CudaQueue(context, stream.get(JAVA_LONG, 0));
        }
    }

    @Override
    public void copyToDevice(long address, long buffer, long offset, long bytes) {
        statuses.check(
                context.current().memcpyHtoDAsync(buffer + offset, address, bytes, stream),
                StatusCheck.Operation.RUN,
                "copying to it");
    }

    @Override
    public void copyToHost(long buffer, long offset, long address, long bytes) {
        statuses.check(
                context.current().memcpyDtoHAsync(address, buffer + offset, bytes, stream),
                StatusCheck.Operation.RUN,
                "copying from it");
    }

    @Override
    public void zero(long buffer, long offset, long bytes) {
        statuses.check(
                context.current().memsetD8Async(buffer + offset, (byte) 0, bytes, stream),
                StatusCheck.Operation.RUN,
                "setting a buffer to zero");
    }

    @Override
    public void launch(long kernel, KernelArguments arguments, int groups, int groupSize) {
        int status = context.current()
                .launchKernel(kernel, groups, 1, 1, groupSize, 1, 1, 0, stream, arguments.pointers(), 0);
        if (status != StatusCheck.Codes.SUCCESS) {
            throw statuses.failure(status, StatusCheck.Operation.RUN, "launching kernel " + arguments.function());
        }
    }

    @Override
    public void record(EventDriver event) {
        statuses.check(
                context.current().eventRecord(((CudaEvent) event).handle(), stream),
                StatusCheck.Operation.RUN,
                "recording an event");
    }

    @Override
    public void await(EventDriver event) {
        statuses.check(
                context.current().streamWaitEvent(stream, ((CudaEvent) event).handle(), 0),
                StatusCheck.Operation.RUN,
                "waiting for an event in a queue");
    }

    @Override
    public void finish() {
        statuses.check(context.current().streamSynchronize(stream), StatusCheck.Operation.RUN, "waiting for a queue");
    }

    @Override
    public void settle() {
        statuses.checkReleased(context.currentToRelease().streamSynchronize(stream), "waiting for a queue");
    }

    @Override
    public void release() {
        statuses.checkReleased(context.currentToRelease().streamDestroy(stream), "closing a queue");
    }
}

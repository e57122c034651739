package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.EventDriver;
import org.heliosweep.device.compute.KernelArguments;
import org.heliosweep.device.compute.QueueDriver;
import org.heliosweep.device.compute.StatusCheck;

/** A command queue that runs in order. Nothing is allocated for a command. */
final class OpenClQueue implements QueueDriver {
    private final OpenClFunctions functions;
    private final StatusCheck statuses;
    private final long queue;
    private final OpenClCommands commands;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment items = arena.allocate(JAVA_LONG);
    private final MemorySegment groupItems = arena.allocate(JAVA_LONG);
    private final MemorySegment zero = arena.allocate(JAVA_BYTE);
    private final MemorySegment waitFor = arena.allocate(JAVA_LONG);

    OpenClQueue(OpenClFunctions functions, StatusCheck statuses, long queue) {
        this.functions = functions;
        this.statuses = statuses;
        this.queue = queue;
        this.commands = new OpenClCommands(functions, statuses);
    }

    @Override
    public void copyToDevice(long address, long buffer, long offset, long bytes) {
        MemorySegment event = commands.next();
        statuses.check(
                functions.enqueueWriteBuffer(
                        queue, buffer, OpenClCodes.FALSE, offset, bytes, address, 0, MemorySegment.NULL, event),
                StatusCheck.Operation.RUN,
                "copying to it");
        commands.added();
    }

    /** Given to the device at once, as launches are: another queue may be waited for first. */
    @Override
    public void copyToHost(long buffer, long offset, long address, long bytes) {
        MemorySegment event = commands.next();
        statuses.check(
                functions.enqueueReadBuffer(
                        queue, buffer, OpenClCodes.FALSE, offset, bytes, address, 0, MemorySegment.NULL, event),
                StatusCheck.Operation.RUN,
                "copying from it");
        commands.added();
        flush();
    }

    @Override
    public void zero(long buffer, long offset, long bytes) {
        MemorySegment event = commands.next();
        statuses.check(
                functions.enqueueFillBuffer(
                        queue, buffer, zero, zero.byteSize(), offset, bytes, 0, MemorySegment.NULL, event),
                StatusCheck.Operation.RUN,
                "setting a buffer to zero");
        commands.added();
    }

    @Override
    public void launch(long kernel, KernelArguments arguments, int groups, int groupSize) {
        for (int index = 0; index < arguments.count(); index++) {
            if (arguments.isChanged(index)) {
                int status = functions.setKernelArg(
                        kernel, index, arguments.kind(index).bytes(), arguments.address(index));
                if (status != StatusCheck.Codes.SUCCESS) {
                    throw statuses.failure(
                            status,
                            StatusCheck.Operation.OTHER,
                            "setting argument " + index + " of kernel " + arguments.function());
                }
                arguments.taken(index);
            }
        }
        items.set(JAVA_LONG, 0, (long) groups * groupSize);
        groupItems.set(JAVA_LONG, 0, groupSize);
        MemorySegment event = commands.next();
        int status = functions.enqueueNDRangeKernel(
                queue, kernel, 1, MemorySegment.NULL, items, groupItems, 0, MemorySegment.NULL, event);
        if (status != StatusCheck.Codes.SUCCESS) {
            throw statuses.failure(status, StatusCheck.Operation.RUN, "launching kernel " + arguments.function());
        }
        commands.added();
        flush();
    }

    @Override
    public void record(EventDriver event) {
        ((OpenClEvent) event).record(queue, commands);
        flush(); // who waits for an event that was never given to the device waits for ever
    }

    @Override
    public void await(EventDriver event) {
        long handle = ((OpenClEvent) event).retain();
        if (handle != 0) {
            waitFor.set(JAVA_LONG, 0, handle);
            int status = functions.enqueueBarrierWithWaitList(queue, 1, waitFor, MemorySegment.NULL);
            int released = functions.releaseEvent(handle);
            statuses.check(status, StatusCheck.Operation.RUN, "waiting for an event in a queue");
            statuses.check(released, "waiting for an event in a queue");
        }
    }

    private void flush() {
        statuses.check(functions.flush(queue), StatusCheck.Operation.RUN, "starting work");
    }

    @Override
    public void finish() {
        statuses.check(functions.finish(queue), StatusCheck.Operation.RUN, "waiting for a queue");
        commands.checkEnded();
    }

    /** What failed is reported here if nobody has waited for it. */
    @Override
    public void settle() {
        if (statuses.hasFailed()) {
            functions.finish(queue); // whatever it says
        } else {
            finish();
        }
    }

    @Override
    public void release() {
        arena.close();
        int released = functions.releaseCommandQueue(queue);
        commands.release();
        statuses.checkReleased(released, "closing a queue");
    }
}

package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.StatusCheck;

/**
 * The commands of a queue that nobody has looked at yet. OpenCL tells whether a command failed by its event alone: waiting
 * for a queue succeeds either way. Threads may use it at once, since whoever waits for an event of the queue looks, too.
 */
final class OpenClCommands {
    private static final int CAPACITY = 256;

    private final OpenClFunctions functions;
    private final StatusCheck statuses;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment next = arena.allocate(JAVA_LONG);
    private final MemorySegment events = arena.allocate(JAVA_LONG, CAPACITY);
    private final MemorySegment status = arena.allocate(JAVA_INT);
    private int count;

    OpenClCommands(OpenClFunctions functions, StatusCheck statuses) {
        this.functions = functions;
        this.statuses = statuses;
    }

    /** Where the event of the next command is written; {@link #added} follows if there is one. */
    synchronized MemorySegment next() {
        if (count == CAPACITY) {
            int waited = functions.waitForEvents(CAPACITY / 2, events);
            if (waited != OpenClCodes.EXEC_STATUS_ERROR) {
                statuses.check(waited, StatusCheck.Operation.RUN, "waiting for a queue");
            }
            checkEnded();
        }
        return next;
    }

    /** Takes note of the command whose event was written to {@link #next}. */
    synchronized void added() {
        events.setAtIndex(JAVA_LONG, count, next.get(JAVA_LONG, 0));
        count++;
    }

    /** Looks at the commands that have ended, and throws what the first failure among them is. */
    synchronized void checkEnded() {
        int failure = OpenClCodes.COMPLETE;
        int kept = 0;
        for (int index = 0; index < count; index++) {
            long event = events.getAtIndex(JAVA_LONG, index);
            int ended = ask(event);
            if (ended > OpenClCodes.COMPLETE) {
                events.setAtIndex(JAVA_LONG, kept, event);
                kept++;
            } else {
                int released = functions.releaseEvent(event);
                failure = failure != OpenClCodes.COMPLETE ? failure : ended != OpenClCodes.COMPLETE ? ended : released;
            }
        }
        count = kept;
        statuses.check(failure, StatusCheck.Operation.END, "running what it was asked for");
    }

    /** The status of a command; where it cannot be asked for, what went wrong. */
    private int ask(long event) {
        int asked = functions.getEventInfo(
                event, OpenClCodes.EVENT_COMMAND_EXECUTION_STATUS, status.byteSize(), status, MemorySegment.NULL);
        return asked == StatusCheck.Codes.SUCCESS ? status.get(JAVA_INT, 0) : asked;
    }

    synchronized void release() {
        int failure = StatusCheck.Codes.SUCCESS;
        for (int index = 0; index < count; index++) {
            int released = functions.releaseEvent(events.getAtIndex(JAVA_LONG, index));
            failure = failure != StatusCheck.Codes.SUCCESS ? failure : released;
        }
        count = 0;
        arena.close();
        statuses.checkReleased(failure, "closing a queue");
    }
}

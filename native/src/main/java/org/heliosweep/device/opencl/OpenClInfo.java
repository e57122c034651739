package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.heliosweep.device.compute.StatusCheck;

/** Reads what OpenCL tells of its objects. All of its queries have one form. */
final class OpenClInfo {
    /** A query about one object: the rest of its arguments, to its status. */
    interface Query {
        int ask(int name, long capacity, MemorySegment value, MemorySegment size);
    }

    private final Query query;
    private final StatusCheck statuses;
    private final String words;

    /**
     * @param query a query about one object
     * @param statuses whose failures they are
     * @param words the operation in words
     */
    OpenClInfo(Query query, StatusCheck statuses, String words) {
        this.query = query;
        this.statuses = statuses;
        this.words = words;
    }

    /** A value of 32 bits: {@code cl_int}, {@code cl_uint} or {@code cl_bool}. */
    int integer(int name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_INT);
            statuses.check(query.ask(name, value.byteSize(), value, MemorySegment.NULL), words);
            return value.get(JAVA_INT, 0);
        }
    }

    /** A value of 64 bits: {@code cl_ulong}, {@code size_t} or flags. */
    long wide(int name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(JAVA_LONG);
            statuses.check(query.ask(name, value.byteSize(), value, MemorySegment.NULL), words);
            return value.get(JAVA_LONG, 0);
        }
    }

    /** A text. */
    String text(int name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(JAVA_LONG);
            statuses.check(query.ask(name, 0, MemorySegment.NULL, size), words);
            long bytes = size.get(JAVA_LONG, 0);
            MemorySegment value = arena.allocate(bytes + 1);
            if (bytes > 0) {
                statuses.check(query.ask(name, bytes, value, MemorySegment.NULL), words);
            }
            return value.getString(0, StandardCharsets.UTF_8).strip();
        }
    }
}

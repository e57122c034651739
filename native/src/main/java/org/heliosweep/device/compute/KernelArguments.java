package org.heliosweep.device.compute;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * The arguments of a kernel, in memory that drivers read:
 *
 * <pre>
 *   values     | value 0 | value 1 | ...     8 bytes each; an int takes the first 4 of them
 *   pointers   | address of value 0 | address of value 1 | ...
 * </pre>
 */
public final class KernelArguments {
    private final String function;
    private final List<ArgumentKind> kinds;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment values;
    private final MemorySegment pointers;
    private final boolean[] changed;

    KernelArguments(String function, List<ArgumentKind> kinds) {
        this.function = function;
        this.kinds = kinds;
        this.values = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, kinds.size()));
        this.pointers = arena.allocate(ValueLayout.ADDRESS, Math.max(1, kinds.size()));
        this.changed = new boolean[kinds.size()];
        for (int index = 0; index < kinds.size(); index++) {
            pointers.setAtIndex(ValueLayout.JAVA_LONG, index, address(index));
        }
    }

    /** The name of the kernel, for messages. */
    public String function() {
        return function;
    }

    /** How many arguments there are. */
    public int count() {
        return kinds.size();
    }

    /** What an argument is. */
    public ArgumentKind kind(int index) {
        return kinds.get(index);
    }

    /** Where the value of an argument lies. */
    public long address(int index) {
        return values.address() + (long) Long.BYTES * index;
    }

    /** Where the addresses of the values lie, in the order of the arguments. */
    public long pointers() {
        return pointers.address();
    }

    /** Whether an argument was set after it was last {@linkplain #taken taken}. */
    public boolean isChanged(int index) {
        return changed[index];
    }

    /** Notes that the driver has the value of an argument. */
    public void taken(int index) {
        changed[index] = false;
    }

    void set(int index, ArgumentKind kind, long bits) {
        if (index < 0 || index >= kinds.size() || kinds.get(index) != kind) {
            throw new IllegalArgumentException("argument " + index + " of kernel " + function + " is set to a " + kind
                    + ": its arguments are " + kinds);
        }
        if (kind == ArgumentKind.INT) {
            values.set(ValueLayout.JAVA_INT, (long) Long.BYTES * index, (int) bits);
        } else {
            values.setAtIndex(ValueLayout.JAVA_LONG, index, bits);
        }
        changed[index] = true;
    }

    void release() {
        arena.close();
    }
}

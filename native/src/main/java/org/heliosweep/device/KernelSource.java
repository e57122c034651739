package org.heliosweep.device;

import java.util.List;

/**
 * A kernel as source text.
 *
 * @param text the whole of a source file
 * @param function the name of its one visible function
 * @param buffers what the function reads and writes, in the order in which it takes them
 */
public record KernelSource(String text, String function, List<Buffer> buffers) {
    /** Keeps the buffers unmodifiable. */
    public KernelSource {
        buffers = List.copyOf(buffers);
    }
}

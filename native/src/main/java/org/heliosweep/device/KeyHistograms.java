package org.heliosweep.device;

import java.lang.foreign.ValueLayout;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceBuffer;
import org.heliosweep.device.compute.DeviceQueue;
import org.heliosweep.device.compute.HostBuffer;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Tallies;

/**
 * The histograms of many keys of a kernel, in one buffer of its device that all threads count in: one counter of 8 bytes
 * for each key, one histogram after the other. Histograms of reals have four million keys, so there is one for a kernel
 * and not for each thread. The last thread that ends takes all that was counted.
 */
final class KeyHistograms {
    private static final long SLICE = 1 << 17;

    private final LeafKernel kernel;
    private final Device device;
    private final DeviceQueue queue;
    private final DeviceBuffer counters;
    private final long length;
    private int members;

    KeyHistograms(LeafKernel kernel, Device device) {
        this.kernel = kernel;
        this.device = device;
        this.length = kernel.keys().stream().mapToLong(LeafKernel.Keys::size).sum();
        this.queue = device.queue();
        this.counters = device.allocate(length * Long.BYTES);
        queue.zero(counters, 0, length * Long.BYTES);
        queue.finish();
    }

    /** What kernels count in. */
    DeviceBuffer counters() {
        return counters;
    }

    /** A thread begins to count. */
    synchronized void join() {
        members++;
    }

    /** A thread ends, and what it counted is of no use. */
    synchronized void leave() {
        members--;
    }

    /** A thread ends, for which nothing runs on the device any more. */
    synchronized void leave(Tallies tallies) {
        members--;
        if (members == 0 && length > 0) {
            take(tallies);
        }
    }

    private void take(Tallies tallies) {
        try (HostBuffer slice = device.allocateHost(Math.min(length, SLICE) * Long.BYTES)) {
            long first = 0;
            for (LeafKernel.Keys keys : kernel.keys()) {
                Counts counts = tallies.histogram(keys.accumulator());
                for (long from = 0; from < keys.size(); from += SLICE) {
                    int some = (int) Math.min(SLICE, keys.size() - from);
                    queue.copy(counters, (first + from) * Long.BYTES, slice, 0, (long) some * Long.BYTES);
                    queue.finish();
                    for (int index = 0; index < some; index++) {
                        long times = slice.segment().getAtIndex(ValueLayout.JAVA_LONG, index);
                        if (times != 0) {
                            counts.add((int) from + index, times);
                        }
                    }
                }
                first += keys.size();
            }
            queue.zero(counters, 0, length * Long.BYTES);
            queue.finish();
        }
    }
}

package org.heliosweep.device;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Supplier;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceBuffer;
import org.heliosweep.device.compute.DeviceException;
import org.heliosweep.device.compute.DeviceProgram;
import org.heliosweep.device.compute.DeviceQueue;
import org.heliosweep.device.compute.HostBuffer;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.StridedSums;

/** A plan, compiled for a device and loaded there: see {@link LeafOnDevice}. It owns the device. */
final class PlanOnDevice implements AutoCloseable {
    /** More batches than this in a launch fill no device better. */
    private static final int WIDEST = 256;

    /** What the states of a launch may take, and the rows of the batches of a morsel. */
    private static final long MOST_BYTES = 64L << 20;

    /** What a launch may take for values of coarser levels of a grid. */
    private static final long MOST_BYTES_OF_LEVELS = 512L << 20;

    /** Of its memory, a launch may take one part in so many: each thread has two. */
    private static final long PARTS = 128;

    private final Plan plan;
    private final LeafKernel kernel;
    private final Device device;
    private final DeviceProgram program;
    private final DeviceBuffer constants;
    private final KeyHistograms histograms;
    private final int widest;

    private PlanOnDevice(Plan plan, LeafKernel kernel, DeviceSource source, Device device, DeviceLanguage language) {
        this.plan = plan;
        this.kernel = kernel;
        this.device = device;
        this.program = device.compile(language.language(), source.text(), List.of());
        this.constants = constants(device, source);
        this.histograms = new KeyHistograms(kernel, device);
        long ofBatch =
                (long) Batch.SIZE / StridedSums.LEAF * StridedSums.LANES * LeafOnDevice.width(kernel) * Long.BYTES;
        long most = Math.min(MOST_BYTES, device.description().memory() / PARTS);
        this.widest = widest(Math.clamp(most / ofBatch, 1, WIDEST));
    }

    /** How many of some batches a launch may have for what it needs of coarser levels. */
    private int widest(int batches) {
        long most = Math.min(MOST_BYTES_OF_LEVELS, device.description().memory() / PARTS);
        int width = batches;
        while (kernel.levels() != null && width > 1 && LevelsOnDevice.bytes(kernel.levels(), width) > most) {
            width /= 2;
        }
        return width;
    }

    /**
     * Compiles a plan for a device.
     *
     * @param opening opens the device
     * @throws KernelException if the device cannot be opened or does not take it; nothing is left open then
     */
    static PlanOnDevice of(
            Plan plan, LeafKernel kernel, DeviceSource source, DeviceLanguage language, Supplier<Device> opening) {
        return run(() -> {
            Device device = opening.get();
            try {
                return new PlanOnDevice(plan, kernel, source, device, language);
            } catch (RuntimeException e) {
                try {
                    device.close();
                } catch (DeviceException second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
        });
    }

    /** Does something with a device; where the device fails, its words are those of a kernel that does. */
    static <T> T run(Supplier<T> action) {
        try {
            return action.get();
        } catch (DeviceException e) {
            throw new KernelException(e.getMessage(), e);
        }
    }

    private static DeviceBuffer constants(Device device, DeviceSource source) {
        long bytes = (long) source.constants() * Double.BYTES;
        DeviceBuffer buffer = device.allocate(bytes);
        try (HostBuffer values = device.allocateHost(bytes);
                DeviceQueue queue = device.queue()) {
            long offset = 0;
            for (ConstantArray array : source.arrays()) {
                MemorySegment.copy(
                        array.toArray(), 0, values.segment(), ValueLayout.JAVA_DOUBLE, offset, array.length());
                offset += (long) array.length() * Double.BYTES;
            }
            queue.copy(values, 0, buffer, 0, bytes);
            queue.finish();
        }
        return buffer;
    }

    Plan plan() {
        return plan;
    }

    /** As many batches as a launch may have; fewer where many rows would need much room. */
    int longestMorsel() {
        long ofBatch = ColumnLayout.of(kernel).bytes() * capacity();
        return Math.clamp(ofBatch == 0 ? WIDEST : MOST_BYTES / ofBatch, 2, WIDEST);
    }

    LeafKernel kernel() {
        return kernel;
    }

    Device device() {
        return device;
    }

    DeviceProgram program() {
        return program;
    }

    DeviceBuffer constants() {
        return constants;
    }

    KeyHistograms histograms() {
        return histograms;
    }

    /** How many rows the columns of a batch have room for. */
    long capacity() {
        return ColumnLayout.capacity(Math.min(Batch.SIZE, plan.rows()));
    }

    /** How many batches a launch may have. */
    int widest() {
        return widest;
    }

    @Override
    public void close() {
        run(() -> {
            device.close();
            return null;
        });
    }
}

package org.heliosweep.device;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceBuffer;
import org.heliosweep.device.compute.DeviceKernel;
import org.heliosweep.device.compute.DeviceQueue;
import org.heliosweep.device.compute.HostBuffer;
import org.heliosweep.kernel.Batch;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Sums;
import org.heliosweep.statistic.Tallies;

/**
 * What one launch at a time needs: a queue, kernels with their arguments, and buffers on both sides. Two of them take turns
 * in each thread, so that the device computes while the results of the launch before are copied and delivered.
 *
 * <p>The buffer of the host holds the results of batches, then the columns of the rows of one batch.
 */
final class DeviceLaunch implements AutoCloseable {
    private static final int LEAVES = Batch.SIZE / StridedSums.LEAF;
    private static final int LANES = StridedSums.LANES;

    /** Neighbours of a group are two leaves, which is enough for any device to hide latency by many groups. */
    private static final int GROUP = 64;

    private static final int ARGUMENT_STATES = 6;

    private final PlanOnDevice plan;
    private final LeafKernel kernel;
    private final Device device;
    private final DeviceQueue queue;
    private final DeviceKernel leaves;
    private final DeviceKernel batches;
    private final DeviceBuffer columns;
    private final HostBuffer rows;
    private final MemorySegment[] slices;
    private final List<Level> levels = new ArrayList<>();
    private DeviceBuffer values;
    private DeviceBuffer states;
    private DeviceBuffer results;
    private HostBuffer merged;
    private HostBuffer lanes;
    private int room;
    private long firstBatch;
    private int count;
    private long scenarios;
    private long started;

    /** A coarser level of a grid that is computed first, and its kernel. */
    private record Level(int index, DeviceKernel kernel) {}

    DeviceLaunch(PlanOnDevice plan) {
        this.plan = plan;
        this.kernel = plan.kernel();
        this.device = plan.device();
        this.queue = device.queue();
        this.leaves = plan.program().kernel(LeafOnDevice.LEAVES, LeafOnDevice.argumentsOfLeaves(kernel));
        this.batches = plan.program().kernel(LeafOnDevice.BATCHES, LeafOnDevice.argumentsOfBatches());
        for (int index = 0;
                kernel.levels() != null && index < kernel.levels().levels().size();
                index++) {
            if (!kernel.levels().levels().get(index).values().isEmpty()) {
                levels.add(new Level(
                        index,
                        plan.program().kernel(LevelsOnDevice.name(index), LevelsOnDevice.arguments(kernel.levels()))));
            }
        }
        ColumnLayout layout = ColumnLayout.of(kernel);
        long bytes = plan.capacity() * layout.bytes();
        this.columns = device.allocate(bytes);
        this.rows = device.allocateHost(bytes);
        this.slices = layout.slices(rows.segment(), plan.capacity());
        leaves.setBuffer(5, plan.constants());
        leaves.setBuffer(7, plan.histograms().counters());
        leaves.setBuffer(8, columns);
        leaves.setLong(9, plan.capacity());
    }

    /** Makes room for the states of a number of batches. Nothing runs. */
    private void require(int wanted) {
        if (wanted <= room) {
            return;
        }
        if (states != null) {
            states.close();
            results.close();
            merged.close();
        }
        room = 0;
        long bytes = (long) wanted * LeafOnDevice.width(kernel) * Long.BYTES;
        states = device.allocate(bytes * LEAVES * LANES);
        results = device.allocate(bytes);
        merged = device.allocateHost(bytes);
        requireLevels(wanted);
        room = wanted;
        leaves.setBuffer(ARGUMENT_STATES, states);
        batches.setBuffer(0, states).setBuffer(1, results);
    }

    private void requireLevels(int wanted) {
        if (kernel.levels() == null) {
            return;
        }
        if (values != null) {
            values.close();
        }
        values = device.allocate(LevelsOnDevice.bytes(kernel.levels(), wanted));
        leaves.setBuffer(LeafOnDevice.ARGUMENT_LEVELS, values);
        long[] places = LevelsOnDevice.room(kernel.levels(), wanted);
        for (Level level : levels) {
            level.kernel.setBuffer(2, plan.constants()).setBuffer(3, values);
        }
        for (int index = 0; index < places.length; index++) {
            leaves.setLong(LeafOnDevice.ARGUMENT_LEVELS + 1 + index, places[index]);
            for (Level level : levels) {
                level.kernel.setLong(LevelsOnDevice.ARGUMENT_ROOM + index, places[index]);
            }
        }
    }

    /** Computes what scenarios need of coarser levels. */
    private void launchLevels(long first, long to, int wanted) {
        if (kernel.levels() == null) {
            return;
        }
        long[] places = LevelsOnDevice.room(kernel.levels(), wanted);
        for (Level level : levels) {
            level.kernel.setLong(0, first).setLong(1, to);
            launch(level.kernel, places[level.index]);
        }
    }

    /** Launches a kernel for at least so many work items, which leaves out those that are too many. */
    private void launch(DeviceKernel of, long items) {
        int group = groupSize(of);
        queue.launch(of, Math.toIntExact((items + group - 1) / group), group);
    }

    /** Lets the device evaluate whole batches; more than one only where they have no rows. */
    void start(long batch, int wanted) {
        require(wanted);
        long from = batch * Batch.SIZE;
        firstBatch = batch;
        count = wanted;
        long to = Math.min(plan.plan().size(), from + (long) wanted * Batch.SIZE);
        launch(from, from, to, wanted, false);
        copyRows(to);
    }

    private void copyRows(long to) {
        if (firstBatch * Batch.SIZE < Math.min(to, plan.plan().rows())) {
            queue.copy(columns, 0, rows, 0, columns.bytes());
        }
    }

    private void launch(long first, long from, long to, int wanted, boolean continues) {
        started = System.nanoTime();
        scenarios = to - from;
        long results = (long) wanted * LeafOnDevice.width(kernel);
        leaves.setLong(0, first)
                .setLong(1, from)
                .setLong(2, to)
                .setLong(3, plan.plan().rows());
        leaves.setInt(4, continues ? 1 : 0);
        batches.setLong(2, results);
        launchLevels(first, to, wanted);
        int items = wanted * LEAVES * LANES;
        int group = groupSize(leaves);
        queue.launch(leaves, items / group, group);
        launch(batches, results);
        queue.copy(this.results, 0, merged, 0, results * Long.BYTES);
    }

    /** A power of two, so that the work items are whole groups. */
    private static int groupSize(DeviceKernel kernel) {
        return Math.min(GROUP, Integer.highestOneBit(kernel.largestGroup()));
    }

    /** Waits until the device has done what was started. */
    void finish() {
        queue.finish();
    }

    /** The index of the first batch. */
    long firstBatch() {
        return firstBatch;
    }

    /** How many batches were started. */
    int count() {
        return count;
    }

    /** When it was started, in nanoseconds of the system's clock. */
    long started() {
        return started;
    }

    /** The sums of one of the batches. */
    Sums sums(int index) {
        double[] values = new double[kernel.sums()];
        MemorySegment.copy(
                merged.segment(),
                ValueLayout.JAVA_DOUBLE,
                (long) index * LeafOnDevice.width(kernel) * Double.BYTES,
                values,
                0,
                values.length);
        return Sums.of(values);
    }

    /** Adds to tallies what is not a sum, of all batches. */
    void give(Tallies tallies) {
        int width = LeafOnDevice.width(kernel);
        for (int state = kernel.sums(); state < kernel.states().size(); state++) {
            for (int index = 0; index < count; index++) {
                long bits = merged.segment().getAtIndex(ValueLayout.JAVA_LONG, (long) index * width + state);
                StateTallies.add(kernel.states().get(state), bits, tallies);
            }
        }
        StateTallies.addSame(kernel, scenarios, tallies);
    }

    /** Copies rows of the only batch. */
    void write(int row, int some, Batch batch) {
        RowColumns.copy(slices, row, row, some, batch);
    }

    /**
     * Evaluates a part of one batch and waits for it: sums go on from the lanes that are given, and are written there. Who
     * uses this starts nothing else.
     */
    void evaluate(Batch batch, int row, int some, StridedSums sums) {
        require(1);
        firstBatch = batch.first() / Batch.SIZE;
        count = 1;
        int width = LeafOnDevice.width(kernel);
        int ofSums = kernel.sums() * LANES;
        if (lanes == null) {
            lanes = device.allocateHost(states.bytes());
        }
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            MemorySegment.copy(
                    sums.lanes(), leaf * ofSums, lanes.segment(), ValueLayout.JAVA_DOUBLE, bytes(leaf, width), ofSums);
        }
        queue.copy(lanes, 0, states, 0, lanes.bytes());
        long from = batch.first() + row;
        launch(batch.first(), from, from + some, 1, true);
        copyRows(from + some);
        queue.copy(states, 0, lanes, 0, lanes.bytes());
        queue.finish();
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            MemorySegment.copy(
                    lanes.segment(), ValueLayout.JAVA_DOUBLE, bytes(leaf, width), sums.lanes(), leaf * ofSums, ofSums);
        }
    }

    /** How many bytes the states of some leaves have. */
    private static long bytes(int leaves, int width) {
        return (long) leaves * width * LANES * Double.BYTES;
    }

    @Override
    public void close() {
        queue.close();
        leaves.close();
        batches.close();
        columns.close();
        rows.close();
        if (states != null) {
            states.close();
            results.close();
            merged.close();
        }
        levels.forEach(level -> level.kernel.close());
        if (values != null) {
            values.close();
        }
        if (lanes != null) {
            lanes.close();
        }
    }
}

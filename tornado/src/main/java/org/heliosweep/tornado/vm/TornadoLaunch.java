package org.heliosweep.tornado.vm;

import java.lang.foreign.MemorySegment;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.tornado.KernelCode;
import org.heliosweep.tornado.KernelLoader;
import org.heliosweep.tornado.TornadoRuntime;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task6;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** A kernel in TornadoVM: its arrays outside the heap, and the plan that executes it. */
final class TornadoLaunch implements TornadoRuntime.Launch {
    private static final String TASK = "scenarios";

    private final LongArray range = new LongArray(KernelCode.RANGE);
    private final DoubleArray reals;
    private final LongArray integers;
    private final ByteArray truths;
    private final WorkerGrid grid;
    private final TornadoExecutionPlan plan;

    @SuppressWarnings("unchecked") // a generated class knows nothing of type arguments
    TornadoLaunch(KernelCode code) {
        Task6<KernelContext, LongArray, DoubleArray, DoubleArray, LongArray, ByteArray> task =
                KernelLoader.load(code, Task6.class);
        DoubleArray table = new DoubleArray(code.table().size());
        for (int index = 0; index < code.table().size(); index++) {
            table.set(index, code.table().get(index));
        }
        // Devices have no empty buffers.
        reals = new DoubleArray(Math.max(1, code.reals() * code.capacity()));
        integers = new LongArray(Math.max(1, code.integers() * code.capacity()));
        truths = new ByteArray(Math.max(1, code.truths() * code.capacity()));
        grid = new WorkerGrid1D(code.capacity());
        grid.setLocalWork(KernelCode.GROUP, 1, 1);
        TaskGraph graph = new TaskGraph(code.method())
                .transferToDevice(DataTransferMode.FIRST_EXECUTION, table)
                .transferToDevice(DataTransferMode.EVERY_EXECUTION, range)
                .task(TASK, task, new KernelContext(), range, table, reals, integers, truths)
                .transferToHost(DataTransferMode.EVERY_EXECUTION, reals, integers, truths);
        plan = new TornadoExecutionPlan(graph.snapshot());
        plan.withGridScheduler(new GridScheduler(code.method() + "." + TASK, grid));
        plan.withPreCompilation();
    }

    @Override
    public void run(long first, int count) {
        range.set(0, first);
        range.set(1, first + count - 1);
        range.set(2, 0);
        grid.setGlobalWork(KernelCode.padded(count), 1, 1);
        Failures.told("TornadoVM cannot run the kernel", plan::execute);
    }

    @Override
    public MemorySegment reals() {
        return reals.getSegment();
    }

    @Override
    public MemorySegment integers() {
        return integers.getSegment();
    }

    @Override
    public MemorySegment truths() {
        return truths.getSegment();
    }

    @Override
    public void close() {
        Failures.told("TornadoVM does not give back what the kernel took", () -> {
            try {
                plan.close();
            } catch (TornadoExecutionPlanException e) {
                throw new KernelException(e.getMessage(), e);
            }
            return null;
        });
    }
}

package org.heliosweep.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.heliosweep.kernel.Backend;
import org.heliosweep.plan.Plan;

/** Threads that evaluate one plan, each with a {@link Loop} of its own, on batches that differ. */
public final class Crew implements AutoCloseable {
    private final List<Loop> loops = new ArrayList<>();
    private final int size;
    private final ExecutorService threads;

    /** A crew for a plan. */
    public Crew(Plan plan, Backend backend, int blockSize, int size) {
        this.size = size;
        loops.add(new Loop(plan, backend, blockSize));
        threads = Executors.newFixedThreadPool(
                size, Thread.ofPlatform().daemon().name("heliosweep-crew-", 0).factory());
    }

    /** How many threads there are. */
    public int size() {
        return size;
    }

    /** Evaluates blocks of another size from now on. */
    public void blockSize(int wanted) {
        loops.forEach(loop -> loop.blockSize(wanted));
    }

    /**
     * Measures some of the threads.
     *
     * @param working how many of the threads work
     * @param seconds for how long; each evaluates at least a morsel
     */
    public Pace pace(int working, double seconds) {
        // Not before, since a thread that never works needs no memory.
        while (loops.size() < working) {
            loops.add(loops.getFirst().beside(loops.size(), size));
        }
        List<Callable<Measurement>> work = loops.subList(0, working).stream()
                .<Callable<Measurement>>map(loop -> () -> Measurement.of(seconds, loop::morsel))
                .toList();
        try {
            List<Measurement> measurements = new ArrayList<>();
            for (Future<Measurement> each : threads.invokeAll(work)) {
                measurements.add(each.get());
            }
            return Pace.of(measurements);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the measurement was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the evaluation failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        threads.close();
        loops.reversed().forEach(Loop::close);
    }
}

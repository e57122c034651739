package org.heliosweep.workload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.ColumnMemory;
import org.heliosweep.kernel.Delivery;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.kernel.MorselEvaluator;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Sums;
import org.heliosweep.statistic.Tallies;

/**
 * Evaluates morsels of a kernel on one thread, as a worker of a sweep does. How long they are follows the time they take:
 * a device needs many batches at once, and who measures for a short time does not want to wait for them elsewhere.
 */
public final class Morsels implements AutoCloseable {
    /** Who measures looks at the clock this often, at the least, wherever a batch does not take longer. */
    private static final long SHORT_NANOS = 10_000_000;

    private final Kernel kernel;
    private final Supplier<Batch> batches;
    private final LongSupplier clock;
    private final Tallies before;
    private final Map<Long, Batch> open = new HashMap<>();
    private final Deque<Batch> free = new ArrayDeque<>();
    private MorselEvaluator evaluator;
    private int length = 1;

    /** Those of a kernel. */
    public Morsels(Kernel kernel) {
        this(kernel, () -> Batch.of(kernel.plan()), System::nanoTime);
    }

    /** Those of a kernel, whose rows are to lie in some memory. */
    public Morsels(Kernel kernel, ColumnMemory memory) {
        this(kernel, () -> Batch.of(kernel.plan(), memory), System::nanoTime);
    }

    Morsels(Kernel kernel, Supplier<Batch> batches, LongSupplier clock) {
        this.kernel = kernel;
        this.batches = batches;
        this.clock = clock;
        this.before = new Tallies(kernel.plan().accumulators());
    }

    /** How many batches the next morsel is to have. */
    public int length() {
        return length;
    }

    /**
     * Evaluates batches.
     *
     * @param blockSize how many scenarios a call of the kernel evaluates; the same one until it is closed
     * @param finished is given each batch, whose rows are written, and its sums; it does not keep them
     */
    public void evaluate(Morsel morsel, int blockSize, BiConsumer<Batch, Sums> finished) {
        if (evaluator == null) {
            evaluator = kernel.newMorselEvaluator(blockSize);
        }
        long start = clock.getAsLong();
        evaluator.evaluate(morsel, new Receiver(finished));
        if (morsel.to() - morsel.from() == length && clock.getAsLong() - start < SHORT_NANOS) {
            length = Math.min(2 * length, kernel.longestMorsel());
        }
    }

    /** The tallies of all morsels so far. */
    Tallies tallies() {
        Tallies all = new Tallies(kernel.plan().accumulators());
        all.merge(before);
        if (evaluator != null) {
            all.merge(evaluator.tallies());
        }
        return all;
    }

    /** Gives back what was taken outside the heap; it can be used again, with blocks of another size. */
    @Override
    public void close() {
        if (evaluator != null) {
            before.merge(evaluator.tallies());
            evaluator.close();
            evaluator = null;
        }
    }

    /** Room for as many batches as are open at once. */
    private final class Receiver implements Delivery {
        private final Plan plan = kernel.plan();
        private final BiConsumer<Batch, Sums> finished;

        Receiver(BiConsumer<Batch, Sums> finished) {
            this.finished = finished;
        }

        @Override
        public boolean isStopped() {
            return false;
        }

        @Override
        public Batch open(long index) {
            Batch batch = free.isEmpty() ? batches.get() : free.pop();
            long first = index * Batch.SIZE;
            batch.reset(first, Math.clamp(plan.rows() - first, 0, Batch.SIZE));
            open.put(index, batch);
            return batch;
        }

        @Override
        public void finish(long index, Sums sums) {
            Batch batch = open.remove(index);
            finished.accept(batch, sums);
            free.push(batch);
        }
    }
}

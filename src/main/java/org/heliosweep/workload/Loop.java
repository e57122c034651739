package org.heliosweep.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.SumTree;
import org.heliosweep.statistic.Tallies;
import org.heliosweep.statistic.Totals;
import org.heliosweep.sweep.OffHeapColumns;

/**
 * Evaluates a plan on the calling thread: morsel by morsel, as a worker of a sweep does, or batch by batch, to look at each
 * of them: blocks, sums of the batch, merge. What is written goes to columns outside the heap.
 */
public final class Loop implements AutoCloseable {
    private final Plan plan;
    private int blockSize;
    private final Kernel kernel;
    private final Kernel.Evaluator evaluator;
    private final Morsels morsels;
    private final Batch batch;
    private final Partials partials;
    private final OffHeapColumns columns;
    private final boolean ownsKernel;
    private SumTree sums;
    private long next;

    /** A loop over a plan. */
    public Loop(Plan wanted, Backend backend, int blockSize) {
        this(backend.compile(wanted), blockSize);
    }

    private Loop(Kernel kernel, int blockSize) {
        this(kernel, columns(kernel.plan()), blockSize, true);
    }

    private static OffHeapColumns columns(Plan plan) {
        OffHeapColumns columns = new OffHeapColumns();
        try {
            columns.begin(plan);
        } catch (IOException e) {
            columns.close();
            throw new UncheckedIOException(e);
        }
        return columns;
    }

    private Loop(Kernel kernel, OffHeapColumns columns, int blockSize, boolean ownsKernel) {
        this.blockSize = blockSize;
        this.kernel = kernel;
        this.plan = kernel.plan();
        this.evaluator = kernel.newEvaluator();
        this.morsels = new Morsels(kernel, columns);
        this.batch = Batch.of(plan, columns);
        this.partials = new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF);
        this.sums = new SumTree(plan.accumulators().sums());
        this.columns = columns;
        this.ownsKernel = ownsKernel;
    }

    /**
     * A loop for another thread with the same kernel and columns, which is closed before this one.
     *
     * @param part with which of as many parts of the batches it begins; it goes on with the others
     */
    public Loop beside(int part, int parts) {
        Loop other = new Loop(kernel, columns, blockSize, false);
        other.next = batches() * part / parts * Batch.SIZE;
        return other;
    }

    /** Evaluates blocks of another size from now on. */
    void blockSize(int wanted) {
        blockSize = wanted;
        morsels.close();
    }

    /**
     * Evaluates the next morsel, after the last one the first one again, and gives how many scenarios it has. Morsels become
     * longer while they are short, as long as the kernel wants them.
     */
    public int morsel() {
        long first = next / Batch.SIZE;
        long batches = Math.min(morsels.length(), batches() - first);
        morsels.evaluate(new Morsel(first, first + batches), blockSize, (_, sum) -> {
            sums.add(sum);
        });
        int scenarios = (int) Math.min(batches * Batch.SIZE, size() - next);
        next = (first + batches) % batches() * Batch.SIZE;
        return scenarios;
    }

    /** Evaluates the next batch, after the last one the first one again, and gives how many scenarios it has. */
    public int batch() {
        int scenarios = (int) Math.min(Batch.SIZE, size() - next);
        evaluate(scenarios);
        next = (next / Batch.SIZE + 1) % batches() * Batch.SIZE;
        return scenarios;
    }

    /** Evaluates some scenarios from the next one on, at most a batch. */
    private void evaluate(int scenarios) {
        blocks(scenarios);
        sums.add(partials.sums().reduce());
    }

    /** Evaluates some scenarios, at most a batch, but leaves their sums where they are: the work of the kernel alone. */
    public void blocks(int scenarios) {
        batch.reset(next, Math.clamp(plan.rows() - next, 0, scenarios));
        for (int row = 0; row < scenarios; row += blockSize) {
            evaluator.evaluate(row, Math.min(blockSize, scenarios - row), batch, partials);
        }
    }

    /** Evaluates a number of scenarios from the first one on. */
    public void evaluateFirst(long scenarios) {
        next = 0;
        for (long left = scenarios; left > 0; left -= Batch.SIZE) {
            evaluate((int) Math.min(left, Batch.SIZE));
            next += Batch.SIZE;
        }
        next = 0;
    }

    /** What everything so far came to. */
    public Totals totals() {
        evaluator.flush(partials);
        Tallies tallies = new Tallies(plan.accumulators());
        tallies.merge(partials.tallies());
        tallies.merge(morsels.tallies());
        return new Totals(plan.accumulators(), sums.total(), tallies);
    }

    /** What was written. */
    public OffHeapColumns columns() {
        return columns;
    }

    /** What is evaluated. */
    public Plan plan() {
        return plan;
    }

    @Override
    public void close() {
        morsels.close();
        evaluator.close();
        if (ownsKernel) {
            columns.close();
            kernel.close();
        }
    }

    private long size() {
        return plan.rows() > 0 ? plan.rows() : plan.size();
    }

    private long batches() {
        return (size() + Batch.SIZE - 1) / Batch.SIZE;
    }
}

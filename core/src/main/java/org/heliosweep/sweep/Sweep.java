package org.heliosweep.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Study;

/**
 * The evaluation of a study: set the options, then {@link #run} it once. Nothing but the study has an influence on the
 * summary or on what sinks receive.
 *
 * <pre>{@code
 * Outcome outcome = Sweep.of(study).threads(4).sink(file).run();
 * }</pre>
 *
 * <p>Memory does not depend on the number of scenarios: there is room for as many morsels as threads, and two more.
 */
public final class Sweep {
    /** The block size unless another one is asked for: small enough for the second-level cache. */
    public static final int DEFAULT_BLOCK_SIZE = 16_384;

    private final Plan plan;
    private final List<Sink> sinks = new ArrayList<>();
    private BackendChoice choice;
    private Backend backend;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean isEachDeviceUsed = true;
    private int blockSize = DEFAULT_BLOCK_SIZE;
    private Progress progress = (done, total) -> {};
    private boolean hasRun;
    private boolean cancelled;
    private Handoff handoff;

    private Sweep(Plan plan) {
        this.plan = plan;
    }

    /** A sweep of a study. */
    public static Sweep of(Study study) {
        return of(Plan.of(study));
    }

    /** A sweep of a plan. */
    public static Sweep of(Plan plan) {
        return new Sweep(plan);
    }

    /** What is evaluated. */
    public Plan plan() {
        return plan;
    }

    /** Which back end evaluates; the one that is expected to be done first unless said otherwise. */
    public Sweep backend(Backend wanted) {
        backend = wanted;
        choice = null;
        return this;
    }

    /** Which back end evaluates, by name; {@link Backends#AUTO} is the one that is expected to be done first. */
    public Sweep backend(String name) {
        return backend(name.equals(Backends.AUTO) ? null : Backends.named(name));
    }

    /** Which back end evaluates, and which one where that cannot compile the plan. */
    public Sweep choice(BackendChoice wanted) {
        choice = wanted;
        backend = null;
        return this;
    }

    /**
     * How many threads evaluate, besides the one that runs the sweep; as many as processors unless said otherwise, or as
     * many as devices if those are more.
     */
    public Sweep threads(int wanted) {
        threadsOrDevices(wanted);
        isEachDeviceUsed = false;
        return this;
    }

    /** How many threads evaluate, or as many as the back end has devices if those are more. */
    public Sweep threadsOrDevices(int wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException("a sweep needs 1 or more threads, not " + wanted);
        }
        threads = wanted;
        isEachDeviceUsed = true;
        return this;
    }

    /** How many scenarios a kernel call evaluates, from 1 to 65,536. */
    public Sweep blockSize(int wanted) {
        if (wanted < 1 || wanted > Batch.SIZE) {
            throw new IllegalArgumentException("a block has 1 to 65,536 scenarios, not " + wanted);
        }
        blockSize = wanted;
        return this;
    }

    /** Who is told how far the sweep is. */
    public Sweep progress(Progress wanted) {
        progress = wanted;
        return this;
    }

    /** Adds a receiver of the rows. */
    public Sweep sink(Sink wanted) {
        sinks.add(wanted);
        return this;
    }

    /**
     * Stops the sweep, from any thread: workers stop after their block, sinks are aborted, and {@link #run} throws a
     * {@link java.util.concurrent.CancellationException}. Interrupting the thread that runs it does the same.
     */
    public void cancel() {
        synchronized (this) {
            cancelled = true;
            if (handoff != null) {
                handoff.stop();
            }
        }
    }

    /**
     * Evaluates all scenarios. When it returns or throws, no thread is left behind.
     *
     * @throws SweepException if a worker failed or a sink could not write; the cause is what it threw. Unchecked
     *     exceptions of sinks and of the progress listener are thrown as they are
     * @throws java.util.concurrent.CancellationException if it was cancelled
     * @throws IllegalStateException if it ran before
     */
    public Outcome run() {
        synchronized (this) {
            if (hasRun) {
                throw new IllegalStateException("a sweep runs once");
            }
            hasRun = true;
        }
        Kernel kernel = compile();
        int workers = isEachDeviceUsed ? Math.max(threads, kernel.devices()) : threads;
        synchronized (this) {
            handoff = new Handoff(plan, workers, kernel.longestMorsel());
            if (cancelled) {
                handoff.stop();
            }
        }
        long start = System.nanoTime();
        Summary summary = new Run(kernel, handoff, workers, blockSize, progress, sinks).run();
        double seconds = (System.nanoTime() - start) * 1e-9;
        int devices = Math.min(workers, kernel.devices());
        return new Outcome(summary, new Outcome.Timing(choice, workers, devices, blockSize, plan.size(), seconds));
    }

    /** Compiles the plan with what was asked for, or with the best one that can; {@code choice} is that then. */
    private Kernel compile() {
        if (backend != null) {
            choice = BackendChoice.asked(backend, Optional.empty(), plan, threads);
        } else if (choice == null) {
            choice = BackendChoice.of(plan, threads);
        }
        BackendChoice.Compiled compiled = choice.compile(plan);
        choice = compiled.choice();
        return compiled.kernel();
    }
}

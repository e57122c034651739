package org.heliosweep.sweep;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.SumTree;
import org.heliosweep.statistic.Tallies;
import org.heliosweep.statistic.Totals;

/** One execution of a sweep, by the thread that calls {@link #run}. */
final class Run {
    private final Plan plan;
    private final Kernel kernel;
    private final Handoff handoff;
    private final Progress progress;
    private final Deque<Sink> open;
    private final List<Worker> workers;

    Run(Kernel kernel, Handoff handoff, int threads, int blockSize, Progress progress, List<Sink> sinks) {
        this.plan = kernel.plan();
        this.kernel = kernel;
        this.handoff = handoff;
        this.progress = progress;
        this.open = new ArrayDeque<>(sinks);
        this.workers = Stream.generate(() -> new Worker(kernel, handoff, blockSize))
                .limit(Math.min(threads, handoff.batches()))
                .toList();
    }

    /** Evaluates everything; throws as {@link Sweep#run} does. */
    Summary run() {
        List<Thread> threads = new ArrayList<>();
        try (kernel) {
            try {
                for (Sink sink : open) {
                    sink.begin(plan);
                }
                open.stream()
                        .flatMap(sink -> sink.memory().stream())
                        .findFirst()
                        .ifPresent(handoff::memory);
                for (Worker worker : workers) {
                    threads.add(Thread.ofPlatform()
                            .daemon()
                            .name("heliosweep-worker-" + threads.size())
                            .start(worker));
                }
                SumTree sums = deliver();
                end(threads);
                return complete(sums);
            } finally {
                handoff.stop();
                end(threads);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw aborted(new CancellationException("the sweep was interrupted"));
        } catch (ClosedByInterruptException interrupted) {
            throw aborted(new CancellationException("the sweep was interrupted"));
        } catch (IOException failure) {
            throw aborted(new SweepException("the rows could not be written: " + failure.getMessage(), failure));
        } catch (RuntimeException failure) {
            throw aborted(failure);
        } catch (Error failure) {
            throw aborted(failure);
        }
    }

    /** Takes the batches in order and gives them to the sinks and to the tree of sums. */
    private SumTree deliver() throws IOException, InterruptedException {
        SumTree sums = new SumTree(plan.accumulators().sums());
        progress.update(0, plan.size());
        while (sums.count() < handoff.batches()) {
            Handoff.Slot slot = handoff.take();
            if (slot == null) {
                throw stopped();
            }
            sums.add(slot.sums());
            if (slot.batch().rows() > 0) {
                for (Sink sink : open) {
                    sink.accept(slot.batch());
                }
            }
            handoff.release(slot);
            progress.update(Math.min(plan.size(), sums.count() * Batch.SIZE), plan.size());
        }
        return sums;
    }

    private RuntimeException stopped() {
        Throwable failure = handoff.failure();
        return failure == null
                ? new CancellationException("the sweep was cancelled")
                : new SweepException("the evaluation failed: " + failure, failure);
    }

    private Summary complete(SumTree sums) throws IOException {
        if (handoff.isStopped()) {
            throw stopped();
        }
        Tallies tallies = new Tallies(plan.accumulators());
        workers.forEach(worker -> tallies.merge(worker.tallies()));
        Summary summary = Summaries.of(plan, new Totals(plan.accumulators(), sums.total(), tallies));
        while (!open.isEmpty()) {
            open.peekFirst().complete(summary);
            open.removeFirst();
        }
        return summary;
    }

    /** Waits for all threads, even when interrupted: they end with their block, or have nothing left to do. */
    private static void end(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Aborts the sinks that are not complete; gives back what is to be thrown. */
    private <T extends Throwable> T aborted(T failure) {
        for (Sink sink : open) {
            try {
                sink.abort();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
        }
        return failure;
    }
}

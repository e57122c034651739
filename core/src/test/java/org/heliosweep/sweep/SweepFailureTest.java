package org.heliosweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@Isolated("lists the threads of all")
class SweepFailureTest {
    private static final Study STUDY = Studies.random(1_000_000, 1_000_000);

    @AfterEach
    void noThreadIsLeftBehind() {
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("heliosweep"))
                        .toList());
    }

    /** Passes everything on, and fails in one of the calls. */
    private record FailingSink(Recorder recorder, String call, IOException failure) implements Sink {
        @Override
        public void begin(Plan plan) throws IOException {
            failIn("begin");
            recorder.begin(plan);
        }

        @Override
        public void accept(Batch batch) throws IOException {
            if (batch.first() > 0) {
                failIn("accept");
            }
            recorder.accept(batch);
        }

        @Override
        public void complete(Summary summary) throws IOException {
            failIn("complete");
            recorder.complete(summary);
        }

        @Override
        public void abort() {
            recorder.abort();
        }

        private void failIn(String here) throws IOException {
            if (call.equals(here)) {
                throw failure;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin", "accept", "complete"})
    void aFailingSinkStopsTheSweepAndAbortsAllSinks(String call) {
        Recorder inside = new Recorder();
        Recorder other = new Recorder();
        IOException failure = new IOException("the disk is full");
        Sweep sweep = Sweep.of(Studies.random(300_000, 300_000))
                .threads(3)
                .sink(new FailingSink(inside, call, failure))
                .sink(other);
        SweepException thrown = assertThrows(SweepException.class, sweep::run);
        assertSame(failure, thrown.getCause());
        assertEquals("the rows could not be written: the disk is full", thrown.getMessage());
        assertEquals("abort", inside.calls().getLast());
        assertEquals("abort", other.calls().getLast());
        assertEquals(1, inside.calls().stream().filter("abort"::equals).count());
    }

    @Test
    void aSinkThatIsCompleteIsNotAbortedForAnother() {
        Recorder complete = new Recorder();
        Recorder inside = new Recorder();
        Sweep sweep = Sweep.of(Studies.random(10, 10))
                .sink(complete)
                .sink(new FailingSink(inside, "complete", new IOException("gone")));
        assertThrows(SweepException.class, sweep::run);
        assertEquals("complete", complete.calls().getLast());
        assertEquals("abort", inside.calls().getLast());
    }

    /** The scalar back end, with something done before each block. */
    private record WatchedBackend(Consumer<Batch> before) implements Backend {
        @Override
        public String name() {
            return "watched";
        }

        @Override
        public String description() {
            return "for tests";
        }

        @Override
        public Availability availability() {
            return Availability.yes("tests");
        }

        @Override
        public boolean keepsBits() {
            return true;
        }

        @Override
        public Kernel compile(Plan plan) {
            Kernel kernel = new ScalarBackend().compile(plan);
            return new Kernel() {
                @Override
                public Plan plan() {
                    return plan;
                }

                @Override
                public Evaluator newEvaluator() {
                    Evaluator evaluator = kernel.newEvaluator();
                    return (row, count, batch, partials) -> {
                        before.accept(batch);
                        evaluator.evaluate(row, count, batch, partials);
                    };
                }
            };
        }
    }

    @Test
    void aFailureInAWorkerStopsTheSweep() {
        Recorder recorder = new Recorder();
        IllegalStateException failure = new IllegalStateException("no more registers");
        Sweep sweep = Sweep.of(STUDY)
                .threads(4)
                .backend(new WatchedBackend(batch -> {
                    if (batch.first() == 3L * Batch.SIZE) {
                        throw failure;
                    }
                }))
                .sink(recorder);
        SweepException thrown = assertThrows(SweepException.class, sweep::run);
        assertSame(failure, thrown.getCause());
        assertEquals("abort", recorder.calls().getLast());
    }

    @Test
    void aSweepCanBeCancelledFromAnotherThread() throws InterruptedException {
        Recorder recorder = new Recorder();
        Sweep sweep =
                Sweep.of(Studies.random(1_000_000_000_000L, 100)).threads(2).sink(recorder);
        Thread other = Thread.ofPlatform().start(() -> {
            while (recorder.calls().size() < 2) {
                Thread.onSpinWait();
            }
            sweep.cancel();
        });
        assertThrows(CancellationException.class, sweep::run);
        other.join();
        assertEquals("abort", recorder.calls().getLast());
    }

    @Test
    void aSweepThatIsCancelledBeforeItRunsEvaluatesNothing() {
        AtomicLong blocks = new AtomicLong();
        Sweep sweep = Sweep.of(STUDY).backend(new WatchedBackend(_ -> blocks.incrementAndGet()));
        sweep.cancel();
        assertThrows(CancellationException.class, sweep::run);
        assertEquals(0, blocks.get());
    }

    @Test
    void workersStopAfterTheirBlock() {
        AtomicLong blocks = new AtomicLong();
        Sweep[] sweep = new Sweep[1];
        sweep[0] = Sweep.of(STUDY).threads(1).blockSize(16).backend(new WatchedBackend(_ -> {
            if (blocks.incrementAndGet() == 3) {
                sweep[0].cancel();
            }
        }));
        assertThrows(CancellationException.class, sweep[0]::run);
        assertEquals(3, blocks.get());
    }

    @Test
    void interruptingTheSweepCancelsIt() {
        Recorder recorder = new Recorder();
        Sweep sweep = Sweep.of(STUDY)
                .threads(2)
                .sink(recorder)
                .progress((_, _) -> Thread.currentThread().interrupt());
        assertThrows(CancellationException.class, sweep::run);
        assertTrue(Thread.interrupted());
        assertEquals("abort", recorder.calls().getLast());
    }

    @Test
    void whatAListenerThrowsStopsTheSweep() {
        IllegalArgumentException failure = new IllegalArgumentException("no terminal");
        Recorder recorder = new Recorder();
        Sweep sweep = Sweep.of(STUDY).threads(2).sink(recorder).progress((done, _) -> {
            if (done > 0) {
                throw failure;
            }
        });
        assertSame(failure, assertThrows(IllegalArgumentException.class, sweep::run));
        assertEquals("abort", recorder.calls().getLast());
    }

    /** However slow the sink is, workers are ahead by no more than the ring; and batches are used again. */
    @Test
    void memoryDoesNotDependOnTheNumberOfScenarios() {
        int threads = 3;
        AtomicLong evaluated = new AtomicLong();
        AtomicLong accepted = new AtomicLong();
        AtomicLong ahead = new AtomicLong();
        Set<Batch> batches = Collections.newSetFromMap(new IdentityHashMap<>());
        Sweep.of(Studies.random(15L * Batch.SIZE, 15L * Batch.SIZE))
                .threads(threads)
                .blockSize(Batch.SIZE)
                .backend(new WatchedBackend(batch -> {
                    evaluated.accumulateAndGet(batch.first() / Batch.SIZE + 1, Math::max);
                    ahead.accumulateAndGet(evaluated.get() - accepted.get(), Math::max);
                }))
                .sink(new Sink() {
                    @Override
                    public void begin(Plan plan) {}

                    @Override
                    public void accept(Batch batch) {
                        batches.add(batch);
                        LockSupport.parkNanos(100_000_000);
                        accepted.incrementAndGet();
                    }

                    @Override
                    public void complete(Summary summary) {}

                    @Override
                    public void abort() {}
                })
                .run();
        assertEquals(15, accepted.get());
        assertTrue(batches.size() <= threads + 2, batches.size() + " batches");
        assertTrue(ahead.get() <= threads + 2, ahead.get() + " batches ahead");
    }

    @Test
    void wrongOptionsAreRefused() {
        Sweep sweep = Sweep.of(Studies.random(10, 0));
        assertThrows(IllegalArgumentException.class, () -> sweep.threads(0));
        assertThrows(IllegalArgumentException.class, () -> sweep.blockSize(0));
        assertThrows(IllegalArgumentException.class, () -> sweep.blockSize(65_537));
        assertThrows(IllegalArgumentException.class, () -> sweep.backend("abacus"));
        sweep.run();
        assertThrows(IllegalStateException.class, sweep::run);
    }
}

package org.heliosweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.junit.jupiter.api.Test;

/** What happens where the back end that was chosen cannot compile a plan. */
class FallbackTest {
    private static final Plan PLAN = Plan.of(Studies.random(100_000, 1_000));

    /** Says that it is fast, and fails. */
    private static final class Boastful implements Backend {
        private final KernelException failure = new KernelException("out of ideas");

        @Override
        public String name() {
            return "boastful";
        }

        @Override
        public String description() {
            return "fails";
        }

        @Override
        public Availability availability() {
            return Availability.yes("nothing");
        }

        @Override
        public boolean keepsBits() {
            return true;
        }

        @Override
        public Optional<Speed> speed(Precision precision) {
            return Optional.of(Speed.perThread(0, 1e15));
        }

        @Override
        public Kernel compile(Plan plan) {
            throw failure;
        }
    }

    private static BackendChoice among(Backend... backends) {
        return BackendChoice.of(PLAN, 2, List.of(backends), backend -> backend.speed(Precision.DOUBLE));
    }

    @Test
    void theNextOneEvaluatesAndTheOutcomeSaysWhy() {
        Backend boastful = new Boastful();
        BackendChoice choice = among(Backends.named("scalar"), boastful);
        assertSame(boastful, choice.backend());
        Recorder recorder = new Recorder();
        Outcome outcome = Sweep.of(PLAN).choice(choice).sink(recorder).run();
        assertEquals("scalar", outcome.timing().backend());
        assertEquals(
                List.of(new BackendChoice.Refusal(boastful, "failed: out of ideas")),
                outcome.timing().choice().refusals());
        Outcome expected = Sweep.of(PLAN).backend("scalar").sink(new Recorder()).run();
        assertEquals(expected.summary(), outcome.summary());
        assertEquals(List.of("begin", "accept 1000", "complete"), recorder.calls());
    }

    @Test
    void whereThereIsNoOtherTheFailureIsThrown() {
        Boastful boastful = new Boastful();
        Recorder recorder = new Recorder();
        for (Sweep sweep :
                List.of(Sweep.of(PLAN).choice(among(boastful)), Sweep.of(PLAN).backend(boastful))) {
            assertSame(boastful.failure, assertThrows(KernelException.class, sweep.sink(recorder)::run));
        }
        assertEquals(List.of(), recorder.calls(), "nothing was begun");
    }

    @Test
    void whoAsksForNoneGetsOneThatIsFast() {
        assertEquals(
                Sweep.of(PLAN).backend("scalar").run().summary(),
                Sweep.of(PLAN).backend(Backends.AUTO).run().summary());
        Outcome outcome = Sweep.of(PLAN).threads(3).run();
        assertEquals(
                BackendChoice.of(PLAN, 3).backend().name(), outcome.timing().backend());
    }
}

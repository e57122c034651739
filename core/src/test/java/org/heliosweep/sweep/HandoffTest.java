package org.heliosweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Sums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandoffTest {
    private static final int LONGEST_MORSEL = 32;

    private static Plan plan(long batches, String more) {
        Workbench workbench = Workbench.of();
        long scenarios = (batches - 1) * Batch.SIZE + 1;
        return Plan.of(workbench
                .newStudy("s", workbench.readModel("model m\ninput a [1] = 1  0 .. 1\noutput b [1] = a"))
                .add("design random " + scenarios + "\nvary a = uniform(0, 1)\n" + more)
                .build());
    }

    /** Each batch is claimed once, in runs; taken in order; and no more are out than there is room for. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "7, 2", "1000, 1", "1000, 2", "1000, 16"})
    void everyBatchIsClaimedOnceAndTakenInOrder(long batches, int workers) throws Exception {
        Handoff handoff = new Handoff(plan(batches, ""), workers, LONGEST_MORSEL);
        ConcurrentLinkedQueue<Morsel> claimed = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            threads.add(Thread.ofPlatform().daemon().start(() -> work(handoff, claimed)));
        }
        for (long batch = 0; batch < batches; batch++) {
            Handoff.Slot slot = handoff.take();
            assertEquals(batch * Batch.SIZE, slot.batch().first());
            assertEquals((double) batch, slot.sums().get(0));
            handoff.release(slot);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertNull(handoff.failure());
        long next = 0;
        List<Morsel> inOrder = claimed.stream()
                .sorted((one, other) -> Long.compare(one.from(), other.from()))
                .toList();
        for (Morsel morsel : inOrder) {
            assertEquals(next, morsel.from());
            assertTrue(morsel.to() - morsel.from() <= LONGEST_MORSEL, morsel::toString);
            next = morsel.to();
        }
        assertEquals(batches, next);
        assertTrue(inOrder.size() < batches / 2 || batches < 100, inOrder.size() + " morsels");
    }

    private static Sums sums(long value) {
        StridedSums sums = new StridedSums(1, 1);
        sums.lanes()[0] = (double) value;
        return sums.reduce();
    }

    private static void work(Handoff handoff, ConcurrentLinkedQueue<Morsel> claimed) {
        try {
            for (Morsel morsel = handoff.claim(); morsel != null; morsel = handoff.claim()) {
                claimed.add(morsel);
                for (long batch = morsel.from(); batch < morsel.to(); batch++) {
                    handoff.open(batch);
                    handoff.finish(batch, sums(batch));
                }
            }
        } catch (Throwable failure) {
            handoff.fail(failure);
        }
    }

    @Test
    void towardsTheEndMorselsAreShort() throws Exception {
        Handoff handoff = new Handoff(plan(100, ""), 2, LONGEST_MORSEL);
        List<Long> lengths = new ArrayList<>();
        long taken = 0;
        for (Morsel morsel = handoff.claim(); morsel != null; morsel = handoff.claim()) {
            lengths.add(morsel.to() - morsel.from());
            for (; taken < morsel.to(); taken++) {
                handoff.open(taken);
                handoff.finish(taken, sums(taken));
                handoff.release(handoff.take());
            }
        }
        assertEquals(12, lengths.getFirst());
        assertEquals(1, lengths.getLast());
        assertEquals(
                lengths.stream()
                        .sorted((one, other) -> Long.compare(other, one))
                        .toList(),
                lengths);
    }

    @Test
    void shortMorselsAreClaimedOneByOne() throws Exception {
        Handoff handoff = new Handoff(plan(100, "keep b"), 2, 1);
        assertEquals(new Morsel(0, 1), handoff.claim());
        assertEquals(new Morsel(1, 2), handoff.claim());
    }
}

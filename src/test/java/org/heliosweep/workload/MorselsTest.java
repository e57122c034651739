package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Morsel;
import org.junit.jupiter.api.Test;

class MorselsTest {
    private static final long MILLISECOND = 1_000_000;

    /** 32 batches are the most that a kernel wants where nothing is written. */
    @Test
    void growWhileTheyAreShort() {
        assertEquals(List.of(1, 1, 2, 4, 8, 16, 32, 32), lengths(Variant.FLAT, 0, 0, 0, 0, 0, 0, 0));
        assertEquals(List.of(1, 1, 2, 2, 2), lengths(Variant.FLAT, 9, 10, 11, 500));
        assertEquals(List.of(1, 1, 1, 1), lengths(Variant.WRITE, 0, 0, 0));
    }

    /** The length before and after morsels that take some milliseconds; they are given one batch only to begin with. */
    private static List<Integer> lengths(Variant variant, long... milliseconds) {
        AtomicLong now = new AtomicLong();
        List<Integer> found = new ArrayList<>();
        try (Kernel kernel = Backends.named("scalar").compile(Workload.plan(variant));
                Morsels morsels = new Morsels(kernel, () -> Batch.of(kernel.plan()), now::get)) {
            found.add(morsels.length());
            for (long each : milliseconds) {
                found.add(morsels.length());
                morsels.evaluate(new Morsel(0, morsels.length()), Batch.SIZE, (batch, _) -> {
                    if (batch.first() == 0) {
                        now.addAndGet(each * MILLISECOND);
                    }
                });
            }
        }
        return found;
    }

    /** What is evaluated does not depend on how batches are grouped, nor on where the size of blocks changes. */
    @Test
    void comeToTheSameAsBatches() {
        for (Variant variant : List.of(Variant.RANDOM, Variant.STATISTICS)) {
            try (Loop morsels = new Loop(Workload.plan(variant), Backends.named("vector"), 1_000);
                    Loop batches = new Loop(Workload.plan(variant), Backends.named("vector"), Batch.SIZE)) {
                long scenarios = morsels.morsel();
                morsels.blockSize(777);
                scenarios += morsels.morsel();
                scenarios += morsels.morsel();
                for (long left = scenarios; left > 0; ) {
                    left -= batches.batch();
                }
                assertEquals(0, scenarios % Batch.SIZE);
                for (int sum = 0; sum < batches.plan().accumulators().sums(); sum++) {
                    assertEquals(
                            batches.totals().sums().get(sum),
                            morsels.totals().sums().get(sum));
                }
                int statuses = batches.plan().statuses();
                assertEquals(
                        scenarios,
                        morsels.totals().tallies().histogram(statuses).get(0));
                assertEquals(
                        scenarios,
                        batches.totals().tallies().histogram(statuses).get(0));
            }
        }
    }

    @Test
    void beginAgainBehindTheLastScenario() {
        try (Loop loop = new Loop(Workload.plan(Variant.WRITE), Backends.named("vector"), Batch.SIZE)) {
            int scenarios = 0;
            while (scenarios < Workload.ROWS) {
                scenarios += loop.morsel();
            }
            assertEquals(Workload.ROWS, scenarios);
            assertEquals(Batch.SIZE, loop.morsel());
        }
    }
}

package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;

class CrewTest {
    @Test
    void threadsTakeBatchesThatDiffer() {
        Plan plan = Workload.plan(Variant.WRITE);
        try (Loop first = new Loop(plan, Backends.named("scalar"), Sweep.DEFAULT_BLOCK_SIZE);
                Loop second = first.beside(14, 15)) {
            assertEquals(30 * Batch.SIZE, Workload.ROWS);
            for (int batch = 28; batch <= 30; batch++) {
                second.batch(); // batch 30 is batch 0
            }
            double expected = PlainGrid.at(0).number(plan.columns().getFirst().name());
            for (long batch = 0; batch < 30; batch++) {
                double written = first.columns().real(0, batch * Batch.SIZE);
                assertEquals(batch == 0 || batch >= 28 ? expected : 0, written, expected * 1e-13);
            }
        }
    }

    @Test
    void theTimeOfEachThreadCounts() {
        Pace pace = Pace.of(List.of(new Measurement(100, 2, 1), new Measurement(90, 3, 3)));
        assertEquals(80, pace.rate());
        assertEquals(0.75, pace.share());
    }

    @Test
    void someOfItsThreadsOrAllWork() {
        try (Crew crew =
                new Crew(Workload.plan(Variant.RANDOM), Backends.named(Backends.AUTO), Sweep.DEFAULT_BLOCK_SIZE, 6)) {
            assertEquals(6, crew.size());
            assertTrue(crew.pace(1, 0).rate() > 0);
            crew.blockSize(100);
            assertTrue(crew.pace(6, 0.01).rate() > 0);
        }
    }
}

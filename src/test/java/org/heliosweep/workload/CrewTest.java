package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
                Loop second = first.beside(1, 29)) {
            assertEquals(30 * Batch.SIZE, Workload.ROWS);
            second.batch(); // batch 1
            second.batch(); // batch 30, which is batch 0
            List<Double> written = new ArrayList<>();
            for (int batch = 0; batch < 3; batch++) {
                written.add(first.columns().real(0, (long) batch * Batch.SIZE));
            }
            double expected = PlainGrid.at(0).number(plan.columns().getFirst().name());
            assertEquals(expected, written.get(0), expected * 1e-13);
            assertEquals(expected, written.get(1), expected * 1e-13);
            assertEquals(0, written.get(2));
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

package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.plan.Plan;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;

/** Random studies of grids against the scalar interpreter: their summaries and their columns, bit by bit. */
class PipelineRandomTest {
    /** Narrow vectors are slow, and have nothing of their own but how many lanes there are. */
    private static final int STUDIES = Integer.getInteger(Lanes.PROPERTY) == null ? 60 : 30;

    @Test
    void studiesOfGridsHaveTheSameBits() {
        int[] blocks = {100, 1_024, 4_096, 65_536};
        for (long seed = 0; seed < STUDIES; seed++) {
            Study study = RandomStudies.next(seed, 6_000);
            Plan plan = Plan.of(study);
            long drawn = seed;
            assertEquals(
                    Sameness.of(plan, "scalar", 1, 1_024),
                    Sameness.of(plan, "vector", 1 + (int) (seed % 3), blocks[(int) (seed % blocks.length)]),
                    () -> "seed " + drawn + "\n" + study.text());
        }
    }
}

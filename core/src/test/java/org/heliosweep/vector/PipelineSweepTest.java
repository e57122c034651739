package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;

/** Sweeps that are chosen so that one part of a pipeline matters, against the scalar interpreter. */
class PipelineSweepTest {
    private static void same(String model, String study) {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("chosen", workbench.readModel("model chosen\n" + model))
                .add(study)
                .build());
        assertEquals(Sameness.of(plan, "scalar", 1, 4_096), Sameness.of(plan, "vector", 2, 65_536));
    }

    @Test
    void anOutputThatIsRequired() {
        same("""
                input a [1] = 1  -5 .. 5
                input b [1] = 1  -5 .. 5
                require a > b "above"
                output above = a > b
                """, "design grid\nvary a = linspace(10, 20, 100)\nvary b = linspace(0, 1, 50)");
    }
}

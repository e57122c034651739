package org.heliosweep.workload;

import org.heliosweep.device.CompiledC;
import org.heliosweep.device.KernelRenderer;
import org.heliosweep.device.PlanInC;
import org.heliosweep.kernel.Batch;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;

/** The workload W, rendered as C and compiled, gives the bits of the scalar interpreter. */
class WorkloadInCTest {
    private static final int SCENARIOS = 20_000;

    @Test
    void overTheGrid() {
        compare(Plan.of(Workload.study(Variant.WRITE)));
    }

    @Test
    void overInputsFromColumns() {
        compare(Workload.plan(Variant.WRITE));
    }

    @Test
    void overDrawnInputs() {
        compare(Plan.of(Workbench.of(new WorkloadLibrary())
                .study("w-random")
                .add("keep inputs, outputs")
                .build()));
    }

    private static void compare(Plan plan) {
        try (CompiledC compiled = CompiledC.of(KernelRenderer.inC(plan))) {
            PlanInC.compare(compiled, plan, 0, SCENARIOS);
            PlanInC.compare(compiled, plan, 3 * Batch.SIZE, SCENARIOS);
        }
    }
}

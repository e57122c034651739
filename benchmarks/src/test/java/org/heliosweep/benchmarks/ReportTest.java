package org.heliosweep.benchmarks;

import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportTest {
    @ParameterizedTest
    @EnumSource(names = {"FLAT", "STATISTICS", "RANDOM", "CHAIN_2", "CHAIN_6", "CHAIN_20"})
    void theEngineAgreesWithTheProgramInC(Variant variant) {
        for (Backend backend : Backends.all()) {
            if (backend.availability().available()) {
                try (Loop loop = new Loop(Workload.plan(variant), backend, Sweep.DEFAULT_BLOCK_SIZE)) {
                    loop.evaluateFirst(Throughput.checked(variant, loop.plan()));
                    Lines.assertAgree(Lines.golden(variant.label()), Report.of(loop, variant), 1e-11);
                }
            }
        }
    }
}

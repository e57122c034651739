package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendContract;
import org.heliosweep.kernel.Backends;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sweeps against the scalar interpreter, and what is special about segments. */
@Execution(ExecutionMode.CONCURRENT)
class VectorSweepTest extends BackendContract {
    @Override
    protected Backend backend() {
        return Backends.named("vector");
    }

    @ParameterizedTest
    @ValueSource(ints = {Backend.SHORTEST_SEGMENT, 37, Backend.LONGEST_SEGMENT})
    void everyLengthOfSegmentsHasTheSameBits(int operations) {
        Backend backend = Backends.named("vector").withSegment(operations);
        assertEquals(operations, backend.segment().orElseThrow());
        for (Plan plan : List.of(random(9_001), grid())) {
            Summary summary = Sweep.of(plan).backend(backend).threads(1).run().summary();
            assertEquals(summary(plan, Backends.named("scalar"), 1, 1_024), summary);
        }
    }

    @Test
    void shorterSegmentsAreMore() {
        VectorKernel cut = kernel(Backend.SHORTEST_SEGMENT);
        VectorKernel whole = kernel(Backend.LONGEST_SEGMENT);
        assertTrue(cut.staged().steps() > whole.staged().steps());
        assertTrue(cut.ofValid().program().steps() > whole.ofValid().program().steps());
        assertTrue(cut.ofOrdinary().program().steps()
                > whole.ofOrdinary().program().steps());
        assertTrue(stepsOfTables(cut) > stepsOfTables(whole));
    }

    private static int stepsOfTables(VectorKernel kernel) {
        return kernel.ofValid().hoisted().tables().stream()
                .mapToInt(table -> table.program().steps())
                .sum();
    }

    private static VectorKernel kernel(int operations) {
        return (VectorKernel) new VectorBackend().withSegment(operations).compile(grid());
    }

    @ParameterizedTest
    @ValueSource(ints = {Backend.SHORTEST_SEGMENT - 1, Backend.LONGEST_SEGMENT + 1})
    void aSegmentHasLimits(int operations) {
        IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> new VectorBackend().withSegment(operations));
        assertEquals("a segment has 10 to 200 operations, not " + operations, thrown.getMessage());
    }

    @Test
    void theInterpreterHasNoSegments() {
        Backend scalar = Backends.named("scalar");
        assertTrue(scalar.segment().isEmpty());
        assertSame(scalar, scalar.withSegment(Backend.SHORTEST_SEGMENT));
    }
}

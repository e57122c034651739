package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole sweeps against the scalar interpreter, at awkward lengths and with awkward values. */
class VectorSweepTest {
    private static final String MODEL = """
            model awkward
            input a [1] = 1  -5 .. 5
            input b [1] = 1  -1e300 .. 1e300
            input kind = one { one, two, three }
            require a > -4  "a is small"
            output huge = b * b
            output power = abs(a)^(1/3) * exp(a) * (if kind is two then -1 else 1)
            output root = sqrt(a + 4.5)
            output zero = floor(a / 100) * 0
            output near = 1e9 + a * 1e-3
            output best = least { a: a, b: b / 1e300, none: 0.1 }
            output positive = a > 0
            """;

    private static Plan plan(String design) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("awkward", workbench.readModel(MODEL))
                .add(design)
                .add("where a < 4.5 \"a is large\"")
                .add("show mean(log(a)), share(a > b), shares(best), quantile(1 / (a - 1), 1 %, 99 %)")
                .build());
    }

    private static Plan random(long count) {
        return plan(
                "design random " + count + " seed 3\nvary a = uniform\nvary b = normal(0, 1e154)\nvary kind = levels");
    }

    private static Plan grid() {
        return plan(
                "design grid\nvary kind = levels\nvary b = levels(-1e300, 0, 5, 1e154)\nvary a = linspace(-5, 5, 601)");
    }

    private static Summary summary(Plan plan, String backend, int threads, int block) {
        return Sweep.of(plan)
                .backend(Backends.named(backend))
                .threads(threads)
                .blockSize(block)
                .run()
                .summary();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 32, 33, 255, 256, 257, 4_095, 4_096, 4_097, 65_536, 65_537})
    void everyLengthHasTheSameBits(int count) {
        Plan plan = random(count);
        assertEquals(summary(plan, "scalar", 1, 1024), summary(plan, "vector", 2, 1024));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 31, 32, 33, 96, 250, 256, 4_000, 4_096, 65_536})
    void everyBlockSizeHasTheSameBits(int block) {
        Plan plan = random(9_001);
        assertEquals(summary(plan, "scalar", 1, 1024), summary(plan, "vector", 1, block));
    }

    @Test
    void aGridHasTheSameBits() {
        Plan plan = grid();
        assertEquals(summary(plan, "scalar", 1, 1024), summary(plan, "vector", 3, 100));
    }

    @ParameterizedTest
    @ValueSource(ints = {Backend.SHORTEST_SEGMENT, 37, Backend.LONGEST_SEGMENT})
    void everyLengthOfSegmentsHasTheSameBits(int operations) {
        Backend backend = Backends.named("vector").withSegment(operations);
        assertEquals(operations, backend.segment().orElseThrow());
        for (Plan plan : List.of(random(9_001), grid())) {
            Summary summary = Sweep.of(plan).backend(backend).threads(1).run().summary();
            assertEquals(summary(plan, "scalar", 1, 1024), summary);
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

    @Test
    void theStudyHasInvalidAndExcludedScenarios() {
        Summary summary = summary(random(4_096), "vector", 1, 1024);
        assertTrue(summary.excludedCount() > 50
                && summary.invalid().stream()
                                .filter(reason -> reason.count() > 0)
                                .count()
                        >= 2);
    }
}

package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a warm kernel allocates, by the counter of the JVM: nothing for a scenario. */
@Isolated("measures")
class AllocationTest {
    private static final ThreadMXBean COUNTER = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The kernel is warm by then, or never. */
    private static final long LONGEST_NANOS = 120_000_000_000L;

    private static final int BATCHES_IN_A_ROW = 5;

    /** For the sums of a batch of 65,536 scenarios, which others keep: an object, an array of some reals, and a merge. */
    private static final long MOST_BYTES_FOR_SUMS = 1_024;

    static List<Variant> variants() {
        return Variant.principal();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aWarmKernelAllocatesNothing(Variant variant) {
        try (Loop loop = new Loop(Workload.plan(variant), Backends.named("vector"), Sweep.DEFAULT_BLOCK_SIZE)) {
            assertEquals(0, leastInARow(() -> loop.blocks(Batch.SIZE), 0), "bytes for a batch");
            assertTrue(
                    leastInARow(loop::batch, MOST_BYTES_FOR_SUMS) <= MOST_BYTES_FOR_SUMS,
                    "the sums of a batch take more");
        }
    }

    /** What a call takes does not depend on how many scenarios it is for. */
    @ParameterizedTest
    @MethodSource("variants")
    void aKernelInCAllocatesNothingForScenarios(Variant variant) {
        Backend.Availability availability = Backends.all().stream()
                .filter(each -> each.name().equals("native"))
                .findFirst()
                .orElseThrow()
                .availability();
        assumeTrue(availability.available(), availability.reason());
        try (Loop loop = new Loop(Workload.plan(variant), Backends.named("native"), Sweep.DEFAULT_BLOCK_SIZE)) {
            long most = Batch.SIZE / 16;
            assertTrue(leastInARow(() -> loop.blocks(Batch.SIZE), most) <= most, "too many bytes for a batch");
        }
    }

    /** The most that some batches in a row allocate, for the best row of all, until that is enough. */
    private static long leastInARow(Runnable batch, long enough) {
        long start = System.nanoTime();
        long least = Long.MAX_VALUE;
        while (least > enough && System.nanoTime() - start < LONGEST_NANOS) {
            long most = 0;
            for (int index = 0; index < BATCHES_IN_A_ROW; index++) {
                long before = COUNTER.getCurrentThreadAllocatedBytes();
                batch.run();
                most = Math.max(most, COUNTER.getCurrentThreadAllocatedBytes() - before);
            }
            least = Math.min(least, most);
        }
        return least;
    }
}

package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendContract;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Rows;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Tallies;
import org.heliosweep.sweep.Summary;
import org.junit.jupiter.api.Test;

/** What back ends on devices do besides. */
abstract class DeviceSweepContract extends BackendContract {
    /** The back end on two devices, of which one may be the other once more. */
    protected abstract Backend onTwoDevices();

    @Test
    void longLaunchesHaveTheSameBits() {
        Plan plan = random(1_500_001);
        try (Kernel kernel = backend().compile(plan)) {
            assertTrue(kernel.longestMorsel() > 16);
        }
        Summary expected = summary(plan, new ScalarBackend(), 2, 4_096);
        assertEquals(expected, summary(plan, backend(), 1, 4_096));
        assertEquals(expected, summary(plan, backend(), 3, 4_096));
        for (int threads = 2; threads <= 3; threads++) {
            assertEquals(expected, summary(plan, onTwoDevices(), threads, 4_096), "two devices, " + threads);
        }
    }

    /** Hoisted, and partly written. */
    @Test
    void twoDevicesHaveTheSameBits() {
        Plan plan = awkward("design grid\nvary kind = levels\nvary b = levels(-1e300, 0, 5, 1e154)"
                + "\nvary a = linspace(-5, 5, 20_001)\nkeep inputs, outputs rows 150_001");
        Rows expected = Rows.of(plan, new ScalarBackend(), 2, 4_096);
        for (int threads = 1; threads <= 3; threads++) {
            assertEquals(expected, Rows.of(plan, onTwoDevices(), threads, 4_096), threads + " threads");
        }
    }

    /** Evaluators of blocks go on with sums that others began. */
    @Test
    void blocksHaveTheSameBits() {
        Plan plan = random(20_000);
        Partials expected = blocks(plan, new ScalarBackend());
        Partials actual = blocks(plan, backend());
        assertArrayEquals(bits(expected.sums().lanes()), bits(actual.sums().lanes()));
        Tallies tallies = expected.tallies();
        assertArrayEquals(bits(tallies.extremes()), bits(actual.tallies().extremes()));
        assertArrayEquals(tallies.counts(), actual.tallies().counts());
        for (int index = 0; index < plan.accumulators().size(); index++) {
            if (plan.accumulators().list().get(index) instanceof Accumulator.Histogram histogram) {
                assertArrayEquals(
                        counts(tallies, index, histogram.size()), counts(actual.tallies(), index, histogram.size()));
            }
        }
    }

    private static long[] counts(Tallies tallies, int index, int size) {
        return IntStream.range(0, size).mapToLong(tallies.histogram(index)::get).toArray();
    }

    /** Which zero an extreme is depends on the order, and shows nowhere. */
    private static long[] bits(double[] values) {
        return Arrays.stream(values)
                .mapToLong(value -> Double.doubleToRawLongBits(value + 0.0))
                .toArray();
    }

    private static Partials blocks(Plan wanted, Backend backend) {
        try (Kernel kernel = backend.compile(wanted);
                Kernel.Evaluator evaluator = kernel.newEvaluator()) {
            Plan plan = kernel.plan();
            Partials partials = new Partials(plan.accumulators(), Batch.SIZE / StridedSums.LEAF);
            Batch batch = Batch.of(plan);
            batch.reset(0, 0);
            int row = 0;
            for (int count = 1; row + count < plan.size(); count = 2 * count + 5) {
                evaluator.evaluate(row, count, batch, partials);
                row += count;
            }
            evaluator.flush(partials);
            return partials;
        }
    }
}

package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.heliosweep.device.cuda.Emulator;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Backend;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Totals;
import org.heliosweep.workload.Crew;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code bench} measures on devices is what a sweep does there, and comes to the same as the scalar interpreter. */
class LoopOnDevicesTest {
    private static final int BLOCK = 16_384;

    @ParameterizedTest
    @EnumSource(names = {"FLAT", "RANDOM", "WRITE", "GRID", "STATISTICS"})
    void onOpenCl(Variant variant) {
        compare(variant, OpenClDevices.backend());
    }

    @ParameterizedTest
    @EnumSource(names = {"FLAT", "RANDOM", "WRITE", "GRID"})
    void onAnEmulatedDeviceOfCuda(Variant variant) {
        compare(variant, new CudaBackend(Emulator.reset().library(), Map.of()));
    }

    private static void compare(Variant variant, Backend backend) {
        Plan plan = Workload.plan(variant);
        try (Loop actual = new Loop(plan, backend, BLOCK);
                Loop expected = new Loop(plan, new ScalarBackend(), BLOCK)) {
            long scenarios = actual.morsel();
            scenarios += actual.morsel();
            long compared = 0;
            while (compared < scenarios) {
                compared += expected.batch();
            }
            assertEquals(scenarios, compared);
            compare(expected.totals(), actual.totals(), expected.plan());
            if (variant == Variant.WRITE) {
                for (long row = 0; row < scenarios; row += 101) {
                    assertEquals(
                            expected.columns().real(0, row), actual.columns().real(0, row));
                }
            }
        }
    }

    private static void compare(Totals expected, Totals actual, Plan plan) {
        List<Accumulator> list = plan.accumulators().list();
        for (int index = 0; index < list.size(); index++) {
            int at = index;
            switch (list.get(index)) {
                case Accumulator.Sum _ -> {
                    int sum = plan.accumulators().sumIndex(at);
                    assertEquals(expected.sums().get(sum), actual.sums().get(sum));
                }
                case Accumulator.Minimum _, Accumulator.Maximum _ ->
                    assertEquals(
                            expected.tallies().extremes()[at], actual.tallies().extremes()[at]);
                case Accumulator.Count _ ->
                    assertEquals(
                            expected.tallies().counts()[at], actual.tallies().counts()[at]);
                case Accumulator.Histogram(int _, int size, int _) ->
                    LongStream.range(0, size)
                            .forEach(key -> assertEquals(
                                    expected.tallies().histogram(at).get((int) key),
                                    actual.tallies().histogram(at).get((int) key)));
            }
        }
    }

    @Test
    void severalThreadsShareADevice() {
        try (Crew crew = new Crew(
                Workload.plan(Variant.FLAT), new CudaBackend(Emulator.reset().library(), Map.of()), BLOCK, 2)) {
            assertTrue(crew.pace(2, 0.01).rate() > 0);
        }
    }
}

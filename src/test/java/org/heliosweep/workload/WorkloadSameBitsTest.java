package org.heliosweep.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Rows;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Totals;
import org.heliosweep.study.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workload W has the bits of the scalar interpreter on every back end that says so. */
class WorkloadSameBitsTest {
    private static final long SCENARIOS = Batch.SIZE + 4_097;

    static Stream<Backend> backends() {
        return Backends.all().stream()
                .filter(backend -> backend.keepsBits() && backend.availability().available());
    }

    @ParameterizedTest
    @MethodSource("backends")
    void overDrawnInputs(Backend backend) {
        compare(
                Plan.of(Workbench.of(new WorkloadLibrary())
                        .study("w-random")
                        .add("keep inputs, outputs rows 70_000")
                        .scenarios(SCENARIOS)
                        .build()),
                backend);
    }

    /** Rows come first, and the rest is only added up. */
    @ParameterizedTest
    @MethodSource("backends")
    void overInputsFromColumns(Backend backend) {
        for (Variant variant :
                new Variant[] {Variant.FLAT, Variant.STATISTICS, Variant.CHAIN_6, Variant.GRID, Variant.GRID_STATISTICS
                }) {
            overInputsFromColumns(variant, Precision.DOUBLE, backend);
        }
        overInputsFromColumns(Variant.FLAT, Precision.SINGLE, backend);
    }

    private static void overInputsFromColumns(Variant variant, Precision precision, Backend backend) {
        Plan plan = Workload.plan(variant, precision);
        try (Loop expected = new Loop(plan, Backends.named("scalar"), 4_096);
                Loop actual = new Loop(plan, backend, 8_192)) {
            expected.evaluateFirst(SCENARIOS);
            actual.evaluateFirst(SCENARIOS);
            compare(variant, plan, expected.totals(), actual.totals());
        }
    }

    private static void compare(Variant variant, Plan plan, Totals expected, Totals actual) {
        for (int index = 0; index < plan.accumulators().size(); index++) {
            Accumulator accumulator = plan.accumulators().list().get(index);
            String about = variant + ", " + accumulator;
            int sum = plan.accumulators().sumIndex(index);
            switch (accumulator) {
                case Accumulator.Sum _ ->
                    assertEquals(expected.sums().get(sum), actual.sums().get(sum), about);
                case Accumulator.Minimum _, Accumulator.Maximum _ ->
                    assertEquals(
                            expected.tallies().extremes()[index],
                            actual.tallies().extremes()[index],
                            about);
                case Accumulator.Count _ ->
                    assertEquals(
                            expected.tallies().counts()[index], actual.tallies().counts()[index], about);
                case Accumulator.Histogram(int _, int size, int _) -> {
                    for (int key = 0; key < size; key++) {
                        assertEquals(
                                expected.tallies().histogram(index).get(key),
                                actual.tallies().histogram(index).get(key),
                                about);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void whereAllIsWritten(Backend backend) {
        Plan plan = Workload.plan(Variant.WRITE);
        try (Loop expected = new Loop(plan, Backends.named("scalar"), 4_096);
                Loop actual = new Loop(plan, backend, 1_000)) {
            expected.evaluateFirst(SCENARIOS);
            actual.evaluateFirst(SCENARIOS);
            for (long row = 0; row < SCENARIOS; row++) {
                for (int column = 0; column < plan.columns().size(); column++) {
                    if (plan.columns().get(column).kind() instanceof Kind.Number) {
                        assertEquals(
                                Double.doubleToRawLongBits(expected.columns().real(column, row)),
                                Double.doubleToRawLongBits(actual.columns().real(column, row)));
                    } else {
                        assertEquals(
                                expected.columns().label(column, row),
                                actual.columns().label(column, row));
                    }
                }
            }
        }
    }

    private static void compare(Plan plan, Backend backend) {
        assertEquals(Rows.of(plan, Backends.named("scalar"), 4_096), Rows.of(plan, backend, 4_096));
    }
}

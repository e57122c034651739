package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Rows;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some models and studies of the library in single precision: the same bits by each back end that says so. */
class SinglePrecisionTest {
    @ParameterizedTest
    @ValueSource(strings = {"hotter-panel", "launch-cost", "learning-curve", "gas-turbine"})
    void models(String name) {
        compare(LibraryPlans.ofModel(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orbital-vs-ground", "robots-by-year"})
    void studies(String name) {
        compare(LibraryPlans.ofStudy(name));
    }

    private static void compare(Plan inDouble) {
        Plan plan = Plan.of(inDouble.study().in(Precision.SINGLE));
        Rows expected = Rows.of(plan, new ScalarBackend(), 1_000);
        for (Backend backend : Backends.all()) {
            if (backend.keepsBits() && backend.availability().available()) {
                assertEquals(expected, Rows.of(plan, backend, 1_000), backend.name());
            }
        }
    }
}

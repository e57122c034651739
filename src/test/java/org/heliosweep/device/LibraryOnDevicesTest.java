package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.heliosweep.interpreter.ScalarBackend;
import org.heliosweep.kernel.Rows;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models of the library, and every study, give the bits of the scalar interpreter on OpenCL, too. Each is compiled for the
 * device, so {@link LibraryPlans#SOME} have to stand for all.
 */
class LibraryOnDevicesTest {
    static Stream<String> models() {
        return LibraryPlans.SOME.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void models(String name) {
        compare(LibraryPlans.ofModel(name));
    }

    static Stream<String> studies() {
        return LibraryPlans.WORKBENCH.studies().stream().map(Workbench.Title::name);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void studies(String name) {
        compare(LibraryPlans.ofStudy(name));
    }

    private static void compare(Plan plan) {
        assertEquals(Rows.of(plan, new ScalarBackend(), 1_000), Rows.of(plan, OpenClDevices.backend(), 1_000));
    }
}

package org.heliosweep.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceDescription;
import org.heliosweep.device.compute.DeviceLibrary;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.device.opencl.OpenClLibrary;

/** OpenCL on this machine, for tests. */
public final class OpenClDevices {
    /** Held by classes of tests that use it: not all drivers compile for two threads at once. */
    public static final String LOCK = "OpenCL";

    private OpenClDevices() {}

    /** The back end on one device; the test is skipped, and says why, where there is none. */
    static OpenClBackend backend() {
        OpenClLibrary library = new OpenClLibrary();
        DeviceSurvey survey = library.survey();
        assumeTrue(survey.whyNone().isEmpty(), () -> survey.whyNone().orElseThrow());
        return new OpenClBackend(
                library, Map.of(DeviceBackend.VARIABLE, "" + survey.choose("").index()));
    }

    /** The back end on two devices, which are one that is opened twice: each has a context of its own all the same. */
    static DeviceBackend twice() {
        backend();
        return new DeviceBackend(new Twice(), DeviceLanguage.OPENCL_C, Map.of()) {
            @Override
            public String name() {
                return "opencl";
            }

            @Override
            public String description() {
                return "OpenCL on two devices";
            }
        };
    }

    private static final class Twice implements DeviceLibrary {
        private final OpenClLibrary library = new OpenClLibrary();

        @Override
        public String name() {
            return library.name();
        }

        @Override
        public DeviceSurvey survey() {
            DeviceDescription one = library.survey().choose("");
            return new DeviceSurvey(name(), List.of(one, at(one, one.index() + 1)), Optional.empty());
        }

        @Override
        public Device open(DeviceDescription description) {
            return library.open(library.survey().choose(""));
        }

        private static DeviceDescription at(DeviceDescription device, int index) {
            return new DeviceDescription(
                    device.library(),
                    index,
                    device.kind(),
                    device.name(),
                    device.vendor(),
                    device.driver(),
                    device.version(),
                    device.languages(),
                    device.memory(),
                    device.largestBuffer(),
                    device.localMemory(),
                    device.computeUnits(),
                    device.largestGroup(),
                    device.obstacle(),
                    device.singleObstacle());
        }
    }
}

package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceDescription;
import org.heliosweep.device.compute.DeviceKind;
import org.heliosweep.device.compute.DeviceLibrary;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.device.compute.SourceLanguage;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.junit.jupiter.api.Test;

/** A device that would give other bits in single precision is refused; in double precision it is opened. */
class SinglePrecisionOnDevicesTest {
    private static final String OPENED = "opened";

    private static final DeviceDescription FLUSHING = new DeviceDescription(
            "OpenCL",
            0,
            DeviceKind.GPU,
            "Flushing GPU",
            "vendor",
            "1",
            "OpenCL 1.2",
            List.of(SourceLanguage.OPENCL_C),
            1 << 30,
            1 << 28,
            1 << 15,
            4,
            256,
            Optional.empty(),
            Optional.of("has single precision without subnormals"));

    private static final class Flushing implements DeviceLibrary {
        @Override
        public String name() {
            return "OpenCL";
        }

        @Override
        public DeviceSurvey survey() {
            return new DeviceSurvey("OpenCL", List.of(FLUSHING), Optional.empty());
        }

        @Override
        public Device open(DeviceDescription description) {
            throw new KernelException(OPENED);
        }
    }

    private static String refusal(Precision precision) {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("twice", workbench.readModel("model twice\ninput a [1] = 1 0 .. 2\noutput b = 2 * a"))
                .add("design grid\nvary a = levels(1, 2)")
                .precision(precision)
                .build());
        DeviceBackend backend = new DeviceBackend(new Flushing(), DeviceLanguage.OPENCL_C, Map.of()) {
            @Override
            public String name() {
                return "flushing";
            }

            @Override
            public String description() {
                return "a device that flushes small floats";
            }
        };
        return assertThrows(KernelException.class, () -> backend.compile(plan)).getMessage();
    }

    @Test
    void itIsRefusedForSinglePrecisionAlone() {
        assertEquals(
                "OpenCL device 0 \"Flushing GPU\" has single precision without subnormals", refusal(Precision.SINGLE));
        assertEquals(OPENED, refusal(Precision.DOUBLE));
    }
}

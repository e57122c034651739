package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.ValueLayout;
import java.util.List;
import org.heliosweep.device.compute.ArgumentKind;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceBuffer;
import org.heliosweep.device.compute.DeviceKernel;
import org.heliosweep.device.compute.DeviceLibrary;
import org.heliosweep.device.compute.DeviceQueue;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.device.compute.HostBuffer;
import org.heliosweep.device.cuda.Emulator;
import org.heliosweep.device.opencl.OpenClLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Counters of 64 bits, which are two of 32: work items that count at once carry once. */
@ResourceLock(Emulator.LOCK)
@ResourceLock(OpenClDevices.LOCK)
class KeyCounterTest {
    private static final int ITEMS = 1_024;

    @Test
    void carriesOnOpenCl() {
        carries(new OpenClLibrary(), DeviceLanguage.OPENCL_C);
    }

    @Test
    void carriesOnCuda() {
        carries(Emulator.reset().library(), DeviceLanguage.CUDA_C);
    }

    private static void carries(DeviceLibrary library, DeviceLanguage language) {
        DeviceSurvey survey = library.survey();
        assumeTrue(survey.whyNone().isEmpty(), () -> survey.whyNone().orElseThrow());
        String source =
                language.prelude(false) + "KERNEL count(GLOBAL int32_t *counter)\n{\n    count_key(counter);\n}\n";
        try (Device device = library.open(survey.choose(""))) {
            DeviceKernel kernel =
                    device.compile(language.language(), source, List.of()).kernel("count", ArgumentKind.BUFFER);
            DeviceBuffer counter = device.allocate(Long.BYTES);
            HostBuffer host = device.allocateHost(Long.BYTES);
            DeviceQueue queue = device.queue();
            long before = 0x5_FFFF_FFFFL - ITEMS / 2;
            host.segment().set(ValueLayout.JAVA_LONG, 0, before);
            queue.copy(host, 0, counter, 0, Long.BYTES);
            queue.launch(kernel.setBuffer(0, counter), ITEMS / 64, 64);
            queue.copy(counter, 0, host, 0, Long.BYTES);
            queue.finish();
            assertEquals(before + ITEMS, host.segment().get(ValueLayout.JAVA_LONG, 0));
        }
    }
}

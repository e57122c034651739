package org.heliosweep.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.heliosweep.device.opencl.OpenClLibrary;
import org.heliosweep.kernel.Backend;

/** OpenCL on this machine, for tests. */
public final class OpenClDevices {
    /** Held by classes of tests that use it: not all drivers compile for two threads at once. */
    public static final String LOCK = "OpenCL";

    private OpenClDevices() {}

    /** The back end on the first device; the test is skipped, and says why, where there is none. */
    static OpenClBackend backend() {
        OpenClBackend backend = new OpenClBackend(new OpenClLibrary(), Map.of());
        Backend.Availability availability = backend.availability();
        assumeTrue(availability.available(), availability.reason());
        return backend;
    }
}

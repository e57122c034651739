package org.heliosweep.device;

import org.heliosweep.kernel.Backend;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whole sweeps on OpenCL against the scalar interpreter. */
@ResourceLock(OpenClDevices.LOCK)
class OpenClSweepTest extends DeviceSweepContract {
    @Override
    protected Backend backend() {
        return OpenClDevices.backend();
    }

    @Override
    protected Backend onTwoDevices() {
        return OpenClDevices.twice();
    }
}

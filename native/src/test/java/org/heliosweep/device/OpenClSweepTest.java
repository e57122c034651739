package org.heliosweep.device;

import org.heliosweep.kernel.Backend;

/** Whole sweeps on OpenCL against the scalar interpreter. */
class OpenClSweepTest extends DeviceSweepContract {
    @Override
    protected Backend backend() {
        return OpenClDevices.backend();
    }
}

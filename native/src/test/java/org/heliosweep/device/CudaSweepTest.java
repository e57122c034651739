package org.heliosweep.device;

import java.util.Map;
import org.heliosweep.device.cuda.Emulator;
import org.heliosweep.kernel.Backend;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Whole sweeps on an emulated device of CUDA against the scalar interpreter. */
@ResourceLock(Emulator.LOCK)
class CudaSweepTest extends DeviceSweepContract {
    @Override
    protected Backend backend() {
        return new CudaBackend(Emulator.reset().library(), Map.of());
    }

    @Override
    protected Backend onTwoDevices() {
        Emulator emulator = Emulator.reset();
        emulator.devices(2);
        return new CudaBackend(emulator.library(), Map.of());
    }
}

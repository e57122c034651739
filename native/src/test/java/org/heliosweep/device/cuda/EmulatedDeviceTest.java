package org.heliosweep.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract on an emulated device of CUDA; and that nothing stays open. */
@ResourceLock(Emulator.LOCK)
class EmulatedDeviceTest extends DeviceContract {
    private Emulator emulator;

    @Override
    protected Device open() {
        if (emulator == null) {
            emulator = Emulator.reset();
            emulator.architectures(75, 90);
        }
        CudaLibrary library = emulator.library();
        return library.open(library.survey().choose(""));
    }

    @Override
    @AfterEach
    protected void close() {
        super.close();
        if (emulator != null) {
            assertEquals(0, emulator.open(), "things that are still open");
        }
    }
}

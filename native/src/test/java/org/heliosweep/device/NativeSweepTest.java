package org.heliosweep.device;

import java.nio.file.Path;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendContract;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whole sweeps against the scalar interpreter. */
@Execution(ExecutionMode.CONCURRENT)
class NativeSweepTest extends BackendContract {
    @TempDir
    private static Path kernels;

    @Override
    protected Backend backend() {
        return new NativeBackend(Compilers.environment(kernels));
    }
}

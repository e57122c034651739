package org.heliosweep.device;

import java.util.Map;
import org.heliosweep.device.cuda.CudaLibrary;

/** Kernels in CUDA C, on GPUs of NVIDIA. */
public final class CudaBackend extends DeviceBackend {
    /** For {@link java.util.ServiceLoader}. */
    public CudaBackend() {
        this(new CudaLibrary(), System.getenv());
    }

    /** With another library or environment. */
    CudaBackend(CudaLibrary library, Map<String, String> environment) {
        super(library, DeviceLanguage.CUDA_C, environment);
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public String description() {
        return "CUDA C, generated for each study and compiled for a GPU of NVIDIA";
    }
}

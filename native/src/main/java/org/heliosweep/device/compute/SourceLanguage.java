package org.heliosweep.device.compute;

/** What the source of a program is written in. */
public enum SourceLanguage {
    /** OpenCL C 1.2 with double precision. */
    OPENCL_C,
    /**
     * CUDA C++. There are no headers of the C library. Kernels are declared {@code extern "C" __global__ void}, so that they
     * are found by their names.
     */
    CUDA_C,
    /** NVIDIA's assembly for parallel threads, as text. */
    PTX
}

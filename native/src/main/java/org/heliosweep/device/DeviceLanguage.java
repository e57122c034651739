package org.heliosweep.device;

import org.heliosweep.device.compute.SourceLanguage;

/** The languages of devices: what differs among them is in their preludes. */
enum DeviceLanguage implements Dialect {
    /** OpenCL C 1.2 with double precision. */
    OPENCL_C(SourceLanguage.OPENCL_C, "prelude-opencl.c", "prelude-single-opencl.c", "__constant "),
    /** CUDA C without headers. Constant memory would serve lanes that read different elements one after the other. */
    CUDA_C(SourceLanguage.CUDA_C, "prelude-cuda.c", "prelude-single-cuda.c", "static __device__ const ");

    private final SourceLanguage language;
    private final String prelude;
    private final String singles;
    private final String constantArray;

    DeviceLanguage(SourceLanguage language, String prelude, String singles, String constantArray) {
        this.language = language;
        this.prelude = prelude;
        this.singles = singles;
        this.constantArray = constantArray;
    }

    /** What devices call it. */
    SourceLanguage language() {
        return language;
    }

    @Override
    public String prelude(boolean isCalling) {
        return Prelude.of(prelude, "prelude-devices.c", "prelude-common.c");
    }

    @Override
    public String singles() {
        return Prelude.of(singles, "prelude-single-common.c");
    }

    @Override
    public String constantArray() {
        return constantArray;
    }

    @Override
    public String innerFunction() {
        return "INNER ";
    }

    /** Memory for constants is small on devices, 64 KiB on many: it is left to those of functions. */
    @Override
    public boolean arraysAreGiven() {
        return true;
    }
}

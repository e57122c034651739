package org.heliosweep.device.cuda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.heliosweep.device.compute.DeviceException;

/** Compiles CUDA C with strict arithmetic. */
interface CudaCompiler {
    /** The source's name in messages. */
    String SOURCE = "kernels.cu";

    /** What keeps multiplications and additions apart; all else that loses bits is off unless an option asks for it. */
    String STRICT = "--fmad=false";

    /**
     * Compiles a source for a device.
     *
     * @param device what it is compiled for, for messages
     * @param architecture its compute capability times ten
     * @throws org.heliosweep.device.compute.BuildException if the source is not taken
     */
    CompiledCode compile(String device, int architecture, String source, List<String> options);

    /**
     * The compiler of this machine: NVRTC, else nvcc.
     *
     * @param major the major version of CUDA that the driver is made for
     */
    static Optional<CudaCompiler> find(int major) {
        Optional<CudaCompiler> nvrtc = Nvrtc.find(major).map(CudaCompiler.class::cast);
        return nvrtc.or(() -> Nvcc.find().map(CudaCompiler.class::cast));
    }

    /**
     * What a device's code is compiled for: the device itself where the compiler knows it, and else the newest older
     * architecture, whose PTX the driver compiles to the end.
     *
     * @param virtual whether it is PTX
     */
    record Target(int architecture, boolean virtual) {
        /**
         * The best target of a compiler for a device.
         *
         * @param known the architectures that the compiler knows
         * @throws DeviceException if it knows none that the device can run
         */
        static Target of(String compiler, String device, int architecture, IntStream known) {
            int[] older = known.filter(each -> each <= architecture).sorted().toArray();
            if (older.length == 0) {
                throw DeviceException.unavailable(
                        device,
                        device + ": " + compiler + " does not compile for compute capability " + architecture / 10 + "."
                                + architecture % 10 + " any more");
            }
            int newest = older[older.length - 1];
            return new Target(newest, newest != architecture);
        }

        /** All options of a compilation: what is asked for comes last. */
        List<String> with(List<String> options) {
            List<String> all = new ArrayList<>();
            all.add("--gpu-architecture=" + (virtual ? "compute_" : "sm_") + architecture);
            all.add(STRICT);
            all.addAll(options);
            return all;
        }
    }
}

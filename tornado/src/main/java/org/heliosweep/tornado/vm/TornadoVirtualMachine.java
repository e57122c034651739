package org.heliosweep.tornado.vm;

import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Map;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.tornado.KernelCode;
import org.heliosweep.tornado.KernelTypes;
import org.heliosweep.tornado.TornadoRuntime;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.common.TornadoFunctions.Task6;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** Kernels on the device that TornadoVM takes by default. */
public final class TornadoVirtualMachine implements TornadoRuntime {
    /** Every JVM that is started for TornadoVM has it. */
    private static final String STARTED = "tornado.load.api.implementation";

    /**
     * What TornadoVM has to be told before its classes are loaded. Without the first one, a kernel that does not compile
     * runs as Java and computes nothing; by the others, arithmetic is that of IEEE 754 as far as the compiler goes, and
     * functions are not those that only nearly are.
     */
    static final Map<String, String> SETTINGS = Map.of(
            "tornado.recover.bailout", "False",
            "tornado.opencl.compiler.flags", "-w",
            "tornado.enable.nativeFunctions", "False",
            "tornado.enable.fma", "False",
            "tornado.enable.fastMathOptimizations", "False",
            "tornado.enable.mathOptimizations", "False");

    /** For {@link java.util.ServiceLoader}. */
    public TornadoVirtualMachine() {}

    /** TornadoVM looks for devices once, when its classes are loaded; where that fails, only the first failure says why. */
    private static final class Survey {
        static final Backend.Availability AVAILABILITY = availability();

        private static Backend.Availability availability() {
            System.getProperties().putAll(SETTINGS);
            try {
                TornadoDevice device = device();
                return Backend.Availability.yes(device.getDescription().strip() + ", by "
                        + device.getPlatformName().strip());
            } catch (KernelException e) {
                return Backend.Availability.no(e.getMessage());
            }
        }
    }

    @Override
    public Backend.Availability availability() {
        return System.getProperty(STARTED) == null
                ? Backend.Availability.no("this JVM was started without what TornadoVM needs; ./heliosweep gives it")
                : Survey.AVAILABILITY;
    }

    /** The device that TornadoVM would take. */
    private static TornadoDevice device() {
        return Failures.told("there is no device for TornadoVM", () -> {
            List<TornadoDevice> devices = backend().getAllDevices();
            if (devices.isEmpty()) {
                throw new KernelException("there is no device for TornadoVM: no driver has one");
            }
            return backend().getDefaultDevice();
        });
    }

    private static TornadoBackend backend() {
        return TornadoRuntimeProvider.getTornadoRuntime().getBackend(0);
    }

    @Override
    public KernelTypes types() {
        return new KernelTypes(
                described(Task6.class),
                described(KernelContext.class),
                described(LongArray.class),
                described(DoubleArray.class),
                described(ByteArray.class),
                described(TornadoMath.class));
    }

    private static ClassDesc described(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    @Override
    public Launch load(KernelCode code) {
        return Failures.told("TornadoVM does not take the kernel", () -> new TornadoLaunch(code));
    }
}

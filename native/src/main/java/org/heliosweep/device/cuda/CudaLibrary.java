package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceDescription;
import org.heliosweep.device.compute.DeviceException;
import org.heliosweep.device.compute.DeviceKind;
import org.heliosweep.device.compute.DeviceLibrary;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.device.compute.NativeLibrary;
import org.heliosweep.device.compute.SourceLanguage;
import org.heliosweep.device.compute.StatusCheck;

/** CUDA, through the library of the driver. Devices are counted as the driver does. */
public final class CudaLibrary implements DeviceLibrary {
    private static final String NAME = "CUDA";
    private static final String DRIVER = "libcuda.so.1";
    private static final int NAME_BYTES = 256;

    private final String driver;
    private final IntFunction<Optional<CudaCompiler>> compilers;

    /** The CUDA of this machine. */
    public CudaLibrary() {
        this(DRIVER, CudaCompiler::find);
    }

    /**
     * @param driver the driver's library
     * @param compilers major version of CUDA that the driver is made for, to what compiles CUDA C for it
     */
    CudaLibrary(String driver, IntFunction<Optional<CudaCompiler>> compilers) {
        this.driver = driver;
        this.compilers = compilers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DeviceSurvey survey() {
        try {
            Started started = start();
            List<DeviceDescription> devices = new ArrayList<>();
            for (int index = 0; index < started.count(); index++) {
                devices.add(started.describe(index));
            }
            return new DeviceSurvey(
                    NAME,
                    devices,
                    started.compiler.isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    "CUDA C cannot be compiled: neither NVRTC (libnvrtc.so) nor nvcc is installed"));
        } catch (DeviceException e) {
            return DeviceSurvey.none(NAME, e.getMessage());
        }
    }

    @Override
    public Device open(DeviceDescription description) {
        Started started = start();
        if (description.index() >= started.count()
                || !started.describe(description.index()).equals(description)) {
            throw DeviceException.unavailable(NAME, description.title() + " is not there any more");
        }
        StatusCheck statuses = new StatusCheck(description.title(), started.codes);
        int device = started.device(description.index());
        return new Device(
                description,
                new CudaDriver(
                        CudaContext.of(started.functions, statuses, device),
                        started.compiler,
                        started.architecture(device)));
    }

    /** @throws DeviceException that says why there is nothing */
    private Started start() {
        NativeLibrary library = NativeLibrary.load(List.of(driver))
                .orElseThrow(() -> DeviceException.unavailable(NAME, "CUDA: " + driver + " is not installed"));
        CudaFunctions functions = new CudaFunctions(library);
        CudaCodes codes = new CudaCodes(functions);
        StatusCheck statuses = new StatusCheck(NAME, codes);
        int status = functions.init(0);
        if (status == CudaCodes.NO_DEVICE) {
            throw DeviceException.unavailable(NAME, "CUDA has no device: the driver finds no GPU");
        }
        statuses.check(status, "starting the driver");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment version = arena.allocate(JAVA_INT);
            statuses.check(functions.driverGetVersion(version), "asking for its version");
            int number = version.get(JAVA_INT, 0);
            return new Started(functions, codes, statuses, number, compilers.apply(number / 1000));
        }
    }

    /** A driver that is there. */
    private record Started(
            CudaFunctions functions,
            CudaCodes codes,
            StatusCheck statuses,
            int version,
            Optional<CudaCompiler> compiler) {

        int count() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment count = arena.allocate(JAVA_INT);
                statuses.check(functions.deviceGetCount(count), "asking for devices");
                return count.get(JAVA_INT, 0);
            }
        }

        /** What the driver knows the device by. */
        int device(int index) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment device = arena.allocate(JAVA_INT);
                statuses.check(functions.deviceGet(device, index), "asking for device " + index);
                return device.get(JAVA_INT, 0);
            }
        }

        DeviceDescription describe(int index) {
            int device = device(index);
            String words = "asking about device " + index;
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment name = arena.allocate(NAME_BYTES);
                statuses.check(functions.deviceGetName(name, NAME_BYTES, device), words);
                MemorySegment memory = arena.allocate(JAVA_LONG);
                statuses.check(functions.deviceTotalMem(memory, device), words);
                int architecture = architecture(device);
                return new DeviceDescription(
                        NAME,
                        index,
                        DeviceKind.GPU,
                        name.getString(0),
                        "NVIDIA",
                        "CUDA " + version / 1000 + "." + version % 1000 / 10,
                        "compute capability " + architecture / 10 + "." + architecture % 10,
                        compiler.isPresent()
                                ? List.of(SourceLanguage.CUDA_C, SourceLanguage.PTX)
                                : List.of(SourceLanguage.PTX),
                        memory.get(JAVA_LONG, 0),
                        memory.get(JAVA_LONG, 0),
                        attribute(device, CudaCodes.DEVICE_MAX_SHARED_MEMORY_PER_BLOCK),
                        attribute(device, CudaCodes.DEVICE_MULTIPROCESSOR_COUNT),
                        attribute(device, CudaCodes.DEVICE_MAX_THREADS_PER_BLOCK),
                        Optional.empty(), // every device that a driver of today knows has double precision
                        Optional.empty());
            }
        }

        /** The compute capability times ten. */
        int architecture(int device) {
            return 10 * attribute(device, CudaCodes.DEVICE_COMPUTE_CAPABILITY_MAJOR)
                    + attribute(device, CudaCodes.DEVICE_COMPUTE_CAPABILITY_MINOR);
        }

        private int attribute(int device, int attribute) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment value = arena.allocate(JAVA_INT);
                statuses.check(functions.deviceGetAttribute(value, attribute, device), "asking about a device");
                return value.get(JAVA_INT, 0);
            }
        }
    }
}

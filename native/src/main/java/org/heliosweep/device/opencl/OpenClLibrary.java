package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceDescription;
import org.heliosweep.device.compute.DeviceException;
import org.heliosweep.device.compute.DeviceKind;
import org.heliosweep.device.compute.DeviceLibrary;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.device.compute.NativeLibrary;
import org.heliosweep.device.compute.SourceLanguage;
import org.heliosweep.device.compute.StatusCheck;

/**
 * OpenCL, through the loader that finds the drivers of all vendors. Devices are counted over all platforms, in the order
 * in which the loader and the platforms tell them.
 */
public final class OpenClLibrary implements DeviceLibrary {
    private static final String NAME = "OpenCL";
    private static final List<String> LOADERS = List.of("libOpenCL.so.1");
    private static final long ARITHMETIC =
            OpenClCodes.FP_FMA | OpenClCodes.FP_ROUND_TO_NEAREST | OpenClCodes.FP_INF_NAN | OpenClCodes.FP_DENORM;

    private static final long SINGLES =
            OpenClCodes.FP_ROUND_TO_NEAREST | OpenClCodes.FP_INF_NAN | OpenClCodes.FP_DENORM;

    private final List<String> loaders;

    /** The OpenCL of this machine. */
    public OpenClLibrary() {
        this(LOADERS);
    }

    /** The OpenCL that the first of some libraries is the loader of. */
    OpenClLibrary(List<String> loaders) {
        this.loaders = loaders;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DeviceSurvey survey() {
        try {
            Found found = find();
            return new DeviceSurvey(
                    NAME, found.devices.stream().map(Candidate::description).toList(), found.obstacle);
        } catch (DeviceException e) {
            return DeviceSurvey.none(NAME, e.getMessage());
        }
    }

    @Override
    public Device open(DeviceDescription description) {
        Candidate candidate = find().devices.stream()
                .filter(each -> each.description.equals(description))
                .findFirst()
                .orElseThrow(() -> DeviceException.unavailable(NAME, description.title() + " is not there any more"));
        description.complaint().ifPresent(complaint -> {
            throw DeviceException.unavailable(NAME, complaint);
        });
        StatusCheck statuses = new StatusCheck(description.title(), new OpenClCodes());
        return new Device(
                description, new OpenClDriver(candidate.functions, statuses, candidate.platform, candidate.device));
    }

    private record Candidate(OpenClFunctions functions, long platform, long device, DeviceDescription description) {}

    private record Found(List<Candidate> devices, Optional<String> obstacle) {}

    /** @throws DeviceException that says why there is nothing */
    private Found find() {
        NativeLibrary loader = NativeLibrary.load(loaders)
                .orElseThrow(() -> DeviceException.unavailable(
                        NAME, "no OpenCL loader: " + String.join(" or ", loaders) + " is not installed"));
        OpenClFunctions functions = new OpenClFunctions(loader);
        List<Candidate> devices = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        for (long platform : platforms(functions)) {
            StatusCheck statuses = new StatusCheck("OpenCL platform", new OpenClCodes());
            try {
                String platformName = new OpenClInfo(
                                (name, capacity, value, size) ->
                                        functions.getPlatformInfo(platform, name, capacity, value, size),
                                statuses,
                                "asking for its name")
                        .text(OpenClCodes.PLATFORM_NAME);
                List<Long> ofPlatform = devices(functions, platform, statuses);
                for (long device : ofPlatform) {
                    devices.add(new Candidate(
                            functions, platform, device, describe(functions, device, devices.size(), statuses)));
                }
                if (ofPlatform.isEmpty()) {
                    obstacles.add("the OpenCL platform " + platformName + " has no device");
                }
            } catch (DeviceException e) {
                obstacles.add(e.getMessage());
            }
        }
        return new Found(devices, obstacles.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", obstacles)));
    }

    private static List<Long> platforms(OpenClFunctions functions) {
        StatusCheck statuses = new StatusCheck(NAME, new OpenClCodes());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            int status = functions.getPlatformIDs(0, MemorySegment.NULL, count);
            if (status == OpenClCodes.PLATFORM_NOT_FOUND || (status == 0 && count.get(JAVA_INT, 0) == 0)) {
                throw DeviceException.unavailable(NAME, "OpenCL has no platform: no driver is installed");
            }
            statuses.check(status, "asking for platforms");
            MemorySegment handles = arena.allocate(JAVA_LONG, count.get(JAVA_INT, 0));
            statuses.check(
                    functions.getPlatformIDs(count.get(JAVA_INT, 0), handles, MemorySegment.NULL),
                    "asking for platforms");
            return longs(handles);
        }
    }

    private static List<Long> devices(OpenClFunctions functions, long platform, StatusCheck statuses) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            int status = functions.getDeviceIDs(platform, OpenClCodes.DEVICE_TYPE_ALL, 0, MemorySegment.NULL, count);
            if (status == OpenClCodes.DEVICE_NOT_FOUND) {
                return List.of();
            }
            statuses.check(status, "asking for devices");
            MemorySegment handles = arena.allocate(JAVA_LONG, count.get(JAVA_INT, 0));
            statuses.check(
                    functions.getDeviceIDs(
                            platform, OpenClCodes.DEVICE_TYPE_ALL, count.get(JAVA_INT, 0), handles, MemorySegment.NULL),
                    "asking for devices");
            return longs(handles);
        }
    }

    private static List<Long> longs(MemorySegment handles) {
        return Arrays.stream(handles.toArray(JAVA_LONG)).boxed().toList();
    }

    private static DeviceDescription describe(OpenClFunctions functions, long device, int index, StatusCheck statuses) {
        OpenClInfo info = new OpenClInfo(
                (name, capacity, value, size) -> functions.getDeviceInfo(device, name, capacity, value, size),
                statuses,
                "asking about device " + index);
        return new DeviceDescription(
                NAME,
                index,
                kind(info.wide(OpenClCodes.DEVICE_TYPE)),
                info.text(OpenClCodes.DEVICE_NAME),
                info.text(OpenClCodes.DEVICE_VENDOR),
                info.text(OpenClCodes.DRIVER_VERSION),
                version(info),
                List.of(SourceLanguage.OPENCL_C),
                info.wide(OpenClCodes.DEVICE_GLOBAL_MEM_SIZE),
                info.wide(OpenClCodes.DEVICE_MAX_MEM_ALLOC_SIZE),
                info.wide(OpenClCodes.DEVICE_LOCAL_MEM_SIZE),
                info.integer(OpenClCodes.DEVICE_MAX_COMPUTE_UNITS),
                (int) Math.min(Integer.MAX_VALUE, info.wide(OpenClCodes.DEVICE_MAX_WORK_GROUP_SIZE)),
                obstacle(info),
                singleObstacle(info));
    }

    private static DeviceKind kind(long type) {
        if ((type & OpenClCodes.DEVICE_TYPE_GPU) != 0) {
            return DeviceKind.GPU;
        }
        return (type & OpenClCodes.DEVICE_TYPE_CPU) != 0 ? DeviceKind.CPU : DeviceKind.ACCELERATOR;
    }

    /** The name and the number of "OpenCL 3.0 and what the vendor adds". */
    private static String version(OpenClInfo info) {
        String[] words = info.text(OpenClCodes.DEVICE_VERSION).split(" ", 3);
        return words.length < 2 ? words[0] : words[0] + " " + words[1];
    }

    /** Quotients and roots are computed in double precision, and the function fma is exact everywhere. */
    private static Optional<String> singleObstacle(OpenClInfo info) {
        return (info.wide(OpenClCodes.DEVICE_SINGLE_FP_CONFIG) & SINGLES) == SINGLES
                ? Optional.empty()
                : Optional.of("has single precision without subnormals, infinities or rounding to nearest");
    }

    private static Optional<String> obstacle(OpenClInfo info) {
        if (info.integer(OpenClCodes.DEVICE_AVAILABLE) == OpenClCodes.FALSE) {
            return Optional.of("is not available");
        }
        if (info.integer(OpenClCodes.DEVICE_COMPILER_AVAILABLE) == OpenClCodes.FALSE) {
            return Optional.of("has no compiler");
        }
        String version = version(info);
        if (version.equals("OpenCL 1.0") || version.equals("OpenCL 1.1")) {
            return Optional.of("has " + version + ", where 1.2 is needed");
        }
        if (info.integer(OpenClCodes.DEVICE_ENDIAN_LITTLE) == OpenClCodes.FALSE) {
            return Optional.of("has another order of bytes");
        }
        long arithmetic = info.wide(OpenClCodes.DEVICE_DOUBLE_FP_CONFIG);
        if (arithmetic == 0) {
            return Optional.of("has no double precision");
        }
        return (arithmetic & ARITHMETIC) == ARITHMETIC
                ? Optional.empty()
                : Optional.of("has double precision without fma, subnormals, infinities or rounding to nearest");
    }
}

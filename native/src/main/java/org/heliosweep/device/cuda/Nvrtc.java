package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.heliosweep.device.compute.BuildException;
import org.heliosweep.device.compute.DeviceException;
import org.heliosweep.device.compute.NativeLibrary;

/** NVIDIA's run-time compiler. */
@SuppressWarnings("restricted") // the compiler's texts end with a zero
final class Nvrtc implements CudaCompiler {
    private static final int SUCCESS = 0;
    private static final int OLDEST_MAJOR = 11;
    /** The newest that is looked for by its version, also for older drivers: they may take what it compiles. */
    private static final int NEWEST_MAJOR = 13;

    private final NvrtcFunctions functions;

    Nvrtc(NativeLibrary library) {
        this.functions = new NvrtcFunctions(library);
    }

    /**
     * The NVRTC of this machine. Code of one that is newer than the driver may be refused by it, so that the driver's own
     * version comes first, then older ones.
     */
    static Optional<Nvrtc> find(int major) {
        List<String> names = new ArrayList<>();
        IntStream.rangeClosed(OLDEST_MAJOR, major)
                .map(each -> OLDEST_MAJOR + major - each)
                .forEach(each -> names.add("libnvrtc.so." + (each == 11 ? "11.2" : each)));
        names.add("libnvrtc.so");
        for (Path toolkit : Toolkits.all()) {
            names.add(toolkit.resolve("lib64").resolve("libnvrtc.so").toString());
        }
        IntStream.rangeClosed(major + 1, NEWEST_MAJOR).forEach(each -> names.add("libnvrtc.so." + each));
        try {
            return NativeLibrary.load(names).map(Nvrtc::new);
        } catch (DeviceException e) {
            return Optional.empty(); // one before CUDA 11.2
        }
    }

    @Override
    public CompiledCode compile(String device, int architecture, String source, List<String> options) {
        try (Arena arena = Arena.ofConfined()) {
            Target target = Target.of("NVRTC " + version(device), device, architecture, known(device));
            MemorySegment program = arena.allocate(JAVA_LONG);
            check(
                    device,
                    functions.createProgram(
                            program,
                            arena.allocateFrom(source),
                            arena.allocateFrom(SOURCE),
                            0,
                            MemorySegment.NULL,
                            MemorySegment.NULL));
            try {
                return compile(device, target, program.get(JAVA_LONG, 0), target.with(options));
            } finally {
                check(device, functions.destroyProgram(program));
            }
        }
    }

    private CompiledCode compile(String device, Target target, long program, List<String> options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment texts = arena.allocate(ADDRESS, options.size());
            for (int index = 0; index < options.size(); index++) {
                texts.setAtIndex(ADDRESS, index, arena.allocateFrom(options.get(index)));
            }
            int compiled = functions.compileProgram(program, options.size(), texts);
            MemorySegment bytes = arena.allocate(JAVA_LONG);
            check(device, functions.getProgramLogSize(program, bytes));
            MemorySegment log = arena.allocate(bytes.get(JAVA_LONG, 0) + 1);
            check(device, functions.getProgramLog(program, log));
            if (compiled != SUCCESS) {
                throw new BuildException(device, name(compiled), log.getString(0));
            }
            check(
                    device,
                    target.virtual() ? functions.getPTXSize(program, bytes) : functions.getCUBINSize(program, bytes));
            MemorySegment image = arena.allocate(bytes.get(JAVA_LONG, 0));
            check(device, target.virtual() ? functions.getPTX(program, image) : functions.getCUBIN(program, image));
            return new CompiledCode(image.toArray(JAVA_BYTE), log.getString(0));
        }
    }

    private IntStream known(String device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            check(device, functions.getNumSupportedArchs(count));
            MemorySegment architectures = arena.allocate(JAVA_INT, count.get(JAVA_INT, 0));
            check(device, functions.getSupportedArchs(architectures));
            return Arrays.stream(architectures.toArray(JAVA_INT));
        }
    }

    private String version(String device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment major = arena.allocate(JAVA_INT);
            MemorySegment minor = arena.allocate(JAVA_INT);
            check(device, functions.version(major, minor));
            return major.get(JAVA_INT, 0) + "." + minor.get(JAVA_INT, 0);
        }
    }

    private void check(String device, int status) {
        if (status != SUCCESS) {
            throw new BuildException(device, name(status), "");
        }
    }

    /** The symbolic name of a status. */
    private String name(int status) {
        return functions.getErrorString(status).reinterpret(Long.MAX_VALUE).getString(0);
    }
}

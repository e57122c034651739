package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.heliosweep.device.compute.ArgumentKind;
import org.heliosweep.device.compute.BuildException;
import org.heliosweep.device.compute.ProgramDriver;
import org.heliosweep.device.compute.StatusCheck;

/** A program of one device. */
final class OpenClProgram implements ProgramDriver {
    /**
     * What a source begins with so that nothing is contracted. Subnormals are kept unless an option says otherwise. The
     * lines of messages are those of the source.
     */
    private static final String STRICT = """
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            #pragma OPENCL FP_CONTRACT OFF
            #line 1
            """;

    private static final String STANDARD = "-cl-std=";

    private final OpenClFunctions functions;
    private final StatusCheck statuses;
    private final long device;
    private final long program;
    private final String log;

    private OpenClProgram(OpenClFunctions functions, StatusCheck statuses, long device, long program, String log) {
        this.functions = functions;
        this.statuses = statuses;
        this.device = device;
        this.program = program;
        this.log = log;
    }

    static OpenClProgram build(
            OpenClFunctions functions,
            StatusCheck statuses,
            long context,
            long device,
            String source,
            List<String> options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment texts = arena.allocate(ADDRESS, 2);
            texts.setAtIndex(ADDRESS, 0, arena.allocateFrom(STRICT));
            texts.setAtIndex(ADDRESS, 1, arena.allocateFrom(source));
            MemorySegment status = arena.allocate(JAVA_INT);
            long program = functions.createProgramWithSource(context, 2, texts, MemorySegment.NULL, status);
            statuses.check(status.get(JAVA_INT, 0), "taking a source");
            try {
                int built = functions.buildProgram(
                        program,
                        1,
                        arena.allocateFrom(JAVA_LONG, device),
                        arena.allocateFrom(String.join(" ", withStandard(options))),
                        MemorySegment.NULL,
                        MemorySegment.NULL);
                String log = log(functions, statuses, program, device);
                if (built != StatusCheck.Codes.SUCCESS) {
                    throw failure(statuses, built, log);
                }
                return new OpenClProgram(functions, statuses, device, program, log);
            } catch (RuntimeException e) {
                functions.releaseProgram(program);
                throw e;
            }
        }
    }

    private static RuntimeException failure(StatusCheck statuses, int status, String log) {
        return switch (status) {
            case OpenClCodes.BUILD_PROGRAM_FAILURE, OpenClCodes.INVALID_BUILD_OPTIONS ->
                new BuildException(statuses.device(), statuses.name(status), log);
            default -> statuses.failure(status, StatusCheck.Operation.OTHER, "compiling a source");
        };
    }

    private static List<String> withStandard(List<String> options) {
        if (options.stream().anyMatch(option -> option.startsWith(STANDARD))) {
            return options;
        }
        List<String> all = new ArrayList<>(List.of(STANDARD + "CL1.2"));
        all.addAll(options);
        return all;
    }

    private static String log(OpenClFunctions functions, StatusCheck statuses, long program, long device) {
        return new OpenClInfo(
                        (name, capacity, value, size) ->
                                functions.getProgramBuildInfo(program, device, name, capacity, value, size),
                        statuses,
                        "reading what the compiler wrote")
                .text(OpenClCodes.PROGRAM_BUILD_LOG);
    }

    @Override
    public String log() {
        return log;
    }

    @Override
    public long kernel(String function, List<ArgumentKind> arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            long kernel = functions.createKernel(program, arena.allocateFrom(function), status);
            statuses.check(status.get(JAVA_INT, 0), "making kernel " + function);
            try {
                int count = info(kernel, function).integer(OpenClCodes.KERNEL_NUM_ARGS);
                if (count != arguments.size()) {
                    throw new IllegalArgumentException(
                            "kernel " + function + " has " + count + " arguments, not " + arguments);
                }
            } catch (RuntimeException e) {
                functions.releaseKernel(kernel);
                throw e;
            }
            return kernel;
        }
    }

    private OpenClInfo info(long kernel, String function) {
        return new OpenClInfo(
                (name, capacity, value, size) -> functions.getKernelInfo(kernel, name, capacity, value, size),
                statuses,
                "asking about kernel " + function);
    }

    @Override
    public int largestGroup(long kernel, String function) {
        long items = new OpenClInfo(
                        (name, capacity, value, size) ->
                                functions.getKernelWorkGroupInfo(kernel, device, name, capacity, value, size),
                        statuses,
                        "asking about kernel " + function)
                .wide(OpenClCodes.KERNEL_WORK_GROUP_SIZE);
        return (int) Math.min(Integer.MAX_VALUE, items);
    }

    @Override
    public void releaseKernel(long kernel) {
        statuses.checkReleased(functions.releaseKernel(kernel), "closing a kernel");
    }

    @Override
    public void release() {
        statuses.checkReleased(functions.releaseProgram(program), "closing a program");
    }
}

package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliosweep.device.compute.ArgumentKind;
import org.heliosweep.device.compute.BuildException;
import org.heliosweep.device.compute.ProgramDriver;
import org.heliosweep.device.compute.StatusCheck;

/** A module of a context. */
final class CudaProgram implements ProgramDriver {
    private static final int LOG_BYTES = 1 << 16;

    private final CudaContext context;
    private final StatusCheck statuses;
    private final long module;
    private final String log;

    private CudaProgram(CudaContext context, long module, String log) {
        this.context = context;
        this.statuses = context.statuses();
        this.module = module;
        this.log = log;
    }

    /** Loads code; the driver compiles what is PTX. */
    static CudaProgram load(CudaContext context, CompiledCode code) {
        StatusCheck statuses = context.statuses();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment written = arena.allocate(LOG_BYTES);
            MemorySegment errors = arena.allocate(LOG_BYTES);
            MemorySegment options = arena.allocateFrom(
                    JAVA_INT,
                    CudaCodes.JIT_INFO_LOG_BUFFER,
                    CudaCodes.JIT_INFO_LOG_BUFFER_SIZE_BYTES,
                    CudaCodes.JIT_ERROR_LOG_BUFFER,
                    CudaCodes.JIT_ERROR_LOG_BUFFER_SIZE_BYTES);
            // Each value is as wide as a pointer; a size stands in the place of one.
            MemorySegment values =
                    arena.allocateFrom(JAVA_LONG, written.address(), LOG_BYTES, errors.address(), LOG_BYTES);
            MemorySegment module = arena.allocate(JAVA_LONG);
            int status = context.current()
                    .moduleLoadDataEx(module, arena.allocateFrom(JAVA_BYTE, code.image()), 4, options, values);
            switch (status) {
                case StatusCheck.Codes.SUCCESS -> {}
                case CudaCodes.INVALID_IMAGE,
                        CudaCodes.NO_BINARY_FOR_GPU,
                        CudaCodes.INVALID_PTX,
                        CudaCodes.UNSUPPORTED_PTX_VERSION,
                        CudaCodes.INVALID_SOURCE ->
                    throw new BuildException(statuses.device(), statuses.name(status), errors.getString(0));
                default -> throw statuses.failure(status, StatusCheck.Operation.OTHER, "loading a program");
            }
            return new CudaProgram(
                    context,
                    module.get(JAVA_LONG, 0),
                    Stream.of(code.log(), written.getString(0))
                            .filter(text -> !text.isBlank())
                            .collect(Collectors.joining("\n")));
        }
    }

    @Override
    public String log() {
        return log;
    }

    @Override
    public long kernel(String function, List<ArgumentKind> arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = arena.allocate(JAVA_LONG);
            statuses.check(
                    context.current().moduleGetFunction(handle, module, arena.allocateFrom(function)),
                    "making kernel " + function);
            long kernel = handle.get(JAVA_LONG, 0);
            requireArguments(kernel, function, arguments);
            return kernel;
        }
    }

    /** Drivers before CUDA 12.4 tell nothing of arguments. */
    private void requireArguments(long kernel, String function, List<ArgumentKind> arguments) {
        CudaFunctions functions = context.current();
        if (!functions.hasFuncGetParamInfo()) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment offset = arena.allocate(JAVA_LONG);
            MemorySegment bytes = arena.allocate(JAVA_LONG);
            for (int index = 0; index <= arguments.size(); index++) {
                int status = functions.funcGetParamInfo(kernel, index, offset, bytes);
                if (status != CudaCodes.INVALID_VALUE) {
                    statuses.check(status, "asking about kernel " + function);
                }
                boolean isThere = status == StatusCheck.Codes.SUCCESS;
                boolean isMeant = index < arguments.size();
                if (isThere != isMeant
                        || (isThere
                                && bytes.get(JAVA_LONG, 0)
                                        != arguments.get(index).bytes())) {
                    throw new IllegalArgumentException("kernel " + function + " has other arguments than " + arguments
                            + ": see argument " + index);
                }
            }
        }
    }

    @Override
    public int largestGroup(long kernel, String function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment threads = arena.allocate(JAVA_INT);
            statuses.check(
                    context.current().funcGetAttribute(threads, CudaCodes.FUNC_MAX_THREADS_PER_BLOCK, kernel),
                    "asking about kernel " + function);
            return threads.get(JAVA_INT, 0);
        }
    }

    /** Kernels are parts of their module. */
    @Override
    public void releaseKernel(long kernel) {}

    @Override
    public void release() {
        statuses.checkReleased(context.currentToRelease().moduleUnload(module), "closing a program");
    }
}

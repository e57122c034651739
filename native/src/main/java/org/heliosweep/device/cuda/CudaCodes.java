package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.DeviceFailure;
import org.heliosweep.device.compute.StatusCheck;

/** The constants of {@code cuda.h} that are used, and what statuses mean. The driver itself knows their names. */
@SuppressWarnings("restricted") // the driver's texts end with a zero
final class CudaCodes implements StatusCheck.Codes {
    static final int DEVICE_MAX_THREADS_PER_BLOCK = 1;
    static final int DEVICE_MAX_SHARED_MEMORY_PER_BLOCK = 8;
    static final int DEVICE_MULTIPROCESSOR_COUNT = 16;
    static final int DEVICE_COMPUTE_CAPABILITY_MAJOR = 75;
    static final int DEVICE_COMPUTE_CAPABILITY_MINOR = 76;
    /** Threads that wait sleep: there are others who want the processor. */
    static final int CTX_SCHED_BLOCKING_SYNC = 0x4;

    static final int STREAM_NON_BLOCKING = 0x1;
    static final int EVENT_BLOCKING_SYNC = 0x1;
    static final int EVENT_DISABLE_TIMING = 0x2;
    static final int FUNC_MAX_THREADS_PER_BLOCK = 0;
    static final int JIT_INFO_LOG_BUFFER = 3;
    static final int JIT_INFO_LOG_BUFFER_SIZE_BYTES = 4;
    static final int JIT_ERROR_LOG_BUFFER = 5;
    static final int JIT_ERROR_LOG_BUFFER_SIZE_BYTES = 6;

    static final int INVALID_VALUE = 1;
    private static final int OUT_OF_MEMORY = 2;
    private static final int DEINITIALIZED = 4;
    private static final int DEVICE_UNAVAILABLE = 46;
    static final int NO_DEVICE = 100;
    static final int INVALID_IMAGE = 200;
    private static final int INVALID_CONTEXT = 201;
    static final int NO_BINARY_FOR_GPU = 209;
    private static final int ECC_UNCORRECTABLE = 214;
    static final int INVALID_PTX = 218;
    private static final int NVLINK_UNCORRECTABLE = 220;
    static final int UNSUPPORTED_PTX_VERSION = 222;
    private static final int CONTAINED = 226;
    static final int INVALID_SOURCE = 300;
    static final int NOT_READY = 600;
    private static final int ILLEGAL_ADDRESS = 700;
    private static final int LAUNCH_OUT_OF_RESOURCES = 701;
    private static final int LAUNCH_TIMEOUT = 702;
    static final int PRIMARY_CONTEXT_ACTIVE = 708;
    private static final int CONTEXT_IS_DESTROYED = 709;
    private static final int ASSERT = 710;
    private static final int HARDWARE_STACK_ERROR = 714;
    private static final int ILLEGAL_INSTRUCTION = 715;
    private static final int MISALIGNED_ADDRESS = 716;
    private static final int INVALID_ADDRESS_SPACE = 717;
    private static final int INVALID_PC = 718;
    private static final int LAUNCH_FAILED = 719;
    private static final int MPS_CLIENT_TERMINATED = 810;
    private static final int UNKNOWN = 999;

    private final CudaFunctions functions;

    CudaCodes(CudaFunctions functions) {
        this.functions = functions;
    }

    /** Such as {@code CUDA_ERROR_OUT_OF_MEMORY, out of memory}. */
    @Override
    public String name(int status) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(ADDRESS);
            String name = functions.getErrorName(status, text) == SUCCESS ? string(text) : "CUDA status " + status;
            return functions.getErrorString(status, text) == SUCCESS ? name + ", " + string(text) : name;
        }
    }

    private static String string(MemorySegment text) {
        return text.get(ADDRESS, 0).reinterpret(Long.MAX_VALUE).getString(0);
    }

    /** Kernels run asynchronously: that one failed may be the status of any operation that follows. */
    @Override
    public DeviceFailure failure(int status, StatusCheck.Operation operation) {
        return switch (status) {
            case OUT_OF_MEMORY -> DeviceFailure.OUT_OF_MEMORY;
            case ILLEGAL_ADDRESS,
                    LAUNCH_OUT_OF_RESOURCES,
                    LAUNCH_TIMEOUT,
                    ASSERT,
                    HARDWARE_STACK_ERROR,
                    ILLEGAL_INSTRUCTION,
                    MISALIGNED_ADDRESS,
                    INVALID_ADDRESS_SPACE,
                    INVALID_PC,
                    LAUNCH_FAILED -> DeviceFailure.LAUNCH_FAILED;
            case DEINITIALIZED,
                    DEVICE_UNAVAILABLE,
                    INVALID_CONTEXT,
                    ECC_UNCORRECTABLE,
                    NVLINK_UNCORRECTABLE,
                    CONTAINED,
                    CONTEXT_IS_DESTROYED,
                    MPS_CLIENT_TERMINATED,
                    UNKNOWN -> DeviceFailure.LOST;
            default -> DeviceFailure.OTHER;
        };
    }
}

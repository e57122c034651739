package org.heliosweep.device.opencl;

import java.util.Map;
import org.heliosweep.device.compute.DeviceFailure;
import org.heliosweep.device.compute.StatusCheck;

/** The constants of OpenCL that are used, as {@code CL/cl.h} and {@code CL/cl_ext.h} define them, and what statuses mean. */
final class OpenClCodes implements StatusCheck.Codes {
    static final int PLATFORM_NAME = 0x0902;

    static final int DEVICE_TYPE = 0x1000;
    static final int DEVICE_MAX_COMPUTE_UNITS = 0x1002;
    static final int DEVICE_MAX_WORK_GROUP_SIZE = 0x1004;
    static final int DEVICE_MAX_MEM_ALLOC_SIZE = 0x1010;
    static final int DEVICE_SINGLE_FP_CONFIG = 0x101B;
    static final int DEVICE_GLOBAL_MEM_SIZE = 0x101F;
    static final int DEVICE_LOCAL_MEM_SIZE = 0x1023;
    static final int DEVICE_ENDIAN_LITTLE = 0x1026;
    static final int DEVICE_AVAILABLE = 0x1027;
    static final int DEVICE_COMPILER_AVAILABLE = 0x1028;
    static final int DEVICE_NAME = 0x102B;
    static final int DEVICE_VENDOR = 0x102C;
    static final int DRIVER_VERSION = 0x102D;
    static final int DEVICE_VERSION = 0x102F;
    static final int DEVICE_DOUBLE_FP_CONFIG = 0x1032;

    static final long DEVICE_TYPE_CPU = 1 << 1;
    static final long DEVICE_TYPE_GPU = 1 << 2;
    static final long DEVICE_TYPE_ALL = 0xFFFFFFFFL;

    static final long FP_DENORM = 1 << 0;
    static final long FP_INF_NAN = 1 << 1;
    static final long FP_ROUND_TO_NEAREST = 1 << 2;
    static final long FP_FMA = 1 << 5;

    static final long CONTEXT_PLATFORM = 0x1084;
    static final long MEM_READ_WRITE = 1 << 0;
    static final long MEM_ALLOC_HOST_PTR = 1 << 4;
    static final long MAP_READ = 1 << 0;
    static final long MAP_WRITE = 1 << 1;
    static final int FALSE = 0;
    static final int TRUE = 1;
    static final int PROGRAM_BUILD_LOG = 0x1183;
    static final int KERNEL_NUM_ARGS = 0x1191;
    static final int KERNEL_WORK_GROUP_SIZE = 0x11B0;
    static final int EVENT_COMMAND_EXECUTION_STATUS = 0x11D3;
    /** Greater statuses of an event have still to come; smaller ones are failures. */
    static final int COMPLETE = 0;

    static final int DEVICE_NOT_FOUND = -1;
    private static final int DEVICE_NOT_AVAILABLE = -2;
    private static final int MEM_OBJECT_ALLOCATION_FAILURE = -4;
    private static final int OUT_OF_RESOURCES = -5;
    private static final int OUT_OF_HOST_MEMORY = -6;
    static final int BUILD_PROGRAM_FAILURE = -11;
    static final int EXEC_STATUS_ERROR = -14;
    private static final int INVALID_DEVICE = -33;
    private static final int INVALID_CONTEXT = -34;
    private static final int INVALID_COMMAND_QUEUE = -36;
    static final int INVALID_BUILD_OPTIONS = -43;
    private static final int INVALID_BUFFER_SIZE = -61;
    static final int PLATFORM_NOT_FOUND = -1001;
    private static final int CONTEXT_TERMINATED = -1121;
    /** Of NVIDIA's driver alone, and in no header: a kernel read or wrote outside of its buffers. */
    private static final int ILLEGAL_ACCESS = -9999;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(-1, "CL_DEVICE_NOT_FOUND"),
            Map.entry(-2, "CL_DEVICE_NOT_AVAILABLE"),
            Map.entry(-3, "CL_COMPILER_NOT_AVAILABLE"),
            Map.entry(-4, "CL_MEM_OBJECT_ALLOCATION_FAILURE"),
            Map.entry(-5, "CL_OUT_OF_RESOURCES"),
            Map.entry(-6, "CL_OUT_OF_HOST_MEMORY"),
            Map.entry(-7, "CL_PROFILING_INFO_NOT_AVAILABLE"),
            Map.entry(-8, "CL_MEM_COPY_OVERLAP"),
            Map.entry(-9, "CL_IMAGE_FORMAT_MISMATCH"),
            Map.entry(-10, "CL_IMAGE_FORMAT_NOT_SUPPORTED"),
            Map.entry(-11, "CL_BUILD_PROGRAM_FAILURE"),
            Map.entry(-12, "CL_MAP_FAILURE"),
            Map.entry(-13, "CL_MISALIGNED_SUB_BUFFER_OFFSET"),
            Map.entry(-14, "CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST"),
            Map.entry(-15, "CL_COMPILE_PROGRAM_FAILURE"),
            Map.entry(-16, "CL_LINKER_NOT_AVAILABLE"),
            Map.entry(-17, "CL_LINK_PROGRAM_FAILURE"),
            Map.entry(-18, "CL_DEVICE_PARTITION_FAILED"),
            Map.entry(-19, "CL_KERNEL_ARG_INFO_NOT_AVAILABLE"),
            Map.entry(-30, "CL_INVALID_VALUE"),
            Map.entry(-31, "CL_INVALID_DEVICE_TYPE"),
            Map.entry(-32, "CL_INVALID_PLATFORM"),
            Map.entry(-33, "CL_INVALID_DEVICE"),
            Map.entry(-34, "CL_INVALID_CONTEXT"),
            Map.entry(-35, "CL_INVALID_QUEUE_PROPERTIES"),
            Map.entry(-36, "CL_INVALID_COMMAND_QUEUE"),
            Map.entry(-37, "CL_INVALID_HOST_PTR"),
            Map.entry(-38, "CL_INVALID_MEM_OBJECT"),
            Map.entry(-39, "CL_INVALID_IMAGE_FORMAT_DESCRIPTOR"),
            Map.entry(-40, "CL_INVALID_IMAGE_SIZE"),
            Map.entry(-41, "CL_INVALID_SAMPLER"),
            Map.entry(-42, "CL_INVALID_BINARY"),
            Map.entry(-43, "CL_INVALID_BUILD_OPTIONS"),
            Map.entry(-44, "CL_INVALID_PROGRAM"),
            Map.entry(-45, "CL_INVALID_PROGRAM_EXECUTABLE"),
            Map.entry(-46, "CL_INVALID_KERNEL_NAME"),
            Map.entry(-47, "CL_INVALID_KERNEL_DEFINITION"),
            Map.entry(-48, "CL_INVALID_KERNEL"),
            Map.entry(-49, "CL_INVALID_ARG_INDEX"),
            Map.entry(-50, "CL_INVALID_ARG_VALUE"),
            Map.entry(-51, "CL_INVALID_ARG_SIZE"),
            Map.entry(-52, "CL_INVALID_KERNEL_ARGS"),
            Map.entry(-53, "CL_INVALID_WORK_DIMENSION"),
            Map.entry(-54, "CL_INVALID_WORK_GROUP_SIZE"),
            Map.entry(-55, "CL_INVALID_WORK_ITEM_SIZE"),
            Map.entry(-56, "CL_INVALID_GLOBAL_OFFSET"),
            Map.entry(-57, "CL_INVALID_EVENT_WAIT_LIST"),
            Map.entry(-58, "CL_INVALID_EVENT"),
            Map.entry(-59, "CL_INVALID_OPERATION"),
            Map.entry(-60, "CL_INVALID_GL_OBJECT"),
            Map.entry(-61, "CL_INVALID_BUFFER_SIZE"),
            Map.entry(-62, "CL_INVALID_MIP_LEVEL"),
            Map.entry(-63, "CL_INVALID_GLOBAL_WORK_SIZE"),
            Map.entry(-64, "CL_INVALID_PROPERTY"),
            Map.entry(-65, "CL_INVALID_IMAGE_DESCRIPTOR"),
            Map.entry(-66, "CL_INVALID_COMPILER_OPTIONS"),
            Map.entry(-67, "CL_INVALID_LINKER_OPTIONS"),
            Map.entry(-68, "CL_INVALID_DEVICE_PARTITION_COUNT"),
            Map.entry(-69, "CL_INVALID_PIPE_SIZE"),
            Map.entry(-70, "CL_INVALID_DEVICE_QUEUE"),
            Map.entry(-71, "CL_INVALID_SPEC_ID"),
            Map.entry(-72, "CL_MAX_SIZE_RESTRICTION_EXCEEDED"),
            Map.entry(-1001, "CL_PLATFORM_NOT_FOUND_KHR"),
            Map.entry(-1121, "CL_CONTEXT_TERMINATED_KHR"));

    @Override
    public String name(int status) {
        return NAMES.getOrDefault(status, "OpenCL status " + status);
    }

    /**
     * Handles are checked before they are given to OpenCL, so that a device, a context or a queue is invalid only if it
     * is lost. To be out of resources means out of memory where memory is asked for; where something runs, some drivers
     * say so of a kernel that crashed. The size of a buffer is invalid only if it is too large.
     */
    @Override
    public DeviceFailure failure(int status, StatusCheck.Operation operation) {
        return switch (status) {
            case MEM_OBJECT_ALLOCATION_FAILURE, OUT_OF_HOST_MEMORY -> DeviceFailure.OUT_OF_MEMORY;
            case INVALID_BUFFER_SIZE ->
                operation == StatusCheck.Operation.ALLOCATE ? DeviceFailure.OUT_OF_MEMORY : DeviceFailure.OTHER;
            case OUT_OF_RESOURCES ->
                switch (operation) {
                    case ALLOCATE -> DeviceFailure.OUT_OF_MEMORY;
                    case RUN, END -> DeviceFailure.LAUNCH_FAILED;
                    case OTHER -> DeviceFailure.OTHER;
                };
            case EXEC_STATUS_ERROR, ILLEGAL_ACCESS -> DeviceFailure.LAUNCH_FAILED;
            case DEVICE_NOT_AVAILABLE, INVALID_DEVICE, INVALID_CONTEXT, INVALID_COMMAND_QUEUE, CONTEXT_TERMINATED ->
                DeviceFailure.LOST;
            default -> operation == StatusCheck.Operation.END ? DeviceFailure.LAUNCH_FAILED : DeviceFailure.OTHER;
        };
    }
}

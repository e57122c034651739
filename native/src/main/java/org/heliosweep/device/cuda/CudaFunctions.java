package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.heliosweep.device.compute.NativeFunction;
import org.heliosweep.device.compute.NativeLibrary;

/**
 * The functions of CUDA's driver interface that are used, as {@code cuda.h} declares them and under their names without
 * {@code cu} and the number of their version. Handles, device pointers and sizes are {@code long}; {@code CUdevice},
 * attributes and flags are {@code int}. All return a status.
 */
final class CudaFunctions {
    private final NativeFunction init;
    private final NativeFunction driverGetVersion;
    private final NativeFunction getErrorName;
    private final NativeFunction getErrorString;
    private final NativeFunction deviceGetCount;
    private final NativeFunction deviceGet;
    private final NativeFunction deviceGetName;
    private final NativeFunction deviceGetAttribute;
    private final NativeFunction deviceTotalMem;
    private final NativeFunction devicePrimaryCtxSetFlags;
    private final NativeFunction devicePrimaryCtxRetain;
    private final NativeFunction devicePrimaryCtxRelease;
    private final NativeFunction ctxSetCurrent;
    private final NativeFunction memAlloc;
    private final NativeFunction memFree;
    private final NativeFunction memHostAlloc;
    private final NativeFunction memFreeHost;
    private final NativeFunction memcpyHtoDAsync;
    private final NativeFunction memcpyDtoHAsync;
    private final NativeFunction memsetD8Async;
    private final NativeFunction streamCreate;
    private final NativeFunction streamDestroy;
    private final NativeFunction streamSynchronize;
    private final NativeFunction streamWaitEvent;
    private final NativeFunction eventCreate;
    private final NativeFunction eventDestroy;
    private final NativeFunction eventRecord;
    private final NativeFunction eventSynchronize;
    private final NativeFunction eventQuery;
    private final NativeFunction moduleLoadDataEx;
    private final NativeFunction moduleUnload;
    private final NativeFunction moduleGetFunction;
    private final NativeFunction funcGetAttribute;
    private final Optional<NativeFunction> funcGetParamInfo;
    private final NativeFunction launchKernel;

    /** @throws org.heliosweep.device.compute.DeviceException if the library lacks one of the functions */
    CudaFunctions(NativeLibrary library) {
        this.init = library.function("cuInit", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        this.driverGetVersion = library.function("cuDriverGetVersion", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.getErrorName = library.function("cuGetErrorName", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        this.getErrorString = library.function("cuGetErrorString", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        this.deviceGetCount = library.function("cuDeviceGetCount", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.deviceGet = library.function("cuDeviceGet", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        this.deviceGetName =
                library.function("cuDeviceGetName", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        this.deviceGetAttribute =
                library.function("cuDeviceGetAttribute", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        this.deviceTotalMem =
                library.function("cuDeviceTotalMem_v2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        this.devicePrimaryCtxSetFlags =
                library.function("cuDevicePrimaryCtxSetFlags_v2", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
        this.devicePrimaryCtxRetain =
                library.function("cuDevicePrimaryCtxRetain", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        this.devicePrimaryCtxRelease =
                library.function("cuDevicePrimaryCtxRelease_v2", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        this.ctxSetCurrent = library.function("cuCtxSetCurrent", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.memAlloc = library.function("cuMemAlloc_v2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
        this.memFree = library.function("cuMemFree_v2", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.memHostAlloc =
                library.function("cuMemHostAlloc", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
        this.memFreeHost = library.function("cuMemFreeHost", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.memcpyHtoDAsync = library.function(
                "cuMemcpyHtoDAsync_v2", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        this.memcpyDtoHAsync = library.function(
                "cuMemcpyDtoHAsync_v2", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
        this.memsetD8Async = library.function(
                "cuMemsetD8Async", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_BYTE, JAVA_LONG, JAVA_LONG));
        this.streamCreate = library.function("cuStreamCreate", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        this.streamDestroy = library.function("cuStreamDestroy_v2", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.streamSynchronize = library.function("cuStreamSynchronize", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.streamWaitEvent =
                library.function("cuStreamWaitEvent", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        this.eventCreate = library.function("cuEventCreate", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
        this.eventDestroy = library.function("cuEventDestroy_v2", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.eventRecord = library.function("cuEventRecord", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
        this.eventSynchronize = library.function("cuEventSynchronize", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.eventQuery = library.function("cuEventQuery", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.moduleLoadDataEx = library.function(
                "cuModuleLoadDataEx", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        this.moduleUnload = library.function("cuModuleUnload", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.moduleGetFunction =
                library.function("cuModuleGetFunction", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS));
        this.funcGetAttribute =
                library.function("cuFuncGetAttribute", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG));
        this.funcGetParamInfo = library.optional(
                "cuFuncGetParamInfo", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS));
        this.launchKernel = library.function(
                "cuLaunchKernel",
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                        JAVA_LONG, JAVA_LONG, JAVA_LONG));
    }

    int init(int flags) {
        try {
            return (int) init.handle().invokeExact(flags);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int driverGetVersion(MemorySegment version) {
        try {
            return (int) driverGetVersion.handle().invokeExact(version);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getErrorName(int status, MemorySegment text) {
        try {
            return (int) getErrorName.handle().invokeExact(status, text);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getErrorString(int status, MemorySegment text) {
        try {
            return (int) getErrorString.handle().invokeExact(status, text);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int deviceGetCount(MemorySegment count) {
        try {
            return (int) deviceGetCount.handle().invokeExact(count);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int deviceGet(MemorySegment device, int ordinal) {
        try {
            return (int) deviceGet.handle().invokeExact(device, ordinal);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int deviceGetName(MemorySegment text, int capacity, int device) {
        try {
            return (int) deviceGetName.handle().invokeExact(text, capacity, device);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int deviceGetAttribute(MemorySegment value, int attribute, int device) {
        try {
            return (int) deviceGetAttribute.handle().invokeExact(value, attribute, device);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int deviceTotalMem(MemorySegment bytes, int device) {
        try {
            return (int) deviceTotalMem.handle().invokeExact(bytes, device);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int devicePrimaryCtxSetFlags(int device, int flags) {
        try {
            return (int) devicePrimaryCtxSetFlags.handle().invokeExact(device, flags);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int devicePrimaryCtxRetain(MemorySegment context, int device) {
        try {
            return (int) devicePrimaryCtxRetain.handle().invokeExact(context, device);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int devicePrimaryCtxRelease(int device) {
        try {
            return (int) devicePrimaryCtxRelease.handle().invokeExact(device);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int ctxSetCurrent(long context) {
        try {
            return (int) ctxSetCurrent.handle().invokeExact(context);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int memAlloc(MemorySegment pointer, long bytes) {
        try {
            return (int) memAlloc.handle().invokeExact(pointer, bytes);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int memFree(long pointer) {
        try {
            return (int) memFree.handle().invokeExact(pointer);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int memHostAlloc(MemorySegment address, long bytes, int flags) {
        try {
            return (int) memHostAlloc.handle().invokeExact(address, bytes, flags);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int memFreeHost(long address) {
        try {
            return (int) memFreeHost.handle().invokeExact(address);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int memcpyHtoDAsync(long target, long source, long bytes, long stream) {
        try {
            return (int) memcpyHtoDAsync.handle().invokeExact(target, source, bytes, stream);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int memcpyDtoHAsync(long target, long source, long bytes, long stream) {
        try {
            return (int) memcpyDtoHAsync.handle().invokeExact(target, source, bytes, stream);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int memsetD8Async(long target, byte value, long bytes, long stream) {
        try {
            return (int) memsetD8Async.handle().invokeExact(target, value, bytes, stream);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int streamCreate(MemorySegment stream, int flags) {
        try {
            return (int) streamCreate.handle().invokeExact(stream, flags);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int streamDestroy(long stream) {
        try {
            return (int) streamDestroy.handle().invokeExact(stream);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int streamSynchronize(long stream) {
        try {
            return (int) streamSynchronize.handle().invokeExact(stream);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int streamWaitEvent(long stream, long event, int flags) {
        try {
            return (int) streamWaitEvent.handle().invokeExact(stream, event, flags);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int eventCreate(MemorySegment event, int flags) {
        try {
            return (int) eventCreate.handle().invokeExact(event, flags);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int eventDestroy(long event) {
        try {
            return (int) eventDestroy.handle().invokeExact(event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int eventRecord(long event, long stream) {
        try {
            return (int) eventRecord.handle().invokeExact(event, stream);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int eventSynchronize(long event) {
        try {
            return (int) eventSynchronize.handle().invokeExact(event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int eventQuery(long event) {
        try {
            return (int) eventQuery.handle().invokeExact(event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int moduleLoadDataEx(
            MemorySegment module, MemorySegment image, int optionCount, MemorySegment options, MemorySegment values) {
        try {
            return (int) moduleLoadDataEx.handle().invokeExact(module, image, optionCount, options, values);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int moduleUnload(long module) {
        try {
            return (int) moduleUnload.handle().invokeExact(module);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int moduleGetFunction(MemorySegment function, long module, MemorySegment name) {
        try {
            return (int) moduleGetFunction.handle().invokeExact(function, module, name);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int funcGetAttribute(MemorySegment value, int attribute, long function) {
        try {
            return (int) funcGetAttribute.handle().invokeExact(value, attribute, function);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    /** Since CUDA 12.4. */
    boolean hasFuncGetParamInfo() {
        return funcGetParamInfo.isPresent();
    }

    int funcGetParamInfo(long function, long index, MemorySegment offset, MemorySegment bytes) {
        try {
            return (int) funcGetParamInfo.orElseThrow().handle().invokeExact(function, index, offset, bytes);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int launchKernel(
            long function,
            int gridX,
            int gridY,
            int gridZ,
            int blockX,
            int blockY,
            int blockZ,
            int sharedBytes,
            long stream,
            long arguments,
            long extra) {
        try {
            return (int) launchKernel
                    .handle()
                    .invokeExact(
                            function,
                            gridX,
                            gridY,
                            gridZ,
                            blockX,
                            blockY,
                            blockZ,
                            sharedBytes,
                            stream,
                            arguments,
                            extra);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }
}

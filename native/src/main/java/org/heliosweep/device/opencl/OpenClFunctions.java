package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.NativeFunction;
import org.heliosweep.device.compute.NativeLibrary;

/**
 * The functions of OpenCL 1.2 that are used, as {@code CL/cl.h} declares them and under their names without {@code cl}.
 * Handles, sizes and flags of 64 bits are {@code long}; {@code cl_int}, {@code cl_uint} and {@code cl_bool} are
 * {@code int}. Statuses are returned, or written to {@code status}.
 */
final class OpenClFunctions {
    private final NativeFunction getPlatformIDs;
    private final NativeFunction getPlatformInfo;
    private final NativeFunction getDeviceIDs;
    private final NativeFunction getDeviceInfo;
    private final NativeFunction createContext;
    private final NativeFunction releaseContext;
    private final NativeFunction createCommandQueue;
    private final NativeFunction releaseCommandQueue;
    private final NativeFunction createBuffer;
    private final NativeFunction releaseMemObject;
    private final NativeFunction enqueueMapBuffer;
    private final NativeFunction enqueueUnmapMemObject;
    private final NativeFunction enqueueWriteBuffer;
    private final NativeFunction enqueueReadBuffer;
    private final NativeFunction enqueueFillBuffer;
    private final NativeFunction createProgramWithSource;
    private final NativeFunction buildProgram;
    private final NativeFunction getProgramBuildInfo;
    private final NativeFunction releaseProgram;
    private final NativeFunction createKernel;
    private final NativeFunction releaseKernel;
    private final NativeFunction setKernelArg;
    private final NativeFunction getKernelInfo;
    private final NativeFunction getKernelWorkGroupInfo;
    private final NativeFunction enqueueNDRangeKernel;
    private final NativeFunction enqueueMarkerWithWaitList;
    private final NativeFunction enqueueBarrierWithWaitList;
    private final NativeFunction waitForEvents;
    private final NativeFunction getEventInfo;
    private final NativeFunction retainEvent;
    private final NativeFunction releaseEvent;
    private final NativeFunction flush;
    private final NativeFunction finish;

    /** @throws org.heliosweep.device.compute.DeviceException if the library lacks one of the functions */
    OpenClFunctions(NativeLibrary library) {
        this.getPlatformIDs =
                library.function("clGetPlatformIDs", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        this.getPlatformInfo = library.function(
                "clGetPlatformInfo", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS));
        this.getDeviceIDs = library.function(
                "clGetDeviceIDs", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
        this.getDeviceInfo = library.function(
                "clGetDeviceInfo", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS));
        this.createContext = library.function(
                "clCreateContext",
                FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        this.releaseContext = library.function("clReleaseContext", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.createCommandQueue = library.function(
                "clCreateCommandQueue", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS));
        this.releaseCommandQueue =
                library.function("clReleaseCommandQueue", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.createBuffer = library.function(
                "clCreateBuffer", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS));
        this.releaseMemObject = library.function("clReleaseMemObject", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.enqueueMapBuffer = library.function(
                "clEnqueueMapBuffer",
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS,
                        ADDRESS, ADDRESS));
        this.enqueueUnmapMemObject = library.function(
                "clEnqueueUnmapMemObject",
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
        this.enqueueWriteBuffer = library.function(
                "clEnqueueWriteBuffer",
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS,
                        ADDRESS));
        this.enqueueReadBuffer = library.function(
                "clEnqueueReadBuffer",
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS,
                        ADDRESS));
        this.enqueueFillBuffer = library.function(
                "clEnqueueFillBuffer",
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS,
                        ADDRESS));
        this.createProgramWithSource = library.function(
                "clCreateProgramWithSource",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
        this.buildProgram = library.function(
                "clBuildProgram",
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        this.getProgramBuildInfo = library.function(
                "clGetProgramBuildInfo",
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS));
        this.releaseProgram = library.function("clReleaseProgram", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.createKernel =
                library.function("clCreateKernel", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS, ADDRESS));
        this.releaseKernel = library.function("clReleaseKernel", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.setKernelArg = library.function(
                "clSetKernelArg", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG));
        this.getKernelInfo = library.function(
                "clGetKernelInfo", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS));
        this.getKernelWorkGroupInfo = library.function(
                "clGetKernelWorkGroupInfo",
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS));
        this.enqueueNDRangeKernel = library.function(
                "clEnqueueNDRangeKernel",
                FunctionDescriptor.of(
                        JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS,
                        ADDRESS));
        this.enqueueMarkerWithWaitList = library.function(
                "clEnqueueMarkerWithWaitList", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
        this.enqueueBarrierWithWaitList = library.function(
                "clEnqueueBarrierWithWaitList", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
        this.waitForEvents = library.function("clWaitForEvents", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        this.getEventInfo = library.function(
                "clGetEventInfo", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS));
        this.retainEvent = library.function("clRetainEvent", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.releaseEvent = library.function("clReleaseEvent", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.flush = library.function("clFlush", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
        this.finish = library.function("clFinish", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
    }

    int getPlatformIDs(int capacity, MemorySegment platforms, MemorySegment count) {
        try {
            return (int) getPlatformIDs.handle().invokeExact(capacity, platforms, count);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getPlatformInfo(long platform, int name, long capacity, MemorySegment value, MemorySegment size) {
        try {
            return (int) getPlatformInfo.handle().invokeExact(platform, name, capacity, value, size);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getDeviceIDs(long platform, long type, int capacity, MemorySegment devices, MemorySegment count) {
        try {
            return (int) getDeviceIDs.handle().invokeExact(platform, type, capacity, devices, count);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getDeviceInfo(long device, int name, long capacity, MemorySegment value, MemorySegment size) {
        try {
            return (int) getDeviceInfo.handle().invokeExact(device, name, capacity, value, size);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    long createContext(
            MemorySegment properties,
            int count,
            MemorySegment devices,
            MemorySegment callback,
            MemorySegment user,
            MemorySegment status) {
        try {
            return (long) createContext.handle().invokeExact(properties, count, devices, callback, user, status);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int releaseContext(long context) {
        try {
            return (int) releaseContext.handle().invokeExact(context);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    long createCommandQueue(long context, long device, long properties, MemorySegment status) {
        try {
            return (long) createCommandQueue.handle().invokeExact(context, device, properties, status);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int releaseCommandQueue(long queue) {
        try {
            return (int) releaseCommandQueue.handle().invokeExact(queue);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    long createBuffer(long context, long flags, long bytes, MemorySegment host, MemorySegment status) {
        try {
            return (long) createBuffer.handle().invokeExact(context, flags, bytes, host, status);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int releaseMemObject(long memory) {
        try {
            return (int) releaseMemObject.handle().invokeExact(memory);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    long enqueueMapBuffer(
            long queue,
            long memory,
            int blocking,
            long flags,
            long offset,
            long bytes,
            int waits,
            MemorySegment waitFor,
            MemorySegment event,
            MemorySegment status) {
        try {
            return (long) enqueueMapBuffer
                    .handle()
                    .invokeExact(queue, memory, blocking, flags, offset, bytes, waits, waitFor, event, status);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int enqueueUnmapMemObject(
            long queue, long memory, long address, int waits, MemorySegment waitFor, MemorySegment event) {
        try {
            return (int) enqueueUnmapMemObject.handle().invokeExact(queue, memory, address, waits, waitFor, event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int enqueueWriteBuffer(
            long queue,
            long memory,
            int blocking,
            long offset,
            long bytes,
            long address,
            int waits,
            MemorySegment waitFor,
            MemorySegment event) {
        try {
            return (int) enqueueWriteBuffer
                    .handle()
                    .invokeExact(queue, memory, blocking, offset, bytes, address, waits, waitFor, event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int enqueueReadBuffer(
            long queue,
            long memory,
            int blocking,
            long offset,
            long bytes,
            long address,
            int waits,
            MemorySegment waitFor,
            MemorySegment event) {
        try {
            return (int) enqueueReadBuffer
                    .handle()
                    .invokeExact(queue, memory, blocking, offset, bytes, address, waits, waitFor, event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int enqueueFillBuffer(
            long queue,
            long memory,
            MemorySegment pattern,
            long patternBytes,
            long offset,
            long bytes,
            int waits,
            MemorySegment waitFor,
            MemorySegment event) {
        try {
            return (int) enqueueFillBuffer
                    .handle()
                    .invokeExact(queue, memory, pattern, patternBytes, offset, bytes, waits, waitFor, event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    long createProgramWithSource(
            long context, int count, MemorySegment texts, MemorySegment lengths, MemorySegment status) {
        try {
            return (long) createProgramWithSource.handle().invokeExact(context, count, texts, lengths, status);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int buildProgram(
            long program,
            int count,
            MemorySegment devices,
            MemorySegment options,
            MemorySegment callback,
            MemorySegment user) {
        try {
            return (int) buildProgram.handle().invokeExact(program, count, devices, options, callback, user);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getProgramBuildInfo(
            long program, long device, int name, long capacity, MemorySegment value, MemorySegment size) {
        try {
            return (int) getProgramBuildInfo.handle().invokeExact(program, device, name, capacity, value, size);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int releaseProgram(long program) {
        try {
            return (int) releaseProgram.handle().invokeExact(program);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    long createKernel(long program, MemorySegment function, MemorySegment status) {
        try {
            return (long) createKernel.handle().invokeExact(program, function, status);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int releaseKernel(long kernel) {
        try {
            return (int) releaseKernel.handle().invokeExact(kernel);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int setKernelArg(long kernel, int index, long bytes, long address) {
        try {
            return (int) setKernelArg.handle().invokeExact(kernel, index, bytes, address);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getKernelInfo(long kernel, int name, long capacity, MemorySegment value, MemorySegment size) {
        try {
            return (int) getKernelInfo.handle().invokeExact(kernel, name, capacity, value, size);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getKernelWorkGroupInfo(
            long kernel, long device, int name, long capacity, MemorySegment value, MemorySegment size) {
        try {
            return (int) getKernelWorkGroupInfo.handle().invokeExact(kernel, device, name, capacity, value, size);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int enqueueNDRangeKernel(
            long queue,
            long kernel,
            int dimensions,
            MemorySegment offsets,
            MemorySegment items,
            MemorySegment groupItems,
            int waits,
            MemorySegment waitFor,
            MemorySegment event) {
        try {
            return (int) enqueueNDRangeKernel
                    .handle()
                    .invokeExact(queue, kernel, dimensions, offsets, items, groupItems, waits, waitFor, event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int enqueueMarkerWithWaitList(long queue, int waits, MemorySegment waitFor, MemorySegment event) {
        try {
            return (int) enqueueMarkerWithWaitList.handle().invokeExact(queue, waits, waitFor, event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int enqueueBarrierWithWaitList(long queue, int waits, MemorySegment waitFor, MemorySegment event) {
        try {
            return (int) enqueueBarrierWithWaitList.handle().invokeExact(queue, waits, waitFor, event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int waitForEvents(int count, MemorySegment events) {
        try {
            return (int) waitForEvents.handle().invokeExact(count, events);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getEventInfo(long event, int name, long capacity, MemorySegment value, MemorySegment size) {
        try {
            return (int) getEventInfo.handle().invokeExact(event, name, capacity, value, size);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int retainEvent(long event) {
        try {
            return (int) retainEvent.handle().invokeExact(event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int releaseEvent(long event) {
        try {
            return (int) releaseEvent.handle().invokeExact(event);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int flush(long queue) {
        try {
            return (int) flush.handle().invokeExact(queue);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int finish(long queue) {
        try {
            return (int) finish.handle().invokeExact(queue);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }
}

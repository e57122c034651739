package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import org.heliosweep.device.compute.NativeFunction;
import org.heliosweep.device.compute.NativeLibrary;

/**
 * The functions of NVRTC, NVIDIA's run-time compiler, that are used, as {@code nvrtc.h} declares them since CUDA 11.2 and
 * under their names without {@code nvrtc}. Except for the first, all return a status.
 */
final class NvrtcFunctions {
    private final NativeFunction getErrorString;
    private final NativeFunction version;
    private final NativeFunction createProgram;
    private final NativeFunction destroyProgram;
    private final NativeFunction compileProgram;
    private final NativeFunction getProgramLogSize;
    private final NativeFunction getProgramLog;
    private final NativeFunction getPTXSize;
    private final NativeFunction getPTX;
    private final NativeFunction getCUBINSize;
    private final NativeFunction getCUBIN;
    private final NativeFunction getNumSupportedArchs;
    private final NativeFunction getSupportedArchs;

    /** @throws org.heliosweep.device.compute.DeviceException if the library lacks one of the functions */
    NvrtcFunctions(NativeLibrary library) {
        this.getErrorString = library.function("nvrtcGetErrorString", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        this.version = library.function("nvrtcVersion", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        this.createProgram = library.function(
                "nvrtcCreateProgram",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS));
        this.destroyProgram = library.function("nvrtcDestroyProgram", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.compileProgram =
                library.function("nvrtcCompileProgram", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS));
        this.getProgramLogSize =
                library.function("nvrtcGetProgramLogSize", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
        this.getProgramLog =
                library.function("nvrtcGetProgramLog", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
        this.getPTXSize = library.function("nvrtcGetPTXSize", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
        this.getPTX = library.function("nvrtcGetPTX", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
        this.getCUBINSize = library.function("nvrtcGetCUBINSize", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
        this.getCUBIN = library.function("nvrtcGetCUBIN", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, ADDRESS));
        this.getNumSupportedArchs =
                library.function("nvrtcGetNumSupportedArchs", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        this.getSupportedArchs = library.function("nvrtcGetSupportedArchs", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    MemorySegment getErrorString(int status) {
        try {
            return (MemorySegment) getErrorString.handle().invokeExact(status);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int version(MemorySegment major, MemorySegment minor) {
        try {
            return (int) version.handle().invokeExact(major, minor);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int createProgram(
            MemorySegment program,
            MemorySegment source,
            MemorySegment name,
            int headerCount,
            MemorySegment headers,
            MemorySegment headerNames) {
        try {
            return (int) createProgram.handle().invokeExact(program, source, name, headerCount, headers, headerNames);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int destroyProgram(MemorySegment program) {
        try {
            return (int) destroyProgram.handle().invokeExact(program);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int compileProgram(long program, int optionCount, MemorySegment options) {
        try {
            return (int) compileProgram.handle().invokeExact(program, optionCount, options);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getProgramLogSize(long program, MemorySegment bytes) {
        try {
            return (int) getProgramLogSize.handle().invokeExact(program, bytes);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getProgramLog(long program, MemorySegment log) {
        try {
            return (int) getProgramLog.handle().invokeExact(program, log);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getPTXSize(long program, MemorySegment bytes) {
        try {
            return (int) getPTXSize.handle().invokeExact(program, bytes);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getPTX(long program, MemorySegment ptx) {
        try {
            return (int) getPTX.handle().invokeExact(program, ptx);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getCUBINSize(long program, MemorySegment bytes) {
        try {
            return (int) getCUBINSize.handle().invokeExact(program, bytes);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getCUBIN(long program, MemorySegment cubin) {
        try {
            return (int) getCUBIN.handle().invokeExact(program, cubin);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getNumSupportedArchs(MemorySegment count) {
        try {
            return (int) getNumSupportedArchs.handle().invokeExact(count);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }

    int getSupportedArchs(MemorySegment architectures) {
        try {
            return (int) getSupportedArchs.handle().invokeExact(architectures);
        } catch (Throwable e) {
            throw NativeFunction.unexpected(e);
        }
    }
}

package org.heliosweep.device.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.heliosweep.device.compute.CompiledLibrary;
import org.heliosweep.device.compute.NativeLibrary;

/** CUDA's driver and NVRTC on processors: see {@code emulator.cpp}. One for all tests, which begin by {@link #reset}. */
@SuppressWarnings("restricted") // its texts end with a zero
public final class Emulator {
    /** Held by classes of tests that use it: others begin again. */
    public static final String LOCK = "emulator of CUDA";

    private static Emulator instance;

    private final CompiledLibrary library;

    private Emulator(CompiledLibrary library) {
        this.library = library;
    }

    /** The emulator, as if it had just been installed. Skips the test where it cannot be compiled. */
    public static synchronized Emulator reset() {
        if (instance == null) {
            List<String> compiler = new ArrayList<>(List.of("c++", "-std=c++20", "-O1", "-Wall", "-Werror"));
            // Where the header of CUDA is, the emulator is checked against it.
            for (Path toolkit : Toolkits.all()) {
                compiler.add("-I" + toolkit.resolve("include"));
            }
            Emulator compiled = new Emulator(CompiledLibrary.of(Emulator.class, "emulator.cpp", compiler));
            try {
                compiled.callWithText(
                        "emulator_prelude",
                        CompiledLibrary.copy(Emulator.class, "kernels.prelude").toString());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            instance = compiled;
        }
        instance.call("emulator_reset");
        return instance;
    }

    /** CUDA with NVRTC. */
    public CudaLibrary library() {
        return library(major -> NativeLibrary.load(List.of(library.path())).map(Nvrtc::new));
    }

    /** CUDA with other compilers. */
    CudaLibrary library(IntFunction<Optional<CudaCompiler>> compilers) {
        return new CudaLibrary(library.path(), compilers);
    }

    /** How many devices there are. */
    public void devices(int count) {
        call("emulator_devices", count);
    }

    /** What a call of a function returns, after some that are not disturbed. */
    public void order(String function, int status, int after) {
        for (int call = 0; call < after; call++) {
            order(function, 0);
        }
        order(function, status);
    }

    /** What the next call of a function returns; 0 for what it would return by itself. */
    public void order(String function, int status) {
        try (Arena arena = Arena.ofConfined()) {
            library.function("emulator_order", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT))
                    .invoke(arena.allocateFrom(function), status);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The next kernel fails while it runs, and everything after it on its device. */
    public void breakLaunch(int status) {
        call("emulator_break_launch", status, -1, 0);
    }

    /** A kernel on a device fails while it runs, and everything after it there, after some launches that do not. */
    public void breakLaunch(int status, int device, int after) {
        call("emulator_break_launch", status, device, after);
    }

    /** The architectures that NVRTC knows. */
    public void architectures(int oldest, int newest) {
        call("emulator_architectures", oldest, newest);
    }

    /** How many things are open. */
    public int open() {
        try {
            return (int) library.function("emulator_open", FunctionDescriptor.of(JAVA_INT))
                    .invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The calls since it was reset, with their arguments. */
    public List<String> calls() {
        try {
            MemorySegment text = (MemorySegment) library.function("emulator_calls", FunctionDescriptor.of(ADDRESS))
                    .invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0).lines().toList();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private void call(String function, int... arguments) {
        try {
            ValueLayout[] types = new ValueLayout[arguments.length];
            List<Object> values = new ArrayList<>();
            for (int index = 0; index < arguments.length; index++) {
                types[index] = JAVA_INT;
                values.add(arguments[index]);
            }
            library.function(function, FunctionDescriptor.ofVoid(types)).invokeWithArguments(values);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private void callWithText(String function, String text) {
        try (Arena arena = Arena.ofConfined()) {
            library.function(function, FunctionDescriptor.ofVoid(ADDRESS)).invoke(arena.allocateFrom(text));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}

package org.heliosweep.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.heliosweep.device.compute.ArgumentKind;
import org.heliosweep.device.compute.BuildException;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceBuffer;
import org.heliosweep.device.compute.DeviceDescription;
import org.heliosweep.device.compute.DeviceEvent;
import org.heliosweep.device.compute.DeviceException;
import org.heliosweep.device.compute.DeviceFailure;
import org.heliosweep.device.compute.DeviceKernel;
import org.heliosweep.device.compute.DeviceKind;
import org.heliosweep.device.compute.DeviceProgram;
import org.heliosweep.device.compute.DeviceQueue;
import org.heliosweep.device.compute.DeviceSurvey;
import org.heliosweep.device.compute.HostBuffer;
import org.heliosweep.device.compute.SourceLanguage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the binding makes of failures of CUDA, and which calls it makes, on the emulated driver. */
@ResourceLock(Emulator.LOCK)
class CudaFailureTest {
    private static final String SOURCE = """
            extern "C" __global__ void fill(double *out, double value)
            {
                out[blockIdx.x * blockDim.x + threadIdx.x] = value;
            }
            """;

    private Emulator emulator;

    @BeforeEach
    void prepare() {
        emulator = Emulator.reset();
        emulator.architectures(75, 90);
    }

    @AfterEach
    void nothingStaysOpen() {
        if (emulator != null) {
            assertEquals(0, emulator.open());
        }
    }

    private Device open() {
        CudaLibrary library = emulator.library();
        return library.open(library.survey().choose("0"));
    }

    @Test
    void devicesAreDescribed() {
        emulator.devices(2);
        DeviceSurvey survey = emulator.library().survey();
        assertEquals(
                new DeviceDescription(
                        "CUDA",
                        0,
                        DeviceKind.GPU,
                        "Emulated GPU 0",
                        "NVIDIA",
                        "CUDA 12.4",
                        "compute capability 9.0",
                        List.of(SourceLanguage.CUDA_C, SourceLanguage.PTX),
                        3L << 30,
                        3L << 30,
                        49_152,
                        132,
                        1024,
                        Optional.empty(),
                        Optional.empty()),
                survey.devices().getFirst());
        assertEquals(Optional.empty(), survey.obstacle());
        assertEquals(Optional.empty(), survey.whyNone());
        assertEquals(1, survey.choose("gpu 1").index());
        try (Device second = emulator.library().open(survey.choose("1"))) {
            assertEquals("CUDA device 1 \"Emulated GPU 1\"", second.toString());
        }
    }

    @Test
    void absenceHasAReason() {
        assertEquals(
                Optional.of("CUDA: libcuda.so.nowhere is not installed"),
                new CudaLibrary("libcuda.so.nowhere", CudaCompiler::find)
                        .survey()
                        .whyNone());
        assertEquals(
                Optional.of("libm.so.6 has no function cuInit: it is too old, or something else"),
                new CudaLibrary("libm.so.6", CudaCompiler::find).survey().whyNone());
        emulator.devices(0);
        assertEquals(
                Optional.of("CUDA has no device: the driver finds no GPU"),
                emulator.library().survey().whyNone());
        emulator.order("cuInit", 803);
        assertEquals(
                Optional.of("CUDA: starting the driver: failed (CUDA status 803)"),
                emulator.library().survey().whyNone());
        DeviceException e = assertThrows(
                DeviceException.class, () -> emulator.library().survey().choose(""));
        assertEquals(DeviceFailure.UNAVAILABLE, e.failure());
        assertEquals("CUDA has no device: the driver finds no GPU", e.getMessage());
    }

    @Test
    void withoutACompilerThereIsPtxAlone() {
        CudaLibrary library = emulator.library(major -> {
            assertEquals(12, major);
            return Optional.empty();
        });
        DeviceSurvey survey = library.survey();
        assertEquals(
                Optional.of("CUDA C cannot be compiled: neither NVRTC (libnvrtc.so) nor nvcc is installed"),
                survey.obstacle());
        try (Device device = library.open(survey.choose(""))) {
            assertEquals(List.of(SourceLanguage.PTX), device.description().languages());
            assertThrows(
                    IllegalArgumentException.class, () -> device.compile(SourceLanguage.CUDA_C, SOURCE, List.of()));
            DeviceProgram program =
                    device.compile(SourceLanguage.PTX, ".version 8.0\n.target sm_75\n.address_size 64\n", List.of());
            assertEquals("ptxas info    : 0 bytes gmem", program.log());
            BuildException e = assertThrows(
                    BuildException.class,
                    () -> device.compile(SourceLanguage.PTX, ".version 8.0\n.target sm_75\nnonsense\n", List.of()));
            assertTrue(e.getMessage().contains("CUDA_ERROR_INVALID_PTX, a PTX JIT compilation failed"), e.getMessage());
            assertTrue(e.getMessage().contains("Parsing error near 'nonsense'"), e.getMessage());
        }
    }

    @Test
    void codeIsForTheDeviceWhereTheCompilerKnowsIt() {
        try (Device device = open()) {
            device.compile(SourceLanguage.CUDA_C, SOURCE, List.of());
        }
        assertTrue(
                emulator.calls()
                        .containsAll(List.of(
                                "nvrtcCreateProgram kernels.cu 0",
                                "nvrtcCompileProgram --gpu-architecture=sm_90 --fmad=false",
                                "nvrtcGetCUBINSize",
                                "cuModuleLoadDataEx 4")),
                () -> emulator.calls().toString());
    }

    @Test
    void codeForANewerDeviceIsCompiledToTheEndByTheDriver() {
        emulator.architectures(75, 89);
        try (Device device = open()) {
            device.compile(SourceLanguage.CUDA_C, SOURCE, List.of("-DX"));
        }
        assertTrue(
                emulator.calls()
                        .containsAll(List.of(
                                "nvrtcCompileProgram --gpu-architecture=compute_89 --fmad=false -DX",
                                "nvrtcGetPTXSize")),
                () -> emulator.calls().toString());
    }

    @Test
    void aDeviceThatTheCompilerHasForgottenIsUnavailable() {
        emulator.architectures(100, 120);
        try (Device device = open()) {
            DeviceException e =
                    assertThrows(DeviceException.class, () -> device.compile(SourceLanguage.CUDA_C, SOURCE, List.of()));
            assertEquals(device + ": NVRTC 12.4 does not compile for compute capability 9.0 any more", e.getMessage());
        }
    }

    @Test
    void anOptionThatIsNotKnownIsABuildFailure() {
        try (Device device = open()) {
            BuildException e = assertThrows(
                    BuildException.class, () -> device.compile(SourceLanguage.CUDA_C, SOURCE, List.of("--what")));
            assertEquals("NVRTC_ERROR_INVALID_OPTION", e.status());
            assertTrue(e.getMessage().contains("invalid value for --what"), e.getMessage());
        }
    }

    @Test
    void aKernelThatFailsIsReportedByWhoeverWaits() {
        Device device = open();
        DeviceQueue queue = device.queue();
        DeviceEvent event = device.event();
        DeviceBuffer out = device.allocate(80);
        DeviceKernel fill = fill(device, out);
        queue.record(event);
        emulator.breakLaunch(700);
        queue.launch(fill, 1, 10);
        DeviceException e = assertThrows(DeviceException.class, queue::finish);
        assertEquals(DeviceFailure.LAUNCH_FAILED, e.failure());
        assertEquals(
                "CUDA device 0 \"Emulated GPU 0\": waiting for a queue: a kernel failed"
                        + " (CUDA_ERROR_ILLEGAL_ADDRESS, an illegal memory access was encountered)",
                e.getMessage());
        assertThrows(DeviceException.class, event::await);
        assertThrows(DeviceException.class, event::hasHappened);
        assertThrows(DeviceException.class, () -> queue.launch(fill, 1, 10));
        assertThrows(DeviceException.class, () -> device.allocate(8));
        device.close(); // has nothing to add
    }

    @Test
    void aFailureThatNobodyWaitedForIsReportedOnClosing() {
        Device device = open();
        DeviceQueue queue = device.queue();
        DeviceBuffer out = device.allocate(80);
        DeviceKernel fill = fill(device, out);
        emulator.breakLaunch(700);
        queue.launch(fill, 1, 10);
        assertEquals(
                DeviceFailure.LAUNCH_FAILED,
                assertThrows(DeviceException.class, out::close).failure());
        device.close();
    }

    @Test
    void aLaunchThatIsRefusedIsToldApart() {
        try (Device device = open()) {
            DeviceKernel fill = fill(device, device.allocate(80));
            emulator.order("cuLaunchKernel", 701);
            DeviceException e =
                    assertThrows(DeviceException.class, () -> device.queue().launch(fill, 1, 10));
            assertEquals(DeviceFailure.LAUNCH_FAILED, e.failure());
            assertTrue(e.getMessage().contains("launching kernel fill"), e.getMessage());
        }
    }

    @Test
    void aLostDeviceIsToldApart() {
        for (int status : new int[] {4, 46, 201, 214, 220, 226, 709, 810, 999}) {
            try (Device device = open()) {
                DeviceQueue queue = device.queue();
                DeviceBuffer buffer = device.allocate(80);
                emulator.order("cuMemsetD8Async", status);
                DeviceException e = assertThrows(DeviceException.class, () -> queue.zero(buffer, 0, 80));
                assertEquals(DeviceFailure.LOST, e.failure(), e.getMessage());
            }
        }
    }

    /** No status is overlooked: whichever function fails, the user hears of it, and what was made is given back. */
    @Test
    void everyFunctionsFailureIsReported() {
        useAll();
        List<String> calls = emulator.calls().stream()
                .map(line -> line.split(" ", 2)[0])
                .filter(function -> !function.equals("cuFuncGetParamInfo")) // an invalid value is an answer there
                .filter(function -> !function.startsWith("nvrtcGet")) // tests cannot order these
                .toList();
        Set<String> functions = new TreeSet<>(calls);
        assertTrue(functions.size() > 25, functions::toString);
        for (String function : functions) {
            Emulator.reset();
            emulator.order(function, 1);
            DeviceException e = assertThrows(DeviceException.class, this::useAll, function);
            assertFalse(e.status().isEmpty() && e.failure() != DeviceFailure.UNAVAILABLE, e.getMessage());
            assertEquals(0, emulator.open(), function);
        }
    }

    private void useAll() {
        CudaLibrary library = emulator.library();
        DeviceSurvey survey = library.survey();
        survey.whyNone().ifPresent(reason -> {
            throw DeviceException.unavailable("CUDA", reason);
        });
        try (Device device = library.open(survey.choose(""))) {
            DeviceQueue queue = device.queue();
            DeviceQueue other = device.queue();
            DeviceBuffer buffer = device.allocate(80);
            HostBuffer host = device.allocateHost(80);
            DeviceEvent event = device.event();
            queue.copy(host, 0, buffer, 0, 80);
            queue.zero(buffer, 0, 80);
            queue.launch(fill(device, buffer), 2, 5);
            queue.copy(buffer, 0, host, 0, 80);
            queue.record(event);
            other.await(event);
            event.await();
            event.hasHappened();
            queue.finish();
        }
    }

    @Test
    void callsHaveTheArgumentsThatTheHeaderWants() {
        emulator.devices(2);
        CudaLibrary library = emulator.library();
        try (Device device = library.open(library.survey().choose("1"))) {
            DeviceQueue queue = device.queue();
            DeviceBuffer buffer = device.allocate(80);
            HostBuffer host = device.allocateHost(100);
            queue.zero(buffer, 8, 72);
            queue.launch(fill(device, buffer), 2, 5);
            queue.copy(buffer, 16, host, 3, 64);
        }
        assertTrue(
                emulator.calls()
                        .containsAll(List.of(
                                "cuInit 0",
                                "cuDeviceGet 1",
                                "cuDeviceGetName 256 8",
                                "cuDevicePrimaryCtxSetFlags_v2 8 4",
                                "cuDevicePrimaryCtxRetain 8",
                                "cuStreamCreate 1",
                                "cuMemAlloc_v2 80",
                                "cuMemHostAlloc 100 0",
                                "cuMemsetD8Async 0 72",
                                "cuModuleGetFunction fill",
                                "cuFuncGetParamInfo 2",
                                "cuLaunchKernel fill 2 1 1 5 1 1 0",
                                "cuMemcpyDtoHAsync_v2 64",
                                "cuDevicePrimaryCtxRelease_v2 8")),
                () -> emulator.calls().toString());
    }

    private static DeviceKernel fill(Device device, DeviceBuffer out) {
        return device.compile(SourceLanguage.CUDA_C, SOURCE, List.of())
                .kernel("fill", ArgumentKind.BUFFER, ArgumentKind.DOUBLE)
                .setBuffer(0, out)
                .setDouble(1, 2.5);
    }
}

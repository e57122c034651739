package org.heliosweep.device.opencl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.util.List;
import java.util.Optional;
import org.heliosweep.device.compute.ArgumentKind;
import org.heliosweep.device.compute.BuildException;
import org.heliosweep.device.compute.CompiledLibrary;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the binding makes of failures of OpenCL, on a loader that fails as it is told. */
class OpenClFailureTest {
    private static CompiledLibrary loader;

    @BeforeAll
    static void compile() {
        loader = CompiledLibrary.of(OpenClFailureTest.class, "loader.c", List.of("cc", "-Wall", "-Werror"));
    }

    @BeforeEach
    void reset() {
        call("loader_reset");
    }

    @Test
    void devicesAreDescribed() {
        call("loader_counts", 1, 2);
        DeviceSurvey survey = library().survey();
        assertEquals(
                new DeviceDescription(
                        "OpenCL",
                        0,
                        DeviceKind.GPU,
                        "Test GPU",
                        "Tests",
                        "7.1",
                        "OpenCL 1.2",
                        List.of(SourceLanguage.OPENCL_C),
                        1 << 30,
                        1 << 28,
                        32_768,
                        12,
                        256,
                        Optional.empty(),
                        Optional.empty()),
                survey.devices().getFirst());
        assertEquals(1, survey.choose("other").index());
        assertEquals(Optional.empty(), survey.obstacle());
    }

    @Test
    void absenceHasAReason() {
        assertEquals(
                Optional.of("no OpenCL loader: libOpenCL.so.nowhere is not installed"),
                new OpenClLibrary(List.of("libOpenCL.so.nowhere")).survey().whyNone());
        assertEquals(
                Optional.of("libm.so.6 has no function clGetPlatformIDs: it is too old, or something else"),
                new OpenClLibrary(List.of("libm.so.6")).survey().whyNone());
        call("loader_counts", 0, 0);
        assertEquals(
                Optional.of("OpenCL has no platform: no driver is installed"),
                library().survey().whyNone());
        call("loader_counts", 1, 0);
        assertEquals(
                Optional.of("the OpenCL platform Test platform has no device"),
                library().survey().whyNone());
        order("clGetPlatformIDs", -1001);
        assertEquals(
                Optional.of("OpenCL has no platform: no driver is installed"),
                library().survey().whyNone());
        order("clGetPlatformIDs", -6);
        assertEquals(
                Optional.of("OpenCL: asking for platforms: out of memory (CL_OUT_OF_HOST_MEMORY)"),
                library().survey().whyNone());
    }

    /** A platform that fails does not hide the devices of the others. */
    @Test
    void whatOnePlatformSaysIsToldBesideTheDevicesOfAnother() {
        call("loader_counts", 2, 1);
        order("clGetDeviceIDs", -2);
        DeviceSurvey survey = library().survey();
        assertEquals(1, survey.devices().size());
        assertEquals(
                Optional.of("OpenCL platform: asking for devices: the device is lost (CL_DEVICE_NOT_AVAILABLE)"),
                survey.obstacle());
        assertEquals(Optional.empty(), survey.whyNone());
    }

    /** It is usable still, but not for studies in single precision. */
    @Test
    void aDeviceThatFlushesSmallFloatsSaysSo() {
        call("loader_singles", 6);
        DeviceDescription device = library().survey().devices().getFirst();
        assertEquals(Optional.empty(), device.obstacle());
        assertEquals(
                Optional.of("has single precision without subnormals, infinities or rounding to nearest"),
                device.singleObstacle());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, OpenCL 1.2 x, has no double precision",
        "47, 0, 1, OpenCL 1.2 x, is not available",
        "47, 1, 0, OpenCL 1.2 x, has no compiler",
        "47, 1, 1, OpenCL 1.1 x, 'has OpenCL 1.1, where 1.2 is needed'",
        "15, 1, 1, OpenCL 3.0 x, 'has double precision without fma, subnormals, infinities or rounding to nearest'"
    })
    void aDeviceThatCannotBeUsedSaysWhy(int arithmetic, int available, int compiler, String version, String words) {
        try (Arena arena = Arena.ofConfined()) {
            loader.function("loader_device", FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS))
                    .invoke(arithmetic, available, compiler, arena.allocateFrom(version));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        DeviceSurvey survey = library().survey();
        String complaint = "OpenCL device 0 \"Test GPU\" " + words;
        assertEquals(Optional.of(complaint), survey.whyNone());
        for (String wanted : List.of("", "0", "test")) {
            DeviceException e = assertThrows(DeviceException.class, () -> survey.choose(wanted));
            assertEquals(complaint, e.getMessage());
            assertEquals(DeviceFailure.UNAVAILABLE, e.failure());
        }
        assertEquals(
                complaint,
                assertThrows(
                                DeviceException.class,
                                () -> library().open(survey.devices().getFirst()))
                        .getMessage());
    }

    /** Waiting for a queue succeeds in OpenCL even if its commands failed. */
    @ParameterizedTest
    @ValueSource(ints = {-5, -9999, -14, -1})
    void aCommandThatFailsIsReportedByWhoeverWaits(int status) {
        try (Device device = open()) {
            DeviceQueue queue = device.queue();
            DeviceEvent event = device.event();
            DeviceKernel kernel = kernel(device, device.allocate(80));
            queue.launch(kernel, 1, 10);
            queue.finish();
            call("loader_commands_end", status);
            queue.launch(kernel, 1, 10);
            call("loader_commands_end", 0);
            queue.record(event);
            DeviceException e = assertThrows(DeviceException.class, status == -5 ? event::await : queue::finish);
            assertEquals(DeviceFailure.LAUNCH_FAILED, e.failure());
            assertTrue(
                    e.getMessage()
                            .startsWith(
                                    "OpenCL device 0 \"Test GPU\": running what it was asked for: a kernel failed ("),
                    e.getMessage());
        }
        assertEquals(0, opened());
    }

    @Test
    void aFailureThatNobodyWaitedForIsReportedOnClosing() {
        Device device = open();
        DeviceBuffer buffer = device.allocate(80);
        call("loader_commands_end", -5);
        device.queue().launch(kernel(device, buffer), 1, 10);
        assertEquals(
                DeviceFailure.LAUNCH_FAILED,
                assertThrows(DeviceException.class, buffer::close).failure());
        device.close();
        assertEquals(0, opened());
    }

    @Test
    void aCommandThatHasNotEndedHasNotHappened() {
        try (Device device = open()) {
            DeviceQueue queue = device.queue();
            DeviceEvent event = device.event();
            call("loader_commands_end", 3);
            queue.record(event);
            assertFalse(event.hasHappened());
            call("loader_commands_end", 0);
            queue.record(event);
            assertTrue(event.hasHappened());
        }
        assertEquals(0, opened());
    }

    @ParameterizedTest
    @CsvSource({
        "clCreateBuffer, -4, OUT_OF_MEMORY",
        "clCreateBuffer, -5, OUT_OF_MEMORY",
        "clCreateBuffer, -6, OUT_OF_MEMORY",
        "clCreateBuffer, -61, OUT_OF_MEMORY",
        "clCreateBuffer, -34, LOST",
        "clEnqueueMapBuffer, -5, OUT_OF_MEMORY",
        "clEnqueueMapBuffer, -12, OTHER",
        "clEnqueueNDRangeKernel, -4, OUT_OF_MEMORY",
        "clEnqueueNDRangeKernel, -5, LAUNCH_FAILED",
        "clEnqueueNDRangeKernel, -36, LOST",
        "clEnqueueNDRangeKernel, -54, OTHER",
        "clFinish, -5, LAUNCH_FAILED",
        "clFinish, -36, LOST",
        "clFinish, -2, LOST",
        "clFinish, -1121, LOST",
        "clFinish, -12345, OTHER",
        "clBuildProgram, -11, BUILD_FAILED",
        "clBuildProgram, -43, BUILD_FAILED",
        "clBuildProgram, -6, OUT_OF_MEMORY",
        "clCreateKernel, -46, OTHER"
    })
    void failuresAreToldApart(String function, int status, DeviceFailure failure) {
        order(function, status);
        DeviceException e = assertThrows(DeviceException.class, this::useAll);
        assertEquals(failure, e.failure(), e.getMessage());
        assertEquals(new OpenClCodes().name(status), e.status());
        assertTrue(e.getMessage().endsWith("(" + e.status() + ")") || e instanceof BuildException, e.getMessage());
        assertEquals(0, opened());
    }

    /** No status is overlooked: whichever function fails, the user hears of it, and what was made is given back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "clGetPlatformIDs",
                "clGetPlatformInfo",
                "clGetDeviceIDs",
                "clGetDeviceInfo",
                "clCreateContext",
                "clReleaseContext",
                "clCreateCommandQueue",
                "clReleaseCommandQueue",
                "clCreateBuffer",
                "clReleaseMemObject",
                "clEnqueueMapBuffer",
                "clEnqueueUnmapMemObject",
                "clEnqueueWriteBuffer",
                "clEnqueueReadBuffer",
                "clEnqueueFillBuffer",
                "clCreateProgramWithSource",
                "clBuildProgram",
                "clGetProgramBuildInfo",
                "clReleaseProgram",
                "clCreateKernel",
                "clReleaseKernel",
                "clSetKernelArg",
                "clGetKernelInfo",
                "clGetKernelWorkGroupInfo",
                "clEnqueueNDRangeKernel",
                "clEnqueueMarkerWithWaitList",
                "clEnqueueBarrierWithWaitList",
                "clWaitForEvents",
                "clGetEventInfo",
                "clRetainEvent",
                "clReleaseEvent",
                "clFlush",
                "clFinish"
            })
    void everyFunctionsFailureIsReported(String function) {
        useAll();
        assertEquals(0, opened());
        order(function, -59);
        DeviceException e = assertThrows(DeviceException.class, this::useAll);
        assertTrue(e.getMessage().contains("CL_INVALID_OPERATION"), e.getMessage());
        assertEquals(0, opened());
    }

    @Test
    void afterTheDeviceIsLostClosingIsSilent() {
        Device device = open();
        DeviceBuffer buffer = device.allocate(80);
        DeviceQueue queue = device.queue();
        order("clFinish", -36);
        assertEquals(
                DeviceFailure.LOST,
                assertThrows(DeviceException.class, queue::finish).failure());
        order("clReleaseMemObject", -38);
        order("clReleaseCommandQueue", -36);
        order("clReleaseContext", -34);
        buffer.close();
        device.close();
        assertEquals(0, opened());
    }

    @Test
    void whatTheCompilerWroteIsInTheMessage() {
        try (Device device = open()) {
            order("clBuildProgram", -11);
            BuildException e =
                    assertThrows(BuildException.class, () -> device.compile(SourceLanguage.OPENCL_C, "", List.of()));
            assertEquals(
                    "OpenCL device 0 \"Test GPU\": the source does not compile (CL_BUILD_PROGRAM_FAILURE)\n  a log",
                    e.getMessage());
            assertEquals("a log", e.log());
        }
    }

    private void useAll() {
        DeviceSurvey survey = library().survey();
        survey.whyNone().ifPresent(reason -> {
            throw DeviceException.unavailable("OpenCL", reason);
        });
        try (Device device = library().open(survey.choose(""))) {
            DeviceQueue queue = device.queue();
            DeviceQueue other = device.queue();
            DeviceBuffer buffer = device.allocate(80);
            HostBuffer host = device.allocateHost(4);
            DeviceEvent event = device.event();
            queue.copy(host, 0, buffer, 0, 4);
            queue.zero(buffer, 0, 80);
            queue.launch(kernel(device, buffer), 2, 5);
            queue.copy(buffer, 0, host, 0, 4);
            queue.record(event);
            other.await(event);
            event.await();
            assertTrue(event.hasHappened());
            queue.finish();
        }
    }

    private static DeviceKernel kernel(Device device, DeviceBuffer buffer) {
        DeviceProgram program = device.compile(SourceLanguage.OPENCL_C, "", List.of());
        return program.kernel("any", ArgumentKind.BUFFER).setBuffer(0, buffer);
    }

    private static OpenClLibrary library() {
        return new OpenClLibrary(List.of(loader.path()));
    }

    private static Device open() {
        OpenClLibrary library = library();
        return library.open(library.survey().choose(""));
    }

    private static int opened() {
        try {
            return (int) loader.function("loader_open", FunctionDescriptor.of(JAVA_INT))
                    .invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** The next call of a function returns a status. */
    private static void order(String function, int status) {
        try (Arena arena = Arena.ofConfined()) {
            loader.function("loader_order", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT))
                    .invoke(arena.allocateFrom(function), status);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void call(String function, Object... arguments) {
        try {
            loader.function(
                            function,
                            arguments.length == 0
                                    ? FunctionDescriptor.ofVoid()
                                    : arguments.length == 1
                                            ? FunctionDescriptor.ofVoid(JAVA_INT)
                                            : FunctionDescriptor.ofVoid(JAVA_INT, JAVA_INT))
                    .invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}

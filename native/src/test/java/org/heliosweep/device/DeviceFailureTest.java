package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.heliosweep.device.cuda.Emulator;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Delivery;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Morsel;
import org.heliosweep.kernel.MorselEvaluator;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Sums;
import org.heliosweep.sweep.Outcome;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.sweep.SweepException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of sweeps on devices that fail: one message, and no file that is half written. */
@ResourceLock(Emulator.LOCK)
class DeviceFailureTest {
    private static final String DEVICE = "CUDA device 0 \"Emulated GPU 0\": ";
    private static final String OTHER = "CUDA device 1 \"Emulated GPU 1\": ";

    private Emulator emulator;
    private final Witness witness = new Witness();

    @BeforeEach
    void reset() {
        emulator = Emulator.reset();
    }

    @AfterEach
    void nothingStaysOpen() {
        assertEquals(0, emulator.open());
    }

    private CudaBackend backend(String wanted) {
        return new CudaBackend(emulator.library(), Map.of(DeviceBackend.VARIABLE, wanted));
    }

    private static Plan squares(int scenarios) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("squares", workbench.readModel("model squares\ninput a [1] = 1 0 .. 9\noutput b = a * a"))
                .add("design random " + scenarios + " seed 1\nvary a = uniform\nkeep outputs rows 150_000")
                .build());
    }

    private void sweep() {
        sweep(200_000, 2);
    }

    private void sweep(int scenarios, int threads) {
        Sweep.of(squares(scenarios))
                .backend(backend(""))
                .threads(threads)
                .sink(witness)
                .run();
    }

    @Test
    void whereNothingFailsAllIsWritten() {
        sweep();
        assertEquals(List.of("begin", "accept", "accept", "accept", "complete"), witness.calls());
    }

    @Test
    void aSourceThatDoesNotCompileFailsBeforeAnythingIsWritten() {
        emulator.order("nvrtcCompileProgram", 6);
        KernelException e = assertThrows(KernelException.class, this::sweep);
        assertTrue(e.getMessage().startsWith(DEVICE), e.getMessage());
        assertTrue(e.getMessage().contains("the source does not compile"), e.getMessage());
        assertEquals(List.of(), witness.calls());
    }

    @Test
    void aDeviceWithoutMemoryFailsBeforeAnythingIsWritten() {
        emulator.order("cuMemAlloc_v2", 2);
        KernelException e = assertThrows(KernelException.class, this::sweep);
        assertTrue(e.getMessage().startsWith(DEVICE + "allocating"), e.getMessage());
        assertTrue(e.getMessage().contains("out of memory"), e.getMessage());
        assertEquals(List.of(), witness.calls());
    }

    @Test
    void aKernelThatIsRefusedAbortsWhatIsWritten() {
        emulator.order("cuLaunchKernel", 701);
        aborts("a kernel failed");
    }

    @Test
    void aKernelThatFailsWhileItRunsAbortsWhatIsWritten() {
        emulator.breakLaunch(700);
        aborts("a kernel failed (CUDA_ERROR_ILLEGAL_ADDRESS");
    }

    /** Once batches have been evaluated, launches of more than one need more memory. */
    @Test
    void aDeviceWhoseMemoryEndsMeanwhileAbortsWhatIsWritten() {
        emulator.order("cuMemAlloc_v2", 2, 8);
        aborts(DEVICE, "out of memory", () -> sweep(1_000_000, 1));
        assertEquals(4, launchesOf(LeafOnDevice.LEAVES), "batches, each by a launch of its own");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLaunchThatIsRefusedMeanwhileAbortsWhatIsWritten(int threads) {
        emulator.order("cuLaunchKernel", 701, 5);
        aborts(DEVICE, "a kernel failed", () -> sweep(200_000, threads));
        assertTrue(launchesOf(LeafOnDevice.LEAVES) >= 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aKernelThatFailsMeanwhileAbortsWhatIsWritten(int threads) {
        emulator.breakLaunch(700, 0, 5);
        aborts(DEVICE, "a kernel failed (CUDA_ERROR_ILLEGAL_ADDRESS", () -> sweep(200_000, threads));
    }

    private long launchesOf(String kernel) {
        return emulator.calls().stream()
                .filter(call -> call.startsWith("cuLaunchKernel " + kernel + " "))
                .count();
    }

    private void aborts(String words) {
        aborts(DEVICE, words, this::sweep);
    }

    private void aborts(String device, String words, Executable sweep) {
        SweepException e = assertThrows(SweepException.class, sweep);
        KernelException cause = assertInstanceOf(KernelException.class, e.getCause());
        assertTrue(cause.getMessage().startsWith(device), cause.getMessage());
        assertTrue(cause.getMessage().contains(words), cause.getMessage());
        assertEquals("begin", witness.calls().getFirst());
        assertEquals("abort", witness.calls().getLast());
    }

    @Test
    void ofTwoDevicesBothComputeAndOneMayFail() {
        emulator.devices(2);
        emulator.breakLaunch(700, 1, 0);
        List<Long> finished = new ArrayList<>();
        Batch batch = Batch.of(squares(1));
        Delivery delivery = new Delivery() {
            @Override
            public boolean isStopped() {
                return false;
            }

            @Override
            public Batch open(long index) {
                batch.reset(index * Batch.SIZE, 0);
                return batch;
            }

            @Override
            public void finish(long index, Sums sums) {
                finished.add(index);
            }
        };
        try (Kernel kernel = backend("").compile(squares(400_000));
                MorselEvaluator first = kernel.newMorselEvaluator(1);
                MorselEvaluator second = kernel.newMorselEvaluator(1);
                MorselEvaluator third = kernel.newMorselEvaluator(1)) {
            assertEquals(2, kernel.devices());
            first.evaluate(new Morsel(3, 5), delivery);
            KernelException e = assertThrows(KernelException.class, () -> second.evaluate(new Morsel(5, 6), delivery));
            assertTrue(e.getMessage().startsWith(OTHER), e.getMessage());
            third.evaluate(new Morsel(5, 7), delivery);
        }
        assertEquals(List.of(3L, 4L, 5L, 6L), finished);
    }

    /** Which of them comes first is left to the threads. */
    @Test
    void oneOfTwoDevicesThatFailsAbortsWhatIsWritten() {
        emulator.devices(2);
        emulator.breakLaunch(700);
        aborts("CUDA device ", "a kernel failed (CUDA_ERROR_ILLEGAL_ADDRESS", this::sweep);
    }

    @Test
    void aSecondDeviceThatCannotBePreparedFailsBeforeAnythingIsWritten() {
        emulator.devices(2);
        emulator.order("nvrtcCompileProgram", 6, 1);
        KernelException e = assertThrows(KernelException.class, this::sweep);
        assertTrue(e.getMessage().startsWith(OTHER + "the source does not compile"), e.getMessage());
        emulator.order("cuMemAlloc_v2", 2, 2);
        e = assertThrows(KernelException.class, this::sweep);
        assertTrue(e.getMessage().startsWith(OTHER + "allocating"), e.getMessage());
        emulator.order("cuDevicePrimaryCtxRetain", 2, 1);
        e = assertThrows(KernelException.class, this::sweep);
        assertTrue(e.getMessage().startsWith(OTHER + "opening it"), e.getMessage());
        assertEquals(List.of(), witness.calls());
    }

    @Test
    void eachDeviceHasAThreadUnlessFewerAreAskedFor() {
        emulator.devices(3);
        assertUsed(Math.max(3, Runtime.getRuntime().availableProcessors()), 3, "", sweep -> {});
        assertUsed(3, 3, "", sweep -> sweep.threadsOrDevices(2));
        assertUsed(4, 3, "", sweep -> sweep.threadsOrDevices(4));
        assertUsed(2, 2, "", sweep -> sweep.threads(2));
        assertUsed(4, 1, "1", sweep -> sweep.threads(4));
    }

    private void assertUsed(int threads, int devices, String wanted, Consumer<Sweep> options) {
        Sweep sweep = Sweep.of(squares(10)).backend(backend(wanted));
        options.accept(sweep);
        Outcome.Timing timing = sweep.run().timing();
        assertEquals(threads, timing.threads());
        assertEquals(devices, timing.devices());
    }

    @Test
    void aDeviceIsChosenByItsNumberOrName() {
        emulator.devices(2);
        assertEquals(Backend.Availability.yes("Emulated GPU 1"), backend("1").availability());
        assertEquals(Backend.Availability.yes("Emulated GPU 0"), backend("gpu").availability());
        Backend.Availability both = Backend.Availability.yes("2 devices, 0: Emulated GPU 0, 1: Emulated GPU 1");
        assertEquals(both, backend("").availability());
        assertEquals(both, backend("0, 1").availability());
        assertEquals(
                Backend.Availability.no(
                        "CUDA has no device named \"abacus\"; there are 0: Emulated GPU 0, 1: Emulated GPU 1"),
                backend("abacus").availability());
    }

    @Test
    void whereThereIsNoDeviceTheReasonIsToldAndItIsNotFaked() {
        emulator.devices(0);
        assertEquals(
                Backend.Availability.no("CUDA has no device: the driver finds no GPU"),
                backend("").availability());
        assertThrows(IllegalStateException.class, this::sweep);
    }
}

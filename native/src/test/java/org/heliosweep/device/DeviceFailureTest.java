package org.heliosweep.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliosweep.device.cuda.Emulator;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.sweep.SweepException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What becomes of sweeps on devices that fail: one message, and no file that is half written. */
@ResourceLock(Emulator.LOCK)
class DeviceFailureTest {
    private static final String DEVICE = "CUDA device \"Emulated GPU 0\": ";

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

    private static final class Witness implements Sink {
        private final List<String> calls = new ArrayList<>();

        @Override
        public void begin(Plan plan) {
            calls.add("begin");
        }

        @Override
        public void accept(Batch batch) {
            calls.add("accept");
        }

        @Override
        public void complete(Summary summary) {
            calls.add("complete");
        }

        @Override
        public void abort() {
            calls.add("abort");
        }
    }

    private CudaBackend backend(String wanted) {
        return new CudaBackend(emulator.library(), Map.of(DeviceBackend.VARIABLE, wanted));
    }

    private void sweep() {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("squares", workbench.readModel("model squares\ninput a [1] = 1 0 .. 9\noutput b = a * a"))
                .add("design random 200_000 seed 1\nvary a = uniform\nkeep outputs rows 150_000")
                .build());
        Sweep.of(plan).backend(backend("")).threads(2).sink(witness).run();
    }

    @Test
    void whereNothingFailsAllIsWritten() {
        sweep();
        assertEquals(List.of("begin", "accept", "accept", "accept", "complete"), witness.calls);
    }

    @Test
    void aSourceThatDoesNotCompileFailsBeforeAnythingIsWritten() {
        emulator.order("nvrtcCompileProgram", 6);
        KernelException e = assertThrows(KernelException.class, this::sweep);
        assertTrue(e.getMessage().startsWith(DEVICE), e.getMessage());
        assertTrue(e.getMessage().contains("the source does not compile"), e.getMessage());
        assertEquals(List.of(), witness.calls);
    }

    @Test
    void aDeviceWithoutMemoryFailsBeforeAnythingIsWritten() {
        emulator.order("cuMemAlloc_v2", 2);
        KernelException e = assertThrows(KernelException.class, this::sweep);
        assertTrue(e.getMessage().startsWith(DEVICE + "allocating"), e.getMessage());
        assertTrue(e.getMessage().contains("out of memory"), e.getMessage());
        assertEquals(List.of(), witness.calls);
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

    private void aborts(String words) {
        SweepException e = assertThrows(SweepException.class, this::sweep);
        KernelException cause = assertInstanceOf(KernelException.class, e.getCause());
        assertTrue(cause.getMessage().startsWith(DEVICE), cause.getMessage());
        assertTrue(cause.getMessage().contains(words), cause.getMessage());
        assertEquals("begin", witness.calls.getFirst());
        assertEquals("abort", witness.calls.getLast());
    }

    @Test
    void aDeviceIsChosenByItsNumberOrName() {
        emulator.devices(2);
        assertEquals(Backend.Availability.yes("Emulated GPU 1"), backend("1").availability());
        assertEquals(Backend.Availability.yes("Emulated GPU 0"), backend("gpu").availability());
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

package org.heliosweep.tornado.vm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.sweep.SweepException;
import org.heliosweep.tornado.KernelCode;
import org.heliosweep.tornado.KernelTypes;
import org.heliosweep.tornado.NearContract;
import org.heliosweep.tornado.TornadoRuntime;
import org.junit.jupiter.api.Test;

/** Kernels in TornadoVM, on whatever device there is. */
class TornadoSweepTest extends NearContract {
    @Override
    protected Backend backend() {
        return Backends.named("tornado");
    }

    @Test
    void itSaysWhichDeviceItTakes() {
        Backend.Availability availability = backend().availability();
        assertTrue(availability.available(), availability.reason());
        assertTrue(availability.reason().matches(".+, by .+"), availability.reason());
    }

    /** TornadoVM with other constants than the kernel was written for. */
    private static final class OtherConstants implements TornadoRuntime {
        private final TornadoRuntime machine = new TornadoVirtualMachine();

        @Override
        public Backend.Availability availability() {
            return machine.availability();
        }

        @Override
        public KernelTypes types() {
            return machine.types();
        }

        @Override
        public Launch load(KernelCode code) {
            List<Double> table =
                    code.table().stream().map(value -> value * (1 + 1e-6)).toList();
            return machine.load(new KernelCode(
                    code.classFile(),
                    code.method(),
                    table,
                    code.capacity(),
                    code.reals(),
                    code.integers(),
                    code.truths(),
                    code.listing()));
        }
    }

    @Test
    void aWrongKernelFailsWithScenarioAndBothValues() {
        Sweep sweep = Sweep.of(plan("design grid\nvary a = levels(-3, -2.5, 0.1, 4)\nvary b = levels(-1, 0, 1.5, 1e9)"))
                .backend(of(new OtherConstants()));
        String message = assertThrows(SweepException.class, sweep::run).getMessage();
        assertTrue(
                message.matches(".*in scenario [0-9]+, the .* is -?[0-9.E-]+ instead of -?[0-9.E-]+, which.*"),
                message);
    }

    @Test
    void aClassFileThatIsNoneFails() {
        KernelCode code = new KernelCode(ByteBuffer.wrap(new byte[] {1, 2, 3}), "none", List.of(0.0), 64, 1, 1, 1, "");
        TornadoRuntime machine = new TornadoVirtualMachine();
        assertTrue(machine.availability().available());
        String message =
                assertThrows(KernelException.class, () -> machine.load(code)).getMessage();
        assertEquals("TornadoVM does not take the kernel", message.substring(0, message.indexOf(':')));
    }
}

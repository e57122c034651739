package org.heliosweep.tornado;

import java.lang.foreign.MemorySegment;
import org.heliosweep.kernel.Backend;

/**
 * What loads and launches kernels: TornadoVM, behind an interface that needs none of its classes. An implementation is
 * found by {@link java.util.ServiceLoader}, and has a public constructor without arguments that does nothing which can
 * fail.
 */
public interface TornadoRuntime {
    /** Whether it can launch kernels here, and on what; or why not. */
    Backend.Availability availability();

    /** The classes that kernels for it are written against. */
    KernelTypes types();

    /**
     * Loads a kernel; it may be compiled now or when it is launched first.
     *
     * @throws org.heliosweep.kernel.KernelException if TornadoVM does not take it
     */
    Launch load(KernelCode code);

    /** A kernel and its arrays, for one thread at a time. */
    interface Launch extends AutoCloseable {
        /**
         * Computes scenarios.
         *
         * @param first the number of the first one
         * @param count how many, from 1 to {@link KernelCode#capacity}
         * @throws org.heliosweep.kernel.KernelException if the kernel does not compile, or the device fails
         */
        void run(long first, int count);

        /** What the last launch wrote: reals of 8 bytes, one value after the other, each for the whole capacity. */
        MemorySegment reals();

        /** Integers of 8 bytes. */
        MemorySegment integers();

        /** Truths of one byte. */
        MemorySegment truths();

        @Override
        void close();
    }
}

package org.heliosweep.device.opencl;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.heliosweep.device.compute.Device;
import org.heliosweep.device.compute.DeviceSurvey;
import org.junit.jupiter.api.Test;

/**
 * Programs compile while the JVM stops its threads, which it does by signals: where the compiler inside the driver catches
 * these, it removes its own files. Neither happens with the library libjsig of the JVM loaded before all others.
 */
class SignalsTest {
    private static final int PROGRAMS = 10;

    /** Read by the thread that is stopped, so that its loop is not left out. */
    private volatile long sum;

    @Test
    void aDriverDoesNotCatchThoseOfTheJvm() throws Exception {
        OpenClLibrary library = new OpenClLibrary();
        DeviceSurvey survey = library.survey();
        assumeTrue(survey.whyNone().isEmpty(), () -> survey.whyNone().orElseThrow());
        AtomicBoolean ended = new AtomicBoolean();
        Thread stopped = Thread.ofPlatform().start(() -> compute(ended));
        Thread stopping = Thread.ofPlatform().start(() -> stopThreads(ended));
        try (Device device = library.open(survey.choose(""))) {
            for (int number = 0; number < PROGRAMS; number++) {
                // No two are the same, lest the driver has compiled it before.
                String source =
                        "kernel void fill(global double *z) { z[0] = " + System.nanoTime() + "." + number + "; }";
                device.compile(device.description().languages().getFirst(), source, List.of())
                        .close();
            }
        } finally {
            ended.set(true);
            stopped.join();
            stopping.join();
        }
        assertTrue(sum != 0);
    }

    /** Loops that are compiled ask at each turn whether they are to stop, which ends in a signal. */
    private void compute(AtomicBoolean ended) {
        while (!ended.get()) {
            long total = 1;
            for (int term = 0; term < 1_000_000; term++) {
                total += term ^ total;
            }
            sum = total | 1;
        }
    }

    private static void stopThreads(AtomicBoolean ended) {
        while (!ended.get()) {
            assertTrue(!Thread.getAllStackTraces().isEmpty());
            LockSupport.parkNanos(300_000);
        }
    }
}

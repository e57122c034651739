package org.heliosweep.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.heliosweep.sweep.Sweep;

/**
 * Stops a sweep when the process is asked to end, by Ctrl-C or {@code kill}, and keeps the JVM alive until what the
 * sweep has begun is cleaned up.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;

    Interruption(Sweep sweep) {
        hook = new Thread(
                () -> {
                    sweep.cancel();
                    await();
                },
                "heliosweep-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The sweep has ended, and said what there is to say. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is ending already: the hook runs.
        }
    }

    private void await() {
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("heliosweep: the sweep did not stop within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.heliosweep.device.compute;

/** Runs all steps of closing even if some fail, and throws what the first one threw. */
public final class Closing {
    private RuntimeException first;

    /** Nothing is closed yet. */
    public Closing() {}

    /** Runs a step. */
    public void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    /** Throws what the first step that failed has thrown, if one has. */
    public void end() {
        if (first != null) {
            throw first;
        }
    }
}

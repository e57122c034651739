package org.heliosweep.sweep;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.heliosweep.kernel.Backend;
import org.heliosweep.plan.Plan;

/** One execution of a sweep. */
record Run(
        Plan plan,
        Backend backend,
        int threads,
        int blockSize,
        Progress progress,
        List<Sink> sinks,
        AtomicBoolean cancelled) {
    Outcome run() {
        throw new UnsupportedOperationException();
    }
}

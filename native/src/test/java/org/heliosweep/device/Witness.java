package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;

/** A sink that notes what it is told. */
final class Witness implements Sink {
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

    /** The calls, in their order. */
    List<String> calls() {
        return calls;
    }
}

package org.heliosweep.tornado;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.heliosweep.graph.Node;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Staged;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;

/** What one thread takes from the device, and reduces while others have theirs computed. */
final class TornadoEvaluator implements Kernel.Evaluator {
    private final TornadoKernel kernel;
    private final Plan plan;
    private final Staged staged;

    TornadoEvaluator(TornadoKernel kernel) {
        this.kernel = kernel;
        this.plan = kernel.plan();
        this.staged = new Staged(plan, kernel.layout().capacity());
        fillLiterals();
    }

    private void fillLiterals() {
        kernel.outputs().forEach((root, output) -> {
            if (kernel.rendered().graph().node(output.node()) instanceof Node.Literal literal) {
                switch (plan.graph().node(root).type()) {
                    case REAL -> Arrays.fill(staged.reals(root), literal.real());
                    case INTEGER ->
                        Arrays.fill(
                                staged.integers(root), output.isKey() ? output.key(literal.real()) : literal.bits());
                    case TRUTH -> Arrays.fill(staged.truths(root), literal.bits() != 0);
                }
            }
        });
    }

    @Override
    public void evaluate(int row, int count, Batch batch, Partials partials) {
        int capacity = kernel.layout().capacity();
        for (int from = row; from < row + count; from += capacity) {
            int scenarios = Math.min(capacity, row + count - from);
            compute(batch.first() + from, scenarios);
            kernel.firstUse().check(batch.first() + from, scenarios, staged);
            staged.deliver(from, scenarios, batch, partials);
        }
    }

    private void compute(long first, int count) {
        TornadoRuntime.Launch launch = kernel.launch();
        synchronized (launch) {
            launch.run(first, count);
            kernel.outputs().forEach((root, output) -> {
                if (!kernel.layout().isWritten(output.node())) {
                    return;
                }
                int offset = kernel.layout().offset(output.node());
                if (output.isKey()) {
                    takeKeys(root, output, offset, count);
                } else {
                    copy(root, offset, count);
                }
            });
        }
    }

    private void takeKeys(int root, TornadoKernel.Output output, long offset, int count) {
        MemorySegment reals = kernel.launch().reals();
        long[] keys = staged.integers(root);
        for (int at = 0; at < count; at++) {
            keys[at] = output.key(reals.getAtIndex(ValueLayout.JAVA_DOUBLE, offset + at));
        }
    }

    private void copy(int root, long offset, int count) {
        TornadoRuntime.Launch launch = kernel.launch();
        switch (plan.graph().node(root).type()) {
            case REAL ->
                MemorySegment.copy(
                        launch.reals(), ValueLayout.JAVA_DOUBLE, offset * Double.BYTES, staged.reals(root), 0, count);
            case INTEGER ->
                MemorySegment.copy(
                        launch.integers(), ValueLayout.JAVA_LONG, offset * Long.BYTES, staged.integers(root), 0, count);
            case TRUTH -> {
                boolean[] truths = staged.truths(root);
                for (int at = 0; at < count; at++) {
                    truths[at] = launch.truths().get(ValueLayout.JAVA_BYTE, offset + at) != 0;
                }
            }
        }
    }
}
